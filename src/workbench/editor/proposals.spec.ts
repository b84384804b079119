import { describe, expect, it } from 'vitest';
import type { Diagnostic, FixIt } from '../../../sandbox/toolchain/compiler.ts';
import { proposals } from './proposals.ts';

const range = { start: { line: 5, column: 20 }, end: { line: 5, column: 44 } };
const fix = (file: string, text: string): FixIt => ({ file, range, text });

const misspelt: Diagnostic = {
  file: 'interrupt.c',
  range,
  severity: 'error',
  message: 'call to undeclared function',
  fixIts: [],
  related: [
    { file: 'interrupt.c', range, message: 'did you mean', fixIts: [] },
    {
      file: 'srb.h',
      range,
      message: 'declared here',
      fixIts: [fix('interrupt.c', 'ScsiPortReadRegisterUlong')],
    },
  ],
};

describe('proposals', () => {
  it('offers the edit that hangs on a note', () => {
    expect(proposals(misspelt, 'interrupt.c')).toEqual([[fix('interrupt.c', 'ScsiPortReadRegisterUlong')]]);
  });

  it('keeps the edits of one message together and those of its notes apart', () => {
    const both = { ...misspelt, fixIts: [fix('interrupt.c', '('), fix('interrupt.c', ')')] };
    expect(proposals(both, 'interrupt.c').map((fixes) => fixes.length)).toEqual([2, 1]);
  });

  it('offers nothing in files that are not the learner’s', () => {
    expect(proposals({ ...misspelt, fixIts: [fix('driver.h', 'x')] }, 'adapter.c')).toEqual([]);
  });
});
