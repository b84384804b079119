import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDriver } from './foreign-sources.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'driver-'));
  writeFileSync(join(folder, 'Adapter.h'), '#pragma once\r\n');
  writeFileSync(
    join(folder, 'start.c'),
    '#include <srb.h>\r\n# include "ADAPTER.H"\r\n#include <adapter.h>\r\nint x;\r\n',
  );
  writeFileSync(join(folder, 'readme.txt'), 'not a source');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('finds headers in the folder whatever their case and brackets, and leaves the others and the lines alone', () => {
  expect(readDriver(folder)).toEqual([
    { path: 'Adapter.h', text: '#pragma once\r\n' },
    {
      path: 'start.c',
      text: '#include <srb.h>\r\n# include "Adapter.h"\r\n#include "Adapter.h"\r\nint x;\r\n',
    },
  ]);
});
