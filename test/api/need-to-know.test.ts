import { customerOf } from '../../dev/fixtures/customer-phone';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { customers, staff } from '../../dev/fixtures/store';
import { investigate, propose } from '../../dev/fixtures/complaint-scenarios';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let visit: RepairOrderClient;
let complaint: ComplaintClient;
let customer: ApiUser;
const OWNER = customers[1]!;
const NEED = '转弯时有异响';
const WORDS = '修完还是响';

/** A visit that is paid and about to leave, brought home by a driver, with a complaint about it. */
beforeAll(async () => {
  store = await createTestApi();
  const oil = [menuLine('MAINT-A', 'L-1')];
  visit = await RepairOrderClient.open(store.people, 2);
  await visit.do('wang', 'assignDriver', { transportId: 'T-1', task: 'delivery', driver: 'driver' });
  await visit.toWorkshop(oil, [{ words: NEED }]);
  await visit.answer('X-1', 'declined', await visit.find('X-1', menuLine('BRAKE-F', 'X-L1')));
  await visit.work(oil);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  await visit.pay(await visit.agree());
  await visit.release();
  complaint = await ComplaintClient.open(store.people, 2, { order: visit.number, vehicleId: undefined, words: WORDS });
  await complaint.toInvestigation();
  await store.api.context.recorder.drain();
  customer = await customerOf(store.people, visit.number);
});
afterAll(() => store.stop());

type Body = Readonly<Record<string, unknown>>;
async function read(who: string, path: string): Promise<{ status: number; body: Body; text: string }> {
  const { status, body } = await (await store.people.as(who)).get(path);
  return { status, body, text: JSON.stringify(body) };
}

/** Who the customer is, and what is paid, promised or disputed: nothing of it is work. */
const ofTheCustomer = ['payments', 'settlement', 'evidence', 'commitments', 'complaints', 'shown'] as const;
const secrets = [OWNER._id, OWNER.name, OWNER.phone, OWNER.address];

const atDesks = ['wang', 'li', 'assistant', 'supervisor', 'settlement', 'cashier', 'finance', 'warranty', 'workshop'];
const leading = ['manager', 'director', 'store', 'central', 'crmanager', 'crsupervisor', 'cr', 'clerk'];
const whole = [...atDesks, ...leading];
const inWorkshop = ['dispatcher', 'zhao', 'wu', 'expert', 'support', 'quality', 'parts'];
const passing = { driver: 'transport', gate: 'gate', ops: 'brief' } as const;

