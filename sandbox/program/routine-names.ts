/** C names of a module's functions. */

import { ByteReader } from './byte-reader.ts';
import type { WasmModule } from './wasm-module.ts';

/** The subsection of the `name` section that holds function names (wasm core 1.0, appendix "Custom Sections"). */
const FUNCTION_NAMES = 1;

/** Names by function index; imports are called as they are imported. A function without a name is `function[index]`. */
export function routineNames(module: WasmModule): readonly string[] {
  const names = [
    ...module.imports.map((entry) => entry.name),
    ...module.functions.map((_, index) => `function[${module.imports.length + index}]`),
  ];
  const section = module.custom.get('name');
  if (section === undefined) return names;
  const reader = new ByteReader(section);
  while (!reader.done) {
    const id = reader.u8();
    const inner = new ByteReader(reader.take(reader.uleb()));
    if (id !== FUNCTION_NAMES) continue;
    for (let rest = inner.uleb(); rest > 0; rest--) {
      const index = inner.uleb();
      names[index] = inner.name();
    }
  }
  return names;
}
