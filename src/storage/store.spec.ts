import { describe, expect, it } from 'vitest';
import { MemoryStorage } from './memory-storage.fixture.ts';
import { createStore } from './store.ts';
import { openSettings, openWork } from './work.ts';

const blocked = createStore(() => {
  throw new DOMException('denied', 'SecurityError');
});

describe('a store', () => {
  it('gives back what was written', () => {
    const storage = new MemoryStorage();
    const store = createStore(() => storage);
    expect(store.write('a', '1')).toBe('stored');
    expect(store.read('a')).toBe('1');
    store.remove('a');
    expect(store.read('a')).toBeUndefined();
  });

  it('says that it is full, and keeps what it had', () => {
    const storage = new MemoryStorage(8);
    const store = createStore(() => storage);
    store.write('a', '123');
    expect(store.write('a', '123456789')).toBe('full');
    expect(store.read('a')).toBe('123');
  });

  it('says that it is blocked when the browser denies storage', () => {
    expect(blocked.write('a', '1')).toBe('blocked');
    expect(blocked.read('a')).toBeUndefined();
    expect(() => blocked.remove('a')).not.toThrow();
  });

  it('counts a quota of nothing as blocked', () => {
    const storage = new MemoryStorage(0);
    expect(createStore(() => storage).write('a', '1')).toBe('blocked');
  });
});

describe('the work on a scenario', () => {
  it('is kept apart from that on another', () => {
    const storage = new MemoryStorage();
    const store = createStore(() => storage);
    openWork(store, 'not-mine').saveCode('int x;');
    expect(openWork(store, 'dismiss').code()).toBeUndefined();
    expect(openWork(store, 'not-mine').code()).toBe('int x;');
  });

  it('stands under keys that carry the version', () => {
    const storage = new MemoryStorage();
    const work = openWork(
      createStore(() => storage),
      'not-mine',
    );
    work.saveCode('');
    expect(storage.key(0)).toBe('fifty-microseconds/v1/code/not-mine');
    expect(work.codeKey).toBe(storage.key(0));
  });

  it('ignores what an older version or a stranger left under its keys', () => {
    const storage = new MemoryStorage();
    storage.setItem('fifty-microseconds/v1/hints/not-mine', 'many');
    storage.setItem('fifty-microseconds/v1/verdict/not-mine', 'splendid');
    storage.setItem('fifty-microseconds/v0/code/not-mine', 'old');
    const work = openWork(
      createStore(() => storage),
      'not-mine',
    );
    expect(work.hints()).toBe(0);
    expect(work.verdict()).toBeUndefined();
    expect(work.code()).toBeUndefined();
  });

  it('remembers hints and verdict', () => {
    const storage = new MemoryStorage();
    const work = openWork(
      createStore(() => storage),
      'not-mine',
    );
    work.saveHints(2);
    work.saveVerdict('failed');
    expect(work.hints()).toBe(2);
    expect(work.verdict()).toBe('failed');
  });

  it('lets Tab move the focus until the learner chose otherwise', () => {
    const storage = new MemoryStorage();
    const settings = openSettings(createStore(() => storage));
    expect(settings.tabIndents()).toBe(false);
    settings.saveTabIndents(true);
    expect(settings.tabIndents()).toBe(true);
    expect(openSettings(blocked).tabIndents()).toBe(false);
  });
});
