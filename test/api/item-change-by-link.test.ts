import { codeOnPhone, customerOf } from '../../dev/fixtures/customer-phone';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { linePrice } from '../../domain/repair-order/amounts';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const oil = menuLine('MAINT-A', 'L-1');
const asks = async (customer: number, more: number): Promise<{ visit: RepairOrderClient; total: number }> => {
  const visit = await RepairOrderClient.open(store.people, customer);
  await visit.toWorkshop([oil]);
  const line = { ...oil, labour: oil.labour + more };
  await visit.do('wang', 'changeItem', { changeId: 'M-1', lineId: 'L-1', line, reason: '需要加工' });
  await store.api.context.recorder.drain();
  return { visit, total: linePrice(line) };
};
const answerOf = (total: number, answer = 'approved') => ({ answer, total, consent: { channel: 'link' } });
const path = ({ number }: RepairOrderClient): string => `/repair-orders/${number}/item-changes/M-1/answer`;

test('C-16 the customer reads the change on the own page, and answers it there', async () => {
  const { visit, total } = await asks(31, 100);
  const phone = await customerOf(store.people, visit.number);
  const wrong = await phone.post(path(visit), answerOf(total - 1));
  expect([wrong.status, wrong.body.code]).toEqual([409, 'shownContentDiffers']);
  expect((await phone.post(path(visit), answerOf(total))).status).toBe(200);
  await store.api.context.recorder.drain();
  const { lines, itemChanges, evidence } = await visit.read();
  expect([lines[0].labour, itemChanges[0].answer]).toEqual([oil.labour + 100, 'approved']);
  expect(evidence.at(-1)).toMatchObject({ document: 'itemChange', consent: { channel: 'link' } });
});

test('T9 above the amount of the policy a change needs the code that goes to the phone on file', async () => {
  const { visit, total } = await asks(32, 200_000);
  const phone = await customerOf(store.people, visit.number);
  const without = await phone.post(path(visit), answerOf(total));
  expect(without.body.code).toBe('approvalCodeMissing');
  const sent = await phone.post(`/repair-orders/${visit.number}/approval-codes`, { offer: 'answerItemChange/M-1' });
  expect(sent.status).toBe(201);
  const code = await codeOnPhone(store.people, visit.number);
  const approved = await phone.ask(path(visit), {
    method: 'POST',
    body: answerOf(total),
    headers: { 'Approval-Code': code },
  });
  expect(approved.status).toBe(200);
});
