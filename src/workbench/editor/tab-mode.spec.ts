import { describe, expect, it } from 'vitest';
import { createTabMode } from './tab-mode.ts';

const press = (key: string) => ({ key });

describe('the Tab key', () => {
  it('moves the focus until the learner lets it indent', () => {
    const mode = createTabMode(false);
    expect(mode.indents(press('Tab'))).toBe(false);
    mode.setIndents(true);
    expect(mode.indents(press('Tab'))).toBe(true);
  });

  it('leaves the editor after Escape, also backwards', () => {
    const mode = createTabMode(true);
    mode.indents(press('Escape'));
    mode.indents(press('Shift'));
    expect(mode.indents(press('Tab'))).toBe(false);
  });

  it('indents again once something else was typed', () => {
    const mode = createTabMode(true);
    mode.indents(press('Escape'));
    mode.indents(press('x'));
    expect(mode.indents(press('Tab'))).toBe(true);
  });
});
