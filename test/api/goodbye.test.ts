import { formDefaultsFor } from '../../console/orders/form-defaults';
import { customerOf, receiveLink } from '../../dev/fixtures/customer-phone';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine, scan } from '../../dev/fixtures/scenarios';
import { departures } from '../../dev/demo/visits/departures';
import { atSettlement, oil } from '../../dev/demo/visits/steps';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { localDate } from '../../domain/time/working-time';
import { eventually } from '../support/eventually';
import { editableFields } from '../support/master-data';
import { PdfReader } from '../support/pdf-reader';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/versioned-api';

let store: TestApi;
const reader = new PdfReader();
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(async () => {
  await reader.close();
  await store.stop();
});
const as = (who: string): Promise<ApiUser> => store.people.as(who);
const today = (): string => localDate('Asia/Shanghai', Date.now());
const next = { nextDay: '2027-05-20', nextKilometres: 170_000 };

const played = departures.map((story, index) => [story.title, story, 10 + index] as const);

test.each(played)('the people concerned go through HTTP to the gate: %s', async (_title, story, customer) => {
  const visit = await story.play(store.people, customer);
  const { stage, exitPass } = await visit.read();
  expect([stage, exitPass.usedAt !== undefined]).toEqual(['delivered', true]);
  // of what is over nothing can be done any more
  expect((await visit.read()).actions).toEqual([]);
});

describe('the file after a visit', () => {
  test('F-25 what the file says goes into the record of the car, as a version of its own, and the next visit reads it there', async () => {
    const visit = await maintenance(store.people, 21);
    const wang = await as('wang');
    const car = await eventually('the record of the car to be changed', async () => {
      const { body } = await wang.get('/vehicles/V-021');
      return body.nextMaintenanceDay === next.nextDay && body;
    });
    expect(car).toMatchObject({ nextMaintenanceKilometres: next.nextKilometres, version: 2 });
    const { body: versions } = await wang.get('/vehicles/V-021/versions');
    expect(versions.items[0]).toMatchObject({ version: 2, by: { role: 'system' } });
    const { maintenance: known, aftercare } = await visit.read();
    expect(known).toMatchObject({ recorded: next, lastVisit: null });
    expect(aftercare.maintenancePlan.nodes[0]).toMatchObject({ day: next.nextDay, kilometres: next.nextKilometres });
  });

  test('F-26 what the customer was told at the last visit is compared with the record, and a difference is flagged', async () => {
    const first = await maintenance(store.people, 22);
    const wang = await as('wang');
    await eventually('the record of the car to be changed', async () => {
      const { body } = await wang.get('/vehicles/V-022');
      return body.nextMaintenanceDay === next.nextDay;
    });
    const again = await RepairOrderClient.open(store.people, 22, { vehicleId: 'V-022' });
    await again.toWorkshop([oil()]);
    expect((await again.read()).maintenance).toBeNull();
    await again.work([oil()]);
    await again.check();
    await again.prepare();
    const lastVisit = { number: first.number, ...next, differs: false };
    expect((await again.read()).maintenance).toMatchObject({ lastVisit, missing: expect.arrayContaining(['email']) });
    await edit(wang, '/vehicles/V-022', (body) => ({
      ...editableFields(body),
      nextMaintenanceDay: '2027-06-01',
      boughtOn: '2024-01-05',
    }));
    const { maintenance: changed } = await again.read();
    expect(changed).toMatchObject({
      recorded: { nextDay: '2027-06-01', nextKilometres: next.nextKilometres },
      lastVisit: { ...lastVisit, differs: true },
    });
    expect(changed.missing).not.toContain('boughtOn');
  });

  test('F-20 the plan that is proposed follows from the cycle of the car and from its mileage now', async () => {
    const visit = await atSettlement(store.people, 23);
    const { maintenance: known } = await visit.read();
    const { body: car } = await (await as('wang')).get('/vehicles/V-023');
    expect(known.proposed.basis).toEqual({
      everyKilometres: car.maintenanceCycleKilometres,
      everyMonths: car.maintenanceCycleMonths,
    });
    expect(known.proposed.nodes[0].kilometres).toBe(160_000 + (car.maintenanceCycleKilometres as number));
    expect(known.proposed.nodes[0].day > today()).toBe(true);
    expect((await (await as('zhao')).get(`/repair-orders/${visit.number}`)).body).not.toHaveProperty('maintenance');
  });

  test('F-20 the form offers the proposed work in the language of the page only', async () => {
    const order = await (await atSettlement(store.people, 25)).read();
    for (const [language, work] of [
      ['zh', '定期保养'],
      ['en', 'Regular maintenance'],
    ] as const) {
      const { initial } = formDefaultsFor('recordAftercare', order, language);
      const { nodes } = initial!['maintenancePlan'] as { readonly nodes: readonly { readonly work: string }[] };
      expect(new Set(nodes.map((node) => node.work))).toEqual(new Set([work]));
    }
  });
});

