import { rightsAt, type Rights } from '../../domain/account/rights';
import type { SecondFactorState } from '../../domain/account/second-factor';
import { WALL_LIFE_MS, wallKeepers } from '../../domain/account/wall-screen';
import { expiryAfterUse, LONGEST_SESSION_MS, USE_NOTED_EVERY_MS } from '../../domain/account/session-life';
import { setBounded } from '../../domain/kernel/bounded-map';
import type { InPlaceOf, Role } from '../../domain/kernel/actor';
import { EVERY_STORE, type Repositories, type StoredSession } from '../../platform/mongo/repositories';
import { isMongoAway } from '../../platform/mongo/away';
import type { Caller } from './caller';
import { PersonFactsReader, type PersonFacts } from './person-facts';
import { Problem } from './problems';
import { readOrKnown } from './read-or-known';
import { usableLink } from './links';
import { digest, newSecret } from '../../platform/secrets';

/** Who is asking: a member of staff in one store, or a customer bound to one order. */
export interface Session {
  readonly id: string;
  readonly actorId: string;
  /** Null for a customer. */
  readonly name: string | null;
  readonly store: string;
  /** The person's own first, then those of whoever they stand in for. */
  readonly roles: readonly Role[];
  /** CF-16: whose the roles are that this person does not hold otherwise. */
  readonly inPlaceOf: InPlaceOf;
  readonly order: string | null;
  /** Of a customer: the link that opened it, by the hash of its secret. */
  readonly link: string | null;
  /** IANA name of the zone whose time the store's clocks show. */
  readonly zone: string;
  /** Whose tasks are this person's too, because they are away (CF-16). */
  readonly deputyFor: readonly string[];
  readonly secondFactor: SecondFactorState;
  /** The name of the screen on a wall that it is of; null for people. */
  readonly wall: string | null;
  /** It is over then, unless it is used before. */
  readonly expiresAt: number;
  /** It is over then, however much it is used. */
  readonly endsAt: number;
}

/** CF-16: the person, and those for whom the person stands in. */
export const peopleOf = ({ actorId, deputyFor }: Pick<Session, 'actorId' | 'deputyFor'>): readonly string[] => [
  actorId,
  ...deputyFor,
];

/** Of the holder of a link: it reaches one order, and what belongs to it. */
export interface CustomerSession extends Session {
  readonly order: string;
}
export const isCustomerSession = (session: Session): session is CustomerSession => session.order !== null;

const CUSTOMER_LIFE_MS = 30 * 60_000;
/** On a tablet that is handed back soon. */
const TABLET_LIFE_MS = 10 * 60_000;
/** Sessions kept in memory for the time when the database is away: the oldest is forgotten first. */
const MAX_KNOWN = 10_000;
/**
 * Whoever changes what a person may do renews the stamp of their sessions, and nothing that was looked up before counts any more. Should that process die
 * between the two writes, the change counts after this time.
 */
const FACTS_KEPT_MS = 60_000;

export interface SessionOptions {
  /** Whether those who decide for others need one. */
  readonly demandsSecondFactor: boolean;
  /** Whether those of the demo store, whose password everybody knows, may do anything. */
  readonly demoAccounts: boolean;
  /** Whether the console shows what a message gateway would have sent. */
  readonly messageTray: boolean;
}

interface Known {
  readonly stored: StoredSession;
  /** What was looked up under this stamp in this store. */
  readonly looked?: {
    readonly stamp: string;
    readonly store: string;
    readonly at: number;
    readonly facts: PersonFacts;
  };
}

/** Of an opened session: the token is known to its holder only; its hash is kept. */
export interface Opened {
  readonly token: string;
  readonly session: Session;
}

const signInNeeded = (): Problem => new Problem('signInNeeded', {}, { 'WWW-Authenticate': 'Bearer' });

/**
 * T9b: opaque sessions, read at each request, so that a sign-out, a closed account and a changed role act on the next request of every process. While the
 * database is away, or does not answer, a session that was read before counts until it expires.
 */
export class Sessions {
  readonly #known = new Map<string, Known>();
  readonly #facts: PersonFactsReader;

