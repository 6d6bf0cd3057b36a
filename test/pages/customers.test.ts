import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import type { ConsolePageObject } from '../support/console-page-object';
import { say } from '../support/console-page-object';
import { seriousFindings, sidewaysScroll } from '../support/accessibility';
import { CheckInSheet, plain } from '../support/check-in-sheet';
import { describeInChromium } from '../support/chromium';
import { ConsoleTestStore } from '../support/console-test-store';
import { eventually } from '../support/eventually';
import { addCar, addCustomer, edit, someVin } from '../support/master-data';

let office: ConsoleTestStore;

/** The list of what was found, below the field in which somebody types. */
const option = ({ page }: ConsolePageObject, text: string) =>
  page.getByRole('option').filter({ hasText: text }).first();
const search = ({ page }: ConsolePageObject) => page.locator('.global-search').getByRole('combobox');

async function fillCustomer({ form }: ConsolePageObject, fields: { name?: string; phone?: string }): Promise<void> {
  if (fields.name !== undefined) await form.getByLabel(say('name'), { exact: true }).fill(fields.name);
  if (fields.phone !== undefined) await form.getByLabel(say('phone'), { exact: true }).fill(fields.phone);
  await form.getByLabel(say('salutation')).fill('女士');
  await form.getByLabel(say('address')).fill('上海市静安区1号');
}

