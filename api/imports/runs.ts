import { missingIn } from '../../domain/imports/match-columns';
import { isOver, noCounts, type RunMode } from '../../domain/imports/run';
import type { Actor } from '../../domain/kernel/actor';
import { localDate } from '../../domain/time/working-time';
import type { Repositories, StoredImport } from '../../platform/mongo/repositories';
import { columnNames } from '../../texts/imports';
import { Problem } from '../http/problems';

type Imports = Repositories['imports'];
interface RunRequest {
  readonly version: number;
  readonly by: Actor;
  readonly at: number;
  /** IANA name of the zone of the store. */
  readonly zone: string;
}

/** Nothing of an import is changed while somebody works on it, or after it has been done. */
export function assertChangeable({ run }: StoredImport): void {
  if (run && !isOver(run)) throw new Problem('importRunning');
  if (run?.mode === 'import' && run.state === 'done') throw new Problem('importDone');
}

/** Asks for a check or an import of the whole file; the worker does it. Throws a Problem. */
export async function askForRun(
  imports: Imports,
  kept: StoredImport,
  mode: RunMode,
  { version, by, at, zone }: RunRequest,
): Promise<StoredImport> {
  assertChangeable(kept);
  const names = columnNames(kept.kind);
  const missing = missingIn(kept.kind, kept.mapping);
  if (missing.length > 0) throw new Problem('columnsMissing', { columns: missing.flatMap((key) => names[key] ?? []) });
  const asked = await imports.ask(kept.store, kept._id, version, {
    count: (kept.run?.count ?? 0) + 1,
    mode,
    state: 'waiting',
    by,
    at,
    today: localDate(zone, at),
    lastRow: 0,
    counts: noCounts,
    attempts: 0,
    fault: null,
    endedAt: null,
  });
  if (!asked) throw new Problem('versionStale');
  return asked;
}
