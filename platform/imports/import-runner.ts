import { randomUUID } from 'node:crypto';
import { stackOf } from '../../domain/kernel/stack';
import type { StoredRun } from '../mongo/repositories';
import type { Logger } from '../log';
import { isMongoAway } from '../mongo/away';
import type { Repositories } from '../mongo/repositories';
import { TableError } from '../tables/table';
import { ImportRun, type Stopped } from './import-run';

/** A run that dies so often without finishing a batch dies of itself. */
const MAX_ATTEMPTS = 6;

interface Options {
  readonly repositories: Repositories;
  readonly log: Logger;
  /** Whoever is silent for so long is taken for dead. */
  readonly leaseMs?: number;
  readonly now?: () => number;
}
type Taken = NonNullable<Awaited<ReturnType<Repositories['imports']['take']>>>;
type End = Pick<StoredRun, 'state' | 'fault'>;

/**
 * Works on the imports that wait, one at a time. No two clocks are compared: a run is free when its beat stood still for `leaseMs` of the watcher's own time.
 * One who was frozen and wakes up finds that it is somebody else's; what both have written is written once.
 */
export class ImportRunner {
  readonly #seen = new Map<string, { readonly beat: number; readonly at: number }>();
  readonly #leaseMs: number;
  readonly #now: () => number;

  constructor(private readonly options: Options) {
    this.#leaseMs = options.leaseMs ?? 15_000;
    this.#now = options.now ?? Date.now;
  }

  /** Works on the run that waits longest; false when none does. */
  async takeNext(stopping: AbortSignal): Promise<boolean> {
    const { imports } = this.options.repositories;
    for (const one of await imports.open()) {
      if (!this.#isFree(one)) continue;
      const owner = randomUUID();
      const taken = await imports.take(one._id, one, owner);
      if (!taken) continue;
      await this.#work(taken, owner, stopping);
      return true;
    }
    return false;
  }

  #isFree({
    _id,
    owner,
    beat,
  }: {
    readonly _id: string;
    readonly owner: string | null;
    readonly beat: number;
  }): boolean {
    if (owner === null) return true;
    const seen = this.#seen.get(_id);
    if (seen?.beat === beat) return performance.now() - seen.at > this.#leaseMs;
    this.#seen.set(_id, { beat, at: performance.now() });
    return false;
  }

  async #work(taken: Taken, owner: string, stopping: AbortSignal): Promise<void> {
    const { _id, run } = taken;
    const { repositories, log } = this.options;
    const { imports } = repositories;
    this.#seen.delete(_id);
    if (!run) return;
    // a beat that fails is no beat: the write after it fails, too, and says so
    const heart = setInterval(() => void imports.beat(_id, owner).catch(() => undefined), this.#leaseMs / 3);
    const work = new ImportRun({ ...taken, run }, { repositories, owner, stopping, now: this.#now });
    try {
      const end = await endOf(work, run);
      if (end === 'stopping') await imports.handBack(_id, owner);
      else if (end !== 'taken') await imports.end(_id, owner, end, this.#now());
    } catch (error) {
      log.warn({ import: _id, error: stackOf(error) }, 'an import stopped; it goes on from its last batch');
      await (isMongoAway(error) ? imports.handBackSlow(_id, owner, work.fewerRows) : imports.handBack(_id, owner));
      throw error;
    } finally {
      clearInterval(heart);
    }
  }
}

async function endOf(
  work: ImportRun,
  { attempts, slow = false }: StoredRun,
): Promise<End | Exclude<Stopped, 'done' | 'cancelled'>> {
  if (attempts > MAX_ATTEMPTS) return { state: 'failed', fault: { code: slow ? 'databaseSlow' : 'defect', facts: {} } };
  try {
    const stopped = await work.work();
    return stopped === 'done' || stopped === 'cancelled' ? { state: stopped, fault: null } : stopped;
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return { state: 'failed', fault: { code: error.code, facts: error.facts } };
  }
}
