import { noticesOf } from '../../../domain/repair-order/notices';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import { after, confirmed, estimating, fold, type Events, type Person } from '../../support/order-events';

/** The customer goes without a repair, after an estimate of ¥100.00. */
const declined: Events = after(confirmed(), ['wang', { type: 'estimateDeclined', reason: 'declined', fee: 10_000 }]);
const requested: Events = after(declined, ['wang', { type: 'feeWaiverRequested', reason: '老客户' }]);
const decide = (who: Person, answer: 'approved' | 'declined'): Move => [
  who,
  'decideFeeWaiver',
  { answer, reason: '同意' },
];
const decided = (answer: 'approved' | 'declined'): Events =>
  after(requested, ['manager', { type: 'feeWaiverDecided', answer, reason: '同意' }]);

const pass: Move = ['cashier', 'issueExitPass'];
const next = (events: Events) => tasksOf(fold(events)).map(({ command, roles }) => `${command} ${roles.join(' ')}`);

test('C-05 a fee that is let go need not be paid, on the word of two', () => {
  givenOrder(requested).when(pass).thenRejected('feeNotPaid', { due: 10_000 });
  givenOrder(requested)
    .when(decide('manager', 'approved'))
    .then({ type: 'feeWaiverDecided', answer: 'approved', reason: '同意' });
  const free = givenOrder(decided('approved'));
  expect(free.order).toMatchObject({
    fee: { amount: 0, paid: true },
    feeWaiver: { reason: '老客户', by: 'wang', decision: { answer: 'approved', by: 'manager' } },
  });
  free.when(pass).then({ type: 'exitPassIssued', number: 'EP-RO-S01-20261122-0001' });
  free.when(decide('manager', 'approved')).thenRejected('noFeeDue');
});

test('C-05 whoever asks does not decide, whatever else they may do', () => {
  const own = after(declined, ['manager', { type: 'feeWaiverRequested', reason: '老客户' }]);
  givenOrder(own)
    .when(decide('manager', 'approved'))
    .thenRejected('samePerson', { did: ['requestFeeWaiver'] });
  givenOrder(requested)
    .when(decide('wang', 'approved'))
    .thenRejected('roleNotAllowed', {
      role: 'serviceAdvisor',
      allowed: ['serviceManager', 'businessSupervisor', 'storeManager'],
    });
});

test('C-05 a fee that is not let go is paid, or asked about anew', () => {
  const order = givenOrder(decided('declined'));
  order.when(['cashier', 'payFee', { amount: 10_000, method: 'cash' }]).then({
    type: 'feePaid',
    amount: 10_000,
    method: 'cash',
  });
  order.when(['wang', 'requestFeeWaiver', { reason: '等候过久' }]).then({
    type: 'feeWaiverRequested',
    reason: '等候过久',
  });
});

test('C-05 nothing is asked for twice, and nothing where nothing is due', () => {
  givenOrder(requested)
    .when(['wang', 'requestFeeWaiver', { reason: '再问一次' }])
    .then();
  const free = after(estimating(), ['wang', { type: 'estimateDeclined', reason: 'declined', fee: 0 }]);
  givenOrder(free)
    .when(['wang', 'requestFeeWaiver', { reason: '老客户' }])
    .thenRejected('noFeeDue');
  givenOrder(declined).when(decide('manager', 'approved')).thenRejected('noFeeWaiverToDecide');
});

test('C-05 the customer waits, so those who decide have the task and hear of it', () => {
  expect(next(declined)).toContain('payFee cashier');
  expect(next(requested)).toEqual(['decideFeeWaiver serviceManager businessSupervisor storeManager']);
  const told = noticesOf(fold(requested), requested.at(-1)!);
  expect(told.map(({ to, template }) => [to, template])).toEqual(
    ['serviceManager', 'businessSupervisor', 'storeManager'].map((role) => [
      { role, person: null },
      'feeWaiverToDecide',
    ]),
  );
});

test('I9 whoever lets the fee go does not open the gate', () =>
  expect(givenOrder(decided('approved')).order.separatedActs).toContainEqual({
    did: 'decideFeeWaiver',
    by: 'manager',
  }));
