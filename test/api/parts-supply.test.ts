import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine, scan } from '../../dev/fixtures/scenarios';
import { vehicles } from '../../dev/fixtures/store';
import { orderPaper } from '../../domain/repair-order/papers';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const oil = menuLine('MAINT-A', 'L-1');
const pads = menuLine('BRAKE-F', 'L-2');
const [pad = ''] = pads.parts.map(({ partNumber }) => partNumber);
const DAY_MS = 24 * 3_600_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const inShop = async (customer: number, lines = [oil, pads]): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(store.people, customer);
  await visit.toWorkshop(lines);
  return visit;
};
const read = async (who: string, path: string) => (await (await store.people.as(who)).get(path)).body;
const stockOf = async (partNumber: string): Promise<number> => (await read('parts', `/parts/${partNumber}`)).stock;
const setStock = (partNumber: string, stock: number) =>
  store.models.parts.updateOne({ partNumber, store: 'S01' }, { $set: { stock } });
const stockBecomes = (partNumber: string, stock: number) =>
  eventually(`${stock} of ${partNumber}`, async () => (await stockOf(partNumber)) === stock);

test('what is put aside, issued and taken back is in the numbers of the store, each once', async () => {
  await setStock(pad, 5);
  const visit = await inShop(2);
  await visit.do('parts', 'reserveParts', { lineId: 'L-2' });
  await stockBecomes(pad, 4);
  await visit.do('parts', 'issueParts', { lineId: 'L-2' });
  await visit.do('zhao', 'sendMessage', { to: 'partsSpecialist', text: '型号不符' });
  const back = { lineId: 'L-2', parts: [{ partNumber: pad, quantity: 1 }], reason: '型号不符' };
  await visit.do('parts', 'returnParts', back);
  await stockBecomes(pad, 5);
  await visit.refused('moreThanIssued', 'parts', 'returnParts', back);
  expect((await visit.read()).lines[1]).toMatchObject({ partsIssued: false, supply: { state: 'short' } });
});

test('what is not there is not put aside', async () => {
  await setStock(pad, 0);
  const visit = await inShop(3);
  const { status, body } = await visit.send('parts', 'reserveParts', { lineId: 'L-2' });
  expect([status, body.code, body.facts]).toEqual([409, 'stockShort', { partNumbers: [pad] }]);
});

test('of two who put the last one aside at once one has it, and the other hears that it is gone', async () => {
  const visits = [await inShop(4), await inShop(5)];
  await setStock(pad, 1);
  await Promise.all(visits.map((visit) => visit.send('parts', 'reserveParts', { lineId: 'L-2' })));
  const states = async () =>
    (await Promise.all(visits.map((visit) => visit.read()))).map(({ lines }) => lines[1].supply?.state ?? 'none');
  await eventually('one to have it', async () => (await states()).filter((state) => state === 'reserved').length === 1);
  expect(await stockOf(pad)).toBe(0);
});

test('the same movement counts once, however often it is carried out', async () => {
  await setStock(pad, 3);
  const { parts } = store.api.context.repositories;
  const move = { store: 'S01', number: 'RO-1', takes: 'atMost', changes: [{ partNumber: pad, by: -2 }] } as const;
  await Promise.all([1, 2, 3].map(() => parts.move('errand-a', move)));
  expect(await stockOf(pad)).toBe(1);
  expect(await parts.move('errand-b', move)).toEqual([]);
  expect(await stockOf(pad)).toBe(0);
  const whole = { ...move, takes: 'whole' } as const;
  await setStock(pad, 1);
  expect(await parts.move('errand-c', whole)).toEqual([pad]);
  expect(await stockOf(pad)).toBe(1);
  expect(await parts.move('errand-d', { ...whole, changes: [{ partNumber: 'IN-NO-CATALOGUE', by: -1 }] })).toEqual([]);
});

test('whoever has read a number and sets another one hears that it has moved since', async () => {
  await setStock(pad, 4);
  const person = await store.people.as('parts');
  const { body, headers } = await person.get(`/parts/${pad}`);
  const { parts } = store.api.context.repositories;
  await parts.move('errand-e', {
    store: 'S01',
    number: 'RO-1',
    takes: 'atMost',
    changes: [{ partNumber: pad, by: -1 }],
  });
  const { partNumber: _number, version: _version, updatedAt: _at, ...content } = body;
  const put = {
    method: 'PUT' as const,
    body: { ...content, stock: 9 },
    headers: { 'If-Match': headers.get('ETag') ?? '' },
  };
  expect((await person.ask(`/parts/${pad}`, put)).status).toBe(412);
  expect(await stockOf(pad)).toBe(3);
});

