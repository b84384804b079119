import { expect, test } from 'vitest';
import type { ContentError } from './content-error.ts';
import { parseText } from './parse-text.ts';

const valid = `---
title: Is it mine?
summary: In one sentence.
---

Do this.

## What do you see?

Look.

### A smaller heading

## ヒント

\`\`\`c
## no heading
\`\`\`

## Nearly

Code.
`;

const keys = (text: string): string[] => {
  const result = parseText(text, 'text.en.md');
  return 'task' in result ? [] : (result as readonly ContentError[]).map(({ message: { key } }) => key);
};

test('what stands before the first heading of level 2 is the task, the three sections are the hints', () => {
  expect(parseText(valid, 'text.en.md')).toEqual({
    title: 'Is it mine?',
    summary: 'In one sentence.',
    task: 'Do this.',
    hints: [
      { title: 'What do you see?', body: 'Look.\n\n### A smaller heading' },
      { title: 'ヒント', body: '```c\n## no heading\n```' },
      { title: 'Nearly', body: 'Code.' },
    ],
  });
});

test('missing front matter is an error', () => {
  expect(keys('Do this.')).toEqual(['text-error.front-matter']);
});

test('a missing title is an error', () => {
  expect(keys(valid.replace('title: Is it mine?\n', ''))).toEqual(['text-error.missing-key']);
});

test('a missing task is an error', () => {
  expect(keys(valid.replace('Do this.', ''))).toEqual(['text-error.no-task']);
});

test('two hints, or four, are an error', () => {
  expect(keys(valid.replace('## ヒント', ''))).toEqual(['text-error.hints']);
  expect(parseText(`${valid}\n## Too much\n\nText.\n`, 'text.en.md')).toMatchObject([
    { line: 24, message: { key: 'text-error.hints', parameters: { found: 4 } } },
  ]);
});

test('an empty hint is an error at its heading', () => {
  expect(parseText(valid.replace('Code.', ''), 'text.en.md')).toMatchObject([
    { line: 20, message: { key: 'text-error.empty-hint' } },
  ]);
});
