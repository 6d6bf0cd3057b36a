import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { founded } from '../../dev/fixtures/complaint-scenarios';
import { vehicles } from '../../dev/fixtures/store';
import { eventually } from '../support/eventually';
import { StreamListener } from '../support/stream-listener';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/versioned-api';

interface Departments {
  readonly content: { readonly items: readonly { readonly code: string }[] };
}

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const as = (who: string) => store.people.as(who);
const get = async (who: string, path: string) => (await as(who)).get(path);
const known = () => store.api.context.recorder.drain();
const stateOf = async (who: string, number: string) => {
  await known();
  return (await get(who, `/complaints/${number}`)).body;
};

/** Whatever the answers say, this number is in none of them. */
async function saysNothing(who: string, number: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const { status, body } = await get(who, path);
    expect([path, status]).toEqual([path, 200]);
    expect([path, JSON.stringify(body).includes(number)]).toEqual([path, false]);
  }
}

describe('H-39 a complaint about the store manager', () => {
  let complaint: ComplaintClient;
  let order: string;
  let began: string;
  beforeAll(async () => {
    const visit = await RepairOrderClient.open(store.people, 6);
    order = visit.number;
    complaint = await ComplaintClient.open(store.people, 6, { order, vehicleId: undefined, words: '店长态度恶劣' });
    await complaint.toJudgement();
    began = new Date(Date.now() - 1).toISOString();
    await complaint.do('cr', 'escalate', { reason: '处理不了' });
    await known();
    await complaint.do('cr', 'nameAccused', { person: 'store', reason: '客户指名投诉店长' });
    await known();
  });

  test('is as if it did not exist for them: now, live, in the past, its events, evidence, paper and proof', async () => {
    const path = `/complaints/${complaint.number}`;
    for (const below of [
      '',
      '/live',
      `?at=${encodeURIComponent(began)}`,
      '/events',
      '/evidence',
      '/documents/registration.pdf',
      '/proof',
    ])
      expect([below, (await get('store', `${path}${below}`)).status]).toEqual([below, 404]);
    expect((await get('crmanager', path)).body).toMatchObject({ view: 'whole', accused: [{ person: 'store' }] });
  });

  test('none of its commands reaches them', async () => {
    const answer = await complaint.send('store', 'clearAccused', { person: 'store', reason: '不是我' });
    expect(answer.status).toBe(404);
    const outcome = await store.processes
      .execute(complaint.number, {
        id: 'a'.repeat(40),
        by: { id: 'store', roles: ['storeManager'] },
        commands: [{ type: 'recordAction', words: 'x', nextActionAt: Date.now() + 60_000 } as { type: string }],
      })
      .catch((error: unknown) => error);
    expect(outcome).toMatchObject({ code: 'ownCase' });
  });

  test('stands in no list, task, notice, figure, forecast, export or page of theirs', async () => {
    const own = [
      '/complaints',
      '/tasks/mine',
      '/tasks/team',
      '/tasks',
      '/notices/mine',
      '/notices',
      '/forecast?hours=48',
      `/repair-orders/${order}`,
    ];
    await saysNothing('store', complaint.number, own);
    expect((await get('store', `/deadline-audit?process=${complaint.number}`)).status).toBe(404);
    const csv = await (
      await as('store')
    ).ask('/exports', { method: 'POST', body: { what: 'complaints', purpose: '季度盘点' } });
    expect(csv.status).toBe(200);
    expect(JSON.stringify(csv.body ?? '')).not.toContain(complaint.number);
    expect((await (await as('store')).post('/exports/store', { purpose: '迁移', language: 'zh' })).body.code).toBe(
      'ownCase',
    );
    expect(
      (await (await as('store')).post('/customers/C-006/export', { purpose: '客户要求', language: 'zh' })).body.code,
    ).toBe('ownCase');
    const { body } = await get('crmanager', '/complaints');
    expect(JSON.stringify(body)).toContain(complaint.number);
  });

  test('goes to the central team where it would have come to them', async () => {
    const { body } = await get('crmanager', `/complaints/${complaint.number}`);
    const roles = (command: string) => body.actions.find((one: { command: string }) => one.command === command)?.roles;
    expect(roles('assignOwner')).toEqual([
      'crSupervisor',
      'crManager',
      'serviceManager',
      'serviceDirector',
      'centralTeam',
    ]);
    expect(JSON.stringify(body.explainedDeadlines)).not.toContain('storeManager');
    await complaint.do('central', 'assignOwner', { owner: 'crmanager', reason: '由客服经理直接处理' });
    expect(await stateOf('central', complaint.number)).toMatchObject({ owner: { id: 'crmanager', role: 'crManager' } });
  });

  test('is told of on no stream of theirs, and the stream goes on', async () => {
    const listen = async (who: string) =>
      new StreamListener({ url: store.api.url, token: (await as(who)).token! }).joined();
    const [theirs, ours] = [await listen('store'), await listen('crmanager')];
    const hears = ({ told }: StreamListener, number: string) => told.some(({ data }) => data.number === number);
    await complaint.do('crmanager', 'tellComplainant', { words: '正在处理', channel: 'phone' });
    const other = await ComplaintClient.open(store.people, 7);
    for (const one of [theirs, ours]) await eventually('the event after it', async () => hears(one, other.number));
    expect([hears(ours, complaint.number), hears(theirs, complaint.number)]).toEqual([true, false]);
    theirs.stop();
    ours.stop();
  });

  test('is theirs to read again once another clears them', async () => {
    const refused = await complaint.send('cr', 'clearAccused', { person: 'store', reason: '误会' });
    expect(refused.status).toBe(403);
    await complaint.do('crmanager', 'clearAccused', { person: 'store', reason: '客户说的是另一家店' });
    await known();
    expect((await stateOf('store', complaint.number)).view).toBe('whole');
  });
});