test('the picking list says what to fetch for which car, and what is on order', async () => {
  await setStock(pad, 7);
  const visit = await inShop(6);
  await visit.do('parts', 'backOrderParts', { lineId: 'L-2', partNumbers: [pad], expectedDay: inDays(4) });
  await store.api.context.recorder.drain();
  const items = (await read('parts', '/picking-list')).items.filter(
    ({ number }: { number: string }) => number === visit.number,
  );
  const { plate } = vehicles.find(({ _id }) => _id === visit.vehicle)!;
  expect(items).toMatchObject([
    { lineId: 'L-1', state: 'open', plate, expectedDay: null },
    {
      lineId: 'L-2',
      state: 'backOrdered',
      expectedDay: inDays(4),
      parts: [{ partNumber: pad, stock: 7, missing: true }],
    },
  ]);
  expect((await (await store.people.as('gate')).get('/picking-list')).status).toBe(403);
});

test('the customer takes the car while a part is missing, signs for it, and comes back on the same order', async () => {
  const visit = await inShop(7);
  await visit.do('parts', 'issueParts', { lineId: 'L-1' });
  await visit.do('zhao', 'startLine', { lineId: 'L-1' });
  await visit.do('zhao', 'finishLine', { lineId: 'L-1', standard: 'SOP', replacedParts: [] });
  await visit.do('parts', 'backOrderParts', { lineId: 'L-2', partNumbers: [pad], expectedDay: inDays(4) });
  await visit.do('wang', 'tellBackOrder', { lineId: 'L-2', channel: 'phone', wish: 'takesCar' });
  await visit.do('wang', 'proposeLeave', { returnDay: inDays(5), reason: '客户要用车' });
  await visit.refused('leaveUnchecked', 'wang', 'signLeave', { consent: scan('leave') });
  await visit.do('quality', 'checkBeforeLeave', { roadworthy: true, standard: 'GB/T 3798' });
  await visit.do('supervisor', 'decideLeave', { answer: 'approved', reason: '结算时付清' });
  await visit.do('wang', 'signLeave', { consent: scan('leave') });
  const { leave } = await visit.read();
  const { plate } = vehicles.find(({ _id }) => _id === visit.vehicle)!;
  const pass = { exitPass: leave.pass.number, plate };
  const paper = await (await store.people.as('wang')).get(`/repair-orders/${visit.number}/documents/leave-pass.pdf`);
  expect(paper.status).toBe(200);
  await visit.refused('plateDiffers', 'gate', 'openGateForLeave', { ...pass, plate: '京A12345' });
  expect((await read('gate', `/repair-orders/${visit.number}/live`)).leave.pass.number).toBe(pass.exitPass);
  await visit.do('gate', 'openGateForLeave', pass);
  await visit.refused('notDuringStage', 'gate', 'openGateForLeave', pass);
  await visit.do('parts', 'noteArrival', { lineId: 'L-2' });
  await visit.do('wang', 'inviteReturn', { channel: 'phone', day: inDays(2) });
  await visit.do('wang', 'receiveReturn', { odometer: 160_300, condition: '外观无变化' });
  await visit.work([pads]);
  await visit.finish();
  expect((await visit.read()).stage).toBe('delivered');
});

test('C-10 a part that the customer brings and no catalogue has stands on the printed order, without guarantee', async () => {
  const own = {
    partNumber: 'OWN-1',
    name: '客户自带行车灯',
    quantity: 1,
    unitPrice: 0,
    suppliedBy: 'customer',
    origin: 'aftermarket',
    keyLocation: false,
  } as const;
  const visit = await RepairOrderClient.open(store.people, 8);
  await visit.receive();
  await visit.takeIn();
  await visit.do('wang', 'startEstimate');
  const line = { ...oil, parts: [...oil.parts, own] };
  const draft = { method: 'system', lines: [line] };
  await visit.refused('noGuaranteeNoteMissing', 'wang', 'draftEstimate', draft);
  await visit.offer([line], { noGuaranteeTold: true });
  await visit.contract();
  const events = (await store.api.context.repositories.events.until(visit.number, Date.now() + 1_000)).events;
  const state = (await store.api.context.processes.readState(visit.number)) as never;
  const paper = orderPaper(
    {
      order: state,
      events: events.map(({ event }) => event as never),
      letterhead: undefined,
      customer: { name: 'x', phone: 'x' },
      vehicle: { plate: 'x', model: 'x', vin: 'x' },
      nameOf: (id: string) => id,
      wordOf: (code: string) => ({ zh: code, en: code }),
    } as never,
    'repair-order',
  );
  expect(JSON.stringify(paper)).toContain('不作质量保证的配件');
  expect(JSON.stringify(paper)).toContain('客户自带行车灯 ×1');
});
