import { errandsOf } from '../../../domain/repair-order/errands';
import { tasksOf } from '../../../domain/repair-order/tasks';
import {
  actor,
  after,
  asksFor,
  battery,
  contracted,
  delivered,
  deliveredOnCredit,
  fold,
  inFinalCheck,
  inRepair,
  pays,
  reaches,
  settled,
  shown,
  signsOnLeaving,
  withPass,
  type Events,
} from '../../support/order-events';

const next = (events: Events) =>
  tasksOf(fold(events)).map(({ command, roles, person }) => `${command} ${person ?? roles[0]!}`);
const filed = ['wang', { type: 'dmsUpdated', mismatch: false }] as const;

test.each([
  ['the order to be signed', shown(), 'signOrderAsAdvisor wang'],
  ['parts to be issued', inRepair(), 'issueParts partsSpecialist'],
  ['the answer of the customer', after(inRepair(), asksFor(battery), reaches()), 'answerExtraItem wang'],
  ['the pick-up slip', inFinalCheck(), 'returnPickupSlip wang'],
  ['the file to be completed', delivered(), 'updateDms wang'],
])('somebody knows that %s comes next', (_what, events, task) => expect(next(events)).toContain(task));

test('before the car goes to the workshop each thing missing is a task of its own', () => {
  const unknown = contracted().filter(({ type }) => type !== 'waitingRecorded');
  const washAndTeams = ['washCar advisorAssistant', 'washCar wang', 'assignTeams wang'];
  expect(next(unknown)).toEqual([...washAndTeams, 'recordWaiting wang']);
  expect(next(contracted())).toEqual(washAndTeams);
  expect(next(after(contracted(), ['assistant', { type: 'carWashed' }]))).toEqual(['assignTeams wang']);
});

test('when the file is complete only the gate is left, and the invoice where one is wanted', () => {
  expect(next(after(delivered(), filed))).toEqual(['openGate gateGuard']);
  const wanted = delivered().map((event) =>
    event.type === 'invoiceConfirmed' ? { ...event, kind: 'personal' as const } : event,
  );
  expect(next(after(wanted, filed))).toEqual(['openGate gateGuard', 'issueInvoice cashier']);
});

test('F-11 a payment that is voided after the settlement is the cashier’s task until the car has left, whatever comes next', () => {
  const voids = (events: Events): Events => {
    const [{ amount, paymentId }] = fold(events).payments as [{ amount: number; paymentId: string }];
    const what = { adjustmentId: 'J-1', payer: 'customer', amount } as const;
    return after(
      events,
      ['settlement', { type: 'paymentVoidRequested', ...what, paymentId, reason: '刷卡未成功' }],
      ['supervisor', { type: 'adjustmentDecided', adjustmentId: 'J-1', answer: 'approved', reason: '核实' }],
      ['supervisor', { type: 'paymentVoided', ...what, paymentId }],
    );
  };
  for (const events of [settled(), withPass(), inFinalCheck(), delivered()]) {
    expect(next(events)).not.toContain('receivePayment cashier');
    expect(next(voids(events))).toContain('receivePayment cashier');
  }
  const { total } = fold(settled()).settlement!;
  expect(next(after(voids(settled()), pays(total, 'P-2')))).not.toContain('receivePayment cashier');
  expect(next(deliveredOnCredit())).not.toContain('receivePayment cashier');
});

test('G-01 a delivered visit asks for its follow-up, once', () => {
  const before = fold(after(inFinalCheck(), signsOnLeaving('delivery')));
  const event = delivered().at(-1)!;
  const left = fold(delivered());
  expect(errandsOf(before, event, left)).toMatchObject([
    { start: 'followUp', departure: { order: left.number, leftAt: left.deliveredAt } },
  ]);
  expect(errandsOf(left, { type: 'dmsUpdated', mismatch: false, at: event.at, by: actor('wang') }, left)).toEqual([]);
});
