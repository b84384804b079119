import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../grading/simulate.ts';
import { DISPATCH_LEVEL, deviceIrql } from '../machine/irql.ts';
import type { EventOf, TraceEvent } from '../trace/event.ts';
import { endOf, eventsOf, prepareMiniport, returned, run, said } from './miniport.fixture.ts';
import { BUSY_DMA, mappingAtMost, onChannel, QUIET_DMA, SYSTEM_DMA } from './system-dma.fixture.ts';

const IRQL = deviceIrql(QUIET_DMA.irq);
const SEEDS = 20;
const ONE = { ...QUIET_DMA.workload, requests: 1, transferBlocks: [4, 4] } as const;
const READ = { ...QUIET_DMA, workload: { ...ONE, writePercent: 0 } };
const WRITE = { ...QUIET_DMA, workload: { ...ONE, writePercent: 100 } };

const started = (events: readonly TraceEvent[]) =>
  eventsOf(events, 'routine-enter').filter(({ routine }) => routine === 'HwScsiDmaStarted');

const deviceEvents = (events: readonly TraceEvent[], name: string): EventOf<'device'>[] =>
  eventsOf(events, 'device').filter(({ event }) => event === name);

const intact = (events: readonly TraceEvent[]) =>
  returned(events).filter(({ dataIntact }) => dataIntact).length;

describe('requests of several targets through one channel', () => {
  it(`all come back with their data intact, with each of ${SEEDS} seeds`, async () => {
    const prepared = await prepareMiniport(SYSTEM_DMA);
    const { requests } = BUSY_DMA.workload;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { events } = simulate(prepared, BUSY_DMA, seed);
      expect([seed, endOf(events), returned(events).length, intact(events)]).toEqual([
        seed,
        'quiescent',
        requests,
        requests,
      ]);
    }
  });

  it('are never lost, whatever the channel, the units, the requests and the mappings', async () => {
    const prepared = await Promise.all([SYSTEM_DMA, mappingAtMost(1_000)].map(prepareMiniport));
    const interval = (most: number) =>
      fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => [Math.min(a, b) + 1, Math.max(a, b) + 1] as const);
    const machine = fc.record({
      channel: fc.constantFrom(0, 1, 2, 3, 5, 6, 7),
      targets: fc.uniqueArray(fc.nat(6), { minLength: 1 }),
      latencyNs: interval(300_000),
      transferBlocks: interval(20),
      gapNs: interval(100_000),
      writePercent: fc.nat(100),
    });
    const requests = 12;
    fc.assert(
      fc.property(
        fc.constantFrom(...prepared),
        machine,
        fc.nat(),
        (program, { channel, latencyNs, ...drawn }, seed) => {
          const { transferBlocks, gapNs, writePercent } = drawn;
          const targets = drawn.targets.map((target) => ({ target, lun: 0, blocks: 256, latencyNs }));
          const workload = { requests, transferBlocks, gapNs, writePercent };
          const config = { ...QUIET_DMA, hba: onChannel(channel), targets, workload };
          const { events } = simulate(program, config, seed);
          expect([endOf(events), returned(events).length, intact(events)]).toEqual([
            'quiescent',
            returned(events).length,
            returned(events).length,
          ]);
          expect(returned(events).length).toBeGreaterThanOrEqual(requests);
        },
      ),
      { seed: 8237, numRuns: 25 },
    );
  });

  it.each([1, 3, 7])('come back with their data intact on channel %i', async (channel) => {
    const events = await run(SYSTEM_DMA, { ...BUSY_DMA, hba: onChannel(channel) });
    expect(intact(events)).toBe(BUSY_DMA.workload.requests);
  });

  it('come back with their data intact when two adapters share the channel', async () => {
    const { hba, targets } = BUSY_DMA;
    const events = await run(SYSTEM_DMA, { ...BUSY_DMA, otherAdapters: [{ irq: 9, hba, targets }] });
    expect([endOf(events), intact(events)]).toEqual(['quiescent', BUSY_DMA.workload.requests]);
  });

  it('are mapped, started, moved and flushed in that order, one at a time', async () => {
    const events = await run(SYSTEM_DMA, BUSY_DMA);
    const steps = events.flatMap((event) => {
      if (event.kind === 'dma-map' || event.kind === 'dma-flush') return [event.kind];
      if (event.kind === 'routine-enter' && event.routine === 'HwScsiDmaStarted') return ['started'];
      return event.kind === 'device' && event.event === 'data-transferred' ? ['moved'] : [];
    });
    const each = ['dma-map', 'started', 'moved', 'dma-flush'];
    expect(steps).toEqual(Array.from({ length: BUSY_DMA.workload.requests }, () => each).flat());
  });
});

