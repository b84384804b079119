/** The reference as the editor uses it: each name with how it is written, a summary and its address. */

import type { CallFact } from '../../sandbox/reference/fact.ts';
import { NOTIFICATIONS } from '../../sandbox/reference/notifications.ts';
import { STRUCTURES } from '../../sandbox/reference/structures.ts';
import { CALLS, writtenCall } from '../../sandbox/reference/table.ts';
import { VALUES } from '../../sandbox/reference/values.ts';
import type { Locale } from '../i18n/locales.ts';
import type { NameEntry } from '../workbench/editor/names.ts';
import { anchorOf, fieldAnchor } from './anchors.ts';
import { constantsOf, declarations } from './declared.ts';
import { fieldWords, readWords, wordsFor } from './words.ts';

/** Every name of the reference that can stand in a program, in the order of the pages. */
export function namesOf(locale: Locale): NameEntry[] {
  const words = readWords(locale);
  const calls = CALLS.flatMap((fact): NameEntry[] => {
    const summary = words.calls[fact.name]?.summary ?? '';
    const kind = kindOf(fact);
    return [fact.name, ...(fact.forms ?? [])].map((name) => ({
      name,
      kind,
      written: writtenAs(fact, name),
      summary,
      at: `${fact.page}/#${anchorOf(name)}`,
    }));
  });
  const structures = STRUCTURES.flatMap((fact): NameEntry[] => {
    const declared = declarations.structures.get(fact.name) ?? [];
    return [
      {
        name: fact.name,
        kind: 'structure',
        written: `struct _${fact.name}`,
        summary: wordsFor(words.structures, fact.name),
        at: `structures/#${anchorOf(fact.name)}`,
      },
      ...fact.fields.map(
        (name): NameEntry => ({
          name,
          kind: 'field',
          written: `${declared.find((field) => field.name === name)?.declaration}; // ${fact.name}`,
          summary: fieldWords(words, fact.name, name) ?? '',
          at: `structures/#${fieldAnchor(fact.name, name)}`,
        }),
      ),
    ];
  });
  const values = VALUES.flatMap(({ names }) =>
    constantsOf(names).map(
      ([name, value]): NameEntry => ({
        name,
        kind: 'value',
        written: `#define ${name} ${value}`,
        summary: wordsFor(words.values, name),
        at: `values/#${anchorOf(name)}`,
      }),
    ),
  );
  return [...calls, ...structures, ...values];
}

function kindOf(fact: CallFact): NameEntry['kind'] {
  if (NOTIFICATIONS.includes(fact)) return 'notification';
  return fact.level === undefined ? 'routine' : 'entry-point';
}

/** A form's own declaration stands in the headers under its own name. */
function writtenAs(fact: CallFact, name: string): string {
  return writtenCall(declarations, name === fact.name ? fact : { ...fact, name }).text;
}
