import { expect, test } from 'vitest';
import { shippedPackages } from './shipped.ts';

test('every shipped package has its licence text', () => {
  for (const { name, texts } of shippedPackages()) {
    expect(texts.join('\n'), name).toMatch(/permission|licensed|redistribution/i);
  }
});
