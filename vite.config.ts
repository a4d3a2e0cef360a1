import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

import remixConfig from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  server: { port: Number(process.env.PORT ?? 3000) },
  ssr: {
    // Bundled, so that the server starts in a fraction of the time (one file instead of a thousand).
    noExternal: [
      'uploadthing',
      '@uploadthing/shared',
      '@uploadthing/mime-types',
      'effect',
      '@effect/platform',
    ],
  },
  build: { target: 'es2022', cssMinify: true },
});
