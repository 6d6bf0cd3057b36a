import { defineConfig, mergeConfig } from 'vite';
import { shared } from './vite.shared.mts';

/** `npm run build` and `npm start` build into dist/console; the API serves it. */
export default mergeConfig(
  shared,
  defineConfig({
    root: import.meta.dirname,
    build: { outDir: '../dist/console' },
  }),
);
