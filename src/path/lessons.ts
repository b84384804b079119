/** The lessons that are written, in the order of the path, with their words in one language. */

import { type CollectionEntry, getCollection } from 'astro:content';
import { existsSync } from 'node:fs';
import { href } from '../i18n/links.ts';
import type { Locale } from '../i18n/locales.ts';
import { type PartName, readPath } from './read-path.ts';

export interface Lesson {
  /** File of `content/docs/<locale>/lessons/` and folder of `content/scenarios/`. */
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly href: string;
  /** Absent while the lesson has no scenario. */
  readonly exerciseHref: string | undefined;
}

export interface PartOfPath {
  readonly part: PartName;
  readonly lessons: readonly Lesson[];
}

/** @returns parts with at least one written lesson; a lesson not translated yet keeps its English words */
export async function lessonsOf(locale: Locale): Promise<PartOfPath[]> {
  const pages = new Map((await getCollection('docs')).map((page) => [page.id, page]));
  return readPath()
    .map(({ part, lessons }) => ({
      part,
      lessons: lessons.flatMap((id) => {
        const page = pages.get(`${locale}/lessons/${id}`) ?? pages.get(`en/lessons/${id}`);
        return page ? [lesson(locale, id, page)] : [];
      }),
    }))
    .filter(({ lessons }) => lessons.length > 0);
}

function lesson(locale: Locale, id: string, page: CollectionEntry<'docs'>): Lesson {
  return {
    id,
    title: page.data.title,
    description: page.data.description,
    href: href(locale, `lessons/${id}/`),
    exerciseHref: existsSync(`content/scenarios/${id}/scenario.yaml`)
      ? href(locale, `exercise/${id}/`)
      : undefined,
  };
}
