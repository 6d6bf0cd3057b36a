import { randomUUID } from 'node:crypto';
import { ignoreDuplicates } from '../duplicates';
import type { Models, StoredLease } from '../models';
import type { LeaseName } from '../models/leases';

type Change = Readonly<Record<string, unknown>>;

export const majority = { writeConcern: { w: 'majority' } } as const;

/**
 * The right to do what only one program may do at a time. No two clocks are compared: a lease is free when its beat stood still for `leaseMs` of
 * the watcher's own time. That alone does not stop a holder who was frozen; the unique keys of what it writes do.
 */
export class Lease {
  readonly #owner = randomUUID();
  #beat = -1;
  #seenAt = performance.now();

  constructor(
    private readonly leases: Models['leases'],
    private readonly id: LeaseName,
    readonly leaseMs: number,
  ) {}

  /** The lease when it is ours from now on; undefined while somebody else has it. */
  async take(): Promise<StoredLease | undefined> {
    const lease = await this.#read();
    if (lease.beat !== this.#beat) {
      this.#beat = lease.beat;
      this.#seenAt = performance.now();
    }
    const handedBack = lease.owner === null || lease.owner === this.#owner;
    if (!handedBack && performance.now() - this.#seenAt <= this.leaseMs) return undefined;
    return (await this.renew()) ? lease : undefined;
  }

  /** Half of its time is over. */
  get isDue(): boolean {
    return performance.now() - this.#seenAt > this.leaseMs / 2;
  }

  /** Writes the change only while the lease is ours; false when somebody else has taken it. */
  async renew(change: Change = {}): Promise<boolean> {
    return this.#write({ owner: this.#owner, ...change });
  }

  /** The next one need not wait. */
  async handBack(): Promise<void> {
    await this.#write({ owner: null });
  }

  async #write(change: Change): Promise<boolean> {
    const { modifiedCount } = await this.leases.updateOne(
      { _id: this.id, beat: this.#beat },
      { $set: change, $inc: { beat: 1 } },
      majority,
    );
    if (modifiedCount === 0) return false;
    this.#beat += 1;
    this.#seenAt = performance.now();
    return true;
  }

  async #read(): Promise<StoredLease> {
    const lease = await this.leases.findOne({ _id: this.id }).lean<StoredLease>();
    if (lease) return lease;
    const first: StoredLease = { _id: this.id, owner: null, beat: 0, tails: {}, oldEventsMarked: false };
    await ignoreDuplicates(this.leases.collection.insertOne(first as never, majority));
    return first;
  }
}