describeInChromium('customers and cars at the console', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('B-01 I-01 a car nobody knows arrives: the plate that was typed stays, and car and customer are added where the visit begins', async () => {
    const desk = await office.desk('wang');
    const { page } = desk;
    await desk.go('/repair-orders/new');
    await page.locator('#main').getByRole('combobox').fill('沪zq7719');
    await option(desk, say('newCar')).click();
    await desk.form.waitFor();
    expect(await desk.form.getByLabel(say('plate')).inputValue()).toBe('沪ZQ7719');
    expect(await seriousFindings(page)).toEqual([]);
    await desk.form.getByLabel(say('vin')).fill(someVin());
    await desk.form.getByLabel(say('model')).fill('远航 L7');
    await desk.form.getByLabel(say('odometer')).fill('12');
    await desk.form.getByText(say('ownerIsNew')).click();
    await fillCustomer(desk, { name: '裴新', phone: '123' });
    await desk.form.getByRole('button', { name: say('add'), exact: true }).click();
    await desk.form.getByText(say('phoneWrong')).waitFor();
    await desk.form.getByLabel(say('phone'), { exact: true }).fill('13912340001');
    await desk.form.getByRole('button', { name: say('add'), exact: true }).click();
    await page.locator('[data-vehicle]').filter({ hasText: '沪ZQ7719' }).getByText('裴新').waitFor();
    const sheet = new CheckInSheet(desk);
    await sheet.enter({ ...plain, words: '首次保养' });
    await sheet.repeatBack();
    await sheet.send();
    await page.waitForURL(/\/repair-orders\/RO-/);
    await page.getByText('沪ZQ7719').first().waitFor();
  });

  test('from every page, by keys alone: Ctrl-K, a part of the plate, Enter', async () => {
    const desk = await office.desk('wang');
    const id = await addCustomer(await office.store.people.as('wang'), { name: '键盘' });
    await addCar(await office.store.people.as('wang'), id, { plate: '沪W5X5Y5' });
    await desk.go('/board');
    await desk.page.keyboard.press('Control+k');
    await desk.page.keyboard.type('5x');
    await option(desk, '沪W5X5Y5').waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    // pressed before the answer is there, Enter takes the best of it
    await desk.page.keyboard.type('5y');
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForURL(new RegExp(`/customers/${id}`));
    await desk.page.getByRole('heading', { name: '键盘' }).waitFor();
  });

  test('a new customer with a phone number that is there already: the one who has it is taken instead', async () => {
    const desk = await office.desk('wang');
    await addCustomer(await office.store.people.as('wang'), { name: '先来', phone: '13912340002' });
    await desk.go('/customers');
    await search(desk).fill('后到');
    await option(desk, say('newCustomer')).click();
    await fillCustomer(desk, { phone: '13912340002' });
    expect(await desk.form.getByLabel(say('name'), { exact: true }).inputValue()).toBe('后到');
    await desk.form.getByText(say('phoneKnown', { name: '先来' })).waitFor();
    await desk.form.getByRole('button', { name: say('useThis') }).click();
    await desk.page.getByRole('heading', { name: '先来' }).waitFor();
  });

  test('an edit that meets another’s shows both versions, and what was chosen is kept', async () => {
    const desk = await office.desk('wang');
    const wang = await office.store.people.as('wang');
    const id = await addCustomer(wang, { name: '两改' });
    await desk.go(`/customers/${id}`);
    await desk.page
      .getByRole('button', { name: say('edit') })
      .first()
      .click();
    await desk.form.getByLabel(say('address')).fill('南京路2号');
    await edit(await office.store.people.as('clerk'), `/customers/${id}`, { address: '北京路3号', salutation: '先生' });
    await desk.form.getByRole('button', { name: say('save') }).click();
    await desk.form.getByText('北京路3号').waitFor();
    expect(await seriousFindings(desk.page)).toEqual([]);
    await desk.form.getByRole('radio', { name: `${say('salutation')}: ${say('theirs')}` }).check();
    await desk.form.getByRole('button', { name: say('saveChosen') }).click();
    await desk.page.locator('#main').getByText('南京路2号').first().waitFor();
    expect((await wang.get(`/customers/${id}`)).body).toMatchObject({ address: '南京路2号', salutation: '先生' });
  });

  test('a car goes to another owner with reason and day, and shows whose it was', async () => {
    const desk = await office.desk('wang');
    const wang = await office.store.people.as('wang');
    const seller = await addCustomer(wang, { name: '卖主' });
    const car = await addCar(wang, seller);
    await desk.go(`/customers/${seller}`);
    await desk.page.getByRole('button', { name: say('moveCar') }).click();
    await desk.form.getByRole('combobox').fill('买主 13912340006');
    await option(desk, say('newCustomer')).click();
    await desk.page.getByRole('dialog', { name: say('newCustomer') }).waitFor();
    await fillCustomer(desk, {});
    await desk.form.getByRole('button', { name: say('add'), exact: true }).click();
    await desk.form.getByText('13912340006').waitFor();
    await desk.form.getByLabel(say('moveReason')).fill('二手车交易');
    expect(await seriousFindings(desk.page)).toEqual([]);
    await desk.form.getByRole('button', { name: say('moveCar') }).click();
    await desk.page.getByText(say('noCars')).waitFor();
    const buyer = (await wang.get(`/vehicles/${car}`)).body.customerId as string;
    expect((await wang.get(`/customers/${buyer}`)).body).toMatchObject({ name: '买主', phone: '13912340006' });
    await desk.go(`/customers/${buyer}`);
    await desk.page.locator(`[data-vehicle="${car}"]`).getByText('卖主').waitFor();
  });

  test('two records of one person become one at the clerk’s desk, and the manager undoes it', async () => {
    const wang = await office.store.people.as('wang');
    const [kept, gone] = [
      await addCustomer(wang, { name: '重复甲', phone: '13912340003' }),
      await addCustomer(wang, { name: '重复乙', phone: '13912340003' }),
    ];
    const car = await addCar(wang, gone);
    const clerk = await office.desk('clerk');
    await clerk.go(`/customers/${kept}?tab=doubles`);
    await clerk.page.getByText(say('samePhone')).waitFor();
    await clerk.page.getByRole('button', { name: say('merge') }).click();
    expect(await seriousFindings(clerk.page)).toEqual([]);
    await clerk.form.getByRole('button', { name: /重复甲/ }).click();
    await clerk.page.locator(`[data-vehicle="${car}"]`).waitFor();
    await clerk.page
      .getByRole('region', { name: say('mergedHere') })
      .getByText('重复乙')
      .waitFor();
    expect(await clerk.page.getByRole('button', { name: say('unmerge') }).count()).toBe(0);

    const manager = await office.desk('manager');
    await manager.go(`/customers/${gone}?tab=doubles`);
    await manager.page.getByText(say('mergedAway', { name: '重复甲' })).waitFor();
    await manager.page.getByRole('button', { name: say('unmerge') }).click();
    await manager.page
      .locator('.ant-popconfirm')
      .getByRole('button', { name: say('unmerge') })
      .click();
    await eventually('the record of its own', async () => (await wang.get(`/customers/${gone}`)).body.id === gone);
    await manager.page.getByRole('heading', { name: '重复乙' }).waitFor();
  });

  test('H-05 somebody who complained becomes a customer at the page of the complaint', async () => {
    const cr = await office.desk('cr');
    const user = await office.store.people.as('cr');
    const contact = { name: '路人丙', phone: '13912340004' };
    const { body } = await user.post('/complaints', { source: 'phone', contact, words: '等了一个小时' });
    await office.store.api.context.recorder.drain();
    await cr.go(`/complaints/${body.number as string}`);
    await cr.page.getByText(say('contactOnly')).waitFor();
    await cr.page.getByRole('button', { name: say('becomeCustomer') }).click();
    expect(await cr.form.getByLabel(say('phone'), { exact: true }).inputValue()).toBe('13912340004');
    await fillCustomer(cr, {});
    await cr.form.getByRole('button', { name: say('add'), exact: true }).click();
    await cr.page.locator('#main').getByRole('link', { name: '路人丙' }).click();
    await cr.page.getByRole('tab', { name: say('complaints') }).click();
    await cr.page.getByRole('link', { name: body.number as string }).waitFor();
  });

  test('H-01 a complaint is taken down for a customer who is added there', async () => {
    const cr = await office.desk('cr');
    await cr.go('/complaints');
    await cr.page.getByRole('button', { name: say('openComplaint') }).click();
    await cr.form.getByRole('combobox', { name: say('complainant') }).fill('新诉 13912340005');
    await option(cr, say('newCustomer')).click();
    await fillCustomer(cr, {});
    expect(await cr.form.getByLabel(say('name'), { exact: true }).inputValue()).toBe('新诉');
    await cr.form.getByRole('button', { name: say('add'), exact: true }).click();
    await cr.form.getByText('13912340005').waitFor();
    await cr.form.getByLabel(say('words')).fill('空调还是不凉');
    await cr.form.getByRole('button', { name: say('send') }).click();
    await cr.page.waitForURL(/\/complaints\/CP-/);
    await cr.page.getByText('13912340005').waitFor();
  });

  test('the pages of a customer fit a phone, in both languages, light and dark', async () => {
    const wang = await office.store.people.as('wang');
    const id = await addCustomer(wang, { name: '欧阳长名字有限责任公司' });
    for (let cars = 0; cars < 4; cars++) await addCar(wang, id);
    await ComplaintClient.open(office.store.people, 30, { customerId: id, vehicleId: undefined });
    const reader = await office.desk('manager');
    for (const [width, height] of [
      [390, 844],
      [834, 1112],
    ] as const) {
      await reader.page.setViewportSize({ width, height });
      for (const tab of ['visits', 'complaints', 'changes', 'doubles']) {
        await reader.go(`/customers/${id}?tab=${tab}`);
        expect(await seriousFindings(reader.page)).toEqual([]);
        const wider = await sidewaysScroll(reader.page);
        expect([tab, width, wider <= 0]).toEqual([tab, width, true]);
      }
    }
    await reader.page.getByRole('button', { name: say('dark') }).click();
    await reader.page.locator('html.dark').waitFor({ state: 'attached' });
    expect(await seriousFindings(reader.page)).toEqual([]);
    await reader.page.setViewportSize({ width: 1366, height: 900 });
  });

  test('no page of these complained', () => {
    expect(office.complaints).toEqual([]);
  });
});
