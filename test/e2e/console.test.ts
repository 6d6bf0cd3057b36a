import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { Matter } from '../../demo/matter';
import { Visit } from '../../demo/visit';
import { menuLine } from '../../demo/playbook';
import type { PublicCommand as ComplaintCommand } from '../../domain/complaint/commands';
import type { PublicCommand } from '../../domain/repair-order/commands';
import { startChromium } from '../../demo/browser';
import { describeInChromium } from '../support/chromium';
import { texts } from '../../console/texts/texts';
import { Desk, say } from '../support/desk';
import { eventually, openTestStore, type TestStore } from '../support/store';

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

/** The demo's complaint, with every command given through the console. */
class MatterAtTheDesk extends Matter {
  override async do(
    who: string,
    command: ComplaintCommand,
    payload: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await (await desk(who)).do(this.number, command, payload).catch((error: unknown) => {
      throw new Error(`${command} by ${who}`, { cause: error });
    });
    this.commands += 1;
  }
}

const oil = [menuLine('MAINT-A', 'L-1')];
const inWorkshop = async (customer: number): Promise<Visit> => {
  const visit = await Visit.open(store.people, customer);
  await visit.toWorkshop(oil);
  return visit;
};
const withExtraItem = async (customer: number): Promise<string> => {
  const visit = await inWorkshop(customer);
  await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
  return visit.number;
};
/** The follow-up of a whole visit, once it has begun. */
const followUpOf = async (customer: number): Promise<string> => {
  const visit = await inWorkshop(customer);
  await visit.complete(oil);
  const number = visit.number.replace('RO-', 'FU-');
  const cr = await store.people.as('cr');
  await eventually('the follow-up', async () => (await cr.get(`/follow-ups/${number}`)).status === 200);
  return number;
};
const linkOf = async (visit: Visit): Promise<string> => {
  await visit.read();
  const { body } = await (await store.people.as('wang')).post(`/repair-orders/${visit.number}/customer-links`);
  return `${store.api.url}${body.path as string}`;
};
const seriousFindings = async (page: Page): Promise<readonly string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);

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

  test('D-11 an extra item approved on a phone moves on the open board without a reload', async () => {
    const visit = await inWorkshop(13);
    const board = await desk('workshop');
    await board.go('/board');
    const card = board.page.locator(`[data-order="${visit.number}"]`);
    await card.waitFor();
    await board.page.evaluate(() => Object.assign(window, { same: true }));
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    await card.getByText(say('extraPending')).waitFor();

    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' });
    const page = await phone.newPage();
    await page.goto(await linkOf(visit));
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.getByText('Your decision has arrived').waitFor();
    await card.getByText(say('extraPending')).waitFor({ state: 'detached' });
    await Matter.open(store.people, 13, { order: visit.number, vehicleId: undefined });
    await card.getByText(say('complaintOpen')).waitFor();
    expect(await board.page.evaluate(() => 'same' in window)).toBe(true);
    await phone.close();
  });

  test('H a complaint from the customer’s own form to the manager’s decision, through the console', async () => {
    const visit = await inWorkshop(14);
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' });
    const page = await phone.newPage();
    await page.goto(await linkOf(visit));
    await page.getByText('Complain', { exact: true }).click();
    await page.getByLabel('Write it down').last().fill('接待时等了一个小时');
    await page.getByRole('button', { name: 'Send' }).last().click();
    await page.getByText('Received; you will hear from us soon.').waitFor();
    await phone.close();

    const cr = await desk('cr');
    await cr.go('/complaints');
    const row = cr.page.getByRole('row').filter({ hasText: 'CP-' }).first();
    const number = (await row.getByRole('link').first().textContent())!;
    await row.getByRole('link').first().click();
    await cr.page.getByText('接待时等了一个小时').waitFor();
    const matter = new MatterAtTheDesk(store.people, number);
    await matter.toInvestigation();
    await matter.toDecision();
    const manager = await desk('manager');
    await manager.do(number, 'decideSolution', { candidateId: 'S-1', instruction: '按方案一执行，本周完成' });
    await manager.page.getByText('按方案一执行，本周完成').first().waitFor();
    expect((await matter.read()).stage).toBe('awaitingAcceptance');
    expect(await seriousFindings(manager.page)).toEqual([]);
  });

  test('two advisors on one order: the second is told that it has changed, and what is over is refused', async () => {
    const visit = await inWorkshop(15);
    const first = await Desk.open(browser, store.api.url, 'wang');
    const second = await Desk.open(browser, store.api.url, 'li');
    const promisedAt = new Date(Date.now() + 6 * 3_600_000).toISOString();
    const move = { promisedAt, reason: '等配件', toldBy: 'phone', told: true };
    const form = await second.begin(visit.number, 'stopWork');
    await form.locator('textarea').fill('客户不想修了');
    await first.do(visit.number, 'movePromise', move);
    await form.getByText(say('changed')).waitFor();
    await visit.work(oil);
    await visit.do('workshop', 'finishWork');
    await form.getByRole('button', { name: say('send'), exact: true }).click();
    await expect(form.getByRole('alert').last().textContent()).resolves.toContain('not possible at the present stage');
    expect(await form.locator('textarea').inputValue()).toBe('客户不想修了');
    await Promise.all([first.close(), second.close()]);
  });

  test('a connection lost in the middle of a form: it is said, what was typed is kept, and it is done once', async () => {
    const visit = await inWorkshop(16);
    const advisor = await Desk.open(browser, store.api.url, 'wang');
    const form = await advisor.begin(visit.number, 'sendMessage');
    await advisor.fill(form, [{ name: 'text', kind: 'text', optional: false }], { text: '请先换机油' });
    await form.getByRole('combobox').click();
    await advisor.page.getByText('Technician', { exact: true }).last().click();
    await advisor.page.context().setOffline(true);
    await form.getByRole('button', { name: say('send'), exact: true }).click();
    await form.getByText(say('notConnected')).waitFor();
    expect(await form.locator('textarea').inputValue()).toBe('请先换机油');
    await advisor.page.context().setOffline(false);
    await form.getByRole('button', { name: say('send'), exact: true }).dblclick();
    await form.waitFor({ state: 'detached' });
    await store.api.context.recorder.drain();
    const sent = async () => (await visit.events()).filter(({ type }) => type === 'messageSent').length;
    await eventually('the message', async () => (await sent()) > 0);
    expect(await sent()).toBe(1);
    await advisor.close();
  });

  test('an answer lost on the way back: pressing again repeats the request, not the deed', async () => {
    const visit = await inWorkshop(28);
    const advisor = await Desk.open(browser, store.api.url, 'wang');
    const form = await advisor.begin(visit.number, 'reportAbnormality');
    await form.locator('textarea').fill('发动机异响');
    await advisor.page.route(
      '**/abnormalities',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await form.getByRole('button', { name: say('send'), exact: true }).click();
    await form.getByText(say('notConnected')).waitFor();
    await advisor.submit();
    expect((await visit.read()).abnormalities).toHaveLength(1);
    await advisor.close();
  });

  test('what was typed is there again after a reload and after the session was over', async () => {
    const visit = await inWorkshop(17);
    const advisor = await Desk.open(browser, store.api.url, 'wang');
    let form = await advisor.begin(visit.number, 'noteCondition');
    await form.locator('textarea').fill('左后门有旧划痕');
    await advisor.page.reload();
    form = advisor.form;
    await form.getByText(say('draftKept')).waitFor();
    expect(await form.locator('textarea').inputValue()).toBe('左后门有旧划痕');
    await advisor.page.context().clearCookies();
    await advisor.page.reload();
    await advisor.signIn('wang');
    expect(await advisor.form.locator('textarea').inputValue()).toBe('左后门有旧划痕');
    await advisor.submit();
    expect(advisor.complaints).toEqual([]);
    await advisor.close();
  });

  test('M-03 L-39 a technician does not see whose car it is; who may not look at a page is not offered it', async () => {
    const visit = await inWorkshop(18);
    const technician = await desk('zhao');
    await technician.go(`/orders/${visit.number}`);
    await technician.page.getByText(say('privateData')).waitFor();
    const text = await technician.page.locator('#main').first().innerText();
    expect(text).not.toMatch(/1[3-9]\d{9}/);
    for (const hidden of ['customers', 'overview', 'policy', 'exports'] as const)
      expect(await technician.page.getByRole('menuitem', { name: say(hidden) }).count()).toBe(0);
  });

  test('L-39 an export asks for its purpose and is written down; a policy is tried out before it counts', async () => {
    const manager = await desk('manager');
    await manager.go('/exports');
    await manager.page.getByRole('combobox').click();
    await manager.page
      .locator('.ant-select-item-option')
      .filter({ hasText: say('orders') })
      .click();
    await manager.page.getByLabel(say('purpose')).fill('monthly audit');
    const [download] = await Promise.all([
      manager.page.waitForEvent('download'),
      manager.page.getByRole('button', { name: say('exportNow') }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^S01-repairOrders-.*\.csv$/);
    await manager.page.getByRole('cell', { name: 'monthly audit' }).waitFor();

    await manager.go('/policy');
    await manager.page
      .getByRole('button', { name: /Minutes/ })
      .first()
      .click();
    const field = manager.page.getByLabel('Workshop receipt');
    await field.fill('100000');
    await field.press('Tab');
    await manager.page.getByRole('alert').first().waitFor();
    expect(await manager.page.getByRole('button', { name: say('publish') }).isDisabled()).toBe(true);
    await field.fill('45');
    await field.press('Tab');
    await manager.page.getByRole('cell', { name: '45', exact: true }).waitFor();
    await manager.page.getByRole('button', { name: say('preview') }).click();
    await manager.page.getByText(/differences in \d+ open processes/).waitFor();
    await manager.page.getByRole('button', { name: say('publish') }).click();
    await manager.page.locator('.ant-popconfirm').getByRole('button').last().click();
    await eventually('the new version', async () => {
      const { body } = await (await store.people.as('manager')).get('/policies');
      return body.items[0].minutes.workshopReceipt === 45;
    });
  });

  const pages: readonly (readonly [who: string, path: string])[] = [
    ['wang', '/'],
    ['wang', '/board'],
    ['wang', '/orders'],
    ['wang', '/orders/new'],
    ['wang', '/customers'],
    ['cr', '/complaints'],
    ['cr', '/follow-ups'],
    ['manager', '/overview'],
    ['manager', '/policy'],
    ['manager', '/exports'],
    ['gate', '/gate'],
  ];
  test.each(pages)('axe finds nothing serious for %s on %s, in both languages, light and dark', async (who, path) => {
    const reader = await desk(who);
    await reader.go(path);
    expect(await seriousFindings(reader.page)).toEqual([]);
    await reader.page.getByRole('button', { name: texts.language.en }).click();
    await reader.page.getByRole('button', { name: texts.dark.zh }).click();
    await reader.page.locator('html.dark').waitFor({ state: 'attached' });
    expect(await reader.page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await seriousFindings(reader.page)).toEqual([]);
    await reader.page.getByRole('button', { name: texts.light.zh }).click();
    await reader.page.getByRole('button', { name: texts.language.zh }).click();
  });

  test.each([
    ['an order', 'wang', async () => `/orders/${(await inWorkshop(19)).number}`],
    [
      'an order’s checklists',
      'wang',
      async () => `/orders/${(await Visit.open(store.people, 20)).number}?tab=checklists`,
    ],
    ['an order’s form', 'wang', async () => `/orders/${(await Visit.open(store.people, 21)).number}?do=recordNeeds`],
    ['an order’s papers', 'wang', async () => `/orders/${(await inWorkshop(23)).number}?tab=papers`],
    ['an order’s timeline', 'wang', async () => `/orders/${(await inWorkshop(24)).number}?tab=timeline`],
    ['a consent', 'wang', async () => `/orders/${await withExtraItem(25)}?do=answerExtraItem`],
    ['a complaint', 'cr', async () => `/complaints/${(await Matter.open(store.people, 22)).number}`],
    [
      'a complaint’s clocks',
      'cr',
      async () => `/complaints/${(await Matter.open(store.people, 26)).number}?tab=clocks`,
    ],
    ['a follow-up call', 'cr', async () => `/follow-ups/${await followUpOf(27)}`],
  ])('axe finds nothing serious on %s, on a phone and on a tablet', async (_what, who, open) => {
    const reader = await desk(who);
    const path = await open();
    for (const size of [
      { width: 390, height: 844 },
      { width: 834, height: 1112 },
    ]) {
      await reader.page.setViewportSize(size);
      await reader.go(path);
      expect(await seriousFindings(reader.page)).toEqual([]);
      const wider = await reader.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
    }
    await reader.page.setViewportSize({ width: 1366, height: 900 });
  });
});
