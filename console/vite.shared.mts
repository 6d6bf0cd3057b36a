import { join } from 'node:path';
import { defineConfig } from 'vite';

/** How the console and its gallery are built. */
export const shared = defineConfig({
  resolve: {
    // the icons of antd's own components as well as ours: no screen reader reads out what the library calls them
    alias: [
      {
        find: /^\.\.\/components\/AntdIconLight$/,
        replacement: join(import.meta.dirname, 'shared/shell/decorative-icon.tsx'),
      },
    ],
  },
  build: {
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
