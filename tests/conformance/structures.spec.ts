/** The port driver's numbers against the headers that the learner's program is compiled with. */
import { expect, it } from 'vitest';
import * as constants from '../../sandbox/scsiport/constants.ts';
import * as structures from '../../sandbox/scsiport/structures.ts';
import { wasmInstance } from './headers-toolchains.ts';

/** The C types that the tables stand for. */
const TYPES: Readonly<Record<keyof typeof structures, string>> = {
  SCSI_REQUEST_BLOCK: 'SCSI_REQUEST_BLOCK',
  HW_INITIALIZATION_DATA: 'HW_INITIALIZATION_DATA',
  PORT_CONFIGURATION_INFORMATION: 'PORT_CONFIGURATION_INFORMATION',
  ACCESS_RANGE: 'ACCESS_RANGE',
};

/** Constants of another header (ntstatus.h), or that a macro or enumerator of another name gives. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  SRB_STATUS_MASK: 'SRB_STATUS(0xFF)',
  INTERFACE_TYPE_PCI_BUS: 'PCIBus',
};
const FROM_ELSEWHERE = /^STATUS_/;

/** What the C expressions are worth, as Clang computes them. */
async function values(expressions: readonly string[]): Promise<number[]> {
  const source = `#include <miniport.h>
#include <scsi.h>
#include <srb.h>
const unsigned long probe[] = { ${expressions.map((text) => `(unsigned long)(${text})`).join(',\n')} };`;
  const { memory, probe } = await wasmInstance(source, ['probe']);
  if (!(memory instanceof WebAssembly.Memory) || !(probe instanceof WebAssembly.Global))
    throw new Error('no probe');
  return [...new Uint32Array(memory.buffer, probe.value, expressions.length)];
}

async function compare(expected: ReadonlyMap<string, number>): Promise<void> {
  const found = await values([...expected.keys()]);
  expect(Object.fromEntries([...expected.keys()].map((text, index) => [text, found[index]]))).toEqual(
    Object.fromEntries(expected),
  );
}

it('offsets and sizes are those of srb.h', async () => {
  const expected = new Map<string, number>();
  for (const [name, table] of Object.entries(structures)) {
    const type = TYPES[name as keyof typeof structures];
    for (const [field, offset] of Object.entries(table)) {
      expected.set(field === 'size' ? `sizeof(${type})` : `__builtin_offsetof(${type}, ${field})`, offset);
    }
  }
  await compare(expected);
});

it('constants are those of srb.h, scsi.h and miniport.h', async () => {
  const expected = new Map<string, number>();
  for (const [name, value] of Object.entries(constants)) {
    if (typeof value === 'number' && !FROM_ELSEWHERE.test(name))
      expected.set(EXPRESSIONS[name] ?? name, value);
  }
  constants.NOTIFICATION_TYPES.forEach((name, value) => {
    expected.set(name, value);
  });
  await compare(expected);
});
