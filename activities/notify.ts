import type { Role } from '../domain/kernel/actor';
import type { Notice } from '../domain/kernel/notice';
import { wordNotice } from '../texts/notices';
import type { Logger } from '../platform/log';
import { isMongoAway } from '../platform/mongo/away';
import type { Repositories, StoredNotice, StoredStaffMember } from '../platform/mongo/repositories';
import type { Channel } from '../platform/notify/channels';

const LEASE_MS = 60_000;
const MAX_ATTEMPTS = 8;
/** 1 s, 4 s, 16 s … up to an hour between attempts. */
const backoffAfter = (attempts: number): number => Math.min(3_600_000, 1_000 * 4 ** attempts);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 200) : 'failed');

interface Addressee {
  /** Id of the person. */
  readonly who: string;
  readonly channel: 'email' | 'sms' | 'wechat';
  readonly address: string;
}

/**
 * Sends what waits to go out, each notice to everybody in its audience once. A notice is leased before it is sent and marked after, so that two
 * workers never send the same; when a worker dies in between, the lease runs out, another sends the notice again under the same id, and the gateway recognises it.
 * What is too old is not sent any more, and what was refused too often is told to the operator.
 */
export class NotificationSender {
  constructor(
    private readonly repositories: Pick<
      Repositories,
      'noticeOutbox' | 'operatorTasks' | 'customers' | 'contacts' | 'staff' | 'settings'
    >,
    private readonly channels: readonly Channel[],
    private readonly log: Logger,
    /** Milliseconds before the next attempt, by the number of failed ones. */
    private readonly retryAfterMs = backoffAfter,
  ) {}

  /** Takes one notice that is due and sends it; false when none is. */
  async sendNext(now = Date.now()): Promise<boolean> {
    const notice = await this.repositories.noticeOutbox.takeDue(now, now + LEASE_MS);
    if (!notice) return false;
    if (notice.expiresAt <= now) await this.#settle(notice, 'expired', 'none', 'too old to be sent');
    else await this.#trySending(notice);
    return true;
  }

  /** Whatever goes wrong with one notice counts as an attempt at it, so that it ends like one that is refused. */
  async #trySending(notice: StoredNotice): Promise<void> {
    try {
      await this.#send(notice);
    } catch (error) {
      if (isMongoAway(error)) throw error;
      await this.#again(notice, 'none', reasonOf(error));
    }
  }

  async #send(stored: StoredNotice): Promise<void> {
    const people = await this.#addresseesOf(stored.notice, stored.store);
    if (people.length === 0) return this.#settle(stored, 'undeliverable', 'none', 'no channel reaches this audience');
    const facts = await this.#factsOf(stored);
    const { templates } = await this.repositories.settings.contentOf(stored.store, 'messageTemplates');
    const said = { template: stored.notice.template, facts };
    const zh = wordNotice(said, 'zh', stored.zone, templates);
    const en = wordNotice(said, 'en', stored.zone, templates);
    const content = { subject: zh.subject, text: `${zh.text}\n${en.text}` };
    let failure: readonly [channel: string, why: string] | undefined;
    let leaseUntil = stored.dueAt;
    for (const { who, channel, address } of people.filter((one) => !stored.deliveredTo.includes(one.who))) {
      const until = Date.now() + LEASE_MS;
      if (!(await this.repositories.noticeOutbox.renew(stored._id, leaseUntil, until))) return;
      leaseUntil = until;
      try {
        await this.channels
          .find(({ name }) => name === channel)!
          .send({ id: `${stored._id}:${who}`, address, store: stored.store, ...content });
      } catch (error) {
        failure = [channel, reasonOf(error)];
        continue;
      }
      await this.repositories.noticeOutbox.noteDelivered(stored._id, who, { zh, en });
    }
    if (failure) return this.#again(stored, ...failure);
    await this.#settle(stored, 'sent', [...new Set(people.map(({ channel }) => channel))].join('+'), 'taken');
  }

  #settle(
    { _id }: StoredNotice,
    status: 'sent' | 'undeliverable' | 'expired',
    channel: string,
    outcome: string,
  ): Promise<void> {
    return this.repositories.noticeOutbox.settle(_id, status, { at: Date.now(), channel, outcome });
  }

  async #again(stored: StoredNotice, channel: string, outcome: string): Promise<void> {
    const attempts = stored.tries + 1;
    const over = attempts >= MAX_ATTEMPTS;
    this.log.warn({ notice: stored._id, channel, attempts, over }, 'a notice was not taken');
    const attempt = { at: Date.now(), channel, outcome };
    if (!over)
      return this.repositories.noticeOutbox.tryAgainAt(stored._id, Date.now() + this.retryAfterMs(attempts), attempt);
    await this.#settle(stored, 'undeliverable', channel, outcome);
    const { process, notice } = stored;
    await this.repositories.operatorTasks.report({ kind: 'notice', process, about: notice.template, stack: null });
  }

  /** The first channel that is there and knows an address: the preferred one, then SMS, then e-mail. */
  #pick(who: string, preferred: string, phone: string | null, mail: string | null): readonly Addressee[] {
    const wished = preferred === 'email' || preferred === 'wechat' ? preferred : 'sms';
    for (const channel of [wished, 'sms', 'email'] as const) {
      const address = channel === 'email' ? mail : phone;
      if (address && this.channels.some(({ name }) => name === channel)) return [{ who, channel, address }];
    }
    return [];
  }

  async #addresseesOf({ to }: Notice, store: string): Promise<readonly Addressee[]> {
    if ('customer' in to) return this.#customer(store, to.customer);
    if ('contact' in to) {
      const contact = await this.repositories.contacts.find(store, to.contact);
      const become = contact?.customer ? await this.#customer(store, contact.customer) : [];
      return contact && become.length === 0 ? this.#pick(contact._id, 'sms', contact.phone, null) : become;
    }
    const people = await this.#staffOf(store, to);
    return people.flatMap(({ person, phone, email }) => this.#pick(person, 'wechat', phone, email));
  }

  async #customer(store: string, id: string): Promise<readonly Addressee[]> {
    const customer = await this.repositories.customers.find(store, id);
    return customer ? this.#pick(customer._id, customer.preferredChannel, customer.phone, customer.email) : [];
  }

  async #staffOf(
    store: string,
    { role, person }: { readonly role: Role; readonly person: string | null },
  ): Promise<readonly StoredStaffMember[]> {
    if (person === null) return this.repositories.staff.holdersOf(store, [role]);
    const one = await this.repositories.staff.find(store, person);
    return one ? [one] : [];
  }

  /** H-36: the leader's name and number are looked up now; the notice knows the role only. */
  async #factsOf({ notice, store }: StoredNotice): Promise<Readonly<Record<string, string | number>>> {
    const role = notice.facts['leaderRole'];
    if (role === undefined) return notice.facts;
    const [leader] = await this.repositories.staff.holdersOf(store, [role as Role]);
    return { ...notice.facts, leader: leader?.name ?? String(role), phone: leader?.phone ?? '—' };
  }
}
