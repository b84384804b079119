import type * as z from 'zod';
import { message } from './message.ts';
import { nearestNames } from './nearest-names.ts';
import type { Message } from './report.ts';
import { scenarioSchema } from './scenario-schema.ts';

/**
 * Words an issue of the schema: what is wrong, and what is allowed there.
 * @param value the whole file's value, to quote from
 */
export function schemaMessage(issue: z.core.$ZodIssue, value: unknown): Message {
  const where = issue.path.join('.');
  const found = valueAt(value, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKey(issue);
    case 'invalid_type':
      return found === undefined
        ? message(`scenario-error.missing-${kindOf(issue.expected)}`, { where })
        : message(`scenario-error.type-${kindOf(issue.expected)}`, { where, value: quote(found) });
    case 'invalid_value':
      return found === undefined
        ? message('scenario-error.missing-among', { where, allowed: issue.values.join(', ') })
        : notAmong(found, issue.values.map(String));
    case 'too_small': {
      const limit = Number(issue.minimum);
      if (issue.origin === 'array') return message('scenario-error.too-few', { where, limit });
      const key = issue.inclusive === false ? 'scenario-error.not-above' : 'scenario-error.too-small';
      return message(key, { where, limit, value: quote(found) });
    }
    case 'too_big': {
      const limit = Number(issue.maximum);
      if (issue.origin === 'array') return message('scenario-error.too-many', { where, limit });
      return message('scenario-error.too-big', { where, limit, value: quote(found) });
    }
    case 'invalid_format':
      return message('scenario-error.format', {
        where,
        value: quote(found),
        pattern: String(issue.pattern ?? issue.format),
      });
    case 'custom': {
      const { key, ...parameters } = (issue.params ?? {}) as Record<string, string | number>;
      return message(String(key), { where, ...parameters });
    }
    default:
      return message('scenario-error.invalid', { where, value: quote(found) });
  }
}

/** What a value has to be, as the keys of the texts say it. */
export const KINDS = ['text', 'number', 'whole-number', 'map', 'list', 'value'] as const;

function kindOf(expected: string): (typeof KINDS)[number] {
  switch (expected) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'int':
      return 'whole-number';
    case 'object':
    case 'record':
      return 'map';
    case 'array':
    case 'tuple':
      return 'list';
    default:
      return 'value';
  }
}

function unknownKey(issue: z.core.$ZodIssueUnrecognizedKeys): Message {
  const [key = ''] = issue.keys;
  const given = (issue as { params?: { allowed?: readonly string[] } }).params?.allowed;
  const allowed = given ?? keysAt(scenarioSchema, issue.path);
  return suggest('scenario-error.unknown-key', key, allowed);
}

function notAmong(found: unknown, allowed: readonly string[]): Message {
  return suggest('scenario-error.not-among', typeof found === 'string' ? found : quote(found), allowed);
}

function suggest(key: string, value: string, names: readonly string[]): Message {
  const [nearest] = nearestNames(value, names);
  const allowed = names.join(', ');
  return nearest === undefined
    ? message(key, { value, allowed })
    : message(`${key}-did-you-mean`, { value, allowed, nearest });
}

/** The keys the schema allows in the object at a path. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const step of path) at = at && memberOf(at, step);
  return Object.keys((at && definition(unwrap(at)).shape) ?? {});
}

function memberOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  const { shape, element } = definition(unwrap(schema));
  return shape?.[step] ?? element;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType } = definition(schema);
  return innerType === undefined ? schema : unwrap(innerType);
}

/** What the kinds of schema that the scenario's is built of say of their parts. */
interface Definition {
  readonly shape?: Readonly<Record<PropertyKey, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
}

function definition(schema: z.core.$ZodType): Definition {
  return schema._zod.def as Definition;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

function quote(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
