import { expect, it } from 'vitest';
import type { SimulationRequest, SimulatorAnswer } from './protocol.ts';
import { createSimulator, SimulatorFault } from './simulator.ts';

const simulation = { report: {}, events: [] } as unknown as Extract<
  SimulatorAnswer,
  { kind: 'finished' }
>['simulation'];
const request: SimulationRequest = {
  scenarioId: 'not-mine',
  scenarioYaml: '',
  module: new Uint8Array(),
  diagnostics: [],
};

/** Workers that answer each request at once, or fail when told to, as one does whose script cannot be fetched. */
function setUp() {
  const started: { fail(): void }[] = [];
  const simulator = createSimulator(() => {
    let failed = false;
    const worker = {
      onmessage: null as ((event: MessageEvent<SimulatorAnswer>) => void) | null,
      onerror: null as ((event: Partial<ErrorEvent>) => void) | null,
      postMessage() {
        if (failed) return;
        const data: SimulatorAnswer = { kind: 'finished', simulation };
        queueMicrotask(() => worker.onmessage?.({ data } as MessageEvent<SimulatorAnswer>));
      },
      terminate: () => undefined,
    };
    started.push({
      fail() {
        failed = true;
        worker.onerror?.({});
      },
    });
    return worker as unknown as Worker;
  });
  return { simulator, started };
}

const { signal } = new AbortController();

it('a worker prepared in vain is replaced by the next run', async () => {
  const { simulator, started } = setUp();
  simulator.prepare();
  started[0]?.fail();
  await expect(simulator.run(request, signal)).resolves.toBe(simulation);
  expect(started).toHaveLength(2);
});

it('a worker that fails after a run is replaced by the next', async () => {
  const { simulator, started } = setUp();
  await simulator.run(request, signal);
  started[0]?.fail();
  await expect(simulator.run(request, signal)).resolves.toBe(simulation);
});

it('a worker that fails during a run ends it as a fault of the simulator', async () => {
  const { simulator, started } = setUp();
  simulator.prepare();
  const running = simulator.run(request, signal);
  started[0]?.fail();
  await expect(running).rejects.toThrow(SimulatorFault);
});
