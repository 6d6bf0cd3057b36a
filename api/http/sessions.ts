import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Request, RequestHandler } from 'express';
import { isAwayAt } from '../../domain/account/absence';
import { setBounded } from '../../domain/kernel/bounded-map';
import type { InPlaceOf, Role } from '../../domain/kernel/actor';
import { defaultCalendar } from '../../domain/policy/policy';
import { EVERY_STORE, type Repositories, type StoredStaffMember } from '../../platform/mongo/repositories';
import { isMongoAway } from '../../platform/mongo/away';
import { Problem } from './problems';

/** Who is asking: a member of staff in one store, or a customer bound to one order. */
export interface Session {
  readonly id: string;
  readonly actorId: string;
  readonly store: string;
  /** The person's own first, then those of whoever they stand in for. */
  readonly roles: readonly Role[];
  /** CF-16: whose the roles are that this person does not hold otherwise. */
  readonly inPlaceOf: InPlaceOf;
  readonly order: string | null;
  /** IANA name of the zone whose time the store's clocks show. */
  readonly zone: string;
  /** Whose tasks are this person's too, because they are away (CF-16). */
  readonly deputyFor: readonly string[];
  readonly expiresAt: number;
}

/** Of the holder of a link: it reaches one order, and what belongs to it. */
export interface CustomerSession extends Session {
  readonly order: string;
}
export const isCustomerSession = (session: Session): session is CustomerSession => session.order !== null;

const LIFE_MS = 12 * 3_600_000;
const CUSTOMER_LIFE_MS = 30 * 60_000;
/** How long a session is taken from memory before it is loaded again; a sign-out or changed role takes effect within it. */
const CACHE_MS = 10_000;
const ZONE_CACHE_MS = 60_000;
/** Sessions, and stores, taken from memory: the oldest is loaded again first. */
const MAX_CACHED = 10_000;
/** The second hash of a sign-in attempt waits for the first two: guessing must not use up the memory. */
const PARALLEL_HASHES = 2;

export const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashPassword = (password: string): Promise<string> => hash(password);

/** A hash nobody knows the password of: an unknown name takes as long as a wrong password. */
const decoy = hash(newSecret());

/** Opaque sessions: the token is known to its holder only; its hash is kept. */
export class Sessions {
  readonly #cached = new Map<string, { session: Session; until: number }>();
  readonly #zones = new Map<string, { zone: string; until: number }>();
  #hashing = 0;

  constructor(
    private readonly repositories: Pick<Repositories, 'sessions' | 'accounts' | 'staff' | 'dealership' | 'policies'>,
    /** Whether those of the demo store, whose password everybody knows, may do anything. */
    private readonly options: { readonly demoAccounts: boolean },
  ) {}

