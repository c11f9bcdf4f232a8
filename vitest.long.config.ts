import { defineConfig } from 'vitest/config';

// Tests that take minutes: `npm run test:long`.
// biome-ignore lint/style/noDefaultExport: Vitest reads the default export.
export default defineConfig({
  test: {
    include: ['src/**/*.long.test.ts', 'bench/**/*.long.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
