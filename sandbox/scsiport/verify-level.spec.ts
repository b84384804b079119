import { describe, expect, test } from 'vitest';
import {
  decodeVerifyLevel,
  MAXIMUM_VERIFICATION,
  RECOMMENDED_VERIFICATION,
  VERIFY_MEMORY,
  VERIFY_NO_ADAPTER_CONTROL_TIME,
  VERIFY_NO_INITIALIZE_TIME,
  VERIFY_NO_RESET_HOLD,
  VERIFY_NO_UNTAGGED,
  type VerifierOptions,
} from './verify-level.ts';

const EVERYTHING: VerifierOptions = {
  memory: true,
  adapterControlTime: true,
  resetHold: true,
  untagged: true,
  initializeTime: true,
};
const NOTHING = Object.fromEntries(Object.keys(EVERYTHING).map((test) => [test, false]));

describe('VerifyLevel', () => {
  test('1 is maximum verification', () => {
    expect(decodeVerifyLevel(MAXIMUM_VERIFICATION)).toEqual(EVERYTHING);
    expect(MAXIMUM_VERIFICATION).toBe(1);
  });

  test('absent or 0xFFFFFFFF loads nothing, read as signed too', () => {
    for (const level of [undefined, 0xffff_ffff, -1]) expect(decodeVerifyLevel(level)).toEqual(NOTHING);
  });

  test.each<[keyof VerifierOptions, number]>([
    ['adapterControlTime', VERIFY_NO_ADAPTER_CONTROL_TIME],
    ['resetHold', VERIFY_NO_RESET_HOLD],
    ['untagged', VERIFY_NO_UNTAGGED],
    ['initializeTime', VERIFY_NO_INITIALIZE_TIME],
  ])('a high bit switches %s off and nothing else', (off, bit) => {
    expect(decodeVerifyLevel(VERIFY_MEMORY | bit)).toEqual({ ...EVERYTHING, [off]: false });
  });

  test('without bit 0 memory is not watched', () => {
    expect(decodeVerifyLevel(0)).toEqual({ ...EVERYTHING, memory: false });
  });

  test('0xD0000001, the recommendation, leaves memory and the reset hold on', () => {
    expect(RECOMMENDED_VERIFICATION >>> 0).toBe(0xd000_0001);
    expect(decodeVerifyLevel(RECOMMENDED_VERIFICATION)).toEqual({
      ...EVERYTHING,
      adapterControlTime: false,
      untagged: false,
      initializeTime: false,
    });
  });

  test('0xF0000000 switches off all that can be', () => {
    expect(decodeVerifyLevel(0xf000_0000)).toEqual(NOTHING);
  });
});
