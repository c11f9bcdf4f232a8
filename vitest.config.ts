import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: Vitest reads the default export.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'bench/**/*.test.ts', 'training/**/*.test.ts', 'house/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