describe('H-08 H-39 whoever takes it down says about whom it is', () => {
  test('the advisor whom it is about takes it down, and has nothing more of it', async () => {
    const sent = { source: 'inPerson', customerId: 'C-008', words: '顾问不理人', accused: ['wang'] };
    const { status, body } = await (await as('wang')).post('/complaints', sent);
    expect(status).toBe(201);
    await known();
    expect((await get('wang', `/complaints/${body.number as string}`)).status).toBe(404);
    expect(await stateOf('crmanager', body.number as string)).toMatchObject({
      owner: { id: 'cr', role: 'crSpecialist' },
      receivedBy: { id: 'wang' },
      accused: [{ person: 'wang', holds: ['serviceAdvisor'], by: 'wang' }],
    });
  });
  test('nobody is accused who does not work here', async () => {
    const sent = { source: 'phone', customerId: 'C-008', words: 'x', accused: ['nobody'] };
    expect((await (await as('cr')).post('/complaints', sent)).body).toMatchObject({
      code: 'notFound',
      facts: { missing: 'accused' },
    });
  });
  test('CF-16 whoever stands in for them reads and does nothing in their place', async () => {
    const sent = { source: 'phone', customerId: 'C-009', words: '顾问不理人', accused: ['li'] };
    const { body } = await (await as('cr')).post('/complaints', sent);
    await known();
    const from = new Date(Date.now() - 1_000).toISOString();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const manager = await as('manager');
    await manager.ask('/staff/li/absence', { method: 'PUT', body: { from, until, deputy: 'wu' } });
    expect((await get('wu', `/complaints/${body.number as string}`)).status).toBe(404);
    await manager.ask('/staff/li/absence', { method: 'DELETE' });
  });
});

describe('H-19 whoever is found to have caused it', () => {
  test('is accused, and the complaint of whoever owned it goes to customer relations', async () => {
    const complaint = await ComplaintClient.open(store.people, 10);
    await complaint.toInvestigation('service');
    await complaint.do('crmanager', 'assignOwner', { owner: 'wang', reason: '首问' });
    await complaint.do('cr', 'concludeInvestigation', {
      facts: 'x',
      causeCode: 'ATTITUDE',
      cause: '未回电',
      responsiblePerson: 'wang',
      departmentHead: 'manager',
    });
    await known();
    expect(await stateOf('crmanager', complaint.number)).toMatchObject({
      owner: { id: 'cr' },
      accused: [{ person: 'wang' }],
    });
    expect((await get('wang', `/complaints/${complaint.number}`)).status).toBe(404);
  });
  test('a rework order tells whoever is accused none of the words of the complaint', async () => {
    const visit = await RepairOrderClient.open(store.people, 11);
    const complaint = await ComplaintClient.open(store.people, 11, {
      order: visit.number,
      vehicleId: undefined,
      words: '越修越响',
    });
    await complaint.toJudgement();
    await complaint.do(...founded());
    await complaint.do('manager', 'orderRework', { vehicleIsHere: true, symptoms: '异响' });
    await complaint.do('cr', 'nameAccused', { person: 'zhao', reason: '客户指名' });
    await known();
    const rework = (await stateOf('crmanager', complaint.number)).rework.order as string;
    const wordsFor = async (who: string) => JSON.stringify((await get(who, `/repair-orders/${rework}`)).body);
    expect(await wordsFor('wu')).toContain('越修越响');
    expect(await wordsFor('zhao')).not.toContain('越修越响');
  });
});

