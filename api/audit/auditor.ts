import { foldSignIn } from '../../domain/account/sign-in-name';
import type { AuditFacts, AuditKind, AuditOutcome, NewAuditEntry } from '../../domain/audit/entry';
import { actorIn, type Role } from '../../domain/kernel/actor';
import { processTypeOf, storeOf } from '../../domain/processes';
import { AuditUnavailable, type AuditLog } from '../../platform/audit/audit-log';
import { DatabaseSilent } from '../../platform/mongo/away';
import type { DatabaseWatch } from '../../platform/mongo/database-watch';
import { EVERY_STORE, type Repositories } from '../../platform/mongo/repositories';
import type { Metrics } from '../http/metrics';
import { Problem, problemOf, wordings } from '../http/problems';
import type { Reply } from '../http/reply';
import { digest } from '../../platform/secrets';
import { isCustomerSession, type Session } from '../http/sessions';
import type { Operation } from '../permissions';
import type { ReadBudgetWatch } from './read-budgets';
import { Refusals } from './refusals';
import { momentInQuery, type Told } from './rule';
import { auditRules } from './rules';

/** What is known of a request before anything is done. */
export interface RequestOrigin {
  readonly operation: Operation | 'authenticate';
  readonly session: Session | undefined;
  readonly role: Role | undefined;
  readonly address: string | null;
  readonly requestId: string;
}
/** Whoever books on the page of a store, by the id of the record that is theirs. */
interface Guest extends Pick<RequestOrigin, 'operation' | 'address' | 'requestId'> {
  readonly store: string;
  readonly who: string;
}
type Content = Omit<Told, 'reply'>;

interface Parts {
  readonly log: AuditLog;
  readonly repositories: Pick<Repositories, 'accounts' | 'staff'>;
  readonly budgets: ReadBudgetWatch;
  readonly databaseWatch: DatabaseWatch;
  readonly metrics: Pick<Metrics, 'auditWait' | 'auditLost'>;
}

/** Of a name that nobody has: enough to see that it is the same again, too little to find out what was typed, which may have been a password. */
const NAME_DIGITS = 5;
/** No person has this id. */
const NOBODY = '';
const SHOWN_DIGITS = 24;
/** Refusals that are always written down, whatever the operation. */
const refusals: ReadonlySet<number> = new Set([401, 403, 404]);

const unavailable = (): Problem => new Problem('unavailable', {}, { 'Retry-After': '5' });
const toldReply = ({ headers = {}, body, shown }: Reply) => ({ headers, body, shown });
/** A number of a process or an id, as we issue them: what else stands in a path may be anything. */
const issued = (about: string | null): string | null =>
  about !== null && /[A-Za-z]/.test(about.slice(about.indexOf(':') + 1)) ? about : null;

/**
 * H6: writes down what the operations do, by the table of rules. What changes something or shows personal data does not happen, or is not answered, when
 * its entry cannot be written. There is no way to ask for an answer without it.
 */
export class Auditor {
  readonly #refusals: Refusals;
  readonly #onLost: () => void;

  constructor(private readonly parts: Parts) {
    this.#onLost = () => parts.metrics.auditLost.inc({ of: 'refusal' });
    this.#refusals = new Refusals((content) => void parts.log.append(content).catch(this.#onLost), this.#onLost);
  }

