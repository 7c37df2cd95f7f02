import { sveltekit } from '@sveltejs/kit/vite';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { bundleEnhancements } from './web/enhance/bundle-enhancements.ts';

/**
 * The screens. Every style is inlined (one round trip on a slow line) and no citizen page ships the Svelte runtime;
 * what a page does beyond plain forms is a small script of `web/enhance`, served with a hash in its name.
 */
export default defineConfig({
  plugins: [
    bundleEnhancements(),
    sveltekit({
      adapter: adapter({ out: 'build', precompress: false, envPrefix: 'MOTCUA_WEB_' }),
      preprocess: vitePreprocess(),
      inlineStyleThreshold: 100_000,
      files: { routes: 'web/routes', appTemplate: 'web/app.html', errorTemplate: 'web/error.html', assets: 'web/static', hooks: { server: 'web/hooks.server' } },
      // The origin check is our own (`web/hooks.server.ts`): behind the house's server Kit cannot know its scheme.
      csrf: { trustedOrigins: ['*'] },
      paths: { relative: false },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'connect-src': ['self'],
          'font-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['none'],
          'object-src': ['none'],
        },
      },
    }),
  ],
  // Bundled, so that only the icons and the formatter in use are loaded at start.
  ssr: { noExternal: ['lucide', 'intl-messageformat'] },
  build: { assetsInlineLimit: 0, target: 'es2022' },
  server: { host: '127.0.0.1' },
});
