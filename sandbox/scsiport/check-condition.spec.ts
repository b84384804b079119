import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../grading/machine-config.ts';
import { eventsOf, type MiniportParts, QUIET, returned, run } from './miniport.fixture.ts';

/** One disk whose first blocks cannot be read. */
const BAD: MachineConfig = {
  ...QUIET,
  targets: [{ target: 0, lun: 0, blocks: 256, latencyNs: [50_000, 50_000], badBlocks: [0] }],
  workload: { requests: 3, transferBlocks: [1, 1], writePercent: 0, gapNs: [0, 0] },
};

const REQUEST_SENSE = 0x03;
const FROZEN = 0x40;
const AUTOSENSE_VALID = 0x80;

/** Says what HwScsiStartIo is given. */
const TELLING: MiniportParts = {
  startIo:
    'SAY("%02x t%u f%x", srb->Cdb[0], srb->TimeOutValue, (ULONG)srb->SrbFlags & 0x10); Send(x, srb); return TRUE;',
};

describe('a check condition', () => {
  it('without AUTOSENSE_VALID has the port driver send REQUEST SENSE, which bypasses the frozen queue', async () => {
    const events = await run(TELLING, BAD);
    const said = eventsOf(events, 'debug').map(({ text }) => text);
    expect(said[1]).toBe('03 t2 f10');
    const [failed] = eventsOf(events, 'srb-return');
    expect((failed?.srbStatus ?? 0) & (FROZEN | AUTOSENSE_VALID)).toBe(FROZEN | AUTOSENSE_VALID);
    expect(returned(events)).toHaveLength(3);
  });

  it('freezes the queue: nothing but that reaches the unit before the failed request is back', async () => {
    const events = await run(TELLING, BAD);
    const [, sense] = eventsOf(events, 'debug');
    const [failed] = eventsOf(events, 'srb-return');
    expect(sense?.text.startsWith(`0${REQUEST_SENSE}`)).toBe(true);
    expect(sense?.seq).toBeLessThan(failed?.seq ?? 0);
    const between = eventsOf(events, 'debug').filter(
      ({ seq }) => seq > (sense?.seq ?? 0) && seq < (failed?.seq ?? 0),
    );
    expect(between).toEqual([]);
  });

  it('with sense data from the HBA is returned as it is', async () => {
    const events = await run(
      {
        startIo: TELLING.startIo ?? '',
        interrupt: `PSCSI_REQUEST_BLOCK done;
          if (!(READ(TH_INTST) & TH_INTST_INT)) return FALSE;
          WRITE(TH_INTST, TH_INTST_CAUSES);
          while ((done = Take(x)) != NULL) {
            if (done->ScsiStatus != SCSISTAT_GOOD) done->SrbStatus = SRB_STATUS_ERROR | SRB_STATUS_AUTOSENSE_VALID;
            ScsiPortNotification(RequestComplete, x, done); ScsiPortNotification(NextRequest, x);
          }
          return TRUE;`,
      },
      BAD,
    );
    expect(eventsOf(events, 'debug').filter(({ text }) => text.startsWith('03'))).toEqual([]);
    expect(returned(events)).toHaveLength(3);
  });
});

describe('a flag of the request', () => {
  it('DISABLE_AUTOSENSE is honoured: a REQUEST SENSE that fails is not followed by another', async () => {
    const startIo = `SAY("%02x", srb->Cdb[0]);
      srb->SrbStatus = SRB_STATUS_ERROR; srb->ScsiStatus = SCSISTAT_CHECK_CONDITION;
      ScsiPortNotification(RequestComplete, x, srb);
      ScsiPortNotification(NextRequest, x);
      return TRUE;`;
    const events = await run({ startIo }, BAD);
    expect(eventsOf(events, 'debug').map(({ text }) => text)).toEqual(['28', '03', '28', '03', '28', '03']);
    const flags = eventsOf(events, 'srb-return').map(
      ({ srbStatus }) => srbStatus & (FROZEN | AUTOSENSE_VALID),
    );
    expect(flags).toEqual([FROZEN, FROZEN, FROZEN]);
  });

  it('NO_QUEUE_FREEZE is honoured: an INQUIRY of the port driver that fails stops nobody', async () => {
    const startIo = `if (srb->Cdb[0] != SCSIOP_INQUIRY) {
        if (x->Calls++ == 0) ScsiPortNotification(BusChangeDetected, x, 0);
        Send(x, srb);
        return TRUE;
      }
      srb->SrbStatus = SRB_STATUS_ERROR;
      ScsiPortNotification(RequestComplete, x, srb);
      ScsiPortNotification(NextRequest, x);
      return TRUE;`;
    const events = await run({ startIo }, QUIET);
    expect(eventsOf(events, 'unit-found').every(({ deviceType }) => deviceType === -1)).toBe(true);
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(4);
  });
});

describe('a busy unit', () => {
  const ALWAYS: MachineConfig = {
    ...BAD,
    targets: [{ target: 0, lun: 0, blocks: 256, latencyNs: [50_000, 50_000], busyPercent: 100 }],
    workload: { ...BAD.workload, requests: 1 },
  };

  it('is tried again at each one-second tick, twenty times at most', async () => {
    const events = await run(TELLING, ALWAYS);
    const tries = eventsOf(events, 'debug').map(({ time }) => Math.floor(time / 1e9));
    expect(tries).toEqual(Array.from({ length: 21 }, (_, second) => second));
    expect(returned(events)).toHaveLength(1);
  });

  it('is what SRB_STATUS_BUSY says too', async () => {
    const events = await run(
      {
        startIo: `SAY("try");
          if (x->Calls++ > 1) { Send(x, srb); return TRUE; }
          srb->SrbStatus = SRB_STATUS_BUSY;
          ScsiPortNotification(RequestComplete, x, srb);
          ScsiPortNotification(NextRequest, x);
          return TRUE;`,
      },
      { ...QUIET, workload: { ...QUIET.workload, requests: 1 } },
    );
    expect(eventsOf(events, 'debug').map(({ time }) => Math.floor(time / 1e9))).toEqual([0, 1, 2]);
    expect(returned(events)).toEqual([{ srb: 1, status: 1, dataIntact: true }]);
  });

  it('holds back what comes after, and loses nothing', async () => {
    const sometimes = { ...ALWAYS, workload: { ...ALWAYS.workload, requests: 6 } };
    const targets = [
      { target: 0, lun: 0, blocks: 256, latencyNs: [50_000, 50_000], queueFullPercent: 40 },
    ] as const;
    const events = await run({}, { ...sometimes, targets });
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(6);
  });
});
