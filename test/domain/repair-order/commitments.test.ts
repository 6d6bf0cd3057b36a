import { MINUTE } from '../../../domain/kernel/process';
import { noticesOf } from '../../../domain/repair-order/notices';
import { givenOrder } from '../../support/given-order';
import { after, afterWaiting, ARRIVAL, arrived, fold, iso } from '../../support/order-events';

const dueAt = ARRIVAL + 61 * MINUTE;
const promised = after(arrived(), [
  'wang',
  { type: 'commitmentRecorded', commitmentId: 'K-1', promise: '免费补漆', dueAt },
]);

test('C-18 a promise is recorded in words, with its owner and a time ahead', () => {
  const order = givenOrder(arrived());
  const record = ['wang', 'recordCommitment', { commitmentId: 'K-1', promise: '免费补漆', dueAt: iso(dueAt) }] as const;
  const recorded = order.when(record);
  recorded.then({ type: 'commitmentRecorded', commitmentId: 'K-1', promise: '免费补漆', dueAt });
  const open = { commitmentId: 'K-1', owner: 'wang', dueAt, status: 'open', promise: '免费补漆' };
  expect(recorded.state().commitments).toEqual([open]);
  order.when(record, dueAt).thenRejected('promiseInPast', { dueAt: iso(dueAt) });
});

test('C-18 a promise that is neither kept nor reported goes to the service manager when it is due', () => {
  expect(givenOrder(promised).next()).toBe('C-18 60 escalate serviceManager');
  expect(givenOrder(afterWaiting(promised, 60)).order.escalations).toMatchObject([
    { id: 'C-18/K-1', to: 'serviceManager', acknowledged: false },
  ]);
});

test.each([
  ['kept', 'fulfilCommitment', {}, { type: 'commitmentFulfilled', commitmentId: 'K-1' }],
  [
    'reported',
    'reportCommitment',
    { reason: '缺漆' },
    { type: 'commitmentReported', commitmentId: 'K-1', reason: '缺漆' },
  ],
] as const)('a promise that was %s is waited for no longer, and closed once', (_how, command, more, event) => {
  const move = ['wang', command, { commitmentId: 'K-1', ...more }] as const;
  givenOrder(promised).when(move).then(event);
  const closed = after(promised, ['wang', event]);
  expect(givenOrder(closed).due('C-18')).toEqual([]);
  givenOrder(closed).when(move).thenRejected('commitmentClosed');
});

test('nobody keeps a promise that was not made', () =>
  givenOrder(arrived())
    .when(['wang', 'fulfilCommitment', { commitmentId: 'K-9' }])
    .thenRejected('unknownCommitment', { commitmentId: 'K-9' }));

test('C-18 of a promise that cannot be kept the superior hears', () => {
  const reported = after(promised, ['wang', { type: 'commitmentReported', commitmentId: 'K-1', reason: '缺漆' }]);
  expect(noticesOf(fold(reported), reported.at(-1)!)).toMatchObject([
    { to: { role: 'serviceManager' }, template: 'commitmentReported' },
  ]);
});
