import type { Browser } from 'playwright-core';
import { Visit } from '../../demo/visit';
import { menuLine } from '../../demo/playbook';
import type { PublicCommand } from '../../domain/repair-order/commands';
import { describeInChromium, startChromium } from '../support/chromium';
import { Desk } from '../support/desk';
import { openTestStore, type TestStore } from '../support/store';

let store: TestStore;
let browser: Browser;
const desks = new Map<string, Desk>();

/** Everybody keeps the browser they signed in with. */
async function desk(who: string): Promise<Desk> {
  const known = desks.get(who);
  if (known) return known;
  const opened = await Desk.open(browser, store.api.url, who);
  desks.set(who, opened);
  return opened;
}

/** The demo's visit, with every command given through the console instead of the API. */
class VisitAtTheDesk extends Visit {
  override async do(
    who: string,
    command: PublicCommand,
    payload: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await (await desk(who)).do(this.number, command, payload).catch((error: unknown) => {
      throw new Error(`${command} by ${who}`, { cause: error });
    });
    this.commands += 1;
  }
}

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => {
  await browser?.close();
  await store.stop();
});

describeInChromium('the console', () => {
  beforeAll(async () => {
    browser = await startChromium();
  });

  test('a whole visit by its roles, from the arriving car to the open gate', async () => {
    const opened = await Visit.open(store.people, 12);
    const visit = new VisitAtTheDesk(store.people, opened.number, opened.vehicle, await opened.read());
    const lines = [menuLine('MAINT-A', 'L-1')];
    await visit.toWorkshop(lines);
    await visit.work(lines);
    await visit.finish();
    const { stage, exitPass } = await visit.read();
    expect(stage).toBe('delivered');
    expect(exitPass.usedAt).toBeDefined();
    expect([...desks.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