  /** Before anything takes effect. Throws `unavailable` when the entry of a change cannot be written. */
  async #begin(asked: RequestOrigin, content: Content): Promise<void> {
    const rule = ruleOf(asked);
    if (rule.trace !== 'change' && rule.trace !== 'export') return;
    await this.#keep({ ...entryOf(asked, rule.trace, 'started'), about: rule.about(content) });
  }

  /** Before the answer goes out. Throws `unavailable` when its entry cannot be written. */
  async #end(asked: RequestOrigin, content: Content, reply: Reply): Promise<void> {
    const rule = ruleOf(asked);
    if (rule.trace === 'event' || rule.trace === 'none') return;
    const told = { ...content, reply: toldReply(reply) };
    if (rule.trace === 'signIn') return this.#keep(await this.#signedIn(asked, told));
    const persons = rule.persons(told);
    const shown =
      typeof persons === 'number' ? { persons: [], personCount: persons } : { persons, personCount: persons.length };
    if (rule.trace === 'read' && rule.onlyWithPersons && shown.personCount === 0) return;
    const entry = {
      ...entryOf(asked, rule.trace, 'done'),
      about: rule.about(told),
      facts: { ...rule.facts(told), ...momentInQuery(told) },
      ...shown,
    };
    await this.#keep(entry, asked.session);
  }

  /** It was refused, or failed. Never rejects: the refusal is answered all the same. */
  async fail(asked: RequestOrigin, content: Content | undefined, error: unknown): Promise<void> {
    const { code } = problemOf(error);
    const { status } = wordings[code];
    const rule = ruleOf(asked);
    const outcome: AuditOutcome = status >= 500 ? 'failed' : 'refused';
    const started = content !== undefined && (rule.trace === 'change' || rule.trace === 'export');
    const kind: AuditKind = rule.trace === 'signIn' ? 'signIn' : started ? rule.trace : 'refusal';
    const about = content ? issued('about' in rule ? rule.about(content) : processIn(content)) : null;
    const entry = { ...entryOf(asked, kind, outcome), problem: code, about };
    if (started) {
      const written = this.parts.log.append(entry).catch(this.#onLost);
      // whoever hears that something is not available need not wait for it once more
      if (outcome === 'refused') await written;
    } else if (rule.trace === 'signIn' && content) await this.#noteNamed(entry, content);
    else if (refusals.has(status)) this.#refusals.note(entry);
  }

  async #noteNamed(entry: NewAuditEntry, { body: { signIn } }: Content): Promise<void> {
    try {
      this.#refusals.note(typeof signIn === 'string' ? await this.#named(entry, signIn) : entry);
    } catch {
      this.#onLost();
    }
  }

  /** T9: the customer's page was opened with a link, which is no operation. Throws `unavailable`. */
  async linkOpened(asked: Omit<RequestOrigin, 'operation' | 'role'>, order: string): Promise<void> {
    await this.#keep({
      ...entryOf({ ...asked, operation: 'exchangeLink', role: 'customer' }, 'signIn', 'done'),
      ...ofOrder(order),
    });
  }

  /** Does what an operation, or its button on a page, asks for, with its entries before and after. Throws what it throws, and `unavailable`. */
  async around<Done extends Reply>(asked: RequestOrigin, content: Content, act: () => Promise<Done>): Promise<Done> {
    try {
      await this.#begin(asked, content);
      const reply = await act();
      await this.#end(asked, content, reply);
      return reply;
    } catch (error) {
      await this.fail(asked, content, error);
      throw error;
    }
  }

  /** the record of somebody who books without an account, with its entries before and after. Throws what it throws, and `unavailable`. */
  async aroundGuest(asked: Guest, about: string, act: () => Promise<unknown>): Promise<void> {
    const { store, who, ...origin } = asked;
    const request = { ...origin, session: undefined, role: undefined };
    const entry = { ...entryOf(request, 'change', 'started'), store, who, role: 'customer', about } as const;
    await this.#keep(entry);
    try {
      await act();
    } catch (error) {
      const { code } = problemOf(error);
      const outcome = wordings[code].status >= 500 ? 'failed' : 'refused';
      await this.parts.log.append({ ...entry, outcome, problem: code }).catch(this.#onLost);
      throw error;
    }
    await this.#keep({ ...entry, outcome: 'done' });
  }

  /** Writes what is still to be written. */
  async stop(): Promise<void> {
    this.#refusals.stop();
    await this.parts.log.drain();
    await this.parts.budgets.drain();
  }

  async #keep(entry: NewAuditEntry, reader?: Session): Promise<void> {
    const stop = this.parts.metrics.auditWait.startTimer();
    try {
      this.parts.databaseWatch.assertAnswers();
      const kept = await this.parts.log.append(entry);
      if (reader && !isCustomerSession(reader)) this.parts.budgets.note(reader, kept);
    } catch (error) {
      if (!(error instanceof AuditUnavailable || error instanceof DatabaseSilent)) throw error;
      this.parts.metrics.auditLost.inc({ of: 'answer' });
      throw unavailable();
    } finally {
      stop();
    }
  }

  /** Whose account it is, by the reply or by the name that the reply repeats. */
  async #signedIn(asked: RequestOrigin, { reply }: Told): Promise<NewAuditEntry> {
    const entry = entryOf(asked, 'signIn', 'done');
    const { id, store, signIn, number } = (reply?.body ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof id === 'string' && typeof store === 'string') return { ...entry, who: id, store };
    if (typeof number === 'string') return { ...entry, ...ofOrder(number) };
    return typeof signIn === 'string' ? this.#named(entry, signIn) : entry;
  }

  /** The person who signs in by this name; the beginning of its hash where nobody does. The same is read for both, so that no answer tells which it is. */
  async #named(entry: NewAuditEntry, signIn: string): Promise<NewAuditEntry> {
    const { accounts, staff } = this.parts.repositories;
    const name = foldSignIn(signIn);
    const account = await accounts.findBySignIn(name);
    const [first] = await staff.entriesOf(account?._id ?? NOBODY);
    if (!account) return { ...entry, facts: { name: digest(name).slice(0, NAME_DIGITS) } };
    return { ...entry, who: account._id, store: first?.store ?? EVERY_STORE };
  }
}

/** The process in the path of an operation that has no rule of its own. */
const processIn = ({ params: { number } }: Content): string | null =>
  typeof number === 'string' ? `process:${number}` : null;

const ruleOf = ({ operation }: RequestOrigin) =>
  operation === 'authenticate' ? ({ trace: 'none', why: 'nothing was asked yet' } as const) : auditRules[operation];

const ofOrder = (order: string): Pick<NewAuditEntry, 'about' | 'store' | 'role'> => ({
  about: `${processTypeOf(order)}:${order}`,
  store: storeOf(order),
  role: 'customer',
});

function entryOf(asked: RequestOrigin, kind: AuditKind, outcome: AuditOutcome): NewAuditEntry {
  const { operation, session, role, address, requestId } = asked;
  const actor = session && actorIn(session.actorId, role ?? session.roles[0] ?? 'customer', session.inPlaceOf);
  const noFacts: AuditFacts = {};
  return {
    store: session?.store ?? EVERY_STORE,
    kind,
    operation,
    outcome,
    problem: null,
    who: actor?.id ?? null,
    role: actor?.role ?? null,
    for: actor?.for ?? null,
    about: null,
    persons: [],
    personCount: 0,
    address,
    session: session?.id.slice(0, SHOWN_DIGITS) ?? null,
    request: requestId,
    times: 1,
    facts: noFacts,
  };
}
