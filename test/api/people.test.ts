import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const lines = [menuLine('MAINT-A', 'L-1'), menuLine('BRAKE-F', 'L-2')];
const inWorkshop = async (customer: number): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(store.people, customer);
  await visit.toWorkshop(lines);
  return visit;
};
const read = async (who: string, number: string) =>
  (await (await store.people.as(who)).get(`/repair-orders/${number}/live`)).body;
const linesOnListOf = async (who: string, number: string): Promise<readonly string[]> =>
  (
    (await (await store.people.as(who)).get('/tasks/mine?limit=100')).body.items as {
      number: string;
      about: string;
      what: string;
    }[]
  )
    .filter((task) => task.number === number && task.what === 'startLine')
    .map(({ about }) => about);

describe('D-02 who works on what', () => {
  test.each([
    ['workshop', 'assignTeams', { teams: ['team-9'] }, 'teams'],
    ['workshop', 'receiveVehicle', { receivedAt: new Date().toISOString(), bay: 'bay-9' }, 'bay'],
    ['workshop', 'placeInBay', { bay: 'elsewhere' }, 'bay'],
    ['workshop', 'assignTechnicians', { lineIds: ['L-1'], lead: 'nobody' }, 'lead'],
    ['workshop', 'assignTechnicians', { lineIds: ['L-1'], lead: 'zhao', helpers: ['driver'] }, 'helpers'],
    ['workshop', 'assignTechnicians', { lineIds: ['L-1'], lead: 'wang' }, 'lead'],
    ['dispatcher', 'reassignTechnician', { predecessor: 'zhao', successor: 'parts', reason: '病' }, 'successor'],
    ['wang', 'assignDriver', { transportId: 'T-9', task: 'pickup', driver: 'zhao' }, 'driver'],
    ['expert', 'appointExpertDeputy', { technician: 'wang' }, 'technician'],
    ['workshop', 'recordCounterMeasure', { abnormalityId: 'A-9', measure: '加派', owner: 'nobody' }, 'owner'],
    ['wang', 'relayAnswer', { itemId: 'X-9', workshopPerson: 'cashier' }, 'workshopPerson'],
  ] as const)('%s cannot name in %s what the store does not have: %j', async (who, command, payload, missing) => {
    const visit = await RepairOrderClient.open(store.people, 2);
    const { status, body } = await visit.send(who, command, payload);
    expect([status, body.code, body.facts?.missing]).toEqual([404, 'notFound', missing]);
  });

  test('a technician sees the own lines on the task list, and only those', async () => {
    const visit = await inWorkshop(3);
    for (const lineId of ['L-1', 'L-2']) await visit.do('parts', 'issueParts', { lineId });
    await visit.do('workshop', 'assignTechnicians', { lineIds: ['L-1'], lead: 'zhao' });
    await visit.do('dispatcher', 'assignTechnicians', { lineIds: ['L-2'], lead: 'wu', helpers: ['zhao'] });
    await eventually('the lists of both', async () => {
      const [zhao, wu] = await Promise.all([linesOnListOf('zhao', visit.number), linesOnListOf('wu', visit.number)]);
      return zhao.toSorted().join() === 'help/L-2#zhao,line/L-1' && wu.join() === 'line/L-2';
    });
    await visit.refused('lineOfOthers', 'wu', 'startLine', { lineId: 'L-1' });
    expect(await linesOnListOf('wu', visit.number)).toEqual(['line/L-2']);
  });

  test('somebody is sick: one step gives all lines of the person to another, on every order', async () => {
    const visits = [await inWorkshop(4), await inWorkshop(5)];
    for (const visit of visits)
      await visit.do('workshop', 'assignTechnicians', { lineIds: ['L-1', 'L-2'], lead: 'zhao' });
    await store.api.context.recorder.drain();
    const send = async (who: string, body: object) =>
      (await store.people.as(who)).post('/staff/zhao/lines/reassignment', body);
    const sick = { successor: 'wu', reason: '生病' };
    expect((await send('wang', sick)).status).toBe(403);
    expect((await send('workshop', { ...sick, successor: 'zhao' })).body.code).toBe('ownSuccessor');
    expect((await send('workshop', { ...sick, successor: 'nobody' })).body.code).toBe('notFound');
    expect((await send('workshop', { ...sick, successor: 'parts' })).body).toMatchObject({
      code: 'successorUnable',
      facts: { roles: ['technician'] },
    });
    const { status, body } = await send('dispatcher', sick);
    expect([status, body.remaining]).toEqual([200, []]);
    expect(body.handedOver).toEqual(expect.arrayContaining(visits.map(({ number }) => number)));
    for (const { number } of visits)
      for (const line of (await read('wang', number)).lines) expect(line.assigned).toEqual({ lead: 'wu', helpers: [] });
  });
});

describe('D-18 whoever is told something reads the words', () => {
  test('a message is read by whoever it is for, by its sender and by those who answer for the visit', async () => {
    const visit = await inWorkshop(6);
    await visit.do('zhao', 'sendMessage', { to: 'partsSpecialist', text: '滤芯规格不对' });
    const textsFor = async (who: string) =>
      ((await read(who, visit.number)).messages ?? []).map(({ text }: { text: string }) => text);
    for (const who of ['parts', 'zhao', 'wang', 'manager'])
      expect([who, await textsFor(who)]).toEqual([who, ['滤芯规格不对']]);
    for (const who of ['wu', 'quality', 'dispatcher']) expect([who, await textsFor(who)]).toEqual([who, []]);
  });

  test('technicians read what went wrong, why it is done again, and what is doubtful', async () => {
    const visit = await inWorkshop(7);
    await visit.do('zhao', 'reportAbnormality', { abnormalityId: 'A-1', description: '螺栓滑丝' });
    await visit.do('workshop', 'recordCounterMeasure', { abnormalityId: 'A-1', measure: '加衬套', owner: 'wu' });
    await visit.work(lines);
    await visit.do('workshop', 'finishWork');
    await visit.do('quality', 'failQuality', { reason: '渗油', lineIds: ['L-1'] });
    expect(await read('wu', visit.number)).toMatchObject({
      abnormalities: [{ description: '螺栓滑丝', measure: '加衬套', owner: 'wu' }],
      quality: { returned: { reason: '渗油' } },
    });
  });

  test('B-28 a driver reads kind, place and time of the drive', async () => {
    const visit = await RepairOrderClient.open(store.people, 8);
    const wantedAt = '2027-01-05T01:00:00.000Z';
    const drive = { transportId: 'T-1', task: 'pickup', driver: 'driver', place: '虹桥站P9', wantedAt };
    await visit.do('wang', 'assignDriver', drive);
    expect(await read('driver', visit.number)).toMatchObject({ transports: [drive] });
    await eventually('the driver’s task', async () =>
      (
        (await (await store.people.as('driver')).get('/tasks/mine?limit=100')).body.items as {
          number: string;
          about: string;
        }[]
      ).some(({ number, about }) => number === visit.number && about === 'drive/T-1'),
    );
  });
});
