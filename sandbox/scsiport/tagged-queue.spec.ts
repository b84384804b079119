import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { endOf, eventsOf, returned, run } from './miniport.fixture.ts';
import { CROWDED, TAGGED } from './tagged-queue.fixture.ts';
import { VERIFY_NO_UNTAGGED } from './verify-level.ts';

/** The most requests of one unit that the miniport held at a time. */
function deepest(events: readonly TraceEvent[]): number {
  const targets = new Map(eventsOf(events, 'srb-queue').map(({ srb, target }) => [srb, target]));
  const held = new Map<number, number>();
  let most = 0;
  for (const event of events) {
    if (event.kind !== 'routine-enter' && event.kind !== 'notification') continue;
    if (event.srb === undefined) continue;
    const target = targets.get(event.srb) ?? -1;
    const change = event.kind === 'routine-enter' ? 1 : -1;
    held.set(target, (held.get(target) ?? 0) + change);
    most = Math.max(most, held.get(target) ?? 0);
  }
  return most;
}

describe('NextLuRequest', () => {
  it('refills a logical unit before its request completes', async () => {
    const events = await run(TAGGED, CROWDED);
    expect(deepest(events)).toBeGreaterThan(2);
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(24);
    expect(endOf(events)).toBe('quiescent');
  });

  it('is what the queue depth comes from: with NextRequest alone each unit has one request', async () => {
    const startIo = 'Send(x, srb); ScsiPortNotification(NextRequest, x); return TRUE;';
    expect(deepest(await run({ ...TAGGED, startIo }, CROWDED))).toBe(1);
  });

  it('said twice before the port driver looks is one more request', async () => {
    const startIo = `ULONG times = x->Calls++ == 6 ? 2 : 0;
      Send(x, srb);
      ScsiPortNotification(NextRequest, x);
      while (times-- > 0) ScsiPortNotification(NextLuRequest, x, srb->PathId, srb->TargetId, srb->Lun);
      return TRUE;`;
    expect(deepest(await run({ ...TAGGED, startIo }, CROWDED))).toBe(2);
  });

  it('implies NextRequest', async () => {
    const events = await run(TAGGED, CROWDED);
    const said = eventsOf(events, 'notification').map(({ notification }) => notification);
    expect(said).not.toContain('NextRequest');
    expect(returned(events)).toHaveLength(24);
  });

  it('while an untagged request is active on the unit is bug check 0xF1 1005', async () => {
    const startIo = `Send(x, srb);
      ScsiPortNotification(NextLuRequest, x, srb->PathId, srb->TargetId, srb->Lun);
      return TRUE;`;
    const events = await run({ startIo }, CROWDED);
    const [bugCheck] = eventsOf(events, 'bug-check');
    expect([bugCheck?.reason, bugCheck?.parameters[0]]).toEqual(['next-lu-untagged', 0x1005]);
  });

  it('while an untagged request is active on the unit is ignored where Driver Verifier does not look', async () => {
    const startIo = `Send(x, srb);
      ScsiPortNotification(NextLuRequest, x, srb->PathId, srb->TargetId, srb->Lun);
      return TRUE;`;
    const interrupt = TAGGED.interrupt ?? '';
    const events = await run({ startIo, interrupt }, { ...CROWDED, verifyLevel: VERIFY_NO_UNTAGGED });
    expect(deepest(events)).toBe(1);
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(24);
  });

  it('for a unit that was never given a request opens no gate', async () => {
    const startIo = 'Send(x, srb); ScsiPortNotification(NextLuRequest, x, 0, 5, 0); return TRUE;';
    expect(deepest(await run({ ...TAGGED, startIo }, CROWDED))).toBe(1);
  });
});

describe('a queue tag', () => {
  it('is unique among the requests that the adapter has, and 0xFF for none', async () => {
    const startIo = `ULONG i;
      SAY("%u", srb->QueueTag);
      if (srb->QueueTag != SP_UNTAGGED
          && ScsiPortGetSrb(x, srb->PathId, srb->TargetId, srb->Lun, srb->QueueTag) != srb) SAY("lost");
      for (i = 0; i < ENTRIES; i++)
        if (x->Srb[i] != NULL && x->Srb[i]->QueueTag == srb->QueueTag) SAY("twice");
      ${TAGGED.startIo}`;
    const said = eventsOf(await run({ ...TAGGED, startIo }, CROWDED), 'debug').map(({ text }) => text);
    expect(said).not.toContain('twice');
    expect(said).not.toContain('lost');
    expect(new Set(said).size).toBeGreaterThan(2);
    const untagged = await run({ startIo: 'SAY("%u", srb->QueueTag); Send(x, srb); return TRUE;' }, CROWDED);
    expect(new Set(eventsOf(untagged, 'debug').map(({ text }) => text))).toEqual(new Set(['255']));
  });

  it('is not given to a request that may not disconnect, which waits until the tagged ones are done', async () => {
    const events = await run(
      { ...TAGGED, startIo: `SAY("%u", srb->QueueTag); ${TAGGED.startIo}` },
      { ...CROWDED, workload: { ...CROWDED.workload, disableDisconnectPercent: 30 } },
    );
    const tags = eventsOf(events, 'debug').map(({ text }) => text);
    expect(tags).toContain('255');
    expect(tags).toContain('0');
    const untagged = eventsOf(events, 'srb-queue').filter(({ disableDisconnect }) => disableDisconnect);
    expect(tags.filter((tag) => tag === '255')).toHaveLength(untagged.length);
    expect(returned(events).filter(({ dataIntact }) => dataIntact)).toHaveLength(24);
  });
});
