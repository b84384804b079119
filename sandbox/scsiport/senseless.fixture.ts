/** For specs: miniports that compile and make no sense. */

import fc from 'fast-check';
import type { MiniportParts } from './miniport.fixture.ts';

const POINTERS = ['NULL', 'x', 'srb', 'x->Last', 'x->Srb[0]', '&local', 'local', '"%s %n %d"', 'x->Registers']
  .concat([
    'x->Registers + 8',
    'x->Rings',
    'srb->DataBuffer',
    'srb->SenseInfoBuffer',
    '(PUCHAR)x - 64',
    '(PUCHAR)x + 4096',
  ])
  .concat([
    '(PVOID)0xFFFFFFFF',
    '(PVOID)0xFFFFFFF8',
    '(PVOID)0x80000000',
    '(PVOID)0x1FFFFC',
    '(PVOID)0x7FFFFFFF',
  ])
  .concat(['(PVOID)12345', '(PVOID)ScsiPortNotification', '(PVOID)Interrupt']);
const NUMBERS = [
  '0',
  '1',
  '2',
  '4',
  '8',
  '64',
  '255',
  '512',
  '4096',
  '0x10000',
  '0x7FFFFFFF',
  '0x80000000',
  '0xFFFFFFFF',
].concat(['x->Calls', 'local[0]', '(ULONG)x', 'sizeof(*x)']);
const NOTIFICATIONS = [
  'RequestComplete',
  'RequestComplete',
  'NextRequest',
  'NextRequest',
  'NextLuRequest',
].concat(['ResetDetected', 'RequestTimerCall', 'CallEnableInterrupts', 'WMIEvent', '-1', '77']);
const CALLBACKS = ['HwInitialize', 'HwStartIo', 'HwInterrupt', 'HwFindAdapter', 'HwResetBus'];

const pointer = fc.constantFrom(...POINTERS.map((text) => `(${text})`));
const number = fc.constantFrom(...NUMBERS);

/** A statement with its holes filled: `p` a pointer, `n` a number, `e` mostly the device extension. */
function statement(template: string): fc.Arbitrary<string> {
  const holes = template.match(/\$[pne]/g) ?? [];
  const values = holes.map((hole) => {
    if (hole === '$p') return pointer;
    return hole === '$n'
      ? number
      : fc.oneof({ weight: 9, arbitrary: fc.constant('x') }, { weight: 1, arbitrary: pointer });
  });
  return fc.tuple(...values).map((chosen) => {
    let next = 0;
    return template.replace(/\$[pne]/g, () => chosen[next++] ?? '0');
  });
}

const WIDTHS = ['Uchar', 'Ushort', 'Ulong'];
const ACCESSES = WIDTHS.flatMap((width) =>
  ['Register', 'Port'].flatMap((space) => [
    `ScsiPortRead${space}${width}((PVOID)$p);`,
    `ScsiPortWrite${space}${width}((PVOID)$p, $n);`,
    `ScsiPortRead${space}Buffer${width}((PVOID)$p, (PVOID)$p, $n);`,
    `ScsiPortWrite${space}Buffer${width}((PVOID)$p, (PVOID)$p, $n);`,
  ]),
);
const TEMPLATES = [
  ...NOTIFICATIONS.map((type) => `ScsiPortNotification(${type}, $e, $p, $n);`),
  ...['RequestComplete', 'NextRequest'].map((type) => `ScsiPortNotification(${type}, x, srb);`),
  'srb->SrbStatus = SRB_STATUS_SUCCESS; ScsiPortNotification(RequestComplete, x, srb);',
  'ScsiPortNotification(CallEnableInterrupts, x, Interrupt);',
  'ScsiPortNotification(CallDisableInterrupts, x, Interrupt);',
  'ScsiPortNotification(RequestTimerCall, x, (PVOID)Interrupt, $n);',
  'ScsiPortNotification(NextLuRequest, x, 0, $n & 3, 0);',
  'ScsiPortNotification(ResetDetected, x);',
  'ScsiPortNotification(BusChangeDetected, x, 0);',
  'ScsiPortGetBusData($e, PCIConfiguration, 0, $n, (PVOID)$p, $n);',
  'ScsiPortSetBusDataByOffset($e, PCIConfiguration, 0, $n, (PVOID)$p, $n, $n);',
  'ScsiPortCompleteRequest($e, $n, $n, $n, $n);',
  'ScsiPortCompleteRequest(x, SP_UNTAGGED, SP_UNTAGGED, SP_UNTAGGED, $n);',
  'ScsiPortLogError($e, (PVOID)$p, $n, $n, $n, $n, $n);',
  'x->Last = ScsiPortGetSrb($e, 0, $n, 0, $n);',
  'ScsiPortGetLogicalUnit($e, $n, $n, $n);',
  'x->Memo[1] = ScsiPortGetPhysicalAddress($e, (PVOID)$p, (PVOID)$p, (PVOID)$p).LowPart;',
  'ScsiPortGetVirtualAddress($e, ScsiPortConvertUlongToPhysicalAddress($n));',
  'x->Registers = ScsiPortGetDeviceBase($e, PCIBus, 0, ScsiPortConvertUlongToPhysicalAddress($n), $n, $n);',
  'ScsiPortFreeDeviceBase($e, (PVOID)$p);',
  'x->Rings = ScsiPortGetUncachedExtension($e, (PVOID)$p, $n);',
  'ScsiPortQuerySystemTime((PVOID)$p);',
  'ScsiPortStallExecution($n);',
  'ScsiPortMoveMemory((PVOID)$p, (PVOID)$p, $n);',
  'ScsiDebugPrint($n, (PVOID)$p, $n, $p);',
  'ScsiDebugPrint(0, "%*d %s %.9s %I64d", $n, $n, $p, $p);',
  'ScsiPortInitialize($p, $p, (PVOID)$p, $p);',
  'ScsiPortFlushDma($e);',
  'ScsiPortIoMapTransfer($e, (PVOID)$p, (PVOID)$p, $n);',
  'local[$n & 3] = $n;',
  '*(PULONG)$p = $n;',
  'x->Calls += *(PULONG)$p;',
  'x->Calls /= $n - 1;',
  'memcpy($p, $p, $n & 0xFFF);',
  'WRITE(TH_REQBASE, $n); WRITE(TH_CMPBASE, $n); WRITE(TH_RINGSZ, $n); WRITE(TH_CTRL, 2); WRITE(TH_REQTAIL, $n & 31);',
  'WRITE(TH_INTEN, $n); WRITE(TH_BUSCTL, $n);',
  'WRITE(TH_INTST, $n);',
  'WRITE(TH_CMPHEAD, $n & 31);',
  'Start((PVOID)$e);',
  'StartIo($e, (PVOID)$p);',
  'if (x->Calls++ < 40) Interrupt($e);',
  '{ PHW_INTERRUPT called = (PVOID)$p; called(x); }',
  'ResetBus($e, $n);',
  'Serve(x);',
  'if (srb != NULL) Send(x, srb);',
];

