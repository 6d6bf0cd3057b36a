import type { Browser } from 'playwright-core';
import type { ApiUsers } from '../fixtures/api-users';
import { RepairOrderClient } from '../fixtures/repair-order-client';
import { DEMO_PASSWORD } from '../fixtures/store';
import { tourSeenIn } from '../fixtures/tour-seen';
import { Hands } from './hands';
import { say } from './words';

/** What has just happened is on every desk by then. */
const ON_DESK_WITHIN_MS = 4_000;

/** Where the tasks are played: a store, and everybody at a desk of their own. */
export class DeskStore {
  readonly #desks = new Map<string, Promise<Hands>>();
  #customers = 1;

  constructor(
    readonly browser: Browser,
    readonly people: ApiUsers,
  ) {}

  /** A customer of the demo store who has not been here yet. */
  next = (): number => (this.#customers += 1);

  /** The person at the own desk, with nothing done. */
  async at(who: string, path?: string): Promise<Hands> {
    const known = this.#desks.get(who) ?? this.#signIn(who);
    this.#desks.set(who, known);
    return (await known).begin(path);
  }

  async #signIn(who: string): Promise<Hands> {
    const { base } = this.people;
    const context = await this.browser.newContext({ viewport: { width: 1366, height: 900 }, reducedMotion: 'reduce' });
    await context.addInitScript(() => localStorage.setItem('repairflow.language', 'en'));
    await tourSeenIn(context);
    const answer = await context.request.post(`${base}/api/v1/browser-sessions`, {
      data: { signIn: who, password: DEMO_PASSWORD },
    });
    if (!answer.ok()) throw new Error(`${who} cannot sign in: ${answer.status()}`);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return new Hands(page, base);
  }

  /** A visit that has been brought to where the task begins, and stands in the views. */
  async visit(
    bring: (visit: RepairOrderClient) => Promise<unknown> = () => Promise.resolve(),
    change: object = {},
  ): Promise<RepairOrderClient> {
    const visit = await RepairOrderClient.open(this.people, this.next(), change);
    await bring(visit);
    await visit.read();
    return visit;
  }

  /** The person opens the page of the car: from the own desk, or from the board where it does not lie on the desk. */
  async openAt(who: string, number: string): Promise<Hands> {
    const hands = await this.at(who);
    const row = hands.main.locator(`[data-row="${number}"]`);
    const onDesk = await row
      .first()
      .waitFor({ timeout: ON_DESK_WITHIN_MS })
      .then(
        () => true,
        () => false,
      );
    hands.think();
    if (onDesk) await hands.click(row.locator('a'));
    else {
      await hands.click(hands.page.getByText(say('board'), { exact: true }));
      await hands.click(hands.main.locator(`[data-order="${number}"]`));
    }
    await hands.see(hands.main.locator('[data-part=next-step]:not(:has(.ant-skeleton))'));
    return hands;
  }
}
