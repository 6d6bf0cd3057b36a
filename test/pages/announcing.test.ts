import type { BrowserContext, Page } from 'playwright-core';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;

/** What the desktop showed and played, from all tabs of the browser. */
interface Desktop {
  readonly shown: string[];
  readonly played: string[];
}

/** In place of the desktop: what a page would show and play is written down; what the person answers stands in `answer`. */
async function desktopOf(context: BrowserContext): Promise<Desktop> {
  const desktop: Desktop = { shown: [], played: [] };
  await context.exposeBinding('noteShown', (_from, text: string) => void desktop.shown.push(text));
  await context.exposeBinding('notePlayed', () => void desktop.played.push('tone'));
  await context.addInitScript(() => {
    const told = window as unknown as { noteShown(text: string): void; notePlayed(): void; shown: EventTarget[] };
    told.shown = [];
    class DesktopNotice extends EventTarget {
      static get permission(): string {
        return localStorage.getItem('test.permission') ?? 'default';
      }
      static async requestPermission(): Promise<string> {
        const answer = localStorage.getItem('test.answer') ?? 'denied';
        localStorage.setItem('test.permission', answer);
        return answer;
      }
      constructor(title: string, { body }: { readonly body: string }) {
        super();
        told.noteShown(`${title}: ${body}`);
        told.shown.push(this);
      }
      close(): void {}
    }
    Object.assign(window, { Notification: DesktopNotice });
    // two notes are one tone
    class NotedOscillator extends OscillatorNode {
      override start(when?: number): void {
        if (this.frequency.value > 800) told.notePlayed();
        super.start(when);
      }
    }
    AudioContext.prototype.createOscillator = function made(this: AudioContext) {
      return new NotedOscillator(this);
    };
  });
  return desktop;
}

const answer = (page: Page, given: 'denied' | 'granted') =>
  page.evaluate((one) => localStorage.setItem('test.answer', one), given);

async function handedUp(customer: number): Promise<ComplaintClient> {
  const complaint = await ComplaintClient.open(office.store.people, customer);
  await complaint.do('cr', 'escalate', { reason: '超出权限' });
  return complaint;
}

describeInChromium('what is urgent reaches whoever looks elsewhere', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('it is off by itself; a refusal is told with advice; then each is announced once, whatever tabs and reloads there are', async () => {
    await handedUp(3);
    const superior = await office.newDesk('crsupervisor');
    const context = superior.page.context();
    const desktop = await desktopOf(context);
    const { page } = superior;
    await page.goto(`${office.store.api.url}/account`);
    const card = page.getByTestId('announcing');
    const desktopSwitch = card.getByRole('switch', { name: say('announceDesktop') });
    const soundSwitch = card.getByRole('switch', { name: say('announceSound') });
    expect([await desktopSwitch.isChecked(), await soundSwitch.isChecked()]).toEqual([false, false]);
    await answer(page, 'denied');
    await desktopSwitch.click();
    await card.getByText(say('announceRefused')).waitFor();
    expect(await desktopSwitch.isChecked()).toBe(false);
    expect(await seriousFindings(page)).toEqual([]);

    await answer(page, 'granted');
    await desktopSwitch.click();
    await page.waitForFunction(() => localStorage.getItem('repairflow.announce-since') !== null);
    await soundSwitch.click();
    await eventually('the trial of the sound', async () => desktop.played.length === 1);
    const second = await context.newPage();
    await second.goto(office.store.api.url);
    await second.locator('#main').getByRole('heading', { level: 1 }).waitFor();

    const first = await handedUp(4);
    await eventually('the desktop notice', async () => desktop.shown.length > 0);
    for (const tab of [page, second]) {
      await tab.reload();
      // no browser lets a page play in which nobody has clicked
      await tab.locator('#main').getByRole('heading', { level: 1 }).click();
    }
    const next = await handedUp(6);
    await eventually('the second desktop notice', async () => desktop.shown.length > 1);
    const last = await handedUp(7);
    await eventually('the third desktop notice', async () => desktop.shown.length > 2);
    // what was there before the person came, and what was announced before, is not announced
    expect(desktop.shown).toEqual(
      [first, next, last].map(({ number }) => `Escalated: ${number} has been passed up to you`),
    );
    await eventually('the tone of each', async () => desktop.played.length === 4);

    const clicked = await Promise.all(
      [page, second].map((tab) =>
        tab.evaluate(() => {
          const { shown } = window as unknown as { readonly shown: readonly EventTarget[] };
          const newest = shown.at(-1);
          newest?.dispatchEvent(new Event('click'));
          return newest !== undefined;
        }),
      ),
    );
    const announcer = clicked[0] ? page : second;
    await announcer.waitForURL(new RegExp(last.number));

    await second.close();
    await page.goto(office.store.api.url);
    await page.getByRole('button', { name: say('signOut') }).click();
    const overnight = await handedUp(8);
    await superior.signIn('crsupervisor');
    await page.waitForFunction(() => localStorage.getItem('repairflow.announce-since') !== null);
    const fresh = await handedUp(9);
    await eventually('the desktop notice after signing in', async () =>
      desktop.shown.some((text) => text.includes(fresh.number)),
    );
    expect(desktop.shown.some((text) => text.includes(overnight.number))).toBe(false);
    expect(superior.complaints).toEqual([]);
    await superior.close();
  }, 180_000);

  test('another person at the same browser has it off', async () => {
    const other = await ConsolePageObject.open(office.browser, office.store.api.url, 'cr');
    await other.go('/account');
    const card = other.page.getByTestId('announcing');
    expect(await card.getByRole('switch', { name: say('announceSound') }).isChecked()).toBe(false);
    await other.close();
  }, 60_000);
});
