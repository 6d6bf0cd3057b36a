import type { Schema } from '../shared/server/contract';
import type { TextName } from '../shared/texts/texts';

export type Import = Schema<'Import'>;
export type ImportRun = NonNullable<Import['run']>;

/** Somebody works on it, or will soon. */
export const isOpen = ({ run }: Pick<Import, 'run'>): boolean => run?.state === 'waiting' || run?.state === 'running';

/** It has been imported, and is not changed any more. */
export const isImported = ({ run }: Pick<Import, 'run'>): boolean => run?.mode === 'import' && run.state === 'done';

const ends = {
  waiting: 'importWaiting',
  cancelled: 'importCancelled',
  failed: 'importFailed',
} as const satisfies Partial<Record<ImportRun['state'], TextName>>;

/** What an import is at. */
export function stateOf({ run }: Pick<Import, 'run'>): TextName {
  if (!run) return 'importReady';
  const isDryRun = run.mode === 'dryRun';
  if (run.state === 'running') return isDryRun ? 'importChecking' : 'importRunningNow';
  if (run.state === 'done') return isDryRun ? 'importChecked' : 'importDone';
  return ends[run.state];
}

const colours = { waiting: 'blue', running: 'blue', done: 'green', cancelled: 'orange', failed: 'red' } as const;
export const colourOf = ({ run }: Pick<Import, 'run'>): string =>
  !run || (run.mode === 'dryRun' && run.state === 'done') ? 'default' : colours[run.state];
