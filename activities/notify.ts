import { wordNotice, type Notice } from '../domain/kernel/notice';
import type { Logger } from '../platform/log';
import { atMost, oneOf } from '../platform/mongo/filters';
import type { Models, StoredNotice } from '../platform/mongo/models';
import type { Channel } from '../platform/notify/channels';

const LOOK_EVERY_MS = 1_000;
const LEASE_MS = 60_000;
const MOST_ATTEMPTS = 8;
/** 1 s, 4 s, 16 s … up to an hour between attempts. */
const patienceAfter = (attempts: number): number => Math.min(3_600_000, 1_000 * 4 ** attempts);

interface Addressee {
  /** Id of the person. */
  readonly who: string;
  readonly channel: 'email' | 'sms' | 'wechat';
  readonly address: string;
}

/**
 * Sends what waits to go out, each notice to everybody in its audience once. A notice is leased before it is sent and marked after, so that two
 * workers never send the same; one that dies in between leaves the lease to run out, and the gateway knows the repeated id.
 */
export class NotificationSender {
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly models: Models,
    private readonly channels: readonly Channel[],
    private readonly log: Logger,
  ) {}

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        while (!this.#stopped && (await this.sendNext()));
      } catch (error) {
        this.log.warn({ reason: (error as Error).name }, 'notices were not read; they go out later');
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS).unref());
    }
  }

  /** Takes one notice that is due and sends it; false when none is. */
  async sendNext(): Promise<boolean> {
    const now = Date.now();
    const notice = await this.models.notices
      .findOneAndUpdate(
        { status: oneOf(['waiting', 'sending']), notBefore: atMost(now), leaseUntil: atMost(now) },
        { $set: { status: 'sending', leaseUntil: now + LEASE_MS } },
        { sort: { notBefore: 1 }, returnDocument: 'after' },
      )
      .lean<StoredNotice>();
    if (!notice) return false;
    await this.#send(notice);
    return true;
  }

  async #send(stored: StoredNotice): Promise<void> {
    const people = await this.#addresseesOf(stored.notice, stored.store);
    if (people.length === 0) return this.#settle(stored, 'undeliverable', 'none', 'no channel reaches this audience');
    const facts = await this.#factsOf(stored);
    const zh = wordNotice(stored.notice.template, facts, 'zh', stored.zone);
    const en = wordNotice(stored.notice.template, facts, 'en', stored.zone);
    const content = { subject: zh.subject, text: `${zh.text}\n${en.text}` };
    let failure: readonly [channel: string, why: string] | undefined;
    for (const { who, channel, address } of people.filter((one) => !stored.deliveredTo.includes(one.who))) {
      try {
        await this.channels
          .find(({ name }) => name === channel)!
          .send({ id: `${stored._id}:${who}`, address, ...content });
      } catch (error) {
        failure = [channel, error instanceof Error ? error.message.slice(0, 200) : 'failed'];
        continue;
      }
      await this.models.notices.updateOne({ _id: stored._id }, { $addToSet: { deliveredTo: who } });
    }
    if (failure) return this.#again(stored, ...failure);
    await this.#settle(stored, 'sent', [...new Set(people.map(({ channel }) => channel))].join('+'), 'taken');
  }

  async #settle(
    stored: StoredNotice,
    status: 'sent' | 'undeliverable',
    channel: string,
    outcome: string,
  ): Promise<void> {
    await this.models.notices.updateOne(
      { _id: stored._id },
      { $set: { status }, $push: { attempts: { at: Date.now(), channel, outcome } } },
    );
  }

  async #again(stored: StoredNotice, channel: string, outcome: string): Promise<void> {
    const attempts = stored.attempts.length + 1;
    const over = attempts >= MOST_ATTEMPTS;
    this.log.warn({ notice: stored._id, channel, attempts, over }, 'a notice was not taken');
    await this.models.notices.updateOne(
      { _id: stored._id },
      {
        $set: { status: over ? 'undeliverable' : 'waiting', leaseUntil: Date.now() + patienceAfter(attempts) },
        $push: { attempts: { at: Date.now(), channel, outcome } },
      },
    );
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
    if ('customer' in to) {
      const customer = await this.models.customers.findOne({ _id: to.customer, store }).lean();
      return customer ? this.#pick(customer._id, customer.preferredChannel, customer.phone, customer.email) : [];
    }
    if ('contact' in to) {
      const contact = await this.models.contacts.findOne({ _id: to.contact, store }).lean();
      return contact ? this.#pick(contact._id, 'sms', contact.phone, null) : [];
    }
    const filter = to.person === null ? { roles: to.role as never } : { _id: to.person };
    const users = await this.models.users.find({ store, active: true, ...filter }).lean();
    return users.flatMap(({ _id, phone, email }) => this.#pick(_id, 'wechat', phone, email));
  }

  /** H-36: the leader's name and number are looked up now; the notice knows the role only. */
  async #factsOf({ notice, store }: StoredNotice): Promise<Readonly<Record<string, string | number>>> {
    const role = notice.facts['leaderRole'];
    if (role === undefined) return notice.facts;
    const leader = await this.models.users.findOne({ store, active: true, roles: role as never }).lean();
    return { ...notice.facts, leader: leader?.name ?? String(role), phone: leader?.phone ?? '—' };
  }
}
