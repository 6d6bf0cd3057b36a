import type { Page } from 'playwright-core';
import type { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { customers } from '../../dev/fixtures/store';
import { TURN_MS } from '../../console/board/tv/pages';
import { textsIn } from '../../console/shared/texts/use-texts';
import { IDLE_MS } from '../../domain/account/session-life';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';

let office: ConsoleTestStore;
let visits: readonly RepairOrderClient[];
/** When the first of them is promised, in milliseconds since the epoch. */
let promisedAt: number;
const wall = { width: 1920, height: 1080 };
const MINUTE = 60_000;

interface Look {
  readonly language?: 'zh' | 'en';
  readonly dark?: boolean;
  readonly viewport?: typeof wall;
}
/** The screen with the clock of its browser so many minutes after the first promise, at the beginning of a turn of the pages. */
async function openAt(minutes: number, look: Look = {}): Promise<ConsolePageObject> {
  const desk = await ConsolePageObject.open(office.browser, office.store.api.url, 'workshop', {
    viewport: wall,
    ...look,
  });
  const time = promisedAt + minutes * MINUTE;
  await desk.page.clock.install({ time: Math.ceil(time / TURN_MS / 2) * 2 * TURN_MS });
  await desk.page.goto(`${office.store.api.url}/board/tv`);
  await desk.page.locator('[data-car]').first().waitFor();
  return desk;
}

const carsOn = (page: Page): Promise<readonly (string | null)[]> =>
  page.locator('[data-car]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-car')));

