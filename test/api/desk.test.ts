import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const oil = [menuLine('MAINT-A', 'L-1')];
interface Row {
  readonly number: string;
  readonly own: boolean;
  readonly unassigned: boolean;
  readonly plate: string | null;
  readonly about: readonly string[];
  readonly owed: number | null;
  readonly tasks: readonly { readonly what: string; readonly target: string; readonly subject: string | null }[];
  readonly lines: readonly { readonly lineId: string; readonly own: boolean }[];
  readonly actions: readonly { readonly command: string }[];
  readonly waitsFor: { readonly command: string; readonly roles: readonly string[] } | null;
}
const deskOf = async (who: string) =>
  (await (await store.people.as(who)).get('/desk')).body as {
    readonly items: readonly Row[];
    readonly withoutWork: readonly string[] | null;
  };
const rowOf = (who: string, number: string, is: (row: Row) => boolean = () => true) =>
  eventually(`${number} on the desk of ${who}`, async () =>
    (await deskOf(who)).items.find((row) => row.number === number && is(row)),
  );
const namesOf = async (who: string, number: string) =>
  ((await (await store.people.as(who)).get('/desk/customers')).body.items as { number: string; name: string }[]).filter(
    (one) => one.number === number,
  );

describe('the desk', () => {
  test('a car is one row, however many tasks it has, with what is next and what it is about', async () => {
    const visit = await RepairOrderClient.open(store.people, 2);
    const row = await rowOf('wang', visit.number, ({ tasks }) => tasks.length > 0);
    expect(row.plate).toMatch(/^沪/);
    expect(row.own).toBe(true);
    const { items } = await deskOf('wang');
    expect(items.filter(({ number }) => number === visit.number)).toHaveLength(1);
    expect((await namesOf('wang', visit.number))[0]?.name).toBeTruthy();
  });

  test('an advisor keeps the own car on the desk while it waits for somebody else, and reads for whom', async () => {
    const visit = await RepairOrderClient.open(store.people, 3);
    await visit.toWorkshop(oil);
    const row = await rowOf('wang', visit.number, ({ tasks, waitsFor }) => tasks.length === 0 && waitsFor !== null);
    expect(row.waitsFor).toMatchObject({ command: 'issueParts', roles: ['partsSpecialist'] });
    expect((await deskOf('li')).items.map(({ number }) => number)).not.toContain(visit.number);
    expect((await deskOf('cashier')).items.map(({ number }) => number)).not.toContain(visit.number);
  });

  test('L-39 a technician reads lines and parts, nothing of who the customer is or pays; a task says its line', async () => {
    const visit = await RepairOrderClient.open(store.people, 4);
    await visit.toWorkshop(oil);
    const parts = await rowOf('parts', visit.number);
    expect(parts.tasks[0]).toMatchObject({ what: 'issueParts', target: 'L-1', subject: oil[0]!.work });
    await visit.do('parts', 'issueParts', { lineId: 'L-1' });
    const row = await rowOf('zhao', visit.number);
    expect(row.lines).toEqual([expect.objectContaining({ lineId: 'L-1', own: false })]);
    expect(row.owed).toBeNull();
    expect(row.actions.map(({ command }) => command)).toEqual(
      expect.arrayContaining(['startLine', 'requestExtraItem']),
    );
    expect(await namesOf('zhao', visit.number)).toEqual([]);
    await visit.do('zhao', 'startLine', { lineId: 'L-1' });
    expect((await rowOf('zhao', visit.number, ({ lines }) => lines[0]?.own === true)).lines).toHaveLength(1);
  });

  test('D-02 whoever gives out the work sees cars that nobody has, and people without work; nobody else does', async () => {
    const visit = await RepairOrderClient.open(store.people, 5);
    await visit.toWorkshop(oil);
    await rowOf('workshop', visit.number, ({ unassigned }) => unassigned);
    expect((await deskOf('workshop')).withoutWork).toContain('wu');
    await visit.do('workshop', 'assignTechnicians', { lineIds: ['L-1'], lead: 'wu' });
    await eventually('the car to be given out', async () =>
      (await deskOf('workshop')).withoutWork?.includes('wu') === false ? true : undefined,
    );
    expect((await deskOf('zhao')).withoutWork).toBeNull();
    expect((await deskOf('zhao')).items.map(({ number }) => number)).not.toContain(visit.number);
  });

  test('D-02 a line that anybody may take is offered to the team of its car', async () => {
    const visit = await RepairOrderClient.open(store.people, 6);
    await visit.toWorkshop(oil);
    await visit.do('parts', 'issueParts', { lineId: 'L-1' });
    await rowOf('zhao', visit.number);
    expect((await deskOf('wu')).items.map(({ number }) => number)).not.toContain(visit.number);
  });

  test('H-39 whom a complaint is about finds nothing of it on the desk', async () => {
    const complaint = await ComplaintClient.open(store.people, 7);
    await rowOf('cr', complaint.number);
    expect((await namesOf('cr', complaint.number))[0]?.name).toBeTruthy();
    const { models } = store;
    await models.complaints.updateOne({ _id: complaint.number }, { $set: { accused: ['cr'] } });
    expect((await deskOf('cr')).items.map(({ number }) => number)).not.toContain(complaint.number);
    expect(await namesOf('cr', complaint.number)).toEqual([]);
  });

  test('the desk asks for no fields', async () => {
    const wang = await store.people.as('wang');
    expect((await wang.get('/desk?limit=1')).status).toBe(422);
  });
});
