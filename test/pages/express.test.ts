import type { Field } from '../../console/shared/forms/description';
import { pageOfNumber } from '../../console/shared/server/processes';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { seriousFindings } from '../support/accessibility';
import { CheckInSheet, plain } from '../support/check-in-sheet';
import { describeInChromium } from '../support/chromium';
import { ConsoleTestStore } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;
let visit: RepairOrderClient;
/** Milliseconds for a dozen forms of seven people, on a machine that runs more browsers. */
const MANY_FORMS = 240_000;

type Filled = readonly (readonly [kind: string, name: string, value: unknown])[];
/** One act of a person: the form that the page offers, filled in and sent. Answers what the page says before. */
async function act(who: string, name: string, asked: Filled = []): Promise<string> {
  const { number } = visit;
  await office.store.api.context.recorder.drain();
  const desk = await office.desk(who);
  await desk.go(pageOfNumber(number));
  const form = desk.page.locator(`#main [data-act=${name}]`);
  await form.waitFor();
  const text = await form.innerText();
  const fields = asked.map(([kind, field]) => ({ kind, name: field })) as unknown as readonly Field[];
  await desk.fill(form, fields, Object.fromEntries(asked.map(([, field, value]) => [field, value])));
  await form.locator('button[type=submit]').click();
  const told = form
    .locator('.ant-alert-error')
    .textContent()
    .catch(() => null);
  const problem = await Promise.race([form.waitFor({ state: 'detached' }).then(() => null), told]);
  if (problem !== null) throw new Error(`the console says: ${problem}`);
  return text;
}
const signs = ['consent', 'consent', { channel: 'screen' }] as const;
const stage = async (): Promise<string> => (await visit.read()).stage;

describeInChromium('an express visit at the console', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
    visit = await RepairOrderClient.open(office.store.people, 14, { checklistProfile: 'express' });
  });
  afterAll(() => office.close());

  test(
    'C-13 S-04 S-08 one person does in one act what belongs together, and the customer signs for what the page shows',
    async () => {
      const wang = await office.desk('wang');
      await wang.go(pageOfNumber(visit.number));
      const sheet = new CheckInSheet(wang);
      await sheet.enter({ ...plain, jobs: ['MAINT-A'] });
      await sheet.input('otherWishes').fill('old parts go along');
      await sheet.repeatBack();
      await sheet.send();
      await wang.page.locator('#main [data-act=sign]').waitFor();
      expect(await stage()).toBe('awaitingSignature');
      expect(await seriousFindings(wang.page)).toEqual([]);
      const shown = await act('wang', 'sign', [['team', 'team', 'team-1'], signs]);
      expect(shown).toContain('old parts go along');
      const order = await visit.read();
      expect(new Set(order.evidence.map(({ consent }: { consent: { drawing: string } }) => consent.drawing)).size).toBe(
        1,
      );
      for (const { text } of order.evidence) expect(shown.replaceAll(/\s/g, '')).toContain(text.replaceAll(/\s/g, ''));
      expect(await stage()).toBe('awaitingWorkshopReceipt');
    },
    MANY_FORMS,
  );

  test(
    'E-02 F-07 the workshop, the front desk and the money go the same way, to the customer who drives off',
    async () => {
      await act('workshop', 'receive');
      await act('zhao', 'start');
      await act('zhao', 'finish', [
        ['text', 'standard', 'SOP-1'],
        ['number', 'volts', 12.6],
        ['file', 'slip', true],
      ]);
      await act('quality', 'check', [['text', 'standard', 'GB/T 3798']]);
      await act('wang', 'prepare');
      await act('wang', 'show');
      await act('settlement', 'agree', [signs]);
      await act('cashier', 'pay', [
        ['text', 'reference', 'WX-1'],
        ['confirmation', 'amountRepeated', true],
      ]);
      await (await office.desk('settlement')).do(visit.number, 'issueExitPass');
      await act('wang', 'goodbye', [
        ['day', 'nextDay', '2027-05-20'],
        ['number', 'nextKilometres', 170_000],
        ['text', 'wish', 'Saturday'],
        ['text', 'product', 'two years'],
        signs,
      ]);
      await eventually('the car to be handed over', async () => (await stage()) === 'delivered');
      const { evidence } = await visit.read();
      expect(new Set(evidence.map(({ consent }: { consent: { drawing: string } }) => consent.drawing)).size).toBe(3);
      expect(office.complaints).toEqual([]);
    },
    MANY_FORMS,
  );

  test('B-10 a visit that is no routine has no such form', async () => {
    const other = await RepairOrderClient.open(office.store.people, 15, {
      checklistProfile: 'express',
      accident: true,
    });
    await office.store.api.context.recorder.drain();
    const wang = await office.desk('wang');
    await wang.go(pageOfNumber(other.number));
    await wang.page.locator('#main [data-part=next-step]').waitFor();
    expect(await wang.page.locator('#main [data-act]').count()).toBe(0);
  });
});
