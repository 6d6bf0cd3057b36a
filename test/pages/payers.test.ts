import { textsIn } from '../../console/shared/texts/use-texts';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine, scan } from '../../dev/fixtures/scenarios';
import { COMPANY } from '../../dev/fixtures/store';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore, oil } from '../support/console-test-store';

const english = textsIn('en');
const pads = menuLine('BRAKE-F', 'L-2');
let office: ConsoleTestStore;

/** As far as the agreed sheet, which the customer has paid. */
async function paidVisit(customer: number): Promise<RepairOrderClient> {
  const visit = await office.inWorkshop(customer);
  await visit.work(oil);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  await visit.pay(await visit.agree());
  return visit;
}

describeInChromium('who pays, and what was paid too much', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('F-06 the advisor says who pays for a line; the page shows each payer’s account, and each gets an invoice', async () => {
    const visit = await RepairOrderClient.open(office.store.people, 30);
    await visit.receive();
    await visit.takeIn();
    await visit.do('wang', 'startEstimate');
    const wang = await office.desk('wang');
    const form = await wang.begin(visit.number, 'draftEstimate');
    await wang.fill(form, [{ name: 'lines', kind: 'workLines', optional: false }], { lines: [...oil, pads] });
    await form.getByRole('combobox', { name: `${english.field('payer')} ${pads.work}` }).click();
    await wang.page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: english.value('manufacturer') })
      .click();
    await wang.submit();
    await wang.page
      .locator('#main .ant-tag')
      .filter({ hasText: english.value('manufacturer') })
      .waitFor();

    const { estimate } = await visit.read();
    const lines = estimate.lines;
    expect(lines.map(({ payer }: { payer?: string }) => payer)).toEqual([undefined, 'manufacturer']);
    await visit.do('zhao', 'confirmEstimate');
    await visit.do('parts', 'confirmEstimate');
    await visit.do('wang', 'presentEstimate', { workshopLoadMinutes: 30, guaranteePresented: true });
    await visit.do('wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'time', 'amount', 'place'] });
    await visit.do('wang', 'signOrderAsCustomer', { revision: 1, total: 49_300, consent: scan('o'), copiesGiven: 1 });
    await visit.dispatch();
    await visit.work(lines);
    await visit.check();
    await visit.prepare();
    await visit.accept();
    await visit.agree();

    const cashier = await office.desk('cashier');
    const invoiceForm = await cashier.begin(visit.number, 'confirmInvoice');
    await invoiceForm.locator('[data-field=payer]').getByRole('combobox').click();
    await cashier.page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
      .filter({ hasText: english.value('manufacturer') })
      .click();
    await invoiceForm.locator('[data-field=kind]').getByText(english.value('company'), { exact: true }).click();
    await invoiceForm.locator('[data-field=title] input').fill(COMPANY.title);
    await invoiceForm.locator('[data-field=taxNumber] input').fill(COMPANY.taxNumber);
    await cashier.submit();
    await visit.pay(49_300);
    await visit.release();
    await visit.do('cashier', 'issueInvoice', { invoiceId: 'F-1', payer: 'manufacturer', number: '12345678' });
    const account = cashier.page.locator('#main .ant-card').filter({ hasText: say('accounts') });
    await account.getByText('12345678').waitFor();
    const text = await account.innerText();
    for (const wanted of ['¥493.00', '¥680.00', english.value('manufacturer'), COMPANY.title, '¥78.23'])
      expect(text).toContain(wanted);
    expect(await seriousFindings(cashier.page)).toEqual([]);
  });

  test('F-11 I9 what was paid too much goes back: the cashier asks, finance grants, the cashier pays', async () => {
    const visit = await paidVisit(31);
    await visit.do('settlement', 'requestCreditNote', { adjustmentId: 'J-1', amount: 5_000, reason: '洗车划痕' });
    const finance = await office.desk('finance');
    await finance.do(visit.number, 'decideAdjustment', { answer: 'approved', reason: '照片为证' });
    const cashier = await office.desk('cashier');
    // what is owed to the customer stands in the form
    const form = await cashier.begin(visit.number, 'requestRefund');
    expect(await form.locator('[data-field=amount] input').inputValue()).toMatch(/^50/);
    await form.locator('[data-field=reason] textarea').fill('减免后多付');
    await cashier.submit();
    await finance.do(visit.number, 'decideAdjustment', { answer: 'approved', reason: '同意' });
    await cashier.do(visit.number, 'payRefund', { method: 'cash' });
    const shown = cashier.page.locator('#main [data-part=adjustments]');
    await shown.getByText(say('paidOut')).waitFor();
    const text = await shown.innerText();
    for (const wanted of [say('adjustCreditNote'), say('adjustRefund'), '¥50.00', '减免后多付'])
      expect(text).toContain(wanted);
    expect((await visit.read()).arrears).toBe(0);
    expect(office.complaints).toEqual([]);
  });
});