  /** Throws a Problem that does not tell whether the name or the password was wrong. */
  async signIn(signIn: string, password: string): Promise<{ token: string; session: Session; name: string }> {
    if (this.#hashing >= PARALLEL_HASHES) throw new Problem('tooMany', {}, { 'Retry-After': '1' });
    this.#hashing += 1;
    try {
      const account = await this.repositories.accounts.findBySignIn(signIn);
      const right = await verify(account?.password ?? (await decoy), password);
      if (!account?.password || !right) throw new Problem('signInFailed');
      if (account.demo === true && !this.options.demoAccounts) throw new Problem('demoRefused');
      const [first] = await this.storesOf(account._id);
      const session =
        first && (await this.#open({ user: account._id, store: first.id, roles: [], order: null }, LIFE_MS));
      const member = first && (await this.repositories.staff.find(first.id, account._id));
      if (!session || !member) throw new Problem('signInFailed');
      return { ...session, name: member.name };
    } finally {
      this.#hashing -= 1;
    }
  }

  /** A customer's session on one order, for the holder of an unexpired link. */
  async exchange(secret: string): Promise<{ token: string; session: Session }> {
    const link = await this.repositories.sessions.findLink(digest(secret));
    if (!link || link.expiresAt.getTime() <= Date.now()) throw new Problem('signInFailed');
    const customer = { user: link.customer, store: link.store, roles: ['customer' as const], order: link.order };
    return this.#open(customer, CUSTOMER_LIFE_MS);
  }

  async #open(
    holder: { user: string; store: string; roles: Role[]; order: string | null },
    lifeMs: number,
  ): Promise<{ token: string; session: Session }> {
    const token = newSecret();
    const expiresAt = Date.now() + lifeMs;
    await this.repositories.sessions.add({ _id: digest(token), ...holder, expiresAt: new Date(expiresAt) });
    const session = await this.#load(digest(token));
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
    this.#cached.delete(id);
    const session = await this.#load(id);
    if (!session) throw new Problem('signInNeeded', {}, { 'WWW-Authenticate': 'Bearer' });
    return session;
  }

  async end(session: Session): Promise<void> {
    this.#cached.delete(session.id);
    await this.repositories.sessions.remove(session.id);
  }

  /** The session of a token. While MongoDB is away, a session loaded before counts until it expires. */
  async find(token: string): Promise<Session | undefined> {
    const id = digest(token);
    const now = Date.now();
    const cached = this.#cached.get(id);
    if (cached && cached.until > now) return cached.session;
    try {
      const session = await this.#load(id);
      if (session) this.#cache(session, now);
      else this.#cached.delete(id);
      return session;
    } catch (error) {
      if (!isMongoAway(error) || !cached || cached.session.expiresAt <= now) throw error;
      this.#cache(cached.session, now);
      return cached.session;
    }
  }

  #cache(session: Session, now: number): void {
    setBounded(this.#cached, session.id, { session, until: now + CACHE_MS }, MAX_CACHED);
  }

  /** For those who listen without asking again: it is not signed out, not expired, and its holder has not left. */
  async isOpen({ id, store, expiresAt }: Session): Promise<boolean> {
    if (expiresAt <= Date.now()) return false;
    try {
      return (await this.#load(id))?.store === store;
    } catch (error) {
      if (!isMongoAway(error)) throw error;
      return true;
    }
  }

  async #load(id: string): Promise<Session | undefined> {
    const stored = await this.repositories.sessions.find(id);
    if (!stored || stored.expiresAt.getTime() <= Date.now()) return undefined;
    const { user: actorId, store, order, expiresAt } = stored;
    const common = { id, actorId, store, order, zone: await this.#zoneOf(store), expiresAt: expiresAt.getTime() };
    if (order !== null) return { ...common, roles: stored.roles, inPlaceOf: {}, deputyFor: [] };
    const [account, member, away] = await Promise.all([
      this.repositories.accounts.find(actorId),
      this.repositories.staff.find(store, actorId),
      this.#awayWith(store, actorId),
    ]);
    if (!account || !member || (account.demo === true && !this.options.demoAccounts)) return undefined;
    const lent = away.flatMap(({ person, roles }) => roles.map((role) => [role, person] as const));
    const others = lent.filter(([role]) => !member.roles.includes(role));
    return {
      ...common,
      roles: [...new Set([...member.roles, ...others.map(([role]) => role)])],
      inPlaceOf: Object.fromEntries(others),
      deputyFor: away.map(({ person }) => person),
    };
  }

  /** Asked once a minute for a store, not once for each of its sessions. A store that has not published a policy yet keeps the time of the calendar it would start with. */
  async #zoneOf(store: string): Promise<string> {
    const now = Date.now();
    const known = this.#zones.get(store);
    if (known && known.until > now) return known.zone;
    const { zone } = ((await this.repositories.policies.newest(store)) ?? { calendar: defaultCalendar }).calendar;
    setBounded(this.#zones, store, { zone, until: now + ZONE_CACHE_MS }, MAX_CACHED);
    return zone;
  }

  /** CF-16: the people this one stands in for at this moment. */
  async #awayWith(store: string, deputy: string): Promise<readonly StoredStaffMember[]> {
    const now = Date.now();
    const named = await this.repositories.staff.whoNamed(store, deputy);
    return named.filter(({ absence }) => absence && isAwayAt(absence, now));
  }

  /** Roles or the policy have changed: every session is loaded again. */
  forget(): void {
    this.#cached.clear();
    this.#zones.clear();
  }
}

/** `__Host-` binds the cookie to this very host, and needs an encrypted connection; on a loopback address there is none. */
const cookieName = (secure: boolean): string => (secure ? '__Host-repairflow' : 'repairflow');

/** The browser's session: unreadable for scripts, never sent by another site. An empty token ends it. */
export const sessionCookie = (token: string, secure: boolean, expiresAt: number): string =>
  [
    `${cookieName(secure)}=${token}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
    `Expires=${new Date(expiresAt).toUTCString()}`,
  ].join('; ');

/** What a token looks like; anything else is not looked up. */
export const tokenPattern = /^[A-Za-z0-9_-]{20,100}$/;
const READS = new Set(['GET', 'HEAD']);

/** The token in the cookie. A change made with it needs a header that no other site's form can send. */
function cookieToken(req: Request): string | undefined {
  const name = cookieName(req.secure);
  const sent = req
    .get('Cookie')
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`));
  const token = sent?.slice(name.length + 1);
  if (!token || !tokenPattern.test(token)) return undefined;
  if (!READS.has(req.method) && req.get('X-Repairflow') !== '1') throw new Problem('headerMissing');
  return token;
}

/** Bearer for programs, a cookie for browsers. Without either the request goes on without a session; a wrong Bearer is told so. */
export const authenticate =
  (sessions: Sessions): RequestHandler =>
  async (req, res, next) => {
    const header = req.get('Authorization');
    if (header === undefined) {
      const token = cookieToken(req);
      const session = token === undefined ? undefined : await sessions.find(token);
      if (session) res.locals['session'] = session;
      return next();
    }
    const [, token] = /^Bearer (\S+)$/.exec(header) ?? [];
    const session = token !== undefined && tokenPattern.test(token) ? await sessions.find(token) : undefined;
    if (!session) throw new Problem('signInNeeded', {}, { 'WWW-Authenticate': 'Bearer' });
    res.locals['session'] = session;
    next();
  };
