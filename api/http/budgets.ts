import type { Response } from 'express';
import { setBounded } from '../../domain/kernel/bounded-map';
import type { Config } from '../../platform/config';
import { Problem } from './problems';
import { isCustomerSession, type Session } from './sessions';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const MEGABYTE = 1_000_000;
/** Of whom is counted in this process; whoever has not come for longest is forgotten first, and begins with a full bucket. */
const MAX_COUNTED = 50_000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** What taking has left. */
interface Taken {
  readonly isEnough: boolean;
  readonly left: number;
  /** Until what was asked for is there. */
  readonly seconds: number;
}

/** A token bucket for each key: full at first, filled up evenly, so that a burst is allowed and a stream is not. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    readonly name: string,
    readonly capacity: number,
    readonly windowMs: number,
  ) {}

  /** Takes all or nothing. */
  take(key: string, cost: number): Taken {
    const now = Date.now();
    const perMs = this.capacity / this.windowMs;
    const { left, at } = this.#buckets.get(key) ?? { left: this.capacity, at: now };
    const available = Math.min(this.capacity, left + Math.max(0, now - at) * perMs);
    const isEnough = available >= cost;
    const rest = isEnough ? available - cost : available;
    setBounded(this.#buckets, key, { left: rest, at: now }, MAX_COUNTED);
    const missing = isEnough ? this.capacity - rest : cost - available;
    return { isEnough, left: rest, seconds: Math.ceil(missing / perMs / 1_000) };
  }
}

interface Charge {
  readonly buckets: Buckets;
  readonly key: string;
}

const policyOf = ({ buckets: { name, capacity, windowMs } }: Charge): string =>
  `"${name}";q=${capacity};w=${windowMs / 1_000}`;

/**
 * H4: what one session, one person and one visit may ask of this process. Each API counts for itself: two of them allow twice as much, which is still
 * little, and no request waits for a counter that is shared.
 */
export class Budgets {
  readonly #session: Buckets;
  readonly #person: Buckets;
  readonly #visit: Buckets;
  readonly #bytesOfSession: Buckets;
  readonly #bytesOfVisit: Buckets;

  constructor(config: Config) {
    const { STAFF_REQUESTS_PER_MINUTE: perMinute, LINK_REQUESTS_PER_MINUTE, UPLOAD_MEGABYTES_PER_HOUR } = config;
    this.#session = new Buckets('session', perMinute, MINUTE_MS);
    this.#person = new Buckets('person', 2 * perMinute, MINUTE_MS);
    this.#visit = new Buckets('visit', LINK_REQUESTS_PER_MINUTE, MINUTE_MS);
    this.#bytesOfSession = new Buckets('bytes', UPLOAD_MEGABYTES_PER_HOUR * MEGABYTE, HOUR_MS);
    // a drawing takes some kilobytes
    this.#bytesOfVisit = new Buckets('bytes', (UPLOAD_MEGABYTES_PER_HOUR * MEGABYTE) / 50, HOUR_MS);
  }

  /** One request. Says in the headers what is left, and throws `tooMany` when that is not enough. */
  charge(res: Response, session: Session, cost = 1): void {
    const { id, actorId, order } = session;
    this.#take(
      res,
      order === null
        ? [
            { buckets: this.#session, key: id },
            { buckets: this.#person, key: actorId },
          ]
        : [{ buckets: this.#visit, key: order }],
      cost,
    );
  }

  /** An upload, before it is read. Throws `tooMany`. */
  chargeBytes(res: Response, session: Session, bytes: number): void {
    const charge = isCustomerSession(session)
      ? { buckets: this.#bytesOfVisit, key: session.order }
      : { buckets: this.#bytesOfSession, key: session.id };
    this.#take(res, [charge], bytes);
  }

  #take(res: Response, charges: readonly Charge[], cost: number): void {
    const taken = charges.map((charge) => ({ charge, ...charge.buckets.take(charge.key, cost) }));
    const said = taken.map(
      ({ charge, left, seconds }) => `"${charge.buckets.name}";r=${Math.floor(left)};t=${seconds}`,
    );
    res.set('RateLimit-Policy', charges.map(policyOf).join(', ')).set('RateLimit', said.join(', '));
    const short = taken.find(({ isEnough }) => !isEnough);
    if (short) throw new Problem('tooMany', {}, { 'Retry-After': String(Math.max(1, short.seconds)) });
  }
}
