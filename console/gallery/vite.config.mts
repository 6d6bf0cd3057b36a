import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vite';
import { shared } from '../vite.shared.mts';

/** `npm run gallery` serves it while one works, its test builds it into dist/gallery. No product serves it. */
export default mergeConfig(
  shared,
  defineConfig({
    root: import.meta.dirname,
    // its fonts and the console are beside it
    server: { fs: { allow: [join(import.meta.dirname, '../..')] } },
    // all stories at once, which nobody waits for
    build: { outDir: '../../dist/gallery', chunkSizeWarningLimit: 5_000 },
  }),
);
