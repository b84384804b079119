import { describe, expect, it } from 'vitest';
import { STATUS } from './cdb.ts';
import { patternBlock } from './medium.ts';
import { TAPE_BLOCK_BYTES, Tape } from './tape.ts';

const CONFIG = { target: 5, lun: 0, blocks: 6, latencyNs: [0, 0] } as const;
const FIXED = 1;
const SILI = 2;
const read = (count: number, flags = FIXED) => [0x08, flags, 0, count >> 8, count & 0xff, 0];
const write = (count: number, flags = FIXED) => [0x0a, flags, 0, count >> 8, count & 0xff, 0];
const REWIND = [0x01, 0, 0, 0, 0, 0];
const block = (lba: number) => patternBlock(CONFIG, lba, TAPE_BLOCK_BYTES);
const filled = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => index * 7);

/** Runs a command, with as many data as the tape asks for. */
function run(tape: Tape, cdb: readonly number[], data = filled(0x2000)) {
  const bytes = Uint8Array.from(cdb);
  return tape.execute(bytes, data.slice(0, tape.dataOutLength(bytes)));
}

/** VALID, the flags, the sense key, the information field, and the additional code with its qualifier. */
function sense(tape: Tape) {
  const data = run(tape, [0x03, 0, 0, 0, 18, 0]).dataIn;
  const [flags = 0, code = 0, qualifier = 0] = [data[2], data[12], data[13]];
  return {
    valid: data[0] === 0xf0,
    flags: flags & 0xf0,
    key: flags & 0xf,
    information: new DataView(data.buffer).getInt32(3),
    code: [code, qualifier],
  };
}

describe('tape', () => {
  it('reads one block after another, and again after REWIND', () => {
    const tape = new Tape(CONFIG);
    expect(run(tape, read(1)).dataIn).toEqual(block(0));
    expect(run(tape, read(2)).dataIn.slice(TAPE_BLOCK_BYTES)).toEqual(block(2));
    expect(tape.passed(2 * TAPE_BLOCK_BYTES).slice(TAPE_BLOCK_BYTES)).toEqual(block(2));
    run(tape, REWIND);
    expect(run(tape, read(1)).dataIn).toEqual(block(0));
  });

  it('stops behind a filemark; the information field says how many blocks were not read', () => {
    const tape = new Tape({ ...CONFIG, filemarkEvery: 2 });
    const result = run(tape, read(5));
    expect(result.status).toBe(STATUS.CHECK_CONDITION);
    expect(result.dataIn).toHaveLength(2 * TAPE_BLOCK_BYTES);
    expect(sense(tape)).toEqual({ valid: true, flags: 0x80, key: 0, information: 3, code: [0, 1] });
    expect(run(tape, read(1)).dataIn).toEqual(block(2));
  });

  it('reports the end of data with 8/00/05 and the residual', () => {
    const tape = new Tape(CONFIG);
    expect(run(tape, read(8)).dataIn).toHaveLength(6 * TAPE_BLOCK_BYTES);
    expect(sense(tape)).toEqual({ valid: true, flags: 0, key: 8, information: 2, code: [0, 5] });
    run(tape, read(1));
    expect(sense(tape)).toMatchObject({ key: 8, information: 1 });
  });

  it.each([
    ['shorter', 600, 88, 512],
    ['longer', 100, -412, 100],
  ])('reports a block %s than asked for with ILI and the difference', (_, length, difference, sent) => {
    const tape = new Tape(CONFIG);
    expect(run(tape, read(length, 0)).dataIn).toHaveLength(sent);
    expect(sense(tape)).toMatchObject({ valid: true, flags: 0x20, key: 0, information: difference });
    expect(run(tape, read(1)).dataIn).toEqual(block(1));
  });

  it('says nothing of a wrong length when SILI asks it not to', () => {
    const tape = new Tape(CONFIG);
    expect(run(tape, read(600, SILI)).status).toBe(STATUS.GOOD);
    expect(run(tape, read(1, SILI | FIXED)).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(tape)).toMatchObject({ key: 5, code: [0x24, 0] });
  });

  it('reports with ILI, behind it, a block of another length that it meets among its own', () => {
    const tape = new Tape(CONFIG);
    run(tape, write(1));
    run(tape, write(100, 0));
    run(tape, write(1));
    run(tape, REWIND);
    expect(run(tape, read(3)).dataIn).toHaveLength(TAPE_BLOCK_BYTES);
    expect(sense(tape)).toMatchObject({ flags: 0x20, information: 2 });
    expect(run(tape, read(1)).dataIn).toHaveLength(TAPE_BLOCK_BYTES);
  });

  it('loses what lay behind a block that is written', () => {
    const tape = new Tape(CONFIG);
    const data = filled(2 * TAPE_BLOCK_BYTES);
    expect(run(tape, write(2), data).status).toBe(STATUS.GOOD);
    expect(tape.passed(data.length)).toEqual(data);
    run(tape, read(1));
    expect(sense(tape)).toMatchObject({ key: 8 });
    run(tape, REWIND);
    expect(run(tape, read(2)).dataIn).toEqual(data);
  });

  it('writes up to its end and reports what did not fit with D/00/02 and EOM', () => {
    const tape = new Tape(CONFIG);
    expect(tape.dataOutLength(Uint8Array.from(write(8)))).toBe(6 * TAPE_BLOCK_BYTES);
    expect(run(tape, write(8)).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(tape)).toEqual({ valid: true, flags: 0x40, key: 0xd, information: 2, code: [0, 2] });
    expect(run(tape, write(1, 0)).status).toBe(STATUS.CHECK_CONDITION);
  });

  it('writes filemarks', () => {
    const tape = new Tape(CONFIG);
    expect(run(tape, [0x10, 0, 0, 0, 1, 0]).status).toBe(STATUS.GOOD);
    run(tape, REWIND);
    run(tape, read(1));
    expect(sense(tape)).toMatchObject({ flags: 0x80, information: 1 });
    expect(run(tape, [0x10, 0, 0, 0, 9, 0]).status).toBe(STATUS.CHECK_CONDITION);
    expect(sense(tape)).toMatchObject({ flags: 0x40, information: 4 });
  });

  it('takes a length of 0 as nothing to do', () => {
    const tape = new Tape(CONFIG);
    for (const cdb of [read(0), read(0, 0), write(0), write(0, 0)]) {
      expect(run(tape, cdb)).toMatchObject({ status: STATUS.GOOD, dataIn: new Uint8Array(0) });
    }
    expect(run(tape, read(1)).dataIn).toEqual(block(0));
  });
});
