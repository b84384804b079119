/** The order of the course: it follows from the scenarios' own `part` and `order`. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { PARTS } from '../../sandbox/grading/scenario-schema.ts';

/** Worded in content/i18n as `path.<part>`. */
export type PartName = (typeof PARTS)[number];

export interface Part {
  readonly part: PartName;
  /** Files of `lessons/` without their ending; a lesson and its scenario bear one name. */
  readonly lessons: readonly string[];
}

interface Place {
  readonly part: PartName;
  readonly order: number;
}

const placeSchema = z.looseObject({ part: z.enum(PARTS), order: z.number() });

/** @returns the parts that have a written lesson. A lesson with neither exercise nor experiment is for orientation. */
export function readPath(): Part[] {
  const places = new Map(writtenPages('lessons').map((lesson) => [lesson, placeOf(lesson)]));
  return PARTS.map((part) => ({ part, lessons: lessonsIn(part, places) })).filter(
    ({ lessons }) => lessons.length > 0,
  );
}

/** @returns the pages of a folder of `content/docs/en`, without their ending */
export function writtenPages(folder: string): string[] {
  const path = `content/docs/en/${folder}`;
  if (!existsSync(path)) return [];
  return readdirSync(path).flatMap((file) => /^([^_].*)\.mdx?$/.exec(file)?.[1] ?? []);
}

function placeOf(lesson: string): Place {
  const file = [
    `content/scenarios/${lesson}/scenario.yaml`,
    `content/experiments/${lesson}/experiment.yaml`,
  ].find((path) => existsSync(path));
  if (file === undefined) return { part: 'orientation', order: 0 };
  return placeSchema.parse(parse(readFileSync(file, 'utf8')));
}

function lessonsIn(part: PartName, places: ReadonlyMap<string, Place>): string[] {
  return [...places]
    .filter(([, place]) => place.part === part)
    .sort(([, one], [, other]) => one.order - other.order)
    .map(([lesson]) => lesson);
}