describe('ScsiPortIoMapTransfer', () => {
  it('has HwScsiDmaStarted called only after the routine that called it has returned', async () => {
    const events = await run(SYSTEM_DMA, READ);
    const [map] = eventsOf(events, 'dma-map');
    const [start] = started(events);
    const left = eventsOf(events, 'isr-exit').find(({ seq }) => seq > (map?.seq ?? 0));
    expect(start?.srb).toBe(1);
    expect(start?.seq).toBeGreaterThan(left?.seq ?? Number.POSITIVE_INFINITY);
  });

  it('has HwScsiDmaStarted called at device IRQL, out of a DPC', async () => {
    const events = await run(SYSTEM_DMA, READ);
    const [start] = started(events);
    const earlier = events.filter(({ seq }) => seq < (start?.seq ?? 0));
    expect(start?.irql).toBe(IRQL);
    expect(earlier.findLast((event) => event.kind === 'dpc-enter')?.irql).toBe(DISPATCH_LEVEL);
  });

  it('needs a miniport with HwScsiDmaStarted', async () => {
    expect(endOf(await run({ ...SYSTEM_DMA, registration: '' }, READ))).toBe('null-call');
  });

  it('may be called from HwScsiStartIo, before the target has reselected', async () => {
    const parts = {
      ...SYSTEM_DMA,
      startIo: `${SYSTEM_DMA.startIo.replace('return TRUE;', '')}
        ScsiPortIoMapTransfer(x, srb, srb->DataBuffer, srb->DataTransferLength); MAPPED = srb; return TRUE;`,
      interrupt: SYSTEM_DMA.interrupt.replace('Map(x);', 'WRITE(TH_XFRCTL, TH_XFRCTL_GO);'),
    };
    const events = await run(parts, QUIET_DMA);
    expect([endOf(events), intact(events)]).toEqual(['quiescent', QUIET_DMA.workload.requests]);
  });

  it('lets the HBA interrupt before HwScsiDmaStarted is called', async () => {
    // The first call leaves XFER pending: the line is still up when it returns.
    const parts = {
      ...SYSTEM_DMA,
      initialize: 'Start(x); WRITE(TH_INTEN, TH_INTST_CMPL | TH_INTST_XFER); return TRUE;',
      interrupt: `if (x->Calls++ == 0) { Map(x); return TRUE; }
        ${SYSTEM_DMA.interrupt.replace('Map(x);', 'SAY("again");')}`,
    };
    const events = await run(parts, READ);
    const [again] = eventsOf(events, 'debug');
    expect(again?.seq).toBeLessThan(started(events)[0]?.seq ?? 0);
    expect(intact(events)).toBe(1);
  });
});

