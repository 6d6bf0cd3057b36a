import type { Locator, Page } from 'playwright-core';
import { formDefaultsFor } from '../../console/orders/form-defaults';
import type { Action, OrderView } from '../../console/shared/server/replies';
import { offersOf } from '../../console/shared/shell/offers';
import { textsIn } from '../../console/shared/texts/use-texts';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { staff } from '../../dev/fixtures/store';
import { refusalText } from '../../texts/refusal';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { ConsolePageObject, say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;
const lines = [menuLine('MAINT-A', 'L-1'), menuLine('BRAKE-F', 'L-2')];
const english = textsIn('en');

const inShop = async (customer: number): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(office.store.people, customer);
  await visit.toWorkshop(lines);
  await office.store.api.context.recorder.drain();
  return visit;
};
/** The parts are on the bench. */
const supplied = async (customer: number): Promise<RepairOrderClient> => {
  const visit = await inShop(customer);
  for (const { lineId } of lines) await visit.do('parts', 'issueParts', { lineId });
  await office.store.api.context.recorder.drain();
  return visit;
};
const pageOf = ({ number }: RepairOrderClient): string => `/repair-orders/${number}`;
const settled = async (page: Page): Promise<Locator> => {
  const next = page.locator('#main [data-part=next-step]');
  await next.waitFor();
  await next.locator('.ant-skeleton').waitFor({ state: 'detached' });
  return next;
};
const rowOf = (page: Page, line: string): Locator =>
  page.locator(`#main tr[data-line="${line}"], #main .line-card[data-line="${line}"]`);
const part = (page: Page, name: string): Locator => page.locator(`#main [data-part=${name}]`);

/** What the process lets a person send now, about something that this person can read of the visit. */
const possibleFor = async (visit: RepairOrderClient, who: string): Promise<readonly string[]> => {
  const { roles } = staff.find(({ id }) => id === who)!;
  const { body } = await (await office.store.people.as(who)).get(`/repair-orders/${visit.number}`);
  return offersOf(body.actions, roles, (command) => formDefaultsFor(command, body as OrderView, 'en'))
    .filter(({ state }) => state === 'ready')
    .map(({ action }) => action.command);
};

