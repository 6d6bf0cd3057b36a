import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { vehicles } from '../../dev/fixtures/store';
import { tellOfPosts } from '../../platform/posts-told';
import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let bookings: BookingClient;
beforeAll(async () => {
  store = await createTestApi();
  bookings = new BookingClient(await store.people.as('wang'));
});
afterAll(() => store.stop());

const as = (who: string) => store.people.as(who);
/** Changes a section of the settings, and answers how. */
async function change(section: string, content: object) {
  const manager = await as('manager');
  const before = await manager.get(`/settings/${section}`);
  return manager.ask(`/settings/${section}`, {
    method: 'PUT',
    body: content,
    headers: { 'If-Match': `"${before.body.version}"` },
  });
}
const noticesTo = async (who: string, template: string) => {
  const { body } = await (await as(who)).get('/notices/mine?limit=100');
  return (body.items as { template: string; number: string; en: { text: string } }[]).filter(
    (one) => one.template === template,
  );
};
const stockOf = async (partNumber: string): Promise<number> => {
  const { body } = await (await as('parts')).get(`/parts/${partNumber}`);
  return body.stock as number;
};

test('A-10 whoever books sees the campaigns that run, with benefit and what to look after, and records that they were told', async () => {
  const { body } = await bookings.user.get('/running-campaigns?day=2026-12-01');
  expect(body.items).toMatchObject([
    {
      id: 'campaign-1',
      name: { zh: '冬季养护季', en: 'Winter care' },
      benefit: { en: '20 % off the labour of new antifreeze' },
      highlights: { en: 'Battery, antifreeze, winter tyres' },
    },
  ]);
  expect((await bookings.user.get('/running-campaigns?day=2027-12-01')).body.items).toEqual([]);
  const content = (await (await as('manager')).get('/settings/campaigns')).body.content;
  const items = content.items.map((one: object) => ({ ...one, from: dateAhead(-1), until: dateAhead(30) }));
  expect((await change('campaigns', { items })).status).toBe(200);
  const number = await bookings.open(2);
  await bookings.send(number, { type: 'introduceCampaigns', campaigns: [{ id: 'campaign-1', zh: '假的' }] });
  expect((await bookings.read(number)).campaigns).toEqual([{ id: 'campaign-1', zh: '冬季养护季', en: 'Winter care' }]);
});

test('A-10 the free checks of every car are refused as a campaign, in the settings and when somebody books', async () => {
  const { items } = (await (await as('manager')).get('/settings/campaigns')).body.content;
  const free = { ...items[0], id: 'campaign-9', zh: '免费检查灯光', en: 'Free check of the lights' };
  const refused = await change('campaigns', { items: [...items, free] });
  expect(refused).toMatchObject({ status: 422 });
  expect(JSON.stringify(refused.body)).toContain('freeCheckIsNoCampaign');
  const told = await bookings.user.post(`/appointments/${await bookings.open(3)}/campaigns`, {
    campaigns: [{ id: 'lights' }],
  });
  expect(told).toMatchObject({ status: 404, body: { facts: { missing: 'campaign' } } });
});

test('A-16 who has read the work order and would rather come back leaves by the exit procedure, and has an appointment about the same need', async () => {
  const visit = await RepairOrderClient.open(store.people, 18);
  await visit.receive();
  await visit.do('wang', 'startEstimate');
  await visit.do('wang', 'declineEstimate', { reason: 'prefersAppointment', feeTold: true, wishedDay: dateAhead(3) });
  await eventually('the advisor hears of it', async () =>
    (await noticesTo('wang', 'appointmentWished')).some(({ number }) => number === visit.number),
  );
  await eventually('the order is listed', async () => {
    const { status } = await bookings.user.get(`/repair-orders/${visit.number}`);
    return status === 200;
  });
  const id = visit.vehicle.slice(2);
  const number = await bookings.open(Number(id), { origin: 'proposed', channel: 'inPerson', afterOrder: visit.number });
  const { needs, arrival } = await visit.read();
  const words = needs.map((need: { words: string }) => need.words).join('；') || arrival.symptoms;
  expect(await bookings.read(number)).toMatchObject({ afterOrder: visit.number, vehicle: visit.vehicle, words });
  await bookings.send(
    number,
    { type: 'confirmNeed', salutation: '陈先生', words, repeatedBack: true },
    { type: 'planJob', bayKind: 'lift', skill: null, repairMinutes: 60, washMinutes: 0, parts: [] },
    {
      type: 'tellTerms',
      documents: ['vehicleLicence', 'maintenanceBooklet', 'annualPlan'],
      timesTold: true,
      partsTold: true,
      halfHourCallTold: true,
    },
  );
  expect((await bookings.book(number, instantOn(dateAhead(3), '10:00'))).status).toBe(200);
  await bookings.send(number, { type: 'agree', channel: 'inPerson' });
  expect((await visit.read()).stage).toBe('declined');
  await visit.do('cashier', 'issueExitPass');
  const plate = vehicles.find(({ _id }) => _id === visit.vehicle)!.plate;
  await visit.do('gate', 'openGate', { exitPass: `EP-${visit.number}`, plate });
  expect((await visit.read()).stage).toBe('closedNoRepair');
  expect(await bookings.read(number)).toMatchObject({ stage: 'agreed', afterOrder: visit.number });
});