describe('F-10 one file of all papers', () => {
  test('F-10 whoever hands out papers, and finance, gets them as one PDF, each on pages of its own; nobody else does', async () => {
    const visit = await maintenance(store.people, 24);
    await store.api.context.recorder.drain();
    const fetchFile = async (who: ApiUser) => {
      const answer = await fetch(`${store.api.url}/api/v1/repair-orders/${visit.number}/file.pdf`, {
        headers: { Authorization: `Bearer ${who.token}` },
      });
      return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    for (const who of ['wang', 'settlement', 'finance']) {
      const { status, headers } = await fetchFile(await as(who));
      expect([who, status, headers.get('content-type')]).toEqual([who, 200, 'application/pdf']);
    }
    const { bytes, headers } = await fetchFile(await as('finance'));
    const text = await reader.textOf(bytes);
    for (const title of [
      '维修档案',
      '单据目录',
      '附件',
      '进厂维修单',
      '单据汇总',
      '结算单',
      '年度保养计划',
      '质量保证书',
    ])
      expect(text).toContain(title);
    expect(text).toContain(headers.get('x-fingerprint')!.slice(0, 32));
    expect(headers.get('content-disposition')).toContain(`${visit.number}-file.pdf`);
    for (const who of [await as('zhao'), await as('gate'), await customerOf(store.people, visit.number)])
      expect((await fetchFile(who)).status).toBe(403);
    expect((await (await as('wang')).get('/repair-orders/RO-S01-20261122-9999/file.pdf')).status).toBe(404);
  });
});

test('F-18 the settlement queue shows who settles, gold-card customers in front, and nobody else is told', async () => {
  const usual = await atSettlement(store.people, 25);
  const gold = await atSettlement(store.people, 1);
  const ready = await RepairOrderClient.open(store.people, 26);
  await ready.toWorkshop([oil()]);
  await ready.read();
  const { body } = await (await as('settlement')).get('/settlement-queue');
  const places = body.waiting.map(({ number }: { number: string }) => number);
  expect(places.indexOf(gold.number)).toBe(0);
  expect(places).toContain(usual.number);
  expect(body.waiting[0]).toMatchObject({ lane: 'gold', stage: 'settlement', plate: expect.any(String) });
  expect(places).not.toContain(ready.number);
  expect(body.peakCars).toBe(4);
  for (const { cars, peak } of body.expected) expect(peak).toBe(cars >= 4);
  for (const who of ['zhao', 'gate', 'driver'])
    expect((await (await as(who)).get('/settlement-queue')).status).toBe(403);
});

test('D-01 K-16 a car stands in the statistics of the day from the moment it is handed to the workshop, with what is known of it', async () => {
  const visit = await RepairOrderClient.open(store.people, 27, { accident: true });
  const clerk = await as('clerk');
  const rowOf = async () =>
    (await clerk.get(`/vehicle-statistics?day=${today()}`)).body.items.find(
      ({ number }: { number: string }) => number === visit.number,
    );
  await visit.toContract([oil()]);
  await visit.read();
  expect(await rowOf()).toBeUndefined();
  await visit.dispatch();
  await visit.read();
  const { body: car } = await clerk.get('/vehicles/V-027');
  expect(await rowOf()).toMatchObject({
    plate: car.plate,
    model: car.model,
    type: car.type,
    odometer: 160_000,
    fuelEighths: 4,
    arrival: 'selfDrive',
    accident: true,
    teams: ['team-1'],
    work: [oil().work],
    amount: 49_300,
  });
  const { body } = await clerk.get(`/vehicle-statistics?day=${today()}`);
  const cars = (body.byType as { cars: number }[]).reduce((sum, one) => sum + one.cars, 0);
  expect(cars).toBe(body.items.length);
  expect((await clerk.get('/vehicle-statistics?day=2020-01-01')).body).toMatchObject({ items: [], byType: [] });
  expect((await (await as('zhao')).get(`/vehicle-statistics?day=${today()}`)).status).toBe(403);
  const { body: table } = await (await as('manager')).post('/exports', { what: 'intake', purpose: '月度统计' });
  expect(table).toContain(visit.number);
  expect(table).toContain(oil().work);
});

describe('D-19 the orders of a day and the manufacturer', () => {
  const report = async (who: string, body: object) => (await as(who)).post('/daily-intake/reports', body);

  test('D-19 the clerk records that they are handed over, and under which number; an order opened since is missing again', async () => {
    const first = await RepairOrderClient.open(store.people, 28);
    await first.read();
    const clerk = await as('clerk');
    expect((await clerk.get(`/daily-intake?day=${today()}`)).body.report).toBeNull();
    const reported = await report('clerk', { day: today(), reference: 'VOYAH-20261127-1' });
    expect(reported).toMatchObject({ status: 200, body: { reference: 'VOYAH-20261127-1', by: 'clerk', missing: [] } });
    const second = await RepairOrderClient.open(store.people, 29);
    await second.read();
    const intake = async () => (await clerk.get(`/daily-intake?day=${today()}`)).body;
    expect((await intake()).report).toMatchObject({ reference: 'VOYAH-20261127-1', missing: [second.number] });
    await report('clerk', { day: today(), reference: 'VOYAH-20261127-2' });
    expect((await intake()).report).toMatchObject({ reference: 'VOYAH-20261127-2', missing: [] });
  });

  test('D-19 nothing is recorded of a day to come, of one on which nothing came in, or by whoever is not in charge', async () => {
    const reference = 'X';
    expect((await report('clerk', { day: '2099-01-01', reference })).status).toBe(404);
    expect((await report('clerk', { day: '2020-01-01', reference })).status).toBe(404);
    expect((await report('clerk', { day: today(), reference: ' ' })).status).toBe(422);
    for (const who of ['wang', 'zhao']) expect((await report(who, { day: today(), reference })).status).toBe(403);
    expect((await (await as('clerk')).get('/daily-intake/open')).status).toBe(200);
  });
});

describe('B-01 who was addressed first', () => {
  const body = (id: string, change: object = {}) => ({
    customerId: `C-${id}`,
    vehicleId: `V-${id}`,
    arrival: { mode: 'selfDrive', symptoms: '保养' },
    ...change,
  });

  test('B-01 an assistant opens the visit and owns the contact until an advisor accepts it', async () => {
    const opened = await (await as('assistant')).post('/repair-orders', body('030'));
    expect(opened.status).toBe(201);
    const { number } = opened.body as { number: string };
    const wang = await as('wang');
    const read = async () => (await wang.get(`/repair-orders/${number}/live`)).body;
    expect(await read()).toMatchObject({ firstContact: 'assistant', advisor: 'assistant', contactOpen: true });
    expect((await wang.post(`/repair-orders/${number}/contact`, {})).status).toBe(200);
    expect(await read()).toMatchObject({ firstContact: 'assistant', advisor: 'wang' });
    expect(await read()).not.toHaveProperty('contactOpen');
  });

  test('B-01 an advisor names the guard whom the customer asked first; somebody who does not work here is nobody', async () => {
    const wang = await as('wang');
    expect((await wang.post('/repair-orders', body('031', { addressedFirst: 'nobody' }))).status).toBe(404);
    const { body: opened } = await wang.post('/repair-orders', body('031', { addressedFirst: 'gate' }));
    expect((await wang.get(`/repair-orders/${opened.number}/live`)).body).toMatchObject({
      firstContact: 'gate',
      advisor: 'wang',
    });
    expect((await (await as('gate')).post('/repair-orders', body('032'))).status).toBe(403);
  });
});

test('C-14 the four elements stand out for the advisor and on the page of the customer, while the order is to be signed', async () => {
  const visit = await RepairOrderClient.open(store.people, 33);
  await visit.receive();
  await visit.takeIn();
  await visit.do('wang', 'startEstimate');
  const lines = [oil(), menuLine('BRAKE-F', 'L-2')];
  await visit.offer(lines);
  const { highlights } = await visit.read();
  expect(highlights.map(({ element }: { element: string }) => element)).toEqual(['items', 'time', 'amount', 'place']);
  expect(highlights[0].value).toBe(lines.map(({ work }) => work).join('、'));
  expect(highlights[2].value).toBe('¥1,173.00');
  await visit.do('wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'time', 'amount', 'place'] });
  const secret = await receiveLink(store.people, visit.number);
  const opened = await fetch(`${store.api.url}/c/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: store.api.url },
    body: JSON.stringify({ secret }),
  });
  const cookie = opened.headers.get('set-cookie')!.split(';')[0]!;
  const page = await (
    await fetch(`${store.api.url}/c/visit`, { headers: { Cookie: cookie, 'Accept-Language': 'zh' } })
  ).text();
  const shown = page.slice(page.indexOf('class="highlights"')).split('</dl>')[0]!;
  for (const { value } of highlights as { value: string }[]) expect(shown).toContain(value.replaceAll('&', '&amp;'));
  await visit.do('wang', 'signOrderAsCustomer', {
    revision: 1,
    total: 117_300,
    consent: scan('order'),
    copiesGiven: 1,
  });
  expect((await visit.read()).highlights).toEqual([]);
});