  constructor(
    private readonly repositories: Pick<
      Repositories,
      'sessions' | 'accounts' | 'staff' | 'dealership' | 'policies' | 'customers' | 'views' | 'followUps' | 'complaints'
    >,
    private readonly options: SessionOptions,
  ) {
    this.#facts = new PersonFactsReader(repositories, options);
  }

  get messageTray(): boolean {
    return this.options.messageTray;
  }

  /** A session in the first store of this person. Throws `signInFailed` when they work in none. */
  async open(person: string, caller: Caller, proved: boolean): Promise<Opened> {
    const [first] = await this.storesOf(person);
    if (!first) throw new Problem('signInFailed');
    const { address, words: device } = caller;
    const holder = { user: person, store: first.id, roles: [], order: null, link: null, proved, device, address };
    const now = Date.now();
    const endsAt = now + LONGEST_SESSION_MS;
    return this.#add(holder, { endsAt, expiresAt: expiryAfterUse(now, endsAt) });
  }

  /** The session goes on as that of a screen on a wall, which reads in the name of whoever hangs it; the person is signed out there. */
  async hang({ id, actorId: user, store }: Session, name: string, { address, words: device }: Caller): Promise<Opened> {
    const holder = { user, store, roles: [], order: null, link: null, proved: false, wall: name, device, address };
    const endsAt = Date.now() + WALL_LIFE_MS;
    const opened = await this.#add(holder, { endsAt, expiresAt: endsAt });
    await this.end(id);
    return opened;
  }