test('A-17 the profile of the store holds how to make an appointment, the number for it and the 24-hour hotline', async () => {
  const { content } = (await bookings.user.get('/settings/letterhead')).body;
  expect(content.hotline).toBe('400-820-0001');
  expect(content.phones).toContainEqual({ use: 'appointment', number: '021-58880002' });
  expect(content.appointmentProcess.en).toContain('choose a time');
  const appointmentProcess = { zh: '请致电预约。\n带上行驶证。', en: 'Call to book.\nBring the licence.' };
  expect((await change('letterhead', { ...content, appointmentProcess })).status).toBe(200);
  await eventually('it is told', async () => {
    const { body } = await bookings.user.get('/settings/letterhead');
    return body.content.appointmentProcess.zh === appointmentProcess.zh;
  });
  expect((await change('letterhead', { ...content, appointmentProcess: { zh: '', en: 'x' } })).status).toBe(422);
});

describe('A-18 benefits of an appointment', () => {
  test('those of the brand go with the appointment, its form and the order that it becomes', async () => {
    const number = await bookings.signed(20, instantOn(dateAhead(1), '10:00'));
    const appointment = await bookings.read(number);
    expect(appointment.benefits.map(({ kind }: { kind: string }) => kind)).toEqual([
      'staffAndArea',
      'discountAndLane',
      'equipmentAndParts',
    ]);
    expect(appointment.evidence[0].text).toContain('5 % off and a marked lane 5%');
    const order = (await bookings.user.post(`/appointments/${number}/arrival`, {})).body.number as string;
    expect((await bookings.user.get(`/repair-orders/${order}`)).body.appointment.benefits).toEqual(
      appointment.benefits,
    );
  });

  test('those of another brand do not, and a change meets no appointment that was made before', async () => {
    const before = await bookings.open(21);
    const { items } = (await (await as('manager')).get('/settings/appointment-benefits')).body.content;
    const others = items.map((one: object) => ({ ...one, brand: 'cadillac' }));
    expect((await change('appointment-benefits', { items: others })).status).toBe(200);
    expect((await bookings.read(await bookings.open(22))).benefits).toBeUndefined();
    expect((await bookings.read(before)).benefits).toHaveLength(3);
    await change('appointment-benefits', { items });
  });
});

test('A-19 bay, people and parts are kept together: the parts leave the stock with the time, and come back when it is called off', async () => {
  const part = (await store.models.parts.find().lean()).find(({ stock }) => stock >= 3)!;
  const before = await stockOf(part.partNumber);
  const number = await bookings.booked(25, instantOn(dateAhead(4), '09:00'), {
    parts: [{ partNumber: part.partNumber, quantity: 2 }],
  });
  await eventually('they are put aside', async () => (await stockOf(part.partNumber)) === before - 2);
  const { reservations } = await bookings.day(dateAhead(4));
  expect(reservations).toHaveLength(1);
  await bookings.send(number, { type: 'callOff', calledOffBy: 'customer', reason: '出差' });
  await eventually('they are back', async () => (await stockOf(part.partNumber)) === before);
  await eventually('and the bay', async () => (await bookings.day(dateAhead(4))).reservations.length === 0);
});

