import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'sandbox/**/*.spec.ts',
      'src/**/*.spec.ts',
      'tests/conformance/**/*.spec.ts',
      'tests/house/**/*.spec.ts',
    ],
    // Clang takes seconds to load and to warm up: once for a worker, not once for each file.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
