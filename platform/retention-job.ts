import type { Logger } from './log';
import { Lease } from './mongo/feed/lease';
import type { Models } from './mongo/models';
import { RETENTION_LEASE } from './mongo/models/leases';
import { removeLooseFiles, type RemovesCopies } from './mongo/personal-data/loose-files';
import { forgetWords, oldIn } from './mongo/personal-data/retention';
import { policiesIn } from './mongo/repositories/policies';
import { retentionIn } from './mongo/repositories/retention';

const LEASE_MS = 120_000;

interface Parts {
  readonly models: Models;
  readonly files: RemovesCopies;
  readonly log: Logger;
}

/** Lets go of what was kept long enough, store by store; one program at a time. */
export class RetentionJob {
  readonly #lease: Lease;

  constructor(private readonly parts: Parts) {
    this.#lease = new Lease(parts.models.leases, RETENTION_LEASE, LEASE_MS);
  }

  /** Goes through all stores once; always false, because nothing is left then. */
  async sweep(stopping: AbortSignal, now: number = Date.now()): Promise<false> {
    const { models, log } = this.parts;
    if (!(await this.#lease.take())) return false;
    const stores = await models.stores.find({}, { _id: 1 }).sort({ _id: 1 }).lean<{ readonly _id: string }[]>();
    const mayGoOn = async (): Promise<boolean> =>
      !stopping.aborted && (!this.#lease.isDue || (await this.#lease.renew()));
    for (const { _id: store } of stores) {
      const loose = await removeLooseFiles(this.parts, store, now, mayGoOn);
      if (loose > 0) log.info({ store, files: loose }, 'photos and scans that nothing has taken are gone');
      if (!(await mayGoOn())) return false;
      const policy = await policiesIn(models).newest(store);
      if (!policy) continue;
      let gone = 0;
      for await (const { number, heldBy } of oldIn(models, store, policy, now)) {
        if (heldBy !== null) continue;
        if (!(await mayGoOn())) return false;
        await forgetWords(this.parts, store, number, now);
        gone += 1;
      }
      await retentionIn(models).noteRun({ _id: store, at: now, gone });
      if (gone > 0) log.info({ store, processes: gone }, 'words were kept long enough, and are gone');
    }
    await this.#lease.handBack();
    return false;
  }
}