const simple = fc.oneof(
  { weight: 1, arbitrary: fc.oneof(...ACCESSES.map(statement)) },
  { weight: 9, arbitrary: fc.oneof(...TEMPLATES.map(statement)) },
);
const block = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: simple },
      { weight: 2, arbitrary: simple.map((text) => `if (x->Calls++ & 1) { ${text} }`) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(number, simple)
          .map(([n, text]) => `{ ULONG i; for (i = 0; i < (ULONG)(${n}); i++) { ${text} } }`),
      },
    ),
    { maxLength: 5 },
  )
  .map((statements) => statements.join('\n'));

/** Statements around what works, or in its place; and what the routine returns. */
function routine(works: string): fc.Arbitrary<string> {
  const result = fc.constantFrom('0', '1', '0xFF00', '77');
  return fc.tuple(fc.boolean(), fc.boolean(), block, result).map(([sensible, before, text, value]) => {
    const own = `ULONG local[4] UNUSED = {0}; ${text}`;
    if (!sensible) return `${own}\nreturn ${value};`;
    return before ? `${own}\n${works}` : works;
  });
}

const SRB = 'PSCSI_REQUEST_BLOCK srb UNUSED = x->Last;';

/** What `registration` changes in HW_INITIALIZATION_DATA. */
const registration = fc
  .array(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom(...CALLBACKS),
          fc.constantFrom(
            'NULL',
            '(PVOID)77',
            '(PVOID)ScsiPortGetSrb',
            '(PVOID)DriverEntry',
            '(PVOID)ScsiPortStallExecution',
          ),
        )
        .map(([field, value]) => `data.${field} = ${value};`),
      fc
        .tuple(
          fc.constantFrom(
            'DeviceExtensionSize',
            'SrbExtensionSize',
            'SpecificLuExtensionSize',
            'NumberOfAccessRanges',
          ),
          number,
        )
        .map(
          ([field, value]) =>
            `data.${field} = ${value.includes('x->') || value.includes('local') ? '3' : value.replace('(ULONG)x', '7').replace('*x', 'data')};`,
        ),
    ),
    { maxLength: 1 },
  )
  .map((lines) => lines.join('\n'));

/** Any of them: each routine either works, or does random things first, or does nothing else. */
export const senselessMiniport: fc.Arbitrary<MiniportParts> = fc.record({
  declarations: fc.constant(
    'static BOOLEAN Interrupt(PVOID); static BOOLEAN StartIo(PVOID, PSCSI_REQUEST_BLOCK); static BOOLEAN ResetBus(PVOID, ULONG);',
  ),
  registration,
  findAdapter: routine('return Claim(x, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;').map(
    (text) => `${SRB} ${text}`,
  ),
  initialize: routine('Start(x); return TRUE;').map((text) => `${SRB} ${text}`),
  startIo: routine('Send(x, srb); return TRUE;'),
  interrupt: routine('if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE; Serve(x); return TRUE;').map(
    (text) => `${SRB} ${text}`,
  ),
  resetBus: routine(
    'Start(x); ScsiPortCompleteRequest(x, 0, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET); ScsiPortNotification(NextRequest, x); return TRUE;',
  ).map((text) => `${SRB} ${text}`),
});
