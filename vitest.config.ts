import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // As in the bundle: pptxgenjs hands its parts over instead of zipping them.
    alias: {
      jszip: fileURLToPath(new URL('./src/formats/pptx/package/zip-shim.ts', import.meta.url)),
    },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    // Aliases reach into dependencies only where these are loaded by vitest itself.
    server: { deps: { inline: ['pptxgenjs'] } },
    testTimeout: 20_000,
  },
});
