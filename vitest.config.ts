import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'sandbox/**/*.spec.ts',
      'src/**/*.spec.ts',
      'tests/conformance/**/*.spec.ts',
      'tests/house/**/*.spec.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
