/** What wasm-ld tells in the `name` section: one subsection for each kind of thing that has names. */

import { ByteReader } from './byte-reader.ts';
import type { WasmModule } from './wasm-module.ts';

/**
 * Numbers of the subsections: functions (wasm core 1.0, appendix "Custom Sections"), data segments (extended name
 * section, https://github.com/WebAssembly/extended-name-section).
 */
export const NameKind = { function: 1, dataSegment: 9 } as const;

/** Names of one kind by index; empty when the module tells none. */
export function namesOf(module: WasmModule, kind: number): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const section = module.custom.get('name');
  if (section === undefined) return names;
  const reader = new ByteReader(section);
  while (!reader.done) {
    const id = reader.u8();
    const inner = new ByteReader(reader.take(reader.uleb()));
    if (id !== kind) continue;
    for (let rest = inner.uleb(); rest > 0; rest--) {
      const index = inner.uleb();
      names.set(index, inner.name());
    }
  }
  return names;
}
