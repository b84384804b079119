import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import type { ContentError } from './content-error.ts';
import { message } from './message.ts';
import type { Message } from './report.ts';
import { machineOf } from './resolve-machine.ts';
import type { Scenario } from './scenario.ts';
import { type ScenarioFile, scenarioSchema } from './scenario-schema.ts';
import { schemaMessage } from './schema-message.ts';

export type ScenarioError = ContentError;

/**
 * Reads a `scenario.yaml`.
 * @param path where it lies, `…/<scenario id>/scenario.yaml`: for the errors and the id
 * @returns the scenario, or every error found, in the order of the file
 */
export function parseScenario(text: string, path: string): Scenario | readonly ScenarioError[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, what: Message): ScenarioError => {
    const { line, col } = lines.linePos(offset);
    return { path, line: Math.max(line, 1), column: Math.max(col, 1), message: what };
  };
  if (document.errors.length > 0) {
    return document.errors.map(({ code, pos, message: detail }) =>
      at(
        pos[0],
        code === 'DUPLICATE_KEY'
          ? message('scenario-error.duplicate-key', { key: keyAt(text, pos[0]) })
          : message('scenario-error.syntax', { detail: detail.replace(/\s+/g, ' ') }),
      ),
    );
  }
  const value: unknown = document.toJS();
  const result = scenarioSchema.safeParse(value);
  if (result.success) return resolve(result.data, idOf(path));
  return result.error.issues
    .flatMap((issue) => expand(issue))
    .map((issue) => ({ offset: offsetOf(document, issue), what: schemaMessage(issue, value) }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, what }) => at(offset, what));
}

/** One issue a key, so that each has its own place; of a number or a list, the issues of what was written. */
function expand(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ ...issue, keys: [key] }));
  if (issue.code !== 'invalid_union') return [issue];
  const [first = []] = issue.errors;
  const fits = ({ code, path }: z.core.$ZodIssue) => path.length > 0 || code !== 'invalid_type';
  const meant = issue.errors.find((errors) => errors.every(fits)) ?? first;
  return meant.map((error) => ({ ...error, path: [...issue.path, ...error.path] }));
}

/** Where the value (or, for an unknown key, the key) begins; for what is missing, where its owner begins. */
function offsetOf(document: Document, issue: z.core.$ZodIssue): number {
  if (issue.code === 'unrecognized_keys') {
    const owner = document.getIn(issue.path, true);
    const pair = isMap(owner)
      ? owner.items.find(({ key }) => isScalar(key) && key.value === issue.keys[0])
      : undefined;
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
  }
  for (let depth = issue.path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(issue.path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyAt(text: string, offset: number): string {
  return /^[^\s:]+/.exec(text.slice(offset))?.[0] ?? '';
}

function idOf(path: string): string {
  return path.split('/').at(-2) ?? path;
}

function resolve(file: ScenarioFile, id: string): Scenario {
  const { part, order, statements, program, seeds, wrong } = file;
  return {
    id,
    part,
    order,
    statements,
    edit: program.edit,
    given: program.given,
    machine: machineOf(file),
    seeds,
    checks: file.checks.map(({ id: name, check, statement, ...parameters }) => ({
      id: name,
      check: check ?? name,
      ...(statement === undefined ? {} : { statement }),
      parameters,
    })),
    wrong,
  };
}
