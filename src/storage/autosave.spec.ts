import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave, type SaveState } from './autosave.ts';
import { MemoryStorage } from './memory-storage.fixture.ts';
import { createStore } from './store.ts';
import { openWork } from './work.ts';

function setUp(quota?: number) {
  const storage = new MemoryStorage(quota);
  const work = openWork(
    createStore(() => storage),
    'not-mine',
  );
  const states: SaveState[] = [];
  const autosave = createAutosave(work, 'starter', 'starter', (state) => states.push(state));
  return { storage, work, autosave, states };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('autosave', () => {
  it('saves within 300 ms of a change, however fast one types', () => {
    const { work, autosave } = setUp();
    for (const text of ['a', 'ab', 'abc', 'abcd']) {
      autosave.changed(text);
      vi.advanceTimersByTime(70);
    }
    vi.advanceTimersByTime(20);
    expect(work.code()).toBe('abcd');
  });

  it('saves at once when the page goes', () => {
    const { work, autosave } = setUp();
    autosave.changed('int x;');
    autosave.flush();
    expect(work.code()).toBe('int x;');
  });

  it('forgets the copy when the text is the starter again', () => {
    const { work, autosave } = setUp();
    autosave.changed('int x;');
    autosave.flush();
    autosave.changed('starter');
    autosave.flush();
    expect(work.code()).toBeUndefined();
  });

  it('says when storage is full, and when it has room again', () => {
    const { storage, autosave, states, work } = setUp(60);
    storage.setItem('other', '');
    autosave.changed('x'.repeat(100));
    autosave.flush();
    expect(states).toEqual([{ kind: 'full' }]);
    storage.quota = 1000;
    autosave.changed('x'.repeat(101));
    autosave.flush();
    expect(states.at(-1)).toEqual({ kind: 'saved' });
    expect(work.code()).toHaveLength(101);
  });

  it('does not write over what another tab saved until the learner has chosen', () => {
    const { work, autosave, states } = setUp();
    work.saveCode('theirs');
    autosave.writtenElsewhere('theirs');
    expect(states).toEqual([{ kind: 'elsewhere', theirs: 'theirs' }]);
    autosave.changed('mine');
    autosave.flush();
    expect(work.code()).toBe('theirs');
    autosave.keepMine();
    expect(work.code()).toBe('mine');
    expect(states.at(-1)).toEqual({ kind: 'saved' });
  });

  it('goes on as before once the text of the other tab was taken', () => {
    const { work, autosave, states } = setUp();
    work.saveCode('theirs');
    autosave.writtenElsewhere('theirs');
    autosave.changed('theirs');
    expect(states.at(-1)).toEqual({ kind: 'saved' });
    autosave.changed('theirs, and more');
    autosave.flush();
    expect(work.code()).toBe('theirs, and more');
  });

  it('takes another tab that went back to the starter for one that saved the starter', () => {
    const { autosave, states } = setUp();
    autosave.changed('mine');
    autosave.flush();
    autosave.writtenElsewhere(null);
    expect(states.at(-1)).toEqual({ kind: 'elsewhere', theirs: 'starter' });
  });
});
