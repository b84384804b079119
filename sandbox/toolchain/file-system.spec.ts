import { expect, it } from 'vitest';
import { MemoryFileSystem, writeAt } from './file-system.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

it('finds a file by any spelling of its name, and it is one file', () => {
  const files = new MemoryFileSystem();
  const file = files.addFile('/include/miniport.h', bytes('x'));
  expect(files.lookup('include/./MiniPort.H')).toBe(file);
  expect(files.lookup('/src/../include/miniport.h')).toBe(file);
  expect(file.path).toBe('/include/miniport.h');
  expect(files.lookup('/include')?.kind).toBe('directory');
  expect(files.lookup('/include/srb.h')).toBeUndefined();
});

it('writes beyond the end with zeros between, and leaves the bytes it was given alone', () => {
  const files = new MemoryFileSystem();
  const given = bytes('ab');
  const file = files.addFile('f', given);
  writeAt(file, 4, bytes('cd'));
  expect([...files.read('f')]).toEqual([...bytes('ab\0\0cd')]);
  expect(given).toEqual(bytes('ab'));
});

it('renames over an existing file, and removes', () => {
  const files = new MemoryFileSystem();
  files.addFile('object.tmp', bytes('new'));
  files.addFile('object', bytes('old'));
  expect(files.rename('object.tmp', 'object')).toBe(true);
  expect(files.readText('object')).toBe('new');
  expect(files.rename('object.tmp', 'object')).toBe(false);
  expect(files.remove('object')).toBe(true);
  expect(() => files.read('object')).toThrow('no such file');
});
