import { textsIn } from '../../console/shared/texts/use-texts';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore, oil } from '../support/console-test-store';

const english = textsIn('en');
let office: ConsoleTestStore;

/** A gold card among them: customer 1. */
async function atSettlement(customer: number): Promise<RepairOrderClient> {
  const visit = await office.inWorkshop(customer);
  await visit.work(oil);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  await visit.do('settlement', 'presentSettlement', { toldOneByOne: true });
  return visit;
}

describeInChromium('how a visit ends', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test('F-18 the settlement desk sees who is settling, the gold card in front', async () => {
    const usual = await atSettlement(34);
    const gold = await atSettlement(1);
    await gold.read();
    await usual.read();
    const desk = await office.desk('settlement');
    await desk.go('/settlement');
    const rows = desk.page.locator('#main tbody tr').filter({ has: desk.page.locator('.plate') });
    await rows.nth(1).waitFor();
    expect(await rows.first().innerText()).toContain(say('goldLane'));
    expect(await rows.first().locator('a').getAttribute('href')).toContain(gold.number);
    expect(await seriousFindings(desk.page)).toEqual([]);
  });

  test('D-01 D-19 the clerk reads the cars of the day and records that its orders are with the manufacturer', async () => {
    const visit = await office.inWorkshop(35);
    await visit.read();
    const clerk = await office.desk('clerk');
    await clerk.go('/intake');
    await clerk.page.locator(`#main [data-part=statistics] a[href$="${visit.number}"]`).waitFor();
    const report = clerk.page.locator('#main [data-part=report]');
    await report.getByText(say('notReported')).waitFor();
    await report.getByRole('textbox').fill('VOYAH-77');
    await report.getByRole('button', { name: say('reportNow') }).click();
    await report.getByText('VOYAH-77').waitFor();
    expect(await seriousFindings(clerk.page)).toEqual([]);
  });

  test('C-14 what stands out is before the advisor, who ticks it; F-20 the plan is proposed, and the order shows it', async () => {
    const visit = await RepairOrderClient.open(office.store.people, 36);
    await visit.receive();
    await visit.takeIn();
    await visit.do('wang', 'startEstimate');
    await visit.offer(oil);
    const wang = await office.desk('wang');
    const form = await wang.begin(visit.number, 'signOrderAsAdvisor');
    const shown = wang.page.locator('.command-drawer .highlights');
    await shown.waitFor();
    for (const wanted of ['items', 'time', 'amount', 'place', oil[0]!.work, '¥493.00'])
      expect(await shown.innerText()).toContain(wanted.length > 6 ? wanted : english.value(wanted));
    expect(await form.locator('.ant-checkbox-checked, .ant-select-selection-item').count()).toBe(0);
    await wang.page
      .locator('.command-drawer')
      .getByRole('button', { name: say('cancel') })
      .click();

    const leaving = await atSettlement(37);
    await leaving.read();
    await wang.go(`/repair-orders/${leaving.number}`);
    const card = wang.page.locator('#main [data-part=maintenance]');
    await card.locator('[data-part=plan]').getByText(say('planProposed')).waitFor();
    const told = await card.innerText();
    expect([told.includes('km'), told.includes('Regular maintenance'), told.includes('定期保养')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await seriousFindings(wang.page)).toEqual([]);
    expect(office.complaints).toEqual([]);
  });
});
