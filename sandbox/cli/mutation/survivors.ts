/** What is said of the changes that no check notices: `survivors.yaml`, beside the solution. */

import { isNode, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import type { ContentError } from '../../grading/content-error.ts';
import { message } from '../../grading/message.ts';
import { type Mutation, placeOf, shown } from './mutation.ts';

export interface Survivor {
  /** Where the change begins in the solution, as `line:column`, from 1. */
  readonly at: string;
  /** What stands there after the change, as {@link shown}. */
  readonly becomes: string;
  /** Why nobody needs to notice. */
  readonly because: string;
  /** Line of `survivors.yaml`, from 1. */
  readonly line: number;
}

const FILE = z.array(
  z.strictObject({
    at: z.string().regex(/^\d+:\d+$/),
    becomes: z.union([z.string(), z.array(z.string()).min(1)]).transform((texts) => [texts].flat()),
    because: z.string().min(1),
  }),
);

/** @returns the survivors, or where the file is not a list of them */
export function parseSurvivors(text: string, path: string): readonly Survivor[] | ContentError {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (place: readonly PropertyKey[]): number => {
    const node = document.getIn(place.slice(0, 1), true);
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  };
  const wrong = (line: number): ContentError => ({
    path,
    line,
    column: 1,
    message: message('cli.survivors-unreadable'),
  });
  const [syntax] = document.errors;
  if (syntax) return wrong(lines.linePos(syntax.pos[0]).line);
  const file = FILE.safeParse(document.toJS());
  if (!file.success) return wrong(lineOf(file.error.issues[0]?.path ?? []));
  return file.data.flatMap(({ at, becomes, because }, index) =>
    becomes.map((change) => ({ at, becomes: change, because, line: lineOf([index]) })),
  );
}

/** Whether `survivor` is about the change of `text`. */
export function isAbout({ at, becomes }: Survivor, mutation: Mutation, text: string): boolean {
  const { line, column } = placeOf(text, mutation.start);
  return at === `${line}:${column}` && becomes === shown(mutation.replacement);
}