describe('M3 M11 L-39 each role reads of a visit what it needs', () => {
  test('everybody of the staff is in one of the three lists', () => {
    const listed = [...whole, ...inWorkshop, ...Object.keys(passing)];
    expect(listed.toSorted()).toEqual(staff.map(({ id }) => id).toSorted());
  });

  test.each(whole)('%s answers for the visit and reads all of it', async (who) => {
    for (const path of [`/repair-orders/${visit.number}`, `/repair-orders/${visit.number}/live`]) {
      const { body } = await read(who, path);
      expect(body).toMatchObject({ view: 'whole', customer: { id: OWNER._id }, payments: [{ paymentId: 'P-1' }] });
      for (const field of ofTheCustomer) expect(body).toHaveProperty(field);
    }
  });

  test.each(inWorkshop)(
    '%s reads the work and the customer’s words, and not whose car it is or what was paid',
    async (who) => {
      for (const path of [`/repair-orders/${visit.number}`, `/repair-orders/${visit.number}/live`]) {
        const { body, text } = await read(who, path);
        expect(body).toMatchObject({
          view: 'work',
          needs: [{ words: NEED }],
          lines: [{ lineId: 'L-1', status: 'done' }],
          extraItems: [{ itemId: 'X-1', answer: 'declined' }],
          customer: { goldCard: false },
        });
        expect(body['plate']).toMatch(/^沪/);
        for (const field of ofTheCustomer) expect(body).not.toHaveProperty(field);
        for (const secret of secrets) expect(text).not.toContain(secret);
      }
    },
  );

  test('a driver reads where to go until the drive is done, and nothing of the work', async () => {
    const { name, phone, address } = OWNER;
    const before = await read('driver', `/repair-orders/${visit.number}`);
    expect(before.body).toMatchObject({ view: 'transport', contact: { name, phone, address } });
    for (const field of [...ofTheCustomer, 'lines', 'needs', 'extraItems'])
      expect(before.body).not.toHaveProperty(field);
    const drive = { transportId: 'T-1', counterpart: '车主' };
    await visit.do('driver', 'recordVehicleHandover', { ...drive, end: 'taken' });
    await visit.do('driver', 'recordVehicleHandover', { ...drive, end: 'given' });
    const after = await read('driver', `/repair-orders/${visit.number}/live`);
    expect(after.body['contact']).toBeNull();
    for (const secret of secrets) expect(after.text).not.toContain(secret);
  });

  test.each(['gate', 'ops'] as const)(
    '%s reads which car it is, and nothing of work, money or customer',
    async (who) => {
      const { body, text } = await read(who, `/repair-orders/${visit.number}`);
      expect(body['view']).toBe(passing[who]);
      expect(body).toHaveProperty('plate');
      expect(Object.hasOwn(body, 'exitPass')).toBe(who === 'gate');
      for (const field of [...ofTheCustomer, 'lines', 'needs', 'extraItems', 'transports', 'customer'])
        expect(body).not.toHaveProperty(field);
      for (const secret of [...secrets, NEED]) expect(text).not.toContain(secret);
      expect((await read(who, '/repair-orders')).status).toBe(403);
      expect((await read(who, '/board')).status).toBe(403);
    },
  );

  test('M3 a customer reads the own visit, and neither the staff nor what the store thinks of it', async () => {
    const { body } = await customer.get(`/repair-orders/${visit.number}/live`);
    expect(body).toMatchObject({
      view: 'customer',
      advisor: '王晓敏',
      needs: [NEED],
      lines: [{ lineId: 'L-1', status: 'done' }],
      paid: body.settlement.total,
    });
    expect(body.receipts.length).toBeGreaterThan(2);
    for (const field of [
      'escalations',
      'abnormalities',
      'quality',
      'credit',
      'complaints',
      'deadlines',
      'policyVersion',
    ])
      expect(body).not.toHaveProperty(field);
    const text = JSON.stringify(body);
    for (const worker of ['wang', 'zhao', 'workshop', 'assistant', 'cashier', 'driver'])
      expect([worker, text.includes(`:"${worker}"`)]).toEqual([worker, false]);
    for (const { command, roles } of body.actions) expect([command, roles]).toEqual([command, ['customer']]);
  });

  test('CF-16 whoever stands in for an advisor reads what the advisor reads, as long as that lasts', async () => {
    const supervisor = await store.people.as('manager');
    const absence = {
      from: new Date(Date.now() - 1000).toISOString(),
      until: new Date(Date.now() + 3_600_000).toISOString(),
      deputy: 'wu',
    };
    expect((await supervisor.ask('/staff/li/absence', { method: 'PUT', body: absence })).status).toBe(200);
    expect((await read('wu', `/repair-orders/${visit.number}`)).body['view']).toBe('whole');
    expect((await supervisor.ask('/staff/li/absence', { method: 'DELETE' })).status).toBe(204);
    expect((await read('wu', `/repair-orders/${visit.number}`)).body['view']).toBe('work');
  });
});

/** Who is to blame, who complains, and what is threatened. */
const ofTheTeam = ['complainant', 'penalties', 'flags', 'rating', 'judgement', 'cause', 'evidence', 'cost', 'measures'];