describe('H-02 H-08 everybody takes a complaint down', () => {
  test('a guard names the plate: car, newest visit and owner are found', async () => {
    const visit = await RepairOrderClient.open(store.people, 12);
    await known();
    const plate = vehicles[11]!.plate;
    const { status, body } = await (
      await as('gate')
    ).post('/complaints', { source: 'inPerson', plate, words: '停车费乱收' });
    expect(status).toBe(201);
    await known();
    expect(await stateOf('crmanager', body.number as string)).toMatchObject({
      owner: { id: 'gate' },
      order: visit.number,
      vehicle: 'V-012',
      complainant: { id: 'C-012', kind: 'customer' },
    });
  });
  test('somebody else complains about a car, and the visit is found all the same', async () => {
    const plate = vehicles[12]!.plate;
    const contact = { name: '路人', phone: '13900002222' };
    const { body } = await (
      await as('driver')
    ).post('/complaints', { source: 'inPerson', plate, contact, words: '开得太快' });
    await known();
    expect(await stateOf('crmanager', body.number as string)).toMatchObject({
      vehicle: 'V-013',
      complainant: { kind: 'contact' },
    });
  });
  test('a plate that nobody knows, both a customer and a contact, and nobody at all are refused', async () => {
    const send = async (change: object) =>
      (await as('gate')).post('/complaints', { source: 'phone', words: 'x', ...change });
    expect(await send({ plate: '沪A·Z9999' })).toMatchObject({ status: 404, body: { facts: { missing: 'plate' } } });
    expect((await send({ customerId: 'C-001', contact: { name: 'x', phone: '13900002222' } })).status).toBe(422);
    expect((await send({})).status).toBe(422);
  });
});

describe('H-39 departments', () => {
  test('are data with heads: whoever is the head is asked, and reads what for', async () => {
    const set = await edit(await as('store'), '/settings/departments', ({ content: { items } }: Departments) => ({
      items: items.map((one) => (one.code === 'parts' ? { ...one, head: 'parts' } : one)),
    }));
    expect(set.status).toBe(200);
    const complaint = await ComplaintClient.open(store.people, 14);
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    await complaint.do('crmanager', 'commandDepartment', {
      taskId: 'D-1',
      department: '配件',
      what: '查明到货时间',
      dueAt,
    });
    await known();
    expect((await get('parts', `/complaints/${complaint.number}`)).body).toMatchObject({
      view: 'work',
      departmentTasks: [{ to: 'parts', what: '查明到货时间', done: false }],
    });
    expect(JSON.stringify((await get('parts', '/tasks/mine')).body)).toContain(complaint.number);
    expect((await complaint.send('gate', 'reportDepartmentTask', { taskId: 'D-1', result: 'ok' })).body.code).toBe(
      'taskOfOthers',
    );
    // it is offered to whom the process accepts: whoever was asked, and whoever leads the complaint
    const offeredTo = async (who: string): Promise<readonly string[]> =>
      (await get(who, `/complaints/${complaint.number}`)).body.actions.find(
        ({ command }: { readonly command: string }) => command === 'reportDepartmentTask',
      )?.targets;
    expect([await offeredTo('parts'), await offeredTo('crmanager')]).toEqual([['D-1'], ['D-1']]);
    for (const who of ['manager', 'store', 'cr']) expect([who, await offeredTo(who)]).toEqual([who, []]);
    const nobody = await complaint.send('crmanager', 'commandDepartment', {
      taskId: 'D-2',
      department: '销售',
      what: 'x',
      dueAt,
    });
    expect(nobody).toMatchObject({ status: 409, body: { code: 'headMissing' } });
  });
});