test('A-19 of two who want the last parts one has them, and the other is told', async () => {
  const part = (await store.models.parts.find().lean()).find(({ stock }) => stock >= 2)!;
  const { partNumber, stock: quantity } = part;
  const job = { parts: [{ partNumber, quantity }] };
  const [first, second] = [await bookings.prepared(26, job), await bookings.prepared(27, job)];
  await bookings.book(first, instantOn(dateAhead(5), '09:00'));
  await bookings.book(second, instantOn(dateAhead(5), '14:00'));
  const short = await eventually('one is short', async () => {
    const states = await Promise.all([first, second].map((one) => bookings.read(one)));
    return states.find(({ shortParts }) => shortParts.length > 0);
  });
  expect(short.shortParts).toEqual([partNumber]);
  expect(await stockOf(partNumber)).toBe(0);
  await eventually('the parts counter hears of it', async () =>
    (await noticesTo('parts', 'appointmentPartsShort')).some(({ number }) => number === short.number),
  );
});

test('L-16 a driver carries out pick-up, delivery and road assistance, each as a task of the own, and signs nothing for the customer', async () => {
  const driver = await as('driver');
  const visit = await RepairOrderClient.open(store.people, 30);
  const mine = async () =>
    ((await driver.get('/tasks/mine?limit=100')).body.items as { number: string; about: string }[])
      .filter(({ number }) => number === visit.number)
      .map(({ about }) => about);
  for (const [index, task] of ['pickup', 'delivery', 'roadAssistance'].entries()) {
    const transportId = `T-${index + 1}`;
    // oxlint-disable-next-line no-await-in-loop -- one drive after the other
    await visit.do('wang', 'assignDriver', { transportId, task, driver: 'driver' });
    // oxlint-disable-next-line no-await-in-loop
    await eventually(`${task} is a task`, async () => (await mine()).includes(`drive/${transportId}`));
    for (const end of ['taken', 'given'])
      // oxlint-disable-next-line no-await-in-loop
      await visit.do('driver', 'recordVehicleHandover', { transportId, end, counterpart: '车主', kilometres: 12 });
    // oxlint-disable-next-line no-await-in-loop
    await eventually(`${task} is done`, async () => (await mine()).length === 0);
  }
  const { transports } = await visit.read();
  expect(transports).toHaveLength(3);
  for (const one of transports) expect(one).toMatchObject({ driver: 'driver', taken: true, given: true });
  expect(await mine()).toEqual([]);
  await visit.refused('forbidden', 'driver', 'signOrderAsCustomer', {});
});

test('L-36 the greeter’s post: a gap in opening hours is shown, told to those who can fill it, and gone once it is filled', async () => {
  const manager = await as('manager');
  const gapsOn = async (date: string) =>
    (await manager.get(`/post-coverage?from=${date}&days=1`)).body.items[0].gaps as { from: string }[];
  const date = dateAhead(2);
  // nobody is named yet
  expect((await gapsOn(date)).length).toBeGreaterThan(0);
  const post = (members: readonly string[]) => ({
    items: [{ id: 'greeter', zh: '前台迎宾', en: 'Greeter', active: true, members }],
  });
  expect((await change('posts', post(['wang', 'wang']))).status).toBe(422);
  expect((await change('posts', post(['nobody']))).status).toBe(422);
  expect((await change('posts', post(['wang']))).status).toBe(200);
  await eventually('it is covered', async () => (await gapsOn(date)).length === 0);
  const told = async () => {
    await tellOfPosts(store.api.context.repositories);
    return noticesTo('manager', 'postUncovered');
  };
  expect(await told()).toEqual([]);
  const away = {
    from: instantOn(date, '10:00'),
    until: instantOn(date, '11:00'),
    deputy: 'li',
  };
  expect((await manager.ask('/staff/wang/absence', { method: 'PUT', body: away })).status).toBe(200);
  expect(await gapsOn(date)).toEqual([
    { from: new Date(away.from).toISOString(), until: new Date(away.until).toISOString() },
  ]);
  expect((await told()).map(({ en }) => en.text)).toEqual([
    `On ${date} from 10:00 until 11:00 nobody is at Greeter. Find somebody.`,
  ]);
  expect((await change('posts', post(['wang', 'supervisor']))).status).toBe(200);
  await eventually('somebody else is there', async () => (await gapsOn(date)).length === 0);
  expect(await told()).toHaveLength(1);
});
