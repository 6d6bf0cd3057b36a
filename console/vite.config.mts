import { defineConfig } from 'vite';

/** `npm run build` and `npm start` build into dist/console; the API serves it. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      // "use client" in antd's modules means nothing to a console without a server half
      onLog: (level, log, next) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
      },
    },
  },
});
