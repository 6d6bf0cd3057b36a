import { canonicalJson } from '../../../domain/proof/canonical-json';
import { readCheckpoint } from '../../../domain/proof/checkpoint';
import { readNote } from '../../../domain/proof/signed-note';
import { toBase64 } from '../../../domain/proof/base64';
import type { AuditHead } from '../../../domain/audit/entry';
import type { Logger } from '../../log';
import type { Anchor, AnchorPlace } from '../../proof/anchor-places';
import { ignoreDuplicates } from '../duplicates';
import { majority } from '../feed/lease';
import { atMost } from '../filters';
import type { Models, StoredProofAnchor, StoredProofCheckpoint } from '../models';
import { auditIn } from '../repositories/audit';
import { newestCheckpoint } from './checkpoints';

/** After the first failure; twice as long after each further one. */
const AGAIN_AFTER_MS = 60_000;
const MAX_AGAIN_MS = 3_600_000;

interface Heads {
  readonly notes: readonly string[];
  readonly audit: readonly Pick<AuditHead, 'store' | 'position' | 'hash'>[];
}

/** Hands the heads of all logs, those of the audit logs too, to places outside, once a day, until each of them has taken them. */
export class Anchors {
  constructor(
    private readonly models: Models,
    private readonly places: readonly AnchorPlace[],
    private readonly log: Logger,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Hands over what is due; false when nothing is, or when a place did not take it. */
  async takeNext(): Promise<boolean> {
    if (this.places.length === 0) return false;
    const now = this.clock();
    const day = new Date(now).toISOString().slice(0, 10);
    if (!(await this.models.proofAnchors.exists({ _id: day }))) await this.#prepare(day, now);
    const due = await this.models.proofAnchors
      .findOne({ open: true, nextAt: atMost(now) })
      .sort({ _id: 1 })
      .lean<StoredProofAnchor>();
    return due ? this.#deliver(due, now) : false;
  }

  async #prepare(day: string, at: number): Promise<void> {
    const stores = (await this.models.proofLogs.find({}).sort({ _id: 1 }).lean()).map(({ _id }) => _id);
    const found = await Promise.all(stores.map((store) => newestCheckpoint(this.models, store)));
    const newest = found.filter((one): one is StoredProofCheckpoint => one !== null);
    if (newest.length === 0) return;
    // before anybody outside holds them: whoever does must be shown them
    for (const { _id } of newest)
      await this.models.proofCheckpoints.updateOne({ _id }, { $set: { anchored: true } }, majority);
    const audit = (await auditIn(this.models).heads()).map(({ store, position, hash }) => ({ store, position, hash }));
    const heads: Heads = { notes: newest.map(({ note }) => note), audit };
    const text = canonicalJson({ format: 'repairflow-heads/1', day, at, ...heads });
    const pending = this.places.map(({ name }) => name);
    const anchor: StoredProofAnchor = { _id: day, at, text, pending, open: true, attempts: 0, nextAt: at };
    await ignoreDuplicates(this.models.proofAnchors.collection.insertOne(anchor as never, majority));
  }

  async #deliver({ _id, text, pending, attempts, nextAt }: StoredProofAnchor, now: number): Promise<boolean> {
    const again = now + Math.min(MAX_AGAIN_MS, AGAIN_AFTER_MS * 2 ** Math.min(attempts, 10));
    const { modifiedCount } = await this.models.proofAnchors.updateOne(
      { _id, nextAt },
      { $set: { nextAt: again }, $inc: { attempts: 1 } },
    );
    // another worker has it
    if (modifiedCount === 0) return true;
    let failed = false;
    for (const name of pending) {
      const place = this.places.find((one) => one.name === name);
      try {
        if (place) await place.deliver(anchorOf(_id, text));
        else this.log.warn({ day: _id, place: name }, 'the heads of the logs do not go there any more');
        await this.models.proofAnchors.updateOne({ _id }, { $pull: { pending: name } }, majority);
      } catch (error) {
        failed = true;
        const reason = error instanceof Error ? error.message : typeof error;
        this.log.warn({ day: _id, place: name, reason }, 'the heads of the logs did not arrive; it is tried again');
      }
    }
    if (!failed) await this.models.proofAnchors.updateOne({ _id }, { $set: { open: false } }, majority);
    return !failed;
  }
}

function anchorOf(id: string, text: string): Anchor {
  const { notes, audit } = JSON.parse(text) as Heads;
  const checkpoints = notes.map((note) => readCheckpoint(readNote(note)?.text ?? ''));
  return {
    id,
    text,
    heads: checkpoints.flatMap((one) => (one ? [`${one.origin} ${one.size} ${toBase64(one.root)}`] : [])),
    audit: audit.map(({ store, position, hash }) => `${store} ${position} ${hash}`),
  };
}
