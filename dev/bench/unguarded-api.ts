// oxlint-disable-next-line import/no-unassigned-import -- it exchanges what the program is made of, before that is loaded
import './unguarded';
import { startApi } from '../../api/server';
import { readConfig } from '../../platform/config';
import { createLog } from '../../platform/log';

/** The API of the unguarded side. */
async function main(): Promise<void> {
  const config = readConfig();
  await startApi(config, createLog('api', config.LOG_LEVEL));
  process.send?.('ready');
}

void main();
