/** C names of a module's functions. */

import { NameKind, namesOf } from './name-section.ts';
import type { WasmModule } from './wasm-module.ts';

/** Names by function index; imports are called as they are imported. A function without a name is `function[index]`. */
export function routineNames(module: WasmModule): readonly string[] {
  const names = [
    ...module.imports.map((entry) => entry.name),
    ...module.functions.map((_, index) => `function[${module.imports.length + index}]`),
  ];
  for (const [index, name] of namesOf(module, NameKind.function)) names[index] = name;
  return names;
}
