import { expect, it } from 'vitest';
import type { GuardedMemory } from '../program/memory.ts';
import { TraceRecorder } from '../trace/recorder.ts';
import { StaticAccesses } from './static-accesses.ts';

it('leaves one event for each adapter, variable, size and direction', () => {
  const trace = new TraceRecorder(() => 0);
  const accesses = new StaticAccesses(trace);
  for (const device of ['training-hba', 'training-hba-2', 'training-hba']) {
    accesses.record(device, 0x100, 4, false);
    accesses.record(device, 0x100, 4, true);
  }
  expect(trace.events.map((event) => event.kind === 'static-access' && [event.device, event.write])).toEqual([
    ['training-hba', false],
    ['training-hba', true],
    ['training-hba-2', false],
    ['training-hba-2', true],
  ]);
});

it('watches what is not constant', () => {
  const watched: (readonly [number, number])[] = [];
  const memory: Pick<GuardedMemory, 'statics' | 'watch'> = {
    statics: [
      { start: 0x100, end: 0x120 },
      { start: 0x140, end: 0x200 },
    ],
    watch: (address, length) => watched.push([address, length]),
  };
  new StaticAccesses(new TraceRecorder(() => 0)).watch(memory);
  expect(watched).toEqual([
    [0x100, 0x20],
    [0x140, 0xc0],
  ]);
});
