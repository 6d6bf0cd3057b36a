import type { ProcessPort } from '../../platform/process-port';

const away = (): Promise<never> => Promise.reject(new Error('this measurement reads the read side only'));
/** For what reads and writes the database only. */
export const noProcesses: ProcessPort = {
  start: away,
  execute: away,
  signal: away,
  settleErrands: away,
  findMissing: async () => [],
  end: away,
  readState: away,
  readOutcome: away,
  checkReachable: away,
};
