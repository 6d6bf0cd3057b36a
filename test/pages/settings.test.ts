import type { Page } from 'playwright-core';
import { settingTextsIn } from '../../console/settings/wording';
import { faultText } from '../../texts/settings';
import { textsIn } from '../../console/shared/texts/use-texts';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { linePrice } from '../../domain/repair-order/amounts';
import { yuan } from '../../domain/values/money';
import { CheckInSheet, plain } from '../support/check-in-sheet';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { PdfReader } from '../support/pdf-reader';

let office: ConsoleTestStore;
const reader = new PdfReader();
const { fact, field, template, title } = settingTextsIn('en');
const english = textsIn('en');
const maintenance = menuLine('MAINT-A', 'L-1');

const save = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: say('save'), exact: true })
    .last()
    .click();
const saved = (page: Page): Promise<void> => page.getByText(say('savedNow')).last().waitFor();

/** The text of a paper of a visit, without white space. */
async function paperOf({ number }: RepairOrderClient, name: string): Promise<string> {
  const { token } = await office.store.people.as('wang');
  const answer = await fetch(`${office.store.api.url}/api/v1/repair-orders/${number}/documents/${name}.pdf`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  return reader.textOf(Buffer.from(await answer.arrayBuffer()));
}

/** What the customer reads on the phone. */
async function customerReads(visit: RepairOrderClient): Promise<string> {
  const page = await office.phoneOf(visit);
  const text = await page.locator('body').innerText();
  await page.context().close();
  return text;
}

/** Opens a page that is not there, as by its address. */
const openAddress = async (page: Page, path: string): Promise<void> =>
  void (await page.goto(new URL(path, page.url()).href));

/** The newest entry of the history that stands open. */
async function newestChange(page: Page): Promise<string> {
  const newest = page.locator('.command-drawer [data-version]').first();
  await newest.waitFor();
  return (await newest.innerText()).replaceAll(/\s+/g, ' ');
}

describeInChromium('the settings in the console', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(async () => {
    await reader.close();
    await office.close();
  });

  test('L-40 M-05 A-17 a manager changes the letterhead: paper and customer’s page say it, what stood there before is listed', async () => {
    const visit = await office.inWorkshop(21);
    const manager = await office.desk('manager');
    const { page } = manager;
    await manager.go('/settings');
    await page.getByRole('link', { name: title('letterhead') }).click();
    await page.getByLabel(`${field('name')} · ${say('chinese')}`).fill('途安浦东店');
    await page.getByLabel(field('hotline')).fill('12');
    await save(page);
    await page.locator('.ant-form-item-explain-error').getByText(faultText('phoneInvalid').en).waitFor();
    await page.getByLabel(field('hotline')).fill('400-900-9000');
    await save(page);
    await saved(page);

    const paper = await paperOf(visit, 'repair-order');
    for (const printed of ['途安浦东店', '400-900-9000']) expect(paper).toContain(printed);
    expect(await customerReads(visit)).toContain('400-900-9000');

    await page.getByRole('button', { name: say('changeHistory') }).click();
    const newest = await newestChange(page);
    for (const told of ['林经理', '途安汽车销售服务有限公司', '途安浦东店', '400-820-0001', '400-900-9000'])
      expect(newest).toContain(told);
  });

  test('L-40 C-16 a manager changes a price: the next estimate, its paper and the customer’s page have it, a signed order has the old', async () => {
    const signed = await office.inWorkshop(22);
    const before = (await signed.read()).lines[0].labour as number;
    const manager = await office.desk('manager');
    const { page } = manager;
    await manager.go('/settings/price-menu');
    await page.getByRole('button', { name: `${say('edit')} ${maintenance.work}` }).click();
    await page.getByRole('dialog').getByLabel(field('labour'), { exact: true }).fill('233.5');
    await save(page);
    await saved(page);
    await page.getByRole('button', { name: `${say('changeHistory')} ${maintenance.work}` }).click();
    const newest = await newestChange(page);
    for (const told of ['林经理', yuan(before), yuan(23_350)]) expect(newest).toContain(told);

    const next = await RepairOrderClient.open(office.store.people, 23);
    await next.receive();
    await next.takeIn();
    await next.do('wang', 'startEstimate');
    await (await office.desk('wang')).do(next.number, 'draftEstimate', { method: 'system', lines: [maintenance] });
    for (const who of ['zhao', 'parts']) await next.do(who, 'confirmEstimate');
    await next.do('wang', 'presentEstimate', { guaranteePresented: true });
    await next.do('wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'time', 'amount', 'place'] });
    const total = yuan(linePrice({ ...maintenance, labour: 23_350 }));
    expect(await paperOf(next, 'estimate')).toContain(total);
    expect(await customerReads(next)).toContain(total);
    expect((await signed.read()).lines[0].labour).toBe(before);
  });

  test('the second of two who change the same price is shown both, and nothing of what was typed is lost', async () => {
    const [first, second] = [await office.newDesk('manager'), await office.newDesk('manager')];
    const battery = menuLine('BATTERY', 'L-1').work;
    for (const desk of [first, second]) {
      await desk.go('/settings/price-menu');
      await desk.page.getByRole('button', { name: `${say('edit')} ${battery}` }).click();
    }
    const labourAt = ({ page }: typeof first) => page.getByRole('dialog').getByLabel(field('labour'), { exact: true });
    await labourAt(first).fill('61');
    await save(first.page);
    await saved(first.page);
    await labourAt(second).fill('72');
    await save(second.page);
    const told = second.page.getByRole('alert').filter({ hasText: say('changedMeanwhile') });
    for (const price of [yuan(6_100), yuan(7_200)]) await told.getByText(price).first().waitFor();
    expect(await labourAt(second).inputValue()).toBe('72.00');
    await save(second.page);
    await saved(second.page);
    const { body } = await (await office.store.people.as('manager')).get('/price-menu/BATTERY');
    expect(body).toMatchObject({ labour: 7_200, version: 3 });
    await Promise.all([first.close(), second.close()]);
  });

  test('what one typed into the letterhead while another stored theirs is still there, beside theirs', async () => {
    const [first, second] = [await office.newDesk('manager'), await office.newDesk('manager')];
    for (const desk of [first, second]) await desk.go('/settings/letterhead');
    await first.page.getByLabel(field('hotline')).fill('400-111-1111');
    await second.page.getByLabel(field('hotline')).fill('400-222-2222');
    await save(first.page);
    await saved(first.page);
    await save(second.page);
    const told = second.page.getByRole('alert').filter({ hasText: say('changedMeanwhile') });
    for (const number of ['400-111-1111', '400-222-2222']) await told.getByText(number).first().waitFor();
    expect(await second.page.getByLabel(field('hotline')).inputValue()).toBe('400-222-2222');
    await save(second.page);
    await saved(second.page);
    const { body } = await (await office.store.people.as('manager')).get('/settings/letterhead');
    expect(body.content.hotline).toBe('400-222-2222');
    await Promise.all([first.close(), second.close()]);
  });

  test('a team gets a foreman, a department is retired and used again, a message gets the store’s own words', async () => {
    const manager = await office.desk('manager');
    const { page } = manager;
    await manager.go('/settings/teams');
    await page.getByRole('button', { name: say('add') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(field('zh')).fill('夜班组');
    await save(page);
    await dialog.locator('.ant-form-item-explain-error').first().waitFor();
    await dialog.getByLabel(field('en')).fill('Night shift');
    await save(page);
    await page
      .getByRole('list', { name: title('teams') })
      .getByText('Night shift')
      .waitFor();
    expect(await dialog.count()).toBe(0);

    await manager.go('/settings/departments');
    await page.getByRole('button', { name: `${say('retire')} Sales` }).click();
    await page
      .locator('.ant-popconfirm')
      .getByRole('button', { name: say('retire'), exact: true })
      .click();
    await page.getByText(say('retiredCount', { n: 1 })).click();
    await page.getByRole('button', { name: `${say('useAgain')} Sales` }).click();
    await page
      .getByRole('list', { name: title('departments') })
      .getByText('Sales', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: say('changeHistory') }).click();
    expect(await newestChange(page)).toContain('Sales');

    await manager.go('/settings/message-templates');
    await page.getByRole('button', { name: `${say('edit')} ${template('readyForPickup')}` }).click();
    const drawer = page.locator('.command-drawer');
    await drawer.locator('[data-language=en] textarea').fill('Your car is ready.');
    await save(page);
    await drawer.getByText(faultText('placeholderMissing').en).first().waitFor();
    await drawer.locator('[data-language=en] textarea').fill(`Your car is ready, {${fact('number')}}.`);
    await save(page);
    await page.getByText(say('ownWords')).waitFor();
    const { body } = await (await office.store.people.as('manager')).get('/settings/message-templates');
    expect(body.content.templates.readyForPickup.en.text).toBe('Your car is ready, {number}.');
  });

  test('M-08 a point that a manager adds to a kind of job is asked of the car that comes next, and of no other', async () => {
    const before = await RepairOrderClient.open(office.store.people, 24);
    const manager = await office.desk('manager');
    const { page } = manager;
    await manager.go('/settings/checklist-profiles');
    await page.getByRole('button', { name: `${say('edit')} Maintenance`, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(english.value('walkRound'), { exact: true }).click();
    const point = dialog.locator('[data-point=own-1]');
    await dialog.getByRole('button', { name: say('addPoint') }).click();
    await point.getByLabel(field('zh')).fill('备用钥匙');
    await save(page);
    await dialog.getByText('Fill this in').first().waitFor();
    await point.getByLabel(field('en')).fill('Spare key');
    await save(page);
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: say('changeHistory') }).click();
    expect(await newestChange(page)).toContain('Walk round: Spare key');

    const advisor = await office.desk('wang');
    const car = advisor.page;
    await advisor.go('/repair-orders/new?vehicle=V-025');
    await car.getByRole('radio', { name: 'Maintenance', exact: true, checked: true }).waitFor({ state: 'attached' });
    const sheet = new CheckInSheet(advisor);
    await sheet.root.getByRole('button', { name: say('addException') }).click();
    await sheet.field('exceptions.0.point').getByRole('combobox').fill('Spare');
    await car.locator('.ant-select-item-option').filter({ hasText: 'Spare key' }).click();
    await sheet.input('exceptions.0.note').fill('没有');
    await sheet.enter({ ...plain, words: '首保' });
    await sheet.repeatBack();
    await sheet.send();
    await car.waitForURL(/RO-/);
    await openAddress(car, `${new URL(car.url()).pathname}?tab=checklists`);
    await car.locator('[data-checklist=walkRound]').getByText('Spare key').waitFor();
    await openAddress(car, `/repair-orders/${before.number}?tab=checklists`);
    await car.locator('[data-checklist=walkRound]').waitFor();
    expect(await car.getByText('Spare key').count()).toBe(0);
  });

  test('T8 a person sees the settings they may change and no others', async () => {
    const keeper = await office.desk('parts');
    await keeper.go('/settings');
    await keeper.page.getByRole('link', { name: title('parts') }).waitFor();
    expect(await keeper.page.getByRole('link', { name: title('letterhead') }).count()).toBe(0);
    await openAddress(keeper.page, '/settings/letterhead');
    await keeper.page.getByText(say('notFound')).waitFor();
    const technician = await office.desk('zhao');
    expect(await technician.page.getByRole('menuitem', { name: say('settings') }).count()).toBe(0);
    await openAddress(technician.page, '/settings');
    await technician.page.getByText(say('notFound')).waitFor();
  });

  test('a part among more than a page is found by part of its name; the rest comes when it is asked for', async () => {
    const keeper = await office.store.people.as('parts');
    const part = { unitPrice: 100, stock: 1, leadDays: 1, supplier: null, keyLocation: false, active: true };
    for (let n = 100; n < 160; n++)
      await keeper.post('/parts', { ...part, partNumber: `BULK-${n}`, name: `批量件${n}` });
    const desk = await office.newDesk('parts');
    const { page } = desk;
    await desk.go('/settings/parts');
    await page.getByLabel(say('findPart')).fill('批量');
    await page.getByText('批量件149').waitFor();
    expect(await page.getByText('批量件150').count()).toBe(0);
    await page.getByRole('button', { name: say('more') }).click();
    await page.getByText('批量件159').waitFor();
    await page.getByLabel(say('findPart')).fill('件 bulk142');
    await page.getByText('批量件142').waitFor();
    await page.getByText('批量件143').waitFor({ state: 'detached' });
    await desk.close();
  });

  test('no page of the settings had a fault of its own', () => {
    expect(office.complaints).toEqual([]);
  });
});
