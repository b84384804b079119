import { describe, expect, it } from 'vitest';
import { endOf, eventsOf, IDLE, type MiniportParts, QUIET, returned, run, said } from './miniport.fixture.ts';

const SECOND = 1e9;

/** A disk is 0 on bus 0, a CD-ROM 3 on bus 1; the HBA is 7 on the one and 6 on the other. */
const TWO_BUSES: MiniportParts = {
  declarations: `
    static VOID Answer(EXTENSION *x, PSCSI_REQUEST_BLOCK srb) {
      BOOLEAN disk = srb->PathId == 0 && srb->TargetId == 0, cdRom = srb->PathId == 1 && srb->TargetId == 3;
      srb->SrbStatus = disk || cdRom ? SRB_STATUS_SUCCESS : SRB_STATUS_SELECTION_TIMEOUT;
      if (cdRom) *(PUCHAR)srb->DataBuffer = 5;
      ScsiPortNotification(RequestComplete, x, srb);
    }`,
  registration: 'data.MapBuffers = TRUE;',
  findAdapter: `if (!Claim(x, config)) return SP_RETURN_ERROR;
    config->NumberOfBuses = 2;
    config->InitiatorBusId[0] = 7;
    config->InitiatorBusId[1] = 6;
    config->MaximumNumberOfLogicalUnits = 1;
    return SP_RETURN_FOUND;`,
  initialize: `Start(x);
    ScsiPortNotification(BusChangeDetected, x, 0);
    ScsiPortNotification(BusChangeDetected, x, 1);
    return TRUE;`,
  startIo: 'Answer(x, srb); ScsiPortNotification(NextRequest, x); return TRUE;',
};

const ALL = [0, 1, 2, 3, 4, 5, 6, 7];

describe('several buses on one adapter', () => {
  it('are searched each without the ID that the HBA has there', async () => {
    const events = await run(TWO_BUSES, IDLE);
    const found = eventsOf(events, 'unit-found');
    const on = (bus: number) =>
      found.filter(({ path }) => path === bus).map(({ target, deviceType }) => [target, deviceType]);
    expect(on(0)).toEqual(ALL.filter((id) => id !== 7).map((id) => [id, id === 0 ? 0 : -1]));
    expect(on(1)).toEqual(ALL.filter((id) => id !== 6).map((id) => [id, id === 3 ? 5 : -1]));
    expect(endOf(events)).toBe('quiescent');
  });

  it('are named by the PathId of each request', async () => {
    const startIo = `SAY("%u.%u", srb->PathId, srb->TargetId); ${TWO_BUSES.startIo}`;
    const lines = said(await run({ ...TWO_BUSES, startIo }, IDLE)).sort();
    const asked = [0, 1].flatMap((bus) => ALL.filter((id) => id !== 7 - bus).map((id) => `${bus}.${id}`));
    expect(lines).toEqual(asked);
  });

  it('are no more than NumberOfBuses', async () => {
    const initialize = 'Start(x); ScsiPortNotification(BusChangeDetected, x, 2); return TRUE;';
    expect(eventsOf(await run({ ...TWO_BUSES, initialize }, IDLE), 'unit-found')).toEqual([]);
  });

  it('have requests outstanding side by side, of which ScsiPortCompleteRequest completes those of one path', async () => {
    const events = await run(
      {
        ...TWO_BUSES,
        initialize: 'Start(x); return TRUE;',
        startIo: `ULONG target = srb->TargetId;
          ScsiPortNotification(NextRequest, x);
          if (srb->PathId == 0) { ScsiPortNotification(BusChangeDetected, x, 1); Send(x, srb); return TRUE; }
          ScsiPortCompleteRequest(x, 1, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_SELECTION_TIMEOUT);
          SAY("%u %u", ScsiPortGetSrb(x, 0, 0, 0, SP_UNTAGGED) != NULL, ScsiPortGetSrb(x, 1, target, 0, SP_UNTAGGED) != NULL);
          return TRUE;`,
      },
      { ...QUIET, workload: { ...QUIET.workload, requests: 1 } },
    );
    expect(said(events)[0]).toBe('1 0');
    expect(returned(events)).toMatchObject([{ srb: 1, dataIntact: true }]);
  });

  it('are reset one by one: HwScsiResetBus is told whose request is late', async () => {
    const events = await run(
      {
        ...TWO_BUSES,
        startIo: `ScsiPortNotification(NextRequest, x);
          if (srb->PathId != 1 || srb->TargetId != 0) Answer(x, srb);
          return TRUE;`,
        resetBus: `SAY("%u", path);
          ScsiPortCompleteRequest(x, (UCHAR)path, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
          return TRUE;`,
      },
      IDLE,
    );
    expect(said(events)).toEqual(['1']);
    expect(endOf(events)).toBe('quiescent');
  });

  it('are all held after ResetDetected, which names none', async () => {
    const events = await run(
      {
        ...TWO_BUSES,
        startIo: `if (srb->PathId == 1 && srb->TargetId == 2) ScsiPortNotification(ResetDetected, x);
          ${TWO_BUSES.startIo}`,
      },
      IDLE,
    );
    const [reset] = eventsOf(events, 'notification').filter(
      ({ notification }) => notification === 'ResetDetected',
    );
    const next = eventsOf(events, 'routine-enter').find(
      ({ routine, seq }) => routine === 'HwScsiStartIo' && seq > (reset?.seq ?? 0),
    );
    expect((next?.time ?? 0) - (reset?.time ?? 0)).toBeGreaterThan(3 * SECOND);
    expect(eventsOf(events, 'unit-found')).toHaveLength(14);
  });
});