describeInChromium('the screen that hangs in the workshop', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
    const opened: RepairOrderClient[] = [];
    for (let customer = 2; customer <= 10; customer += 1) opened.push(await office.inWorkshop(customer));
    const [first] = opened;
    await first!.do('parts', 'issueParts', { lineId: 'L-1' });
    await first!.do('zhao', 'startLine', { lineId: 'L-1' });
    const states = await Promise.all(opened.map((visit) => visit.read()));
    promisedAt = Math.min(...states.map(({ promise }) => Date.parse(promise.at)));
    visits = opened;
  }, 120_000);
  afterAll(() => office.close());

  test('D-02 the board leads to it; it shows cars, people, bays and what nobody has without a button, and Escape leads back', async () => {
    const desk = await ConsolePageObject.open(office.browser, office.store.api.url, 'workshop', { viewport: wall });
    const { page } = desk;
    await desk.go('/board');
    await page.getByRole('button', { name: say('tvMode') }).click();
    await page.waitForURL(/\/board\/tv$/);
    await page.locator('[data-car]').first().waitFor();
    expect(await page.locator('button, [role=button], a, input').count()).toBe(0);
    const worked = page.locator(`[data-car="${visits[0]!.number}"]`);
    expect(await worked.locator('.works').innerText()).not.toBe('');
    expect(await worked.locator('.who').innerText()).toBe('赵铁');
    await page
      .getByRole('region', { name: say('tvUnassigned') })
      .getByText('8', { exact: true })
      .waitFor();
    const people = page.getByRole('region', { name: say('tvPeople') });
    await people.getByRole('listitem').filter({ hasText: '赵铁' }).locator('.plate').waitFor();
    await page
      .getByRole('region', { name: say('tvBays') })
      .getByText(say('tvFree'))
      .first()
      .waitFor();
    const shown = await page.locator('body').innerText();
    for (const { name, phone } of customers)
      expect([name, shown.includes(name), shown.includes(phone)]).toEqual([name, false, false]);
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/board$/);
    await page.getByRole('button', { name: say('tvMode') }).waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  test('hung as a wall screen the machine shows the workshop and leads nowhere else, until it is ended among the sessions', async () => {
    const desk = await ConsolePageObject.open(office.browser, office.store.api.url, 'workshop', { viewport: wall });
    const { page } = desk;
    await desk.go('/board');
    await page.getByRole('button', { name: say('hangWallScreen') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('hangNow') }).click();
    await dialog.getByText(say('wallNameMissing')).waitFor();
    await dialog.getByLabel(say('wallName')).fill('东墙');
    const folder = process.env['SHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/hang.png` });
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('hangNow') }).click();
    await page.waitForURL(/\/board\/tv$/);
    await page.locator('[data-car]').first().waitFor();
    expect(await page.locator(`[data-car="${visits[0]!.number}"] .who`).innerText()).toBe('赵铁');
    await page.getByRole('region', { name: say('tvBays') }).waitFor();
    expect(await page.getByText(say('tvBack')).count()).toBe(0);
    await page.keyboard.press('Escape');
    for (const path of ['/', '/repair-orders', '/account']) {
      await page.goto(`${office.store.api.url}${path}`);
      await page.waitForURL(/\/board\/tv$/);
      await page.locator('[data-car]').first().waitFor();
    }
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual(['repairflow.person']);
    const other = await ConsolePageObject.open(office.browser, office.store.api.url, 'workshop');
    await other.go('/account');
    const row = other.page.locator('[data-session]').filter({ hasText: '东墙' });
    await row.getByText(say('wallScreenOf')).waitFor();
    if (folder) await row.screenshot({ path: `${folder}/hung-session.png` });
    await row.getByRole('button', { name: say('endSession') }).click();
    await row.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('input[autocomplete=username]').waitFor();
    expect([...desk.complaints, ...other.complaints]).toEqual([]);
    await other.close();
    await desk.close();
  });

  test('late cars are first and are counted; more than fit come page by page, are held by the space bar and turned by the arrows', async () => {
    const desk = await openAt(15);
    const { page } = desk;
    const foot = page.locator('.tv-foot');
    await page.getByRole('status').getByText(/late/).waitFor();
    const late = await page.locator('[data-car].late').count();
    expect(late).toBeGreaterThan(0);
    const first = await carsOn(page);
    expect(first).toHaveLength(7);
    expect(
      await page.locator('ol > li').evaluateAll((lines) => lines.map((line) => line.classList.contains('late'))),
    ).toEqual(first.map((_car, index) => index < late));
    await page.clock.runFor(TURN_MS);
    await foot.getByText(say('tvPage', { n: 2, of: 2 })).waitFor();
    expect(new Set([...first, ...(await carsOn(page))])).toEqual(new Set(visits.map(({ number }) => number)));
    await page.keyboard.press('ArrowRight');
    await foot.getByText(say('tvPage', { n: 1, of: 2 })).waitFor();
    expect(await carsOn(page)).toEqual(first);
    await page.keyboard.press('Space');
    await foot.getByText(say('tvHeld')).waitFor();
    await page.clock.runFor(TURN_MS);
    expect(await carsOn(page)).toEqual(first);
    await page.keyboard.press('Space');
    await foot.getByText(say('tvPage', { n: 2, of: 2 })).waitFor();
    await desk.close();
  });

  test('it says since when it is not up to date, and is up to date again by itself', async () => {
    const desk = await openAt(-45);
    const { page } = desk;
    await page.route('**/api/v1/board', (route) => route.abort());
    const stale = page.getByText(say('tvStale', { time: '\n' }).split('\n')[0]!);
    expect(await stale.count()).toBe(0);
    await page.clock.fastForward(2 * MINUTE);
    await stale.waitFor();
    await page.unroute('**/api/v1/board');
    await page.clock.fastForward(MINUTE / 2);
    await stale.waitFor({ state: 'detached' });
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  test('whoever leaves it long after it was last touched signs in before anything else', async () => {
    const desk = await openAt(-45);
    const { page } = desk;
    await page.clock.fastForward(IDLE_MS + MINUTE);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: say('leftAlone') }).waitFor();
    await page.goto(`${office.store.api.url}/repair-orders`);
    await page.getByRole('heading', { name: say('leftAlone') }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: say('toSignIn') }).click();
    await desk.signIn('workshop');
    await page.getByRole('heading', { name: say('orders') }).waitFor();
    await desk.close();
  });

  test.each([
    ['zh', false, wall],
    ['zh', true, wall],
    ['en', false, wall],
    ['en', true, wall],
    ['zh', true, { width: 390, height: 844 }],
  ] as const)(
    'in %s, dark %s, at %j everything fits and axe finds nothing serious',
    async (language, dark, viewport) => {
      const desk = await openAt(15, { language, dark, viewport });
      const { page } = desk;
      await page.getByRole('region', { name: textsIn(language).t('tvBays') }).waitFor();
      const folder = process.env['SHOTS'];
      if (folder) await page.screenshot({ path: `${folder}/wall-${language}-${dark}-${viewport.width}.png` });
      expect(await seriousFindings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
      const foot = (await page.locator('.tv-foot').boundingBox())!;
      for (const line of await page.locator('[data-car], .tv-panel li').all()) {
        const box = (await line.boundingBox())!;
        expect(box.y + box.height).toBeLessThanOrEqual(foot.y + 1);
      }
      await desk.close();
    },
  );
});
