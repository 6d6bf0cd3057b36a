import { ApiUsers } from '../../dev/fixtures/api-users';
import type { ProcessClient } from '../../dev/fixtures/process-client';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { localTime } from '../../domain/time/working-time';
import type { Instant } from '../../domain/kernel/process';
import { MovedClock } from './moved-clock';
import type { TestApi } from './test-api';

const ZONE = 'Asia/Shanghai';

const instantOf = (local: string): Instant => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);

/** A store in memory whose clock shows what the test says: 2027-09-28 17:25, local to the store. */
export class SetClock {
  readonly #clock = new MovedClock();

  constructor(private readonly store: TestApi) {}

  /** Whatever is due by then has happened when it returns; whoever acts then signs in anew. */
  async set(local: string): Promise<ApiUsers> {
    this.#clock.pass(instantOf(local) - Date.now());
    this.store.processes.passTime(0);
    await this.store.api.context.recorder.drain();
    return new ApiUsers(this.store.api.url, DEMO_PASSWORD);
  }

  /** What time alone has brought about, as the API tells it now: `09-28 17:50 T-15 remind customer serviceAdvisor`. */
  async passedOn(client: ProcessClient<string>): Promise<readonly string[]> {
    client.sequence = (await this.store.processes.readState(client.number)).sequence;
    return (await client.events())
      .filter(({ type }) => type === 'deadlinePassed')
      .map(({ due, timer, reaction, to }) =>
        [localTime(ZONE, Date.parse(due)).slice('2027-'.length), timer, reaction, ...to].join(' '),
      );
  }

  undo = (): void => this.#clock.undo();
}
