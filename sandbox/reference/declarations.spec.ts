import { expect, it } from 'vitest';
import { readDeclarations, signatureOf } from './declarations.ts';

const HEADER = `
#define SCSIPORTAPI
#define SP_UNTAGGED            ((UCHAR)~0)
/* A range. */
typedef struct _RANGE {
  ULONG Start; /* where */
  UCHAR Kind : 7, Valid : 1;
  ACCESS_RANGE (*Ranges)[];
  union { USHORT One; USHORT Other; };
} RANGE, *PRANGE;
typedef BOOLEAN (NTAPI *PHW_STARTIO)(IN PVOID DeviceExtension, IN PSCSI_REQUEST_BLOCK Srb);
SCSIPORTAPI ULONG NTAPI ScsiPortTake(
    IN PVOID Extension, OUT ULONG *Length, IN struct _RANGE *Range OPTIONAL);
SCSIPORTAPI VOID ScsiPortSay(IN ULONG Type, IN ...);
`;

const { routines, callbacks, structures, constants } = readDeclarations([HEADER]);

it('reads a routine with its parameters, without the words that mean nothing to the compiler', () => {
  expect(routines.get('ScsiPortTake')).toEqual({
    returns: 'ULONG',
    parameters: [
      { type: 'PVOID', name: 'Extension' },
      { type: 'ULONG *', name: 'Length' },
      { type: 'struct _RANGE *', name: 'Range' },
    ],
  });
});

it('reads a callback by the name of its type', () => {
  expect(callbacks.get('PHW_STARTIO')?.parameters.map(({ name }) => name)).toEqual([
    'DeviceExtension',
    'Srb',
  ]);
});

it('reads the fields of a structure, those of bit fields and unnamed unions too', () => {
  expect(structures.get('RANGE')).toEqual([
    { name: 'Start', declaration: 'ULONG Start' },
    { name: 'Kind', declaration: 'UCHAR Kind : 7' },
    { name: 'Valid', declaration: 'UCHAR Valid : 1' },
    { name: 'Ranges', declaration: 'ACCESS_RANGE (*Ranges)[]' },
    { name: 'One', declaration: 'USHORT One' },
    { name: 'Other', declaration: 'USHORT Other' },
  ]);
});

it('reads a constant with its value, and no empty macro', () => {
  expect([...constants]).toEqual([['SP_UNTAGGED', '((UCHAR)~0)']]);
});

it('writes a short prototype in one line and a long one with a line for each parameter', () => {
  const say = routines.get('ScsiPortSay');
  const take = routines.get('ScsiPortTake');
  if (!say || !take) throw new Error('not read');
  expect(signatureOf('ScsiPortSay', say)).toBe('VOID ScsiPortSay(ULONG Type, ...);');
  expect(signatureOf('ScsiPortTakeWithALongName', take)).toBe(
    'ULONG ScsiPortTakeWithALongName(\n    PVOID Extension,\n    ULONG *Length,\n    struct _RANGE *Range);',
  );
});