describe('M11 L-39 a complaint is read by those who handle it', () => {
  const inTeam = [
    'wang',
    'workshop',
    'manager',
    'director',
    'store',
    'central',
    'crmanager',
    'crsupervisor',
    'cr',
    'clerk',
  ];

  test.each(inTeam)('%s is of the team and reads all of it', async (who) => {
    const { body } = await read(who, `/complaints/${complaint.number}`);
    expect(body).toMatchObject({ view: 'whole', words: WORDS, complainant: { id: OWNER._id } });
    for (const field of ['penalties', 'flags', 'measures']) expect(body).toHaveProperty(field);
  });

  test.each(['zhao', 'driver', 'gate', 'ops', 'cashier', 'finance', 'settlement', 'dispatcher', 'assistant'])(
    '%s has nothing to do with it, and reads that it is there',
    async (who) => {
      for (const path of [`/complaints/${complaint.number}`, `/complaints/${complaint.number}/live`]) {
        const { body, text } = await read(who, path);
        expect(body).toMatchObject({ view: 'brief', stage: 'investigating', owner: { id: 'workshop' } });
        for (const field of [...ofTheTeam, 'words', 'demand', 'candidates', 'escalations'])
          expect(body).not.toHaveProperty(field);
        for (const secret of [...secrets, WORDS]) expect(text).not.toContain(secret);
      }
    },
  );

  test.each(['expert', 'quality'])('%s finds out what happened, and reads the words', async (who) => {
    const { body, text } = await read(who, `/complaints/${complaint.number}`);
    expect(body).toMatchObject({ view: 'work', words: WORDS, order: visit.number });
    for (const field of ofTheTeam) expect(body).not.toHaveProperty(field);
    expect(text).not.toContain(OWNER._id);
  });

  test('whoever received a complaint has it and reads the words, and a colleague does not', async () => {
    const heard = { source: 'inPerson', contact: { name: '路人', phone: '13900001111' }, words: '洗车没洗干净' };
    const { body } = await (await store.people.as('driver')).post('/complaints', heard);
    await store.api.context.recorder.drain();
    expect((await read('driver', `/complaints/${body.number as string}`)).body).toMatchObject({
      view: 'work',
      words: heard.words,
      owner: { id: 'driver' },
    });
    expect((await read('zhao', `/complaints/${body.number as string}`)).body['view']).toBe('brief');
  });

  test('who carries the solution out reads it while it is carried out', async () => {
    await complaint.all(investigate);
    await complaint.all(propose);
    expect((await read('wu', `/complaints/${complaint.number}/live`)).body['view']).toBe('brief');
    await complaint.do('manager', 'decideSolution', { candidateId: 'S-1', instruction: '当天返修' });
    await complaint.do('cr', 'notifySolution', { channel: 'phone' });
    const scan = { channel: 'paper', scan: 'd'.repeat(64) };
    await complaint.do('cr', 'acceptSolution', { candidateId: 'S-1', cost: 30_000, consent: scan });
    const { body } = await read('wu', `/complaints/${complaint.number}/live`);
    expect(body).toMatchObject({ view: 'work', words: WORDS, decision: { instruction: '当天返修' } });
    for (const field of ofTheTeam) expect(body).not.toHaveProperty(field);
    // found to have caused it
    expect((await read('zhao', `/complaints/${complaint.number}/live`)).status).toBe(404);
  });

  test('the customer reads what was said and offered', async () => {
    const { body } = await customer.get(`/complaints/${complaint.number}`);
    expect(body).toMatchObject({ view: 'customer', words: WORDS });
    for (const field of [...ofTheTeam, 'escalations']) expect(body).not.toHaveProperty(field);
    // by name: who of the store has which id is nobody's business
    expect(body['owner']).toBe('郑厂');
  });
});

describe('M11 L-39 cars and calls', () => {
  test('the workshop reads the car it works on without its owner, and no list; who passes by reads neither', async () => {
    for (const who of inWorkshop) {
      const { body, status } = await read(who, '/vehicles/V-002');
      expect([who, status, body['customerId']]).toEqual([who, 200, null]);
      expect((await read(who, '/vehicles')).status).toBe(403);
      expect((await read(who, '/vehicles/V-002/versions')).status).toBe(403);
    }
    for (const who of Object.keys(passing))
      for (const path of ['/vehicles', '/vehicles/V-002', '/vehicles/V-002/versions'])
        expect([who, path, (await read(who, path)).status]).toEqual([who, path, 403]);
    expect((await read('wang', '/vehicles/V-002')).body['customerId']).toBe(OWNER._id);
  });

  test('a follow-up is read by those who call, and those who answer what was said', async () => {
    const path = '/follow-ups/FU-S01-20261122-9999';
    for (const who of ['cr', 'clerk', 'wang', 'manager', 'workshop', 'parts'])
      expect([who, (await read(who, path)).status]).toEqual([who, 404]);
    for (const who of ['zhao', 'gate', 'driver', 'quality', 'cashier'])
      expect([who, (await read(who, path)).status]).toEqual([who, 403]);
  });
});
