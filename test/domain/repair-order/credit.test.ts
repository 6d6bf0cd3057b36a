import { noticesOf } from '../../../domain/repair-order/notices';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import { after, fold, invoiced, oil, opening, pays, totalOf, type Events } from '../../support/order-events';

const due = totalOf([oil]);
/** One person lets ¥400.00 go; the oil service costs ¥493.00. */
const limited = { opening: { policy: { ...opening.policy, creditSoloAmount: 40_000 } } };
const released = (visit: object = limited): Events =>
  after(invoiced(visit), ['supervisor', { type: 'creditReleased', amount: due, reason: '月结', dueDay: '2026-12-31' }]);

const complete: Move = ['settlement', 'completeSettlement'];
const decide = (who: 'store' | 'finance' | 'manager', answer: string): Move => [
  who,
  'decideCredit',
  { answer, reason: '协议单位' },
];

test('M9 I9 above the limit the car does not go on the word of one', () => {
  givenOrder(released())
    .when(complete)
    .thenRejected('creditUndecided', { due, allowed: ['storeManager', 'finance'] });
  givenOrder(released({})).when(complete).then({ type: 'settlementCompleted', revenue: due, arrears: due });
});

test.each(['store', 'finance'] as const)('M9 I9 a second person decides: %s', (who) => {
  const approved = givenOrder(released()).when(decide(who, 'approved'));
  approved.then({ type: 'creditDecided', answer: 'approved', reason: '协议单位' });
  expect(approved.state().credit).toEqual({ amount: due, by: 'supervisor', dueDay: '2026-12-31', approvedBy: who });
  const both = after(released(), [who, { type: 'creditDecided', answer: 'approved', reason: '协议单位' }]);
  givenOrder(both).when(complete).then({ type: 'settlementCompleted', revenue: due, arrears: due });
  givenOrder(both).when(decide(who, 'declined')).thenRejected('noCreditToDecide');
});

test('M9 I9 the second person is another one, and in a role that may', () => {
  const byStore = released().map((event) =>
    event.type === 'creditReleased' ? { ...event, by: { ...event.by, id: 'store' } } : event,
  );
  givenOrder(byStore)
    .when(decide('store', 'approved'))
    .thenRejected('samePerson', { did: ['releaseOnCredit'] });
  givenOrder(released())
    .when(decide('manager', 'approved'))
    .thenRejected('roleNotAllowed', { role: 'serviceManager', allowed: ['storeManager', 'finance'] });
});

test('F-29 what is declined must be paid, or released anew', () => {
  const declined = after(released(), ['finance', { type: 'creditDecided', answer: 'declined', reason: '超额度' }]);
  const order = givenOrder(declined);
  expect(order.order.credit).toBeUndefined();
  order.when(complete).thenRejected('notPaid', { due });
  expect(
    order.when(['supervisor', 'releaseOnCredit', { reason: '再议', dueDay: '2026-12-31' }]).state().credit,
  ).toEqual({
    amount: due,
    by: 'supervisor',
    dueDay: '2026-12-31',
  });
});

test('F-29 when the rest is within the limit one person is enough', () => {
  const rest = after(released(), pays(due - 40_000));
  givenOrder(rest).when(decide('store', 'approved')).thenRejected('noCreditToDecide');
  givenOrder(rest).when(complete).then({ type: 'settlementCompleted', revenue: due, arrears: 40_000 });
  givenOrder(after(released(), pays(due - 40_001)))
    .when(complete)
    .thenRejected('creditUndecided', { due: 40_001, allowed: ['storeManager', 'finance'] });
});

test('F-29 the second person has the task and hears of it; where one is enough, nobody', () => {
  const tasks = (events: Events) => tasksOf(fold(events)).map(({ command, roles }) => `${command} ${roles.join(' ')}`);
  const told = (events: Events) => noticesOf(fold(events), events.at(-1)!).map(({ to, template }) => [to, template]);
  expect(tasks(released())).toContain('decideCredit storeManager finance');
  expect(told(released())).toEqual([
    [{ role: 'storeManager', person: null }, 'creditToDecide'],
    [{ role: 'finance', person: null }, 'creditToDecide'],
  ]);
  expect(tasks(released({}))).not.toContain('decideCredit storeManager finance');
  expect(told(released({}))).toEqual([]);
});

test('ADR 5 an order that was opened before there was a limit goes without a second person', () => {
  const earlier = released({ opening: { ...limited.opening, rulesVersion: 2 } });
  givenOrder(earlier).when(complete).then({ type: 'settlementCompleted', revenue: due, arrears: due });
  givenOrder(earlier).when(decide('store', 'approved')).thenRejected('noCreditToDecide');
});

describe('F-29 the day until which a credit lasts', () => {
  const release = (dueDay: string): Move => ['supervisor', 'releaseOnCredit', { reason: '月结', dueDay }];

  test.each(['2099-01-01', '2027-06-01'])('is three months away at most, not %s', (dueDay) =>
    givenOrder(invoiced({})).when(release(dueDay)).thenRejected('dueDayTooFar', { dueDay, last: '2027-02-22' }),
  );

  test('is moved by whoever sends it again with another one; the same again changes nothing', () => {
    givenOrder(released({})).when(release('2026-12-31')).then();
    const moved = givenOrder(released({})).when(release('2027-01-31'));
    moved.then({ type: 'creditReleased', amount: due, reason: '月结', dueDay: '2027-01-31' });
    expect(moved.state().credit?.dueDay).toBe('2027-01-31');
  });

  test('is agreed to anew by the second person when it is moved', () => {
    const both = after(released(), ['finance', { type: 'creditDecided', answer: 'approved', reason: '协议单位' }]);
    expect(givenOrder(both).when(release('2027-01-31')).state().credit?.approvedBy).toBeUndefined();
  });

  test('is what it was for an order of an earlier release', () => {
    const visit = { opening: { rulesVersion: 3 } };
    givenOrder(invoiced(visit))
      .when(release('2099-01-01'))
      .then(expect.objectContaining({ dueDay: '2099-01-01' }));
    givenOrder(released(visit)).when(release('2027-01-31')).then();
  });
});
