import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{src,eval,bench,test,scripts,web}/**/*.test.ts'],
    exclude: ['node_modules', 'build', 'test/journeys/**'],
    globalSetup: ['test/support/store-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
