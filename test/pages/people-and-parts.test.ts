import type { PublicCommand } from '../../domain/repair-order/commands';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { vehicles } from '../../dev/fixtures/store';
import { seriousFindings } from '../support/accessibility';
import { describeInChromium } from '../support/chromium';
import { say } from '../support/console-page-object';
import { ConsoleTestStore } from '../support/console-test-store';
import { eventually } from '../support/eventually';

let office: ConsoleTestStore;
const lines = [menuLine('MAINT-A', 'L-1'), menuLine('BRAKE-F', 'L-2')];
const [pad = ''] = lines[1]!.parts.map(({ partNumber }) => partNumber);
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const give = async (who: string, number: string, command: PublicCommand, payload: object = {}): Promise<void> =>
  (await office.desk(who)).do(number, command, { ...payload });
const inShop = async (customer: number): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(office.store.people, customer);
  await visit.toWorkshop(lines);
  return visit;
};
/** Milliseconds for a dozen forms of seven people, on a machine that runs more browsers. */
const MANY_FORMS = 240_000;

describeInChromium('people and parts at the console', () => {
  beforeAll(async () => {
    office = await ConsoleTestStore.open();
  });
  afterAll(() => office.close());

  test(
    'D-02 a line is given to a technician, who is sick: the dispatcher gives all lines to another',
    async () => {
      const visit = await inShop(14);
      await give('workshop', visit.number, 'assignTechnicians', { lineIds: [lines[0]!.work], lead: 'zhao' });
      const workshop = await office.desk('workshop');
      await workshop.page.locator('#main').getByRole('cell', { name: '赵铁' }).waitFor();
      await office.store.api.context.recorder.drain();
      await workshop.go('/staff');
      const row = workshop.page.locator('#main [data-person=zhao]');
      await row.getByRole('button').click();
      await workshop.page.getByRole('menuitem', { name: say('giveLines') }).click();
      const dialog = workshop.page.getByRole('dialog');
      await dialog.getByRole('combobox').click();
      await workshop.page.locator('.ant-select-item-option').filter({ hasText: '吴刚' }).first().click();
      await dialog.getByLabel(say('reasonField')).fill('发烧');
      await dialog.getByRole('button', { name: say('giveLinesNow') }).click();
      await dialog.waitFor({ state: 'detached' });
      const lead = async () => (await visit.read()).lines[0].assigned.lead;
      await eventually('the line to be Wu’s', async () => (await lead()) === 'wu');
      expect(await lead()).toBe('wu');
    },
    MANY_FORMS,
  );

  test(
    'D-22 a part is missing: ordered at the counter, told to the customer, who takes the car and brings it back',
    async () => {
      const visit = await inShop(15);
      const { number } = visit;
      await office.store.api.context.recorder.drain();
      const counter = await office.desk('parts');
      await counter.go('/picking-list');
      const line = counter.page.locator(`#main [data-line="${number}/L-2"]`);
      await line.getByText(pad).waitFor();
      expect(await seriousFindings(counter.page)).toEqual([]);
      await line.locator('[data-command=backOrderParts]').click();
      await counter.form.waitFor();
      await counter.form.locator('[data-field=partNumbers]').getByRole('combobox').click();
      await counter.page.locator('.ant-select-item-option').filter({ hasText: pad }).first().click();
      const day = counter.form.locator('[data-field=expectedDay] input');
      await day.fill(inDays(4));
      await day.press('Enter');
      await counter.submit();
      await give('wang', number, 'tellBackOrder', { channel: 'phone', wish: 'takesCar' });
      await give('wang', number, 'proposeLeave', { returnDay: inDays(5), reason: '周末用车' });
      await give('quality', number, 'checkBeforeLeave', { roadworthy: true, standard: 'GB/T 3798' });
      await give('wang', number, 'signLeave', { consent: { channel: 'screen' } });
      const { leave } = await visit.read();
      const gate = await office.desk('gate');
      await gate.go(`/gate?pass=${leave.pass.number}`);
      const { plate } = vehicles.find(({ _id }) => _id === visit.vehicle)!;
      await gate.page.locator('#main').getByLabel(/plate/i).fill(plate);
      await gate.page
        .locator('#main')
        .getByRole('button', { name: say('gateOpen') })
        .click();
      await gate.page.locator('#main').getByText(say('gateDone')).waitFor();
      await give('parts', number, 'noteArrival');
      await give('wang', number, 'receiveReturn', { odometer: 160_050, condition: '无变化' });
      const { stage, lines: now } = await visit.read();
      expect([stage, now[1].supply.state]).toEqual(['inRepair', 'reserved']);
      expect(office.complaints).toEqual([]);
    },
    MANY_FORMS,
  );
});
