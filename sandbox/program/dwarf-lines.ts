/** Reader of DWARF 4 line tables (DWARF 4 section 6.2). */

import { ByteReader } from './byte-reader.ts';
import { UnsupportedModule } from './wasm-module.ts';

/** One row of the line table: from `address` on, up to the next row. */
export interface LineRow {
  /** Offset into the payload of the linked code section. */
  readonly address: number;
  /** As the toolchain named the source, e.g. `interrupt.c`. */
  readonly file: string;
  /** Counts from 1; 0 for code that belongs to no line. */
  readonly line: number;
  /** Counts from 1; 0 where the compiler names none. */
  readonly column: number;
  /** The routine's parameters are stored and its own statements begin here. */
  readonly prologueEnd: boolean;
}

/** The folder the toolchain compiles in; names are reported without it. */
const SOURCE_FOLDER = '/src/';

interface UnitHeader {
  readonly minimumInstructionLength: number;
  readonly lineBase: number;
  readonly lineRange: number;
  readonly opcodeBase: number;
  /** Operand counts of the standard opcodes, to pass over unknown ones. */
  readonly operandCounts: readonly number[];
  readonly files: string[];
  readonly folders: readonly string[];
}

function sourceName(folder: string | undefined, name: string): string {
  const path = folder === undefined || name.startsWith('/') ? name : `${folder}/${name}`;
  return path.startsWith(SOURCE_FOLDER) ? path.slice(SOURCE_FOLDER.length) : path.replace(/^\.\//, '');
}

/** DWARF 4 section 6.2.4, from `version` on. */
function readHeader(reader: ByteReader): UnitHeader {
  const version = reader.u16();
  if (version !== 4) throw new UnsupportedModule(`line table of DWARF ${version}`);
  const headerLength = reader.u32();
  const program = reader.position + headerLength;
  const minimumInstructionLength = reader.u8();
  reader.skip(2); // maximum_operations_per_instruction, default_is_stmt
  const lineBase = (reader.u8() << 24) >> 24;
  const lineRange = reader.u8();
  const opcodeBase = reader.u8();
  const operandCounts = [...reader.take(opcodeBase - 1)];
  const folders: string[] = [];
  for (let folder = reader.cString(); folder !== ''; folder = reader.cString()) folders.push(folder);
  const files: string[] = [];
  for (let name = reader.cString(); name !== ''; name = reader.cString()) {
    files.push(sourceName(folders[reader.uleb() - 1], name));
    reader.skipLeb();
    reader.skipLeb();
  }
  reader.position = program;
  return { minimumInstructionLength, lineBase, lineRange, opcodeBase, operandCounts, files, folders };
}

/** Runs one unit's line number program (DWARF 4 section 6.2.5); sequences whose start `keep` refuses are dropped. */
function runUnit(reader: ByteReader, keep: (address: number) => boolean, rows: LineRow[]): void {
  const header = readHeader(reader);
  let sequence: LineRow[] = [];
  let address = 0;
  let file = 1;
  let line = 1;
  let column = 0;
  let prologueEnd = false;
  const advance = (operations: number) => {
    address += operations * header.minimumInstructionLength;
  };
  const append = () => {
    sequence.push({ address, file: header.files[file - 1] ?? '', line, column, prologueEnd });
    prologueEnd = false;
  };
  const extended = () => {
    const next = reader.uleb() + reader.position;
    switch (reader.u8()) {
      case 1: // DW_LNE_end_sequence
        if (sequence[0] !== undefined && keep(sequence[0].address)) rows.push(...sequence);
        sequence = [];
        address = 0;
        file = 1;
        line = 1;
        column = 0;
        prologueEnd = false;
        break;
      case 2: // DW_LNE_set_address
        address = reader.u32();
        break;
      case 3: // DW_LNE_define_file
        header.files.push(sourceName(undefined, reader.cString()));
        break;
    }
    reader.position = next;
  };
  while (!reader.done) {
    const opcode = reader.u8();
    if (opcode >= header.opcodeBase) {
      const adjusted = opcode - header.opcodeBase;
      advance(Math.floor(adjusted / header.lineRange));
      line += header.lineBase + (adjusted % header.lineRange);
      append();
      continue;
    }
    switch (opcode) {
      case 0:
        extended();
        break;
      case 1: // DW_LNS_copy
        append();
        break;
      case 2: // DW_LNS_advance_pc
        advance(reader.uleb());
        break;
      case 3: // DW_LNS_advance_line
        line += reader.sleb();
        break;
      case 4: // DW_LNS_set_file
        file = reader.uleb();
        break;
      case 5: // DW_LNS_set_column
        column = reader.uleb();
        break;
      case 8: // DW_LNS_const_add_pc
        advance(Math.floor((255 - header.opcodeBase) / header.lineRange));
        break;
      case 9: // DW_LNS_fixed_advance_pc
        address += reader.u16();
        break;
      case 10: // DW_LNS_set_prologue_end
        prologueEnd = true;
        break;
      default:
        for (let rest = header.operandCounts[opcode - 1] ?? 0; rest > 0; rest--) reader.skipLeb();
    }
  }
}

/**
 * All rows of `.debug_line`, by rising address.
 * @param section the section's payload; undefined (no debug information) gives no rows.
 * @param codeLength bytes of the code section's payload. Sequences of routines the linker dropped start at 0
 *   or above it (wasm-ld's tombstones) and are left out.
 * @throws UnsupportedModule when the table is not of DWARF 4.
 */
export function readLineTable(section: Uint8Array | undefined, codeLength: number): readonly LineRow[] {
  const rows: LineRow[] = [];
  if (section === undefined) return rows;
  const reader = new ByteReader(section);
  while (!reader.done) {
    const end = reader.u32() + reader.position;
    runUnit(
      new ByteReader(section, reader.position, end),
      (address) => address > 0 && address < codeLength,
      rows,
    );
    reader.position = end;
  }
  return rows.sort((one, other) => one.address - other.address);
}
