import { beforeAll, describe, expect, test } from 'vitest';
import type { MachineConfig } from '../grading/machine-config.ts';
import type { TraceEvent } from '../trace/event.ts';
import { BUSY, eventsOf, type MiniportParts, run } from './miniport.fixture.ts';

const PARTS: MiniportParts = {
  findAdapter: `
#line 1001
  return Claim(x, config) ? SP_RETURN_FOUND : SP_RETURN_ERROR;
`,
  interrupt: `
#line 2001
  if (!(READ(TH_INTST) & TH_INTST_INT))
    return FALSE;
  Serve(x);
  return TRUE;
`,
  // DriverEntry itself comes after it.
  driverEntry: `
#line 3001
  return ScsiPortInitialize(driverObject, registryPath, &data, NULL);
`,
};

const SHARED: MachineConfig = {
  ...BUSY,
  neighbour: { model: 'ethernet', position: 'after', packets: 4, gapNs: [50_000, 90_000], serviceNs: 8000 },
};

let events: readonly TraceEvent[];

beforeAll(async () => {
  events = await run(PARTS, SHARED);
});

/** Results and lines of a routine's exits, each pair once. */
function exits(routine: string): string[] {
  const found = eventsOf(events, 'routine-exit').filter((event) => event.routine === routine);
  return [...new Set(found.map(({ result, at }) => `${result} ${at?.file}:${at?.line}`))].sort();
}

describe('the exit of a miniport routine', () => {
  test('has the line of the return statement it executed', () => {
    expect(exits('HwScsiInterrupt')).toEqual(['0 miniport.c:2002', '1 miniport.c:2004']);
  });

  test('has the line of its own routine when others were called in its course', () => {
    expect(exits('HwScsiFindAdapter')).toEqual(['1 miniport.c:1001']);
    expect(exits('DriverEntry')).toEqual([expect.stringMatching(/^0 miniport\.c:30\d\d$/)]);
  });

  test('leaves no line to what the port driver and the hardware do next', () => {
    const next = eventsOf(events, 'routine-exit').map(({ seq }) => events[seq + 1]);
    expect(next.filter((event) => event?.at !== undefined)).toEqual([]);
    expect(eventsOf(events, 'isr-exit').filter(({ at }) => at !== undefined)).toEqual([]);
  });
});
