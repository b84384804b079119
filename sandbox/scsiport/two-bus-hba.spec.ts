import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../grading/machine-config.ts';
import { simulate } from '../grading/simulate.ts';
import {
  BUSY,
  endOf,
  eventsOf,
  type MiniportParts,
  prepareMiniport,
  returned,
  run,
} from './miniport.fixture.ts';

const SEEDS = 20;

/** A disk 0 and a disk 1 on each bus of the HBA. */
const TWO_BUSES: MachineConfig = {
  ...BUSY,
  hba: { model: 'training-hba', fetchNs: 2000, bytesPerSecond: 10e6, buses: 2 },
  targets: ([0, 1] as const).flatMap((bus) =>
    [0, 1].map((target) => ({ bus, target, lun: 0, blocks: 256, latencyNs: [50_000, 400_000] as const })),
  ),
};

/** Another initiator resets the bus of one request in six; the class driver sends again what was lost. */
const DISTURBED: MachineConfig = {
  ...TWO_BUSES,
  hba: {
    model: 'training-hba',
    fetchNs: 2000,
    bytesPerSecond: 10e6,
    buses: 2,
    faults: [{ kind: 'external-bus-reset', everyRequests: [4, 8] }],
  },
  workload: { ...BUSY.workload, requests: 16, retries: 8 },
};

/** Several requests at a time on two buses; a reset of one gives back the requests of that one. */
const MINIPORT = {
  findAdapter: `if (!Claim(x, config)) return SP_RETURN_ERROR;
    config->NumberOfBuses = 2;
    config->InitiatorBusId[0] = config->InitiatorBusId[1] = TH_INITIATOR_ID;
    return SP_RETURN_FOUND;`,
  declarations: `
    #define CAUSES (TH_INTST_CMPL | TH_INTST_REQA | TH_INTST_BRST | TH_INTST_BRST1)
    static UNUSED VOID WasReset(EXTENSION *x, UCHAR bus) {
      ScsiPortNotification(ResetDetected, x);
      ScsiPortCompleteRequest(x, bus, SP_UNTAGGED, SP_UNTAGGED, SRB_STATUS_BUS_RESET);
      ScsiPortNotification(NextRequest, x);
    }`,
  initialize: 'Start(x); WRITE(TH_INTEN, CAUSES); return TRUE;',
  startIo: 'x->Rings->Request[x->Tail].Bus = srb->PathId; Send(x, srb); return TRUE;',
  interrupt: `ULONG status = READ(TH_INTST);
    PSCSI_REQUEST_BLOCK done;
    if (!(status & TH_INTST_INT)) return FALSE;
    WRITE(TH_INTST, status & CAUSES);
    while ((done = Take(x)) != NULL) ScsiPortNotification(RequestComplete, x, done);
    if (status & TH_INTST_BRST) WasReset(x, 0);
    if (status & TH_INTST_BRST1) WasReset(x, 1);
    if (status & TH_INTST_REQA) ScsiPortNotification(NextRequest, x);
    return TRUE;`,
} satisfies MiniportParts;

const SUCCESS = 0x01;
const BUS_RESET = 0x0e;

describe('a miniport of the HBA with two buses', () => {
  it(`serves units of the same address on both, with each of ${SEEDS} seeds`, async () => {
    const prepared = await prepareMiniport(MINIPORT);
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { events } = simulate(prepared, TWO_BUSES, seed);
      const intact = returned(events).filter(({ dataIntact }) => dataIntact).length;
      expect([seed, endOf(events), intact]).toEqual([seed, 'quiescent', TWO_BUSES.workload.requests]);
      expect(new Set(eventsOf(events, 'srb-queue').map(({ path }) => path))).toEqual(new Set([0, 1]));
    }
  });

  it(`gives back after a reset what was lost, and that alone, with each of ${SEEDS} seeds`, async () => {
    const prepared = await prepareMiniport(MINIPORT);
    let lost = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { events } = simulate(prepared, DISTURBED, seed);
      const answers = returned(events);
      const good = answers.filter(({ status, dataIntact }) => status === SUCCESS && dataIntact);
      const reset = answers.filter(({ status }) => status === BUS_RESET);
      expect([seed, endOf(events), good.length]).toEqual([seed, 'quiescent', DISTURBED.workload.requests]);
      expect(good.length + reset.length).toBe(answers.length);
      lost += reset.length;
    }
    expect(lost).toBeGreaterThan(SEEDS);
  });

  it('gets no request for a bus that it has not told of', async () => {
    const events = await run(
      { ...MINIPORT, findAdapter: 'return Claim(x, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;' },
      TWO_BUSES,
    );
    expect(new Set(eventsOf(events, 'srb-queue').map(({ path }) => path))).toEqual(new Set([0]));
  });

  it('is found out when it takes the reset of one bus for that of the other', async () => {
    const interrupt = MINIPORT.interrupt.replace('WasReset(x, 1)', 'WasReset(x, 0)');
    const prepared = await prepareMiniport({ ...MINIPORT, interrupt });
    const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
    const ends = new Set(seeds.map((seed) => endOf(simulate(prepared, DISTURBED, seed).events)));
    expect(ends).toEqual(new Set(['quiescent', 'completed-twice']));
  });
});
