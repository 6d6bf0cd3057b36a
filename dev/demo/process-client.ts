import { setTimeout as wait } from 'node:timers/promises';
import { addressed } from '../../api/processes/paths';
import type { Answer, ApiUsers } from './api-users';

/** What the script expects and the store answers differ. */
export class Unexpected extends Error {}

type Payload = Readonly<Record<string, unknown>>;

/** One process, played through HTTP by the people whose turn it is. */
export class ProcessClient<Command extends string> {
  sequence = 0;
  /** Commands sent and accepted so far. */
  commands = 0;

  constructor(
    readonly people: ApiUsers,
    readonly number: string,
    private readonly base: string,
    private readonly paths: { readonly [T in Command]: string },
    /** Whoever may read the events of this kind. */
    private readonly reader: string,
  ) {}

  async send(who: string, command: Command, payload: Payload = {}, key?: string): Promise<Answer> {
    const { path, body } = addressed(this.paths[command], payload);
    return (await this.people.as(who)).post(`${this.base}/${this.number}/${path}`, body, key);
  }

  /** Sends a command that must be applied. */
  async do(who: string, command: Command, payload: Payload = {}): Promise<void> {
    const answer = await this.settled(who, await this.send(who, command, payload));
    if (answer.status !== 200 || answer.body.status === 'rejected')
      throw new Unexpected(`${command} by ${who} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    this.sequence = answer.body.sequence as number;
    this.commands += 1;
  }

  /** Waits for the outcome of a command that was only handed in, as `Location` says. */
  async settled(who: string, answer: Answer): Promise<Answer> {
    if (answer.status !== 202) return answer;
    const path = answer.headers.get('Location')!.replace('/api/v1', '');
    const person = await this.people.as(who);
    for (let outcome; ; await wait(200)) {
      outcome = await person.get(path);
      if (outcome.status !== 404) return outcome;
    }
  }

  /** Sends a command that the store must reject with this code. */
  async refused(code: string, who: string, command: Command, payload: Payload = {}): Promise<void> {
    const answer = await this.settled(who, await this.send(who, command, payload));
    if (answer.body?.code !== code)
      throw new Unexpected(
        `${command} by ${who} should be ${code}, was ${answer.status} ${JSON.stringify(answer.body)}`,
      );
  }

  async all(moves: readonly (readonly [who: string, command: Command, payload?: Payload])[]): Promise<void> {
    for (const [who, command, payload] of moves) await this.do(who, command, payload);
  }

  // oxlint-disable-next-line typescript/no-explicit-any
  async read(who = this.reader): Promise<any> {
    const path = `${this.base}/${this.number}?minSequence=${this.sequence}`;
    const answer = await (await this.people.as(who)).get(path);
    if (answer.status !== 200) throw new Unexpected(`reading ${this.number} answered ${answer.status}`);
    return answer.body;
  }

  // oxlint-disable-next-line typescript/no-explicit-any
  async events(): Promise<readonly any[]> {
    const items = [];
    for (let after: number | null = 0; after !== null;) {
      const path = `${this.base}/${this.number}/events?limit=100&after=${after}&minSequence=${this.sequence}`;
      const { body }: Answer = await (await this.people.as(this.reader)).get(path);
      items.push(...body.items);
      after = body.nextAfter as number | null;
    }
    return items;
  }

  /** Waits for something that time brings about. */
  async until(
    what: string,
    happened: (events: readonly { type: string; timer?: string; reaction?: string; to?: string[] }[]) => boolean,
  ): Promise<void> {
    for (const end = Date.now() + 90_000; Date.now() < end; await wait(250)) if (happened(await this.events())) return;
    throw new Unexpected(`${what} did not happen on ${this.number}`);
  }
}
