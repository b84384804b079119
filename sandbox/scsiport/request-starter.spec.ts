import { describe, expect, it } from 'vitest';
import { newAdapter } from './adapter.ts';
import { UNDECIDED } from './adapter-configuration.ts';
import type { AdapterContext } from './adapter-context.ts';
import {
  SP_UNTAGGED,
  SRB_FLAGS_BYPASS_FROZEN_QUEUE,
  SRB_FLAGS_DISABLE_DISCONNECT,
  SRB_FLAGS_NO_QUEUE_FREEZE,
  SRB_FLAGS_QUEUE_ACTION_ENABLE,
} from './constants.ts';
import { LogicalUnit, unitKey } from './logical-unit.ts';
import type { AdapterSlot } from './port-machine.ts';
import type { Request } from './request.ts';
import { RequestStarter } from './request-starter.ts';

const NONE = 0;
const ENTRY_POINTS = {
  initialize: 0,
  startIo: 0,
  interrupt: 0,
  findAdapter: 0,
  resetBus: 0,
  adapterControl: 0,
  dmaStarted: 0,
};

/** A unit, and what stands between it and an adapter that has its hands full. */
function queue(multipleRequestPerLu = true): { unit: LogicalUnit; submit(flags: number): Request } {
  const adapter = newAdapter({} as AdapterSlot, 0, 0, ENTRY_POINTS);
  adapter.configuration = { ...UNDECIDED, multipleRequestPerLu };
  adapter.busy = true;
  const unit = new LogicalUnit(0, 1, 0, 0);
  adapter.units.set(unitKey(0, 1, 0), unit);
  const starter = new RequestStarter({ adapter } as unknown as AdapterContext);
  return {
    unit,
    submit(flags) {
      const request = { flags } as Request;
      unit.waiting.push(request);
      starter.startUnit(unit);
      return request;
    },
  };
}

describe('a queue tag', () => {
  it.each([
    ['QUEUE_ACTION_ENABLE', SRB_FLAGS_QUEUE_ACTION_ENABLE],
    ['NO_QUEUE_FREEZE', SRB_FLAGS_NO_QUEUE_FREEZE],
  ])('is given with %s, unless DISABLE_DISCONNECT is set as well', (_, flag) => {
    const tagged = queue();
    expect(tagged.unit.active.get(tagged.submit(flag))).toBe(0);
    const untagged = queue();
    const request = untagged.submit(flag | SRB_FLAGS_DISABLE_DISCONNECT);
    expect(untagged.unit.active.get(request)).toBe(SP_UNTAGGED);
  });

  it('is not given without either, nor to an adapter of one request for each logical unit', () => {
    const plain = queue();
    expect(plain.unit.active.get(plain.submit(NONE))).toBe(SP_UNTAGGED);
    const single = queue(false);
    expect(single.unit.active.get(single.submit(SRB_FLAGS_QUEUE_ACTION_ENABLE))).toBe(SP_UNTAGGED);
  });
});

describe('an untagged request', () => {
  it("waits until the logical unit's tagged list has drained", () => {
    const { unit, submit } = queue();
    const tagged = submit(SRB_FLAGS_QUEUE_ACTION_ENABLE);
    unit.gateOpen = true;
    const untagged = submit(NONE);
    expect(unit.waiting).toEqual([untagged]);
    unit.active.delete(tagged);
    submit(NONE);
    expect(unit.active.get(untagged)).toBe(SP_UNTAGGED);
  });
});

describe('a frozen queue', () => {
  it('lets nothing through but what bypasses it', () => {
    const { unit, submit } = queue();
    unit.frozen = true;
    const waiting = submit(NONE);
    const bypassing = submit(SRB_FLAGS_BYPASS_FROZEN_QUEUE);
    expect([...unit.active.keys()]).toEqual([bypassing]);
    expect(unit.waiting).toEqual([waiting]);
  });
});