describe('data from the HBA', () => {
  it('are not in the buffer before ScsiPortFlushDma', async () => {
    const look = (when: string) => `SAY("${when} %d", ((PUCHAR)done->DataBuffer)[5] != 0);`;
    const parts = {
      ...SYSTEM_DMA,
      registration: `${SYSTEM_DMA.registration} data.MapBuffers = TRUE;`,
      interrupt: SYSTEM_DMA.interrupt.replace(
        'if (done == MAPPED) Flush(x);',
        `${look('before')} Flush(x); ${look('after')}`,
      ),
    };
    expect(said(await run(parts, READ))).toEqual(['before 0', 'after 1']);
  });

  it('come in the number that the target sent', async () => {
    const [flush] = eventsOf(await run(SYSTEM_DMA, READ), 'dma-flush');
    expect(flush).toMatchObject({ srb: 1, bytes: 2048, started: true });
  });

  it('do not come back to the buffer when they go out', async () => {
    const [flush] = eventsOf(await run(SYSTEM_DMA, WRITE), 'dma-flush');
    expect(flush).toMatchObject({ srb: 1, bytes: 0, started: true });
  });
});

describe('a mapping of less than the target moves', () => {
  it.each([
    ['reads', READ],
    ['writes', WRITE],
  ])('ends at the terminal count, and the rest is mapped anew: %s', async (_, config) => {
    const events = await run(mappingAtMost(512), config);
    expect(deviceEvents(events, 'terminal-count')).toHaveLength(4);
    expect(started(events)).toHaveLength(4);
    expect([endOf(events), intact(events)]).toEqual(['quiescent', 1]);
  });
});

describe('ScsiPortFlushDma', () => {
  it('cancels a mapping whose HwScsiDmaStarted has not been called', async () => {
    const interrupt = SYSTEM_DMA.interrupt.replace(
      'Map(x);',
      '{ Map(x); if (x->Calls++ == 0) { Flush(x); Map(x); } }',
    );
    const events = await run({ ...SYSTEM_DMA, interrupt }, READ);
    expect(eventsOf(events, 'dma-flush').map(({ started: after }) => after)).toEqual([false, true]);
    expect(started(events)).toHaveLength(1);
    expect(intact(events)).toBe(1);
  });

  it('does nothing without a mapping', async () => {
    const startIo = `ScsiPortFlushDma(x); ${SYSTEM_DMA.startIo}`;
    const events = await run({ ...SYSTEM_DMA, startIo }, QUIET_DMA);
    expect(intact(events)).toBe(QUIET_DMA.workload.requests);
  });
});

describe('a request that times out in its data phase', () => {
  it('has its bus reset; flushed first, it can be completed', async () => {
    const parts = { ...SYSTEM_DMA, registration: 'data.HwDmaStarted = Nothing;' };
    const declarations = `${SYSTEM_DMA.declarations} static VOID Nothing(PVOID extension) { (void)extension; }`;
    const events = await run({ ...parts, declarations }, READ);
    expect(eventsOf(events, 'srb-timeout')).toHaveLength(1);
    expect([endOf(events), returned(events).length, intact(events)]).toEqual(['quiescent', 1, 0]);
  });
});

describe('a transfer of the class driver', () => {
  it('is no longer than a page of the channel', async () => {
    const findAdapter = SYSTEM_DMA.findAdapter.replace(
      'return SP_RETURN_FOUND',
      'config->MaximumTransferLength = 0x40000; return SP_RETURN_FOUND',
    );
    const workload = { ...READ.workload, transferBlocks: [200, 200] } as const;
    const events = await run({ ...SYSTEM_DMA, findAdapter }, { ...QUIET_DMA, hba: onChannel(3), workload });
    expect(Math.max(...eventsOf(events, 'dma-map').map(({ length }) => length))).toBe(0x1_0000);
    expect(intact(events)).toBe(2);
  });
});

describe('an HBA whose channel does not move such words', () => {
  it('is not claimed', async () => {
    const findAdapter = SYSTEM_DMA.findAdapter.replace(
      '< 4 ? Width8Bits : Width16Bits',
      '< 4 ? Width16Bits : Width8Bits',
    );
    const events = await run({ ...SYSTEM_DMA, findAdapter }, QUIET_DMA);
    expect(eventsOf(events, 'routine-enter').some(({ routine }) => routine === 'HwScsiInitialize')).toBe(
      false,
    );
  });
});
