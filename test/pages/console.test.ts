import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import type { PublicCommand as ComplaintCommand } from '../../domain/complaint/commands';
import type { PublicCommand } from '../../domain/repair-order/commands';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore, oil } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;

/** Milliseconds for some sixty forms one after another, on a machine that runs two more browsers. */
const WHOLE_VISIT = 400_000;

type Payload = Readonly<Record<string, unknown>>;
async function give(who: string, number: string, command: string, payload: Payload): Promise<void> {
  try {
    await (await office.desk(who)).do(number, command, payload);
  } catch (error) {
    throw new Error(`${command} by ${who}`, { cause: error });
  }
}

/** The demo's visit, with every command given through the console instead of the API. */
class VisitAtTheDesk extends RepairOrderClient {
  override do(who: string, command: PublicCommand, payload: Payload = {}): Promise<void> {
    return give(who, this.number, command, payload);
  }
}

/** The demo's complaint, with every command given through the console. */
class ComplaintAtTheDesk extends ComplaintClient {
  override do(who: string, command: ComplaintCommand, payload: Payload = {}): Promise<void> {
    return give(who, this.number, command, payload);
  }
}

describeInChromium('work at the console', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test(
    'a whole visit by its roles, from the arriving car to the open gate',
    async () => {
      const opened = await RepairOrderClient.open(office.store.people, 12);
      const visit = new VisitAtTheDesk(office.store.people, opened.number, opened.vehicle, await opened.read());
      await visit.toWorkshop(oil);
      await visit.work(oil);
      await visit.finish();
      const { stage, exitPass } = await visit.read();
      expect(stage).toBe('delivered');
      expect(exitPass.usedAt).toBeDefined();
      expect(office.complaints).toEqual([]);
    },
    WHOLE_VISIT,
  );

  test('D-11 an extra item approved on a phone moves on the open board without a reload', async () => {
    const visit = await office.inWorkshop(13);
    const board = await office.desk('workshop');
    await board.go('/board');
    const card = board.page.locator(`[data-order="${visit.number}"]`);
    await card.waitFor();
    await board.page.evaluate(() => Object.assign(window, { same: true }));
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    await card.getByText(say('extraPending')).waitFor();

    const page = await office.phoneOf(visit);
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.getByText('Your decision has arrived').waitFor();
    await card.getByText(say('extraPending')).waitFor({ state: 'detached' });
    await ComplaintClient.open(office.store.people, 13, { order: visit.number, vehicleId: undefined });
    await card.getByText(say('complaintOpen')).waitFor();
    expect(await board.page.evaluate(() => 'same' in window)).toBe(true);
    await page.context().close();
  });

  test('H a complaint from the customer’s own form to the manager’s decision, through the console', async () => {
    const visit = await office.inWorkshop(14);
    const page = await office.phoneOf(visit);
    await page.getByText('Complain', { exact: true }).click();
    await page.getByLabel('Write it down').last().fill('接待时等了一个小时');
    await page.getByRole('button', { name: 'Send' }).last().click();
    await page.getByText('Received; you will hear from us soon.').waitFor();
    await page.context().close();

    const cr = await office.desk('cr');
    await cr.go('/complaints');
    const number = await eventually('the complaint', async () => {
      const { body } = await (await office.store.people.as('cr')).get(`/complaints?order=${visit.number}`);
      return (body.items as { number: string }[])[0]?.number;
    });
    await cr.page.locator(`a[href$="${number}"]`).first().click();
    await cr.page.getByText('接待时等了一个小时').waitFor();
    const complaint = new ComplaintAtTheDesk(office.store.people, number);
    await complaint.toInvestigation();
    await complaint.toDecision();
    const manager = await office.desk('manager');
    await manager.do(number, 'decideSolution', { candidateId: 'S-1', instruction: '按方案一执行，本周完成' });
    await manager.page.getByText('按方案一执行，本周完成').first().waitFor();
    expect((await complaint.read()).stage).toBe('awaitingAcceptance');
    expect(await seriousFindings(manager.page)).toEqual([]);
  });

  test('two advisors on one order: the second is told that it has changed, and what is over is refused', async () => {
    const visit = await office.inWorkshop(15);
    const first = await office.newDesk('wang');
    const second = await office.newDesk('li');
    const promisedAt = new Date(Math.ceil(Date.now() / 60_000 + 6 * 60) * 60_000).toISOString();
    const move = { promisedAt, reason: '等配件', toldBy: 'phone' };
    const form = await second.begin(visit.number, 'stopWork');
    await form.locator('textarea').fill('客户不想修了');
    await first.do(visit.number, 'movePromise', move);
    await form.getByText(say('changed')).waitFor();
    expect((await visit.read()).promiseChange.to).toBe(promisedAt);
    await visit.work(oil);
    await visit.do('workshop', 'finishWork');
    await second.page.locator('[data-command=stopWork]').waitFor({ state: 'detached' });
    // where the page has not yet heard of the last of it, it says that first, and the advisor sends again
    await eventually('the refusal', async () => {
      await form.getByRole('button', { name: say('send'), exact: true }).click();
      return (await form.getByRole('alert').last().textContent())?.includes('not possible at the present stage');
    });
    expect(await form.locator('textarea').inputValue()).toBe('客户不想修了');
    await Promise.all([first.close(), second.close()]);
  });

  test('a connection lost in the middle of a form: it is said, what was typed is kept, and it is done once', async () => {
    const visit = await office.inWorkshop(16);
    const advisor = await office.newDesk('wang');
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
    await office.store.api.context.recorder.drain();
    const sent = async () => (await visit.events()).filter(({ type }) => type === 'messageSent').length;
    await eventually('the message', async () => (await sent()) > 0);
    expect(await sent()).toBe(1);
    await advisor.close();
  });

  test('an answer lost on the way back: pressing again repeats the request, not what it does', async () => {
    const visit = await office.inWorkshop(28);
    const advisor = await office.newDesk('wang');
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
    const visit = await office.inWorkshop(17);
    const advisor = await office.newDesk('wang');
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
    const visit = await office.inWorkshop(18);
    const technician = await office.desk('zhao');
    await technician.go(`/repair-orders/${visit.number}`);
    await technician.page.getByText(say('odometer')).waitFor();
    const text = await technician.page.locator('#main').first().innerText();
    expect(text).not.toMatch(/1[3-9]\d{9}/);
    // what is withheld leaves no empty place
    const labels = await technician.page.locator('.ant-descriptions-item-label').allInnerTexts();
    expect(labels).toContain(say('plate'));
    expect(labels).not.toContain(say('customer'));
    for (const withheld of ['evidence', 'papers'] as const)
      expect(await technician.page.getByRole('tab', { name: say(withheld) }).count()).toBe(0);
    for (const hidden of ['customers', 'overview', 'policy', 'exports'] as const)
      expect(await technician.page.getByRole('menuitem', { name: say(hidden) }).count()).toBe(0);
  });

  test('M9 I9 roles that matter wait in words for another person, who confirms or refuses them', async () => {
    const { people } = office.store;
    const manager = await people.as('manager');
    const ask = (...roles: readonly string[]) =>
      manager.ask('/staff/assistant/roles', { method: 'PUT', body: { roles } });
    const rolesNow = async (): Promise<unknown> => {
      const { body } = await manager.get('/staff');
      return body.items.find(({ id }: { id: string }) => id === 'assistant').roles;
    };
    expect((await ask('advisorAssistant', 'cashier')).status).toBe(200);
    const asking = await office.newDesk('manager');
    await asking.go('/');
    const own = asking.page.getByTestId('role-request');
    await own.getByRole('button', { name: say('withdraw') }).waitFor();
    expect(await own.innerText()).toContain('Cashier');
    expect(await own.getByRole('button', { name: say('confirmRequest') }).count()).toBe(0);

    const deciding = await office.newDesk('store');
    await deciding.go('/');
    const waiting = deciding.page.getByTestId('role-request');
    await waiting.getByRole('button', { name: say('confirmRequest') }).click();
    await deciding.page.locator('.ant-popconfirm').getByRole('button').last().click();
    await waiting.waitFor({ state: 'detached' });
    expect(await rolesNow()).toEqual(['advisorAssistant', 'cashier']);

    expect((await ask('advisorAssistant', 'finance')).status).toBe(200);
    await deciding.page.reload();
    expect(await seriousFindings(deciding.page)).toEqual([]);
    await waiting.getByRole('button', { name: say('refuseRequest') }).click();
    await waiting.waitFor({ state: 'detached' });
    expect(await rolesNow()).toEqual(['advisorAssistant', 'cashier']);
    const reader = await office.newDesk('wang');
    await reader.go('/');
    expect(await reader.page.getByTestId('role-request').count()).toBe(0);
    await Promise.all([asking, deciding, reader].map((desk) => desk.close()));
  });

  test('L-39 an export asks for its purpose and is written down; a policy is tried out, and published by another, before it counts', async () => {
    const manager = await office.desk('manager');
    await manager.go('/exports');
    await manager.page.locator('#main').getByRole('combobox').click();
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
    expect(await manager.page.getByRole('button', { name: say('propose') }).isDisabled()).toBe(true);
    await field.fill('45');
    await field.press('Tab');
    await manager.page.getByRole('cell', { name: '45', exact: true }).waitFor();
    for (const group of ['Calendar', 'Notices'])
      await manager.page.locator('#main').getByRole('button', { name: group, exact: true }).click();
    const quiet = manager.page.getByLabel('Quiet from');
    await quiet.fill('22:30');
    await quiet.press('Tab');
    await manager.page.getByRole('cell', { name: '22:30–08:00' }).waitFor();
    await manager.page.getByRole('button', { name: 'Remove Week Sun 1' }).click();
    await manager.page.getByRole('cell', { name: /Sat 00:00–24:00 · Sun closed/ }).waitFor();
    await manager.page.getByRole('button', { name: 'Add Make up days' }).click();
    expect(await seriousFindings(manager.page)).toEqual([]);
    await manager.page.getByRole('button', { name: say('preview') }).click();
    await manager.page.getByText(/differences in \d+ open processes/).waitFor();
    await manager.page.getByRole('button', { name: say('propose') }).click();
    await manager.page.locator('.ant-popconfirm').getByRole('button').last().click();
    await manager.page.getByText(/Another person publishes it: Service manager/).waitFor();
    expect(await manager.page.getByRole('button', { name: say('publish') }).count()).toBe(0);

    const store = await office.desk('store');
    await store.go('/policy');
    await store.page.getByRole('cell', { name: '45', exact: true }).waitFor();
    expect(await seriousFindings(store.page)).toEqual([]);
    await store.page.getByRole('button', { name: say('publish') }).click();
    await store.page.locator('.ant-popconfirm').getByRole('button').last().click();
    await store.page.getByRole('cell', { name: '方店长' }).waitFor();
    await eventually('the new version', async () => {
      const { body } = await (await office.store.people.as('manager')).get('/policies');
      const { minutes, notices, calendar } = body.items[0];
      return minutes.workshopReceipt === 45 && notices.quiet[0] === 1_350 && calendar.week[6].length === 0;
    });
  });
});
