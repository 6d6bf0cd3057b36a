import { MINUTE } from '../../../domain/kernel/process';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder } from '../../support/given-order';
import { after, ARRIVAL, cancelled, delivered, inRepair, passes, type Events } from '../../support/order-events';

const gives = (who: 'manager' | 'store' | 'ops' | 'wang', predecessor = 'wang', successor = 'li') =>
  [who, 'handOver', { predecessor, successor, reason: '离职' }] as const;
const handedOver = { type: 'handedOver', predecessor: 'wang', successor: 'li', reason: '离职' } as const;
const gaveAway = (events: Events): Events => after(events, ['manager', handedOver]);
const promised = after(
  inRepair(),
  ['wang', { type: 'commitmentRecorded', commitmentId: 'K-1', promise: '补漆', dueAt: ARRIVAL + 600 * MINUTE }],
  ['manager', { type: 'commitmentRecorded', commitmentId: 'K-2', promise: '洗车', dueAt: ARRIVAL + 600 * MINUTE }],
  ['wang', { type: 'commitmentRecorded', commitmentId: 'K-3', promise: '送券', dueAt: ARRIVAL + 600 * MINUTE }],
  ['wang', { type: 'commitmentFulfilled', commitmentId: 'K-3' }],
);

test.each(['manager', 'store', 'ops'] as const)('%s hands the order of one advisor to another, once', (who) => {
  const given = givenOrder(inRepair()).when(gives(who));
  given.then(handedOver);
  expect(given.state().advisor).toBe('li');
  givenOrder(gaveAway(inRepair())).when(gives(who)).then();
});

test('an advisor hands no order over: a colleague takes it, or a leader gives it', () =>
  givenOrder(inRepair()).when(gives('wang')).thenRejected('roleNotAllowed'));

test('the promises of the person that are still open go along, those that are kept stay theirs', () =>
  expect(givenOrder(gaveAway(promised)).order.commitments.map(({ owner }) => owner)).toEqual([
    'li',
    'manager',
    'wang',
  ]));

test('what somebody else has on the order stays where it is', () => {
  givenOrder(promised)
    .when(gives('store', 'zhao', 'wu'))
    .then();
  const promise = givenOrder(promised).when(gives('store', 'manager', 'li'));
  expect(promise.state()).toMatchObject({ advisor: 'wang', commitments: [{}, { owner: 'li' }, {}] });
});

test('nobody hands over to whom has it', () =>
  givenOrder(inRepair())
    .when(gives('manager', 'wang', 'wang'))
    .thenRejected('alreadyOwner', { owner: 'wang' }));

test('the file of a delivered visit is the task of the new advisor; of a visit that is over nothing is left to hand over', () => {
  const dms = tasksOf(givenOrder(gaveAway(delivered())).order).find(({ command }) => command === 'updateDms');
  expect(dms?.person).toBe('li');
  givenOrder(after(cancelled(0), passes))
    .when(gives('manager'))
    .thenRejected('notDuringStage');
});

test('no deadline moves by it', () => {
  expect(givenOrder(gaveAway(promised)).due('C-18', ARRIVAL)).toEqual(givenOrder(promised).due('C-18', ARRIVAL));
  expect(givenOrder(gaveAway(promised)).due('C-18', ARRIVAL)).toHaveLength(2);
});
