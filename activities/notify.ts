import type { Role } from '../domain/kernel/actor';
import type { Notice, NoticeTemplate } from '../domain/kernel/notice';
import { newLink, pathOfLink } from '../platform/customer-links';
import { wordNotice } from '../texts/notices';
import type { Logger } from '../platform/log';
import { isMongoAway } from '../platform/mongo/away';
import { isVaultAway } from '../platform/vault/vault';
import type { NoticeWords, Repositories, StoredNotice, StoredStaffMember } from '../platform/mongo/repositories';
import type { Channel } from '../platform/notify/channels';

const LEASE_MS = 60_000;
const MAX_ATTEMPTS = 8;
/** they hold a link to the appointment. */
const appointmentLinks: readonly NoticeTemplate[] = ['appointmentMade', 'appointmentReminder'];
const withLink: readonly NoticeTemplate[] = ['approvalReceipt', ...appointmentLinks];
/** H2: they tell a customer what was done in their name, or hold a link. */
const toPhoneOnFile: readonly NoticeTemplate[] = [
  ...appointmentLinks,
  'approvalReceipt',
  'paymentReceipt',
  'refundReceipt',
  'exitPassReceipt',
  'revisitReceipt',
];
/** In place of a secret. */
const HIDDEN = '••••';
/** 1 s, 4 s, 16 s … up to an hour between attempts. */
const backoffAfter = (attempts: number): number => Math.min(3_600_000, 1_000 * 4 ** attempts);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 200) : 'failed');
/** What a server says of a message often names whom it was for. */
const refusalOf = (error: unknown, address: string): string => reasonOf(error).replaceAll(address, HIDDEN);

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
      'noticeOutbox' | 'operatorTasks' | 'complaints' | 'customers' | 'contacts' | 'staff' | 'settings' | 'sessions'
    >,
    private readonly channels: readonly Channel[],
    private readonly log: Logger,
    /** Milliseconds before the next attempt, by the number of failed ones. */
    private readonly retryAfterMs = backoffAfter,
    /** Where customers open their pages; empty where that is whatever host they ask. */
    private readonly origin = '',
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
      const opened = await this.repositories.noticeOutbox.opened(notice);
      if (opened) await this.#send(opened);
      else await this.#settle(notice, 'expired', 'none', 'whom it is about is erased');
    } catch (error) {
      // nobody has refused it: it is tried again when the lease is over
      if (isMongoAway(error) || isVaultAway(error)) throw error;
      await this.#again(notice, 'none', reasonOf(error));
    }
  }

  async #send(stored: StoredNotice): Promise<void> {
    const people = await this.#addresseesOf(stored);
    if (people.length === 0) return this.#settle(stored, 'undeliverable', 'none', 'no channel reaches this audience');
    const { templates } = await this.repositories.settings.contentOf(stored.store, 'messageTemplates');
    const { template } = stored.notice;
    const wordsOf = (facts: Notice['facts']): NoticeWords => ({
      zh: wordNotice({ template, facts }, 'zh', stored.zone, templates),
      en: wordNotice({ template, facts }, 'en', stored.zone, templates),
    });
    const facts = await this.#factsOf(stored);
    // the delivery log is read by staff: it says that there was a link, and not which
    const kept = wordsOf(withLink.includes(template) ? { ...facts, link: HIDDEN } : facts);
    const { zh, en } = wordsOf(facts);
    const content = { subject: zh.subject, text: `${zh.text}\n${en.text}` };
    let failure: readonly [channel: string, why: string] | undefined;
    let leaseUntil = stored.dueAt;
    const missing = people.filter((one) => !stored.deliveredTo.includes(one.who));
    for (const [index, { who, channel, address }] of missing.entries()) {
      if (index > 0) {
        const until = Date.now() + LEASE_MS;
        if (!(await this.repositories.noticeOutbox.renew(stored._id, leaseUntil, until))) return;
        leaseUntil = until;
      }
      try {
        await this.channels
          .find(({ name }) => name === channel)!
          .send({ id: `${stored._id}:${who}`, address, store: stored.store, ...content });
      } catch (error) {
        failure = [channel, refusalOf(error, address)];
        continue;
      }
      await this.repositories.noticeOutbox.noteDelivered(stored, who, kept);
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

  async #addresseesOf({ notice: { to, template }, store, process }: StoredNotice): Promise<readonly Addressee[]> {
    if ('customer' in to && toPhoneOnFile.includes(template)) return this.#phoneOnFile(store, to.customer);
    if ('customer' in to) return this.#customer(store, to.customer);
    if ('contact' in to) {
      const contact = await this.repositories.contacts.find(store, to.contact);
      const become = contact?.customer ? await this.#customer(store, contact.customer) : [];
      return contact && become.length === 0 ? this.#pick(contact._id, 'sms', contact.phone, null) : become;
    }
    // H-39: whom a complaint is about hears nothing of it
    const accused = await this.repositories.complaints.accusedIn(process);
    const people = (await this.#staffOf(store, to)).filter(({ person }) => !accused.includes(person));
    return people.flatMap(({ person, phone, email }) => this.#pick(person, 'wechat', phone, email));
  }

  async #customer(store: string, id: string): Promise<readonly Addressee[]> {
    const customer = await this.repositories.customers.find(store, id);
    return customer ? this.#pick(customer._id, customer.preferredChannel, customer.phone, customer.email) : [];
  }

  /** H2: a receipt goes to the phone that links and codes go to, whatever else was changed in the record, or merged. */
  async #phoneOnFile(store: string, id: string): Promise<readonly Addressee[]> {
    const customer = await this.repositories.customers.findExact(store, id);
    return customer ? this.#pick(customer._id, 'sms', customer.phone, null) : [];
  }

  async #staffOf(
    store: string,
    { role, person }: { readonly role: Role; readonly person: string | null },
  ): Promise<readonly StoredStaffMember[]> {
    if (person === null) return this.repositories.staff.holdersOf(store, [role]);
    const one = await this.repositories.staff.find(store, person);
    return one ? [one] : [];
  }

  /** H2: by the link of its receipt a customer says that an approval was not theirs. */
  async #receiptLink({ notice: { to }, process: order, store }: StoredNotice): Promise<string> {
    const customer = 'customer' in to ? to.customer : 'contact' in to ? to.contact : '';
    const { secret, link } = newLink(
      { order, store, customer, by: 'repairflow', kind: 'receipt' },
      undefined,
      Date.now(),
    );
    await this.repositories.sessions.addLink(link);
    return `${this.origin}${pathOfLink(secret)}`;
  }

  /** for the number that the customer has now; nobody opens it once that is another. */
  async #appointmentLink({ notice: { to }, process: order, store }: StoredNotice): Promise<string> {
    const customer = 'customer' in to ? to.customer : '';
    const phone = (await this.repositories.customers.findExact(store, customer))?.phone;
    const { secret, link } = newLink({ order, store, customer, by: 'repairflow', kind: 'sent' }, phone, Date.now());
    await this.repositories.sessions.addLink(link);
    return `${this.origin}${pathOfLink(secret)}`;
  }

  /** H-36: the leader's name and number are looked up now; the notice knows the role only. */
  async #factsOf(stored: StoredNotice): Promise<Readonly<Record<string, string | number>>> {
    const { notice, store } = stored;
    if (notice.template === 'approvalReceipt') return { ...notice.facts, link: await this.#receiptLink(stored) };
    if (appointmentLinks.includes(notice.template))
      return { ...notice.facts, link: await this.#appointmentLink(stored) };
    const role = notice.facts['leaderRole'];
    if (role === undefined) return notice.facts;
    const [leader] = await this.repositories.staff.holdersOf(store, [role as Role]);
    return { ...notice.facts, leader: leader?.name ?? String(role), phone: leader?.phone ?? '—' };
  }
}
