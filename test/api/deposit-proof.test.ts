import { AppointmentClient } from '../../dev/fixtures/appointment-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import type { WorkLine } from '../../domain/repair-order/work-line';
import { verifierKey } from '../../domain/proof/signed-note';
import { verifyBundle } from '../../domain/proof/verify';
import type { ProofFollower } from '../../platform/mongo/proof/follower';
import { findKeys, rootKeyOf } from '../../platform/mongo/proof/keys';
import { verifySignature } from '../../platform/proof/ed25519';
import { verifyProof, wordsOf } from '../../platform/proof/verify-file';
import { startProofFollower } from '../support/proof-follower';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

/** What becomes of a deposit, from the cashier to the proof that a stranger checks. Fen. */
const TYRE = { partNumber: 'TYRE-205', unitPrice: 56_000 };
const PRICE = 4 * TYRE.unitPrice;
const HALF = PRICE / 2;
const MINUTE = 60_000;

let store: TestApi;
let follower: ProofFollower;

beforeAll(async () => {
  store = await createTestApi({ ANSWER_WITHIN_MS: '500' });
  follower = startProofFollower(store.models);
});
afterAll(async () => {
  await follower.stop();
  await store.stop();
});

/** An appointment for four tyres, half of whose price is paid beforehand; signed. */
async function paidBeforehand(customer: number): Promise<AppointmentClient> {
  const appointment = await AppointmentClient.open(store.people, customer);
  await appointment.agree(3, { parts: [{ partNumber: TYRE.partNumber, quantity: 4 }] });
  await appointment.do('wang', 'demandDeposit', { amount: HALF });
  await appointment.do('cashier', 'bookDeposit', { amount: HALF, method: 'wechat', reference: `WX-${customer}` });
  await appointment.sign();
  return appointment;
}

const tyres: WorkLine = {
  lineId: 'L-1',
  work: '更换轮胎',
  labourMinutes: 60,
  labour: 20_000,
  parts: [{ ...TYRE, name: '轮胎', quantity: 4, suppliedBy: 'shop', origin: 'genuine', keyLocation: true }],
};

/** The signed proof of a process, once its log has an event of this type. */
async function proofOf(path: string, number: string, last: string): Promise<string> {
  const { token } = await store.people.as('manager');
  return eventually('the proof', async () => {
    const headers = { Authorization: `Bearer ${token}` };
    const response = await fetch(`${store.api.url}/api/v1/${path}/${number}/proof`, { headers });
    const text = await response.text();
    return response.status === 200 && text.includes(`"type":"${last}"`) && text;
  });
}

/** What `repairflow verify` says to somebody who holds the root key, and what the events of these types say. Throws where the proof does not hold. */
async function verified(proof: string, ...types: readonly string[]) {
  const rootKey = rootKeyOf((await findKeys(store.models, 'S01'))!);
  const said: string[] = [];
  await verifyProof(proof, wordsOf(['--root', verifierKey(rootKey)]), (line) => void said.push(line));
  const { events } = verifyBundle(proof, { rootKey, witnesses: [], quorum: 0 }, verifySignature);
  const claims = events
    .filter(({ entry }) => types.includes(entry.type))
    .map(({ entry: { type }, opened }) => ({ ...(opened.content as { evidence?: { hash: string } }), type }));
  return { said: said[0], claims };
}

