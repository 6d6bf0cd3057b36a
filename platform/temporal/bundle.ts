import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { buildId, failureConverterPath } from './build';

const root = path.resolve(__dirname, '../..');

const silent = (): void => undefined;
const quiet = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: console.error };

/** Pure and without state of their own: loaded once per worker instead of once per process (0.4 MB each). */
const shared = ['luxon', require.resolve('../../domain/processes')];

/** What the module at this path exports, for the sandbox. */
export const bundleWorkflows = (
  workflowsPath: string,
  preloadModules: string[] = shared,
): ReturnType<typeof bundleWorkflowCode> =>
  bundleWorkflowCode({
    workflowsPath,
    preloadModules,
    failureConverterPath,
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        alias: Object.assign({}, config.resolve?.alias, { zod$: require.resolve('../../workflows/zod-stand-in') }),
      },
    }),
    logger: quiet,
  });

/** The workflow bundle, built once per content and kept under `.repairflow/`, so that a warm start does not wait for webpack. */
export async function workflowBundle(): Promise<WorkflowBundle> {
  const folder = path.join(root, '.repairflow', 'bundles');
  const file = path.join(folder, `${await buildId()}.js`);
  try {
    return { code: await readFile(file, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const bundle = await bundleWorkflows(require.resolve('../../workflows'));
  await mkdir(folder, { recursive: true });
  await writeFile(`${file}.${process.pid}`, bundle.code);
  await rename(`${file}.${process.pid}`, file);
  return bundle;
}
