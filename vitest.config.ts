import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: Vitest reads the default export.
export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'bench/**/*.test.ts',
      'training/**/*.test.ts',
      'house/**/*.test.ts',
      'web/**/*.test.ts',
    ],
    // These take minutes and have a command of their own.
    exclude: ['**/node_modules/**', '**/*.long.test.ts'],
    // Files share their process, and with it weights and compiled code: that halves the time. No test may leave a trace
    // behind that another file could see; mocks are undone after each.
    isolate: false,
    // Vitest would leave one core to its own process, which has little to do.
    maxWorkers: '100%',
    restoreMocks: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A second, which is what it waits otherwise, is too little on a slow machine.
    expect: { poll: { timeout: 30_000 } },
  },
});