test('A-20, F-09 a deposit is credited at the settlement: what was paid stands in the proof of the appointment and of the visit, once each', async () => {
  const appointment = await paidBeforehand(3);
  const { vehicle } = await appointment.read();
  const number = await appointment.arrive();
  const { body: order } = await (await store.people.as('wang')).get(`/repair-orders/${number}/live`);
  const visit = new RepairOrderClient(store.people, number, vehicle, order);
  await visit.toWorkshop([tyres]);
  await visit.work([tyres]);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  const total = await visit.agree();
  // whoever comes by appointment has 5 % off
  expect(total).toBe(((PRICE + tyres.labour) * 95) / 100);
  const rest = total - HALF;
  await visit.refused('paymentExceedsDue', 'cashier', 'receivePayment', {
    paymentId: 'P-0',
    method: 'cash',
    amount: rest + 1,
    received: rest + 1,
    change: 0,
    amountRepeated: true,
  });
  await visit.pay(rest);
  await visit.release();
  await visit.hand();
  await visit.leave();

  const receipt = { paymentId: `${appointment.number}.1`, amount: HALF, method: 'wechat', reference: 'WX-3' };
  const booking = await proofOf('appointments', appointment.number, 'customerArrived');
  expect(await verified(booking, 'depositBooked', 'customerArrived')).toMatchObject({
    said: expect.stringContaining(`${appointment.number}: `),
    claims: [
      { type: 'depositBooked', amount: HALF, method: 'wechat', reference: 'WX-3' },
      { type: 'customerArrived', order: number },
    ],
  });
  const proof = await proofOf('repair-orders', number, 'settlementCompleted');
  const money = await verified(proof, 'depositCredited', 'paymentReceived', 'settlementCompleted');
  expect(money.claims).toMatchObject([
    { type: 'depositCredited', ...receipt },
    { type: 'paymentReceived', amount: rest },
    { type: 'settlementCompleted', revenue: total, arrears: 0 },
  ]);
  // whoever writes another amount into the file is found out
  const forged = proof.replaceAll(`"amount":${HALF}`, `"amount":${HALF - 1}`);
  expect(forged).not.toBe(proof);
  await expect(verified(forged)).rejects.toThrow('The proof does not hold');
});

test('A-20 of an appointment that the store calls off all of it goes back, and the proof says so', async () => {
  const appointment = await paidBeforehand(5);
  await appointment.do('wang', 'callOff', { calledOffBy: 'shop', reason: '举升机故障' });
  await appointment.do('supervisor', 'decideDeposit', { answer: 'asRuled', reason: '门店取消' });
  await appointment.do('cashier', 'payDepositBack', { method: 'wechat', reference: 'WX-BACK' });
  const proof = await proofOf('appointments', appointment.number, 'depositPaidBack');
  const { claims } = await verified(proof, 'depositBooked', 'depositDecided', 'depositPaidBack');
  expect(claims).toMatchObject([
    { type: 'depositBooked', amount: HALF },
    { type: 'depositDecided', back: HALF, kept: 0 },
    { type: 'depositPaidBack', amount: HALF, method: 'wechat' },
  ]);
});

test('A-20 of a deposit whose customer does not come the share of the rule is kept: decision and repayment stand in the proof, and the decision in the evidence chain', async () => {
  const appointment = await paidBeforehand(4);
  const { slot } = await appointment.read();
  store.processes.passTime(Date.parse(slot.startsAt) - store.processes.now() + 31 * MINUTE);
  await appointment.reaches('noShow');
  await appointment.do('wang', 'recordNoShowCall', { reached: true, comesLater: false, words: '不来了' });
  await appointment.do('supervisor', 'decideDeposit', { answer: 'asRuled', reason: '按约定' });
  const kept = PRICE / 5;
  await appointment.do('cashier', 'payDepositBack', { method: 'wechat', reference: 'WX-BACK' });
  const proof = await proofOf('appointments', appointment.number, 'depositPaidBack');
  const { claims } = await verified(proof, 'formSigned', 'depositBooked', 'depositDecided', 'depositPaidBack');
  const [booked, signed, decided, back] = claims;
  expect(booked).toMatchObject({ type: 'depositBooked', amount: HALF });
  expect(decided).toMatchObject({
    type: 'depositDecided',
    back: HALF - kept,
    kept,
    evidence: { document: 'depositForfeiture', total: kept, previous: signed?.evidence?.hash },
  });
  expect(back).toMatchObject({ type: 'depositPaidBack', amount: HALF - kept, reference: 'WX-BACK' });
  const forged = proof.replaceAll(`"kept":${kept}`, `"kept":${kept + 1}`);
  expect(forged).not.toBe(proof);
  await expect(verified(forged)).rejects.toThrow('The proof does not hold');
});