describeInChromium('the page of a visit', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('one primary action for each role, the most urgent task of the reader; nobody reads another’s', async () => {
    const visit = await inShop(1);
    for (const who of ['wang', 'zhao', 'workshop', 'parts', 'settlement', 'manager']) {
      const { body } = await (await office.store.people.as(who)).get('/tasks/mine?limit=100');
      const mine = (body.items as { number: string; what: string }[]).filter(({ number }) => number === visit.number);
      const possible = await possibleFor(visit, who);
      const [first] = mine.filter(({ what }) => possible.includes(what));
      const desk = await office.desk(who);
      await desk.go(pageOf(visit));
      const next = await settled(desk.page);
      expect(await desk.page.locator('#main .ant-btn-primary').count()).toBe(first ? 1 : 0);
      if (first) expect(await next.locator('.ant-btn-primary').getAttribute('data-command')).toBe(first.what);
    }
    expect((await possibleFor(visit, 'parts')).includes('issueParts')).toBe(true);
  });

  test('where nothing is the reader’s the page says who is waited for, for what and until when', async () => {
    const visit = await inShop(2);
    await visit.find('X-1', menuLine('BATTERY', 'X-L1'));
    await office.store.api.context.recorder.drain();
    const manager = await office.desk('manager');
    await manager.go(pageOf(visit));
    const awaited = part(manager.page, 'awaited');
    await awaited.waitFor();
    const text = await awaited.innerText();
    for (const wanted of [english.role('serviceAdvisor'), english.command('contactCustomer')])
      expect(text).toContain(wanted);
    // a reminder on the way is not the time that counts, as on the desk of whoever has to
    const { deadlines } = await visit.read();
    const levels = (deadlines as { at: string; event: { key: string; fulfilledBy?: string } }[]).filter(
      ({ event }) => event.fulfilledBy === 'contactCustomer',
    );
    expect(await awaited.locator('time').first().getAttribute('datetime')).toBe(
      new Date(levels.at(-1)!.at).toISOString(),
    );
  });

  test('a command that begins at a line is about this line', async () => {
    const visit = await supplied(3);
    const zhao = await office.desk('zhao');
    await zhao.go(pageOf(visit));
    await settled(zhao.page);
    await rowOf(zhao.page, 'L-2').locator('[data-command=startLine]').click();
    await rowOf(zhao.page, 'L-2').locator('[data-command=finishLine]').waitFor();
    expect(await rowOf(zhao.page, 'L-1').locator('[data-command=finishLine]').count()).toBe(0);
    const statuses = async () => (await visit.read()).lines.map(({ status }: { status: string }) => status);
    await eventually('the line to be started', async () => (await statuses())[1] === 'started');
    expect(await statuses()).toEqual(['authorised', 'started']);
  });

  test('what cannot be done yet stands in the menu of its part, disabled, with the reason', async () => {
    const visit = await inShop(4);
    const zhao = await office.desk('zhao');
    await zhao.go(pageOf(visit));
    await settled(zhao.page);
    const { body } = await (await office.store.people.as('zhao')).get(pageOf(visit));
    const { notYet } = (body.actions as readonly Action[]).find(({ command }) => command === 'finishWork')!;
    await part(zhao.page, 'work')
      .getByRole('button', { name: say('moreHere', { part: say('work') }) })
      .click();
    const entry = zhao.page.getByRole('menuitem').filter({ hasText: english.command('finishWork') });
    await entry.waitFor();
    expect(await entry.getAttribute('aria-disabled')).toBe('true');
    expect(await entry.innerText()).toContain(refusalText(notYet!.code, notYet!.facts ?? {}, 'en'));
    expect(await seriousFindings(zhao.page)).toEqual([]);
    await zhao.page.keyboard.press('Escape');
  });

  test.each(['zh', 'en'] as const)(
    'every command that a person may send is in the list of all commands, in words (%s)',
    async (language) => {
      const arrived = await RepairOrderClient.open(office.store.people, language === 'zh' ? 5 : 6);
      const working = await inShop(language === 'zh' ? 7 : 8);
      for (const who of ['wang', 'zhao', 'workshop', 'manager', 'cashier']) {
        const desk = await ConsolePageObject.open(office.browser, office.store.api.url, who, { language });
        const { t, command } = textsIn(language);
        for (const visit of [arrived, working]) {
          await desk.go(pageOf(visit));
          await settled(desk.page);
          await desk.page
            .locator('#main')
            .getByRole('button', { name: t('moreCommands'), exact: true })
            .click();
          const list = desk.page.getByRole('dialog', { name: t('moreCommands') });
          await list.waitFor();
          const shown = await list
            .locator('[data-command]')
            .evaluateAll((all) => all.map((one) => one.getAttribute('data-command')!));
          expect(shown.toSorted()).toEqual([...(await possibleFor(visit, who))].toSorted());
          expect(await list.innerText()).toContain(command('sendMessage'));
          const handles = await desk.page
            .locator('#main [data-command]')
            .evaluateAll((all) => all.map((one) => one.getAttribute('data-command')!));
          for (const name of handles) expect(shown).toContain(name);
          expect(await seriousFindings(desk.page)).toEqual([]);
          await desk.page.keyboard.press('Escape');
          await list.waitFor({ state: 'detached' });
        }
        expect(desk.complaints).toEqual([]);
        await desk.close();
      }
    },
  );

  test('by keyboard alone: a handle opens its form, and the keyboard comes back to it', async () => {
    const visit = await inShop(9);
    const wang = await office.desk('wang');
    await wang.go(pageOf(visit));
    await settled(wang.page);
    const { page } = wang;
    const handle = part(page, 'customer').locator('[data-command=sendMessage]');
    await handle.focus();
    await page.keyboard.press('Enter');
    await wang.form.waitFor();
    await page.keyboard.press('Escape');
    await wang.form.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-command') === 'sendMessage');
    // a command of the menu
    const menu = part(page, 'customer').getByRole('button', {
      name: say('moreHere', { part: say('carAndCustomer') }),
    });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role=menu]') !== null);
    await page.keyboard.press('Enter');
    await wang.form.waitFor();
    await page.keyboard.press('Escape');
    await wang.form.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-haspopup') === 'menu');
    expect(wang.complaints).toEqual([]);
  });

  test('a form that opens leaves the tab as it is', async () => {
    const visit = await inShop(10);
    const wang = await office.desk('wang');
    await wang.go(`${pageOf(visit)}?tab=papers`);
    await wang.begin(visit.number, 'sendMessage');
    expect(new URL(wang.page.url()).searchParams.get('tab')).toBe('papers');
    await wang.page.keyboard.press('Escape');
    await wang.form.waitFor({ state: 'detached' });
    expect(new URL(wang.page.url()).searchParams.get('tab')).toBe('papers');
  });

  test.each(['zh', 'en'] as const)(
    'on a phone a technician sees the lines first, with targets for a glove (%s)',
    async (language) => {
      const visit = await supplied(language === 'zh' ? 11 : 12);
      const phone = await ConsolePageObject.open(office.browser, office.store.api.url, 'zhao', {
        language,
        viewport: { width: 390, height: 844 },
      });
      await phone.go(pageOf(visit));
      await settled(phone.page);
      const start = rowOf(phone.page, 'L-1').locator('[data-command=startLine]');
      await start.waitFor();
      expect(await start.innerText()).toBe(textsIn(language).command('startLine'));
      expect((await start.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      const top = async (shown: Locator) => (await shown.boundingBox())!.y;
      expect(await top(part(phone.page, 'work'))).toBeLessThan(await top(part(phone.page, 'customer')));
      expect(await sidewaysScroll(phone.page)).toBeLessThanOrEqual(0);
      expect(await seriousFindings(phone.page)).toEqual([]);
      expect(phone.complaints).toEqual([]);
      await phone.close();
    },
  );

  test('the heading names the car; the number of the order stands beside it, to be copied', async () => {
    const visit = await inShop(13);
    const wang = await office.desk('wang');
    await wang.go(pageOf(visit));
    const heading = wang.page.getByRole('heading', { level: 1 });
    expect(await heading.innerText()).not.toContain(visit.number);
    expect(await part(wang.page, 'number').innerText()).toContain(visit.number);
    expect(office.complaints).toEqual([]);
  });
});