  /** A customer's session on one order, for the holder of a link that still opens something; `once` when it opens nothing after this. Throws `signInFailed`. */
  async exchange(secret: string): Promise<Opened & { readonly once: boolean }> {
    const { sessions } = this.repositories;
    const link = await usableLink(this.repositories, digest(secret));
    if (!link) throw new Problem('signInFailed');
    const { _id, customer: user, store, order } = link;
    const now = Date.now();
    const isShown = link.kind === 'shown';
    if (isShown && !(await sessions.useLinkOnce(_id, now))) throw new Problem('signInFailed');
    const endsAt = now + (isShown ? TABLET_LIFE_MS : CUSTOMER_LIFE_MS);
    const customer = { user, store, roles: ['customer' as const], order, link: _id };
    const opened = await this.#add(
      { ...customer, proved: false, device: null, address: null },
      { endsAt, expiresAt: endsAt },
    );
    // whoever has withdrawn it meanwhile has ended the sessions that there were then; this one is one of them
    if ((await sessions.findLink(_id))?.revokedAt !== undefined) {
      await this.end(opened.session.id);
      throw new Problem('signInFailed');
    }
    if (!isShown) await sessions.noteLinkUse(_id, now);
    return { ...opened, once: isShown };
  }

  async #add(
    holder: Pick<
      StoredSession,
      'user' | 'store' | 'roles' | 'order' | 'link' | 'proved' | 'wall' | 'device' | 'address'
    >,
    { endsAt, expiresAt }: { readonly endsAt: number; readonly expiresAt: number },
  ): Promise<Opened> {
    const token = newSecret();
    const now = Date.now();
    const life = { begunAt: now, lastUsedAt: now, endsAt, expiresAt: new Date(expiresAt) };
    await this.repositories.sessions.add({ _id: digest(token), ...holder, ...life });
    const session = await this.#current(digest(token));
    if (!session) throw new Problem('signInFailed');
    return { token, session };
  }

  /** The stores in which a person works; for whoever works for all of them, all. */
  async storesOf(person: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const [entries, stores] = await Promise.all([
      this.repositories.staff.entriesOf(person),
      this.repositories.dealership.allStores(),
    ]);
    const everywhere = entries.some(({ store }) => store === EVERY_STORE);
    const own = new Set(entries.map(({ store }) => store));
    return stores.filter(({ _id }) => everywhere || own.has(_id)).map(({ _id: id, name }) => ({ id, name }));
  }

  /** Goes on in another store of the same person. Throws `notFound` for a store in which they do not work. */
  async enter({ id, actorId }: Session, store: string): Promise<Session> {
    const known = (await this.storesOf(actorId)).some((one) => one.id === store);
    if (!known) throw new Problem('notFound', { missing: 'store' });
    await this.repositories.sessions.move(id, store);
    return this.#anew(id);
  }

  /** The person has shown a second factor in this session. */
  async prove({ id }: Session): Promise<Session> {
    await this.repositories.sessions.prove(id);
    return this.#anew(id);
  }

  /** After a change: what it was before does not count. */
  async #anew(id: string): Promise<Session> {
    this.#known.delete(id);
    const session = await this.#current(id);
    if (!session) throw signInNeeded();
    return session;
  }

  async end(id: string): Promise<void> {
    this.#known.delete(id);
    await this.repositories.sessions.remove(id);
    // a request that was reading it meanwhile has put it back
    this.#known.delete(id);
  }

  /** The session of a token. `counts` says whether the person is at work: what a program asks by itself does not keep a session from ending. */
  async find(token: string, { counts }: { readonly counts: boolean } = { counts: true }): Promise<Session | undefined> {
    const session = await this.#current(digest(token));
    return session && counts && !isCustomerSession(session) ? this.#use(session) : session;
  }

  /** The session as it is now, for those who listen without asking again; undefined when it is over. */
  readAgain = ({ id }: Session): Promise<Session | undefined> => this.#current(id);

  async #current(id: string): Promise<Session | undefined> {
    const stored = await readOrKnown(this.#read(id), this.#known.get(id)?.stored);
    const facts = stored && stored.expiresAt.getTime() > Date.now() ? await this.#factsOf(stored) : undefined;
    if (!stored || !facts) {
      this.#known.delete(id);
      return undefined;
    }
    const { user: actorId, store, order, link, wall = null, expiresAt, endsAt } = stored;
    const { zone } = facts;
    const name = wall === null ? facts.name : null;
    const times = { expiresAt: expiresAt.getTime(), endsAt };
    return { id, actorId, name, store, order, link, wall, zone, ...times, ...this.#rightsOf(stored, facts) };
  }

  #rightsOf({ proved, order, wall = null }: StoredSession, { roles, standsIn }: PersonFacts): Rights {
    if (wall !== null) {
      const shown = roles.filter((role) => wallKeepers.includes(role));
      return rightsAt(Date.now(), { roles: shown, standsIn: [], proved, demanded: false });
    }
    const demanded = this.options.demandsSecondFactor && order === null;
    return rightsAt(Date.now(), { roles, standsIn, proved, demanded });
  }

  async #read(id: string): Promise<StoredSession | null> {
    const stored = await this.repositories.sessions.find(id);
    if (stored) this.#remember({ ...this.#known.get(id), stored });
    else this.#known.delete(id);
    return stored;
  }

  async #factsOf(stored: StoredSession): Promise<PersonFacts | undefined> {
    const { _id, stamp, store } = stored;
    const looked = this.#known.get(_id)?.looked;
    const valid = looked?.stamp === stamp && looked.store === store ? looked : undefined;
    if (valid && Date.now() - valid.at < FACTS_KEPT_MS) return valid.facts;
    return readOrKnown(this.#lookUp(stored), valid?.facts);
  }

  async #lookUp(stored: StoredSession): Promise<PersonFacts | undefined> {
    const { _id, stamp, store } = stored;
    const at = Date.now();
    const facts = await this.#facts.factsOf(stored);
    const known = this.#known.get(_id);
    if (known && facts) this.#remember({ ...known, looked: { stamp, store, at, facts } });
    return facts;
  }

  #remember(known: Known): void {
    setBounded(this.#known, known.stored._id, known, MAX_KNOWN);
  }

  /** Moves the end of the session on, at most once a minute. */
  async #use(session: Session): Promise<Session> {
    const known = this.#known.get(session.id);
    const now = Date.now();
    if (!known || now - known.stored.lastUsedAt < USE_NOTED_EVERY_MS) return session;
    const expiresAt = session.wall === null ? expiryAfterUse(now, session.endsAt) : session.endsAt;
    const use = { lastUsedAt: now, expiresAt: new Date(expiresAt) };
    this.#remember({ ...known, stored: { ...known.stored, ...use } });
    try {
      await readOrKnown(
        this.repositories.sessions.noteUse(session.id, use).then(() => true),
        true,
      );
    } catch (error) {
      if (!isMongoAway(error)) throw error;
    }
    return { ...session, expiresAt };
  }
}
