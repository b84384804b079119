/**
 * Turns declarations into a C program that is nothing but one constant: numbers a compiler knows (sizes, offsets,
 * values), then, for each bit-field, an object in which that field alone is all ones. Reading the constant back
 * tells what the compiler thinks.
 */
import type { Declarations } from './headers-declarations.ts';

/** One thing to ask a compiler. `key` says it in words, e.g. `offset of struct _SENSE_DATA.SenseKey`. */
export interface Question {
  readonly key: string;
  /** A constant expression of C, or the bit-field `path` of the aggregate `of`. */
  readonly ask: { readonly value: string } | { readonly bits: string; readonly of: string };
}

/** Macros that stand for a keyword or for nothing one could evaluate. */
const decorations = new Set(['CONST', 'FORCEINLINE', 'NTAPI', 'SCSIPORTAPI', 'VOID']);

/** Everything `declared` offers, by key; a key without a question can only be there or not. */
export function offers(declared: Declarations): Map<string, Question | undefined> {
  const found = new Map<string, Question | undefined>();
  const value = (key: string, expression: string) =>
    found.set(key, { key, ask: { value: `(unsigned long)(${expression})` } });

  for (const [name, { arity, body }] of declared.macros) {
    if (arity !== undefined) found.set(`macro ${name} with ${arity} parameters`, undefined);
    else if (body === '' || decorations.has(name)) found.set(`macro ${name}`, undefined);
    else value(`macro ${name}`, name);
  }
  for (const name of declared.enumerators) value(`enumerator ${name}`, name);
  for (const name of declared.routines.keys()) found.set(`routine ${name}`, undefined);
  for (const name of declared.typedefs.keys()) value(`size of ${name}`, `sizeof(${name})`);
  for (const [aggregate, fields] of declared.aggregates) {
    value(`size of ${aggregate}`, `sizeof(${aggregate})`);
    value(`alignment of ${aggregate}`, `_Alignof(${aggregate})`);
    for (const { path, isBitField } of fields) {
      const field = `${aggregate}.${path}`;
      if (isBitField) {
        found.set(`bits of ${field}`, { key: `bits of ${field}`, ask: { bits: path, of: aggregate } });
      } else {
        value(`offset of ${field}`, `__builtin_offsetof(${aggregate}, ${path})`);
        value(`size of ${field}`, `sizeof(((${aggregate} *)0)->${path})`);
      }
    }
  }
  return found;
}

/**
 * Questions to one compiler about types another set of headers declares: 1 where it finds them the same.
 * `typesOf` words the types, `known` are the declarations the compiler will see.
 */
export function agreements(typesOf: Declarations, known: Declarations): Question[] {
  const questions: Question[] = [];
  const same = (key: string, left: string, right: string) =>
    questions.push({ key, ask: { value: `__builtin_types_compatible_p(${left}, ${right})` } });

  for (const [name, type] of typesOf.routines) {
    if (known.routines.has(name)) same(`type of routine ${name}`, `__typeof__(&${name})`, type);
  }
  for (const [name, type] of typesOf.typedefs) {
    if (known.typedefs.has(name) && type !== '') same(`type ${name}`, name, type);
  }
  for (const [aggregate, fields] of typesOf.aggregates) {
    const paths = new Set(known.aggregates.get(aggregate)?.map((field) => field.path));
    for (const { path, type, isBitField } of fields) {
      if (isBitField || type === undefined || !paths.has(path)) continue;
      same(`type of ${aggregate}.${path}`, `__typeof__(((${aggregate} *)0)->${path})`, type);
    }
  }
  return questions;
}

/** The program; `prefix` brings the headers, `section` names where the constant goes, if that matters. */
export function probeProgram(prefix: string, questions: readonly Question[], section?: string): string {
  const values: string[] = [];
  const objects: { type: string; initialiser: string }[] = [];
  for (const { ask } of questions) {
    if ('value' in ask) values.push(ask.value);
    else {
      values.push(`sizeof(${ask.of})`);
      objects.push({ type: ask.of, initialiser: `{ .${ask.bits} = -1 }` });
    }
  }
  return [
    prefix,
    '#pragma pack(push, 1)',
    `const struct { unsigned long values[${values.length}];`,
    ...objects.map(({ type }, i) => `${type} object${i};`),
    `} probe __attribute__((used${section === undefined ? '' : `, section("${section}")`})) = {`,
    `{ ${values.join(',\n')} },`,
    ...objects.map(({ initialiser }) => `${initialiser},`),
    '};',
    '#pragma pack(pop)',
  ].join('\n');
}

/** Answers by key: a number in decimal, or for a bit-field the bytes it occupies, e.g. `byte 2: 00001111`. */
export function readProbe(bytes: Uint8Array, questions: readonly Question[]): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const answers = new Map<string, string>();
  let object = questions.length * 4;
  questions.forEach(({ key, ask }, i) => {
    const value = view.getUint32(i * 4, true);
    if ('value' in ask) answers.set(key, String(value));
    else {
      answers.set(key, bitPositions(bytes.subarray(object, object + value)));
      object += value;
    }
  });
  return answers;
}

function bitPositions(object: Uint8Array): string {
  return [...object.entries()]
    .filter(([, byte]) => byte !== 0)
    .map(([at, byte]) => `byte ${at}: ${byte.toString(2).padStart(8, '0')}`)
    .join(', ');
}
