import { receiveLink } from '../../dev/fixtures/customer-phone';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../dev/fixtures/browser';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { ConsolePageObject } from './console-page-object';
import { createTestApi, type TestApi } from './test-api';

export const oil = [menuLine('MAINT-A', 'L-1')];

/** A store, the console as it was built, a browser, and everybody at the desk they signed in at. */
export class ConsoleTestStore {
  readonly #desks = new Map<string, ConsolePageObject>();

  private constructor(
    readonly store: TestApi,
    readonly browser: Browser,
  ) {}

  static async open(): Promise<ConsoleTestStore> {
    const store = await createTestApi();
    return new ConsoleTestStore(store, await startChromium());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.store.stop();
  }

  async desk(who: string): Promise<ConsolePageObject> {
    const known = this.#desks.get(who);
    if (known) return known;
    const opened = await this.newDesk(who);
    this.#desks.set(who, opened);
    return opened;
  }

  newDesk = (who: string): Promise<ConsolePageObject> => ConsolePageObject.open(this.browser, this.store.api.url, who);

  /** Faults of the pages themselves, at any desk. */
  get complaints(): readonly string[] {
    return [...this.#desks.values()].flatMap(({ complaints }) => complaints);
  }

  async inWorkshop(customer: number): Promise<RepairOrderClient> {
    const visit = await RepairOrderClient.open(this.store.people, customer);
    await visit.toWorkshop(oil);
    return visit;
  }

  /** The customer's own page of a visit, on a phone. */
  async phoneOf(visit: RepairOrderClient): Promise<Page> {
    await visit.read();
    const secret = await receiveLink(this.store.people, visit.number);
    const context = await this.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' });
    const page = await context.newPage();
    await page.goto(`${this.store.api.url}/c#${secret}`);
    return page;
  }
}
