/** What a page needs of a scenario's two files. `scenario -- check` judges the rest. */

import { parse } from 'yaml';
import { z } from 'zod';
import { parseText, type ScenarioText } from '../../sandbox/grading/parse-text.ts';

const programSchema = z.looseObject({
  program: z.looseObject({ edit: z.string(), given: z.array(z.string()) }),
});

export interface ProgramFiles {
  /** Name of the file that the learner writes. */
  readonly edit: string;
  /** Relative to `content/scenarios/`. */
  readonly given: readonly string[];
}

/** @throws ZodError */
export function readProgram(scenarioYaml: string): ProgramFiles {
  return programSchema.parse(parse(scenarioYaml)).program;
}

/** @throws when the text is not as its format wants it, naming each place */
export function readText(markdown: string, path: string): ScenarioText {
  const text = parseText(markdown, path);
  if ('task' in text) return text;
  throw new Error(
    text.map(({ line, column, message }) => `${path}:${line}:${column} ${message.key}`).join('\n'),
  );
}
