import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { bundleEnhancements } from './web/enhance/bundle-enhancements.ts';

/** Journeys through the real house in a real browser; one file after another, for they share one server. */
export default defineConfig({
  plugins: [bundleEnhancements(), svelte({ configFile: false })],
  test: {
    include: ['test/journeys/**/*.test.ts'],
    globalSetup: ['test/journeys/support/start-house.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
