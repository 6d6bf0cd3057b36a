import type { Locator } from 'playwright-core';
import { textsIn } from '../../console/shared/texts/use-texts';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { say } from '../support/console-page-object';
import { describeInChromium } from '../support/chromium';
import { seriousFindings } from '../support/accessibility';
import { ConsoleTestStore } from '../support/console-test-store';

const english = textsIn('en');
let office: ConsoleTestStore;

describeInChromium('what was typed wrongly, opened by mistake, or is not wanted any more', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  /** One of what a form can be about, as it is called there. */
  const choose = async (form: Locator, what: string): Promise<void> => {
    const box = form.getByRole('combobox', { name: say('forWhich') });
    await box.click();
    await box.fill(what);
    await form.page().locator('.ant-select-item-option').filter({ hasText: what }).first().click();
  };

  test('L-40 the advisor corrects a key number; the page shows what it said first, by whom and why', async () => {
    const visit = await office.inWorkshop(30);
    const wang = await office.desk('wang');
    const before = (await visit.read()).intake.keyNumber as string;
    const form = await wang.begin(visit.number, 'correctFact');
    await choose(form, english.value('keyNumber'));
    // only the field of this kind is asked for
    expect(await form.locator('[data-field=yes]').count()).toBe(0);
    await form.locator('[data-field=text] textarea').fill('K-77');
    await form.locator('[data-field=reason] textarea').fill('挂错钩');
    await wang.submit();
    const shown = wang.page.locator('#main [data-part=corrections]');
    await shown.getByText('K-77').waitFor();
    const text = await shown.innerText();
    for (const wanted of [english.value('keyNumber'), before, '挂错钩']) expect(text).toContain(wanted);
    expect((await visit.read()).intake.keyNumber).toBe('K-77');
    expect(await seriousFindings(wang.page)).toEqual([]);
  });

  test('a number that does not fit stays as it was typed, and the form says so', async () => {
    const visit = await office.inWorkshop(36);
    const zhao = await office.desk('zhao');
    const form = await zhao.begin(visit.number, 'requestExtraItem');
    const delay = form.locator('[data-field=delayMinutes]');
    await delay.locator('input').fill('-5');
    await delay.locator('input').blur();
    await form.getByRole('button', { name: say('send'), exact: true }).click();
    await delay.locator('.ant-form-item-explain-error').waitFor();
    expect(await delay.locator('input').inputValue()).toBe('-5');
    expect(office.complaints).toEqual([]);
    await zhao.close();
  });

  test('L-40 an order that was opened by mistake is voided, and the page says by whom and why', async () => {
    const visit = await RepairOrderClient.open(office.store.people, 31);
    const wang = await office.desk('wang');
    await wang.do(visit.number, 'voidOrder', { reason: '重复开单' });
    const note = wang.page.locator('#main .ant-alert').filter({ hasText: english.event('orderVoided') });
    await note.waitFor();
    expect(await note.innerText()).toContain('重复开单');
    expect((await visit.read()).stage).toBe('voided');
  });

  test('C-16 one item of a signed order is dropped; the page shows what the customer had approved', async () => {
    const visit = await office.inWorkshop(32);
    const wang = await office.desk('wang');
    const [{ work }] = (await visit.read()).lines;
    const form = await wang.begin(visit.number, 'changeItem');
    await form.locator('[data-field=dropped]').getByRole('checkbox').check();
    await form.locator('[data-field=reason] textarea').fill('客户不做了');
    const told = form.locator('[data-field=toldBy]').getByRole('combobox');
    await told.click();
    await wang.page
      .locator('.ant-select-item-option')
      .filter({ hasText: english.value('phone') })
      .first()
      .click();
    await wang.submit();
    const shown = wang.page.locator('#main [data-part=item-changes]');
    await shown.waitFor();
    const text = await shown.innerText();
    for (const wanted of [work, english.field('dropped'), '客户不做了']) expect(text).toContain(wanted);
    expect((await visit.read()).lines[0].status).toBe('cancelled');
    expect(office.complaints).toEqual([]);
  });
});
