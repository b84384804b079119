import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../grading/machine-config.ts';
import { endOf, type MiniportParts, QUIET, returned, run } from './miniport.fixture.ts';
import {
  VERIFY_MEMORY,
  VERIFY_NO_ADAPTER_CONTROL_TIME,
  VERIFY_NO_INITIALIZE_TIME,
  VERIFY_NO_RESET_HOLD,
  VERIFY_NO_UNTAGGED,
} from './verify-level.ts';

const verifying = (verifyLevel: number): MachineConfig => ({ ...QUIET, verifyLevel });

/** What each test of the verifier that can be switched off finds, and the level at which it does not look. */
const CASES: Readonly<Record<string, { parts: MiniportParts; found: string; off: number }>> = {
  'buffers that are not mapped': {
    parts: { startIo: 'x->Calls += *(PUCHAR)srb->DataBuffer; Send(x, srb); return TRUE;' },
    found: 'unmapped-buffer',
    off: 0,
  },
  'SRBs that were given back': {
    parts: {
      interrupt: `PSCSI_REQUEST_BLOCK srb;
        if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
        WRITE(TH_INTST, TH_INTST_CAUSES);
        while ((srb = Take(x)) != NULL) {
          ScsiPortNotification(RequestComplete, x, srb);
          ScsiPortNotification(NextLuRequest, x, srb->PathId, srb->TargetId, srb->Lun);
        }
        return TRUE;`,
    },
    found: 'completed-srb',
    off: 0,
  },
  'requests outstanding at the end of a reset hold': {
    parts: {
      startIo: 'if (x->Calls++ == 0) ScsiPortNotification(ResetDetected, x); else Send(x, srb); return TRUE;',
    },
    found: 'reset-hold-ended',
    off: VERIFY_MEMORY | VERIFY_NO_RESET_HOLD,
  },
  'NextLuRequest beside an untagged request': {
    parts: { startIo: 'Send(x, srb); ScsiPortNotification(NextLuRequest, x, 0, 0, 0); return TRUE;' },
    found: 'next-lu-untagged',
    off: VERIFY_MEMORY | VERIFY_NO_UNTAGGED,
  },
  'the time of HwScsiInitialize': {
    parts: {
      initialize: 'ULONG i; for (i = 0; i < 60; i++) ScsiPortStallExecution(100000); Start(x); return TRUE;',
    },
    found: 'hang',
    off: VERIFY_MEMORY | VERIFY_NO_INITIALIZE_TIME,
  },
  'the time of HwScsiAdapterControl': {
    parts: {
      declarations: `static SCSI_ADAPTER_CONTROL_STATUS Control(PVOID x, SCSI_ADAPTER_CONTROL_TYPE t, PVOID p) {
        ULONG i; for (i = 0; i < 6; i++) ScsiPortStallExecution(100000); return ScsiAdapterControlSuccess; }`,
      registration: 'data.HwAdapterControl = Control;',
    },
    found: 'hang',
    off: VERIFY_MEMORY | VERIFY_NO_ADAPTER_CONTROL_TIME,
  },
};

describe('VerifyLevel', () => {
  it.each(Object.entries(CASES))('switches the test of %s', async (_, { parts, found, off }) => {
    expect(endOf(await run(parts, verifying(VERIFY_MEMORY)))).toBe(found);
    expect(['quiescent', 'budget']).toContain(endOf(await run(parts, verifying(off))));
  });
});

describe('what the miniport has given back', () => {
  it('is its own again when the port driver tries a busy request once more', async () => {
    const events = await run({
      registration: 'data.SrbExtensionSize = sizeof(ULONG);',
      startIo: `*(PULONG)srb->SrbExtension += 1;
        if (x->Calls++ > 0) { Send(x, srb); return TRUE; }
        srb->SrbStatus = SRB_STATUS_BUSY;
        ScsiPortNotification(RequestComplete, x, srb);
        ScsiPortNotification(NextRequest, x);
        return TRUE;`,
    });
    expect([endOf(events), returned(events).map(({ status }) => status)]).toEqual([
      'quiescent',
      [1, 1, 1, 1],
    ]);
  });
});
