import { noticesOf } from '../../../domain/repair-order/notices';
import { isOver } from '../../../domain/repair-order/milestones';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import { after, arrived, contracted, fold, inRepair, oil, walkedRound, type Person } from '../../support/order-events';

const reason = '同一辆车开了两张单';
const voids = (who: Person): Move => [who, 'voidOrder', { reason }];
const voided = { type: 'orderVoided', reason } as const;

test('L-40 an order that was opened by mistake is voided, with who and why, and is over at once', () => {
  const moved = givenOrder(arrived()).when(voids('wang'));
  moved.then(voided);
  const order = moved.state();
  expect(order).toMatchObject({ stage: 'voided', voided: { by: 'wang', reason } });
  expect(isOver(order)).toBe(true);
  expect(tasksOf(order)).toEqual([]);
  givenOrder(after(arrived(), ['wang', voided]))
    .when(voids('wang'))
    .thenRejected('notDuringStage');
});

test('only whoever opened it, who has the customer now, or the service manager voids it', () => {
  givenOrder(walkedRound()).when(voids('li')).thenRejected('notAuthorOrSuperior');
  givenOrder(walkedRound()).when(voids('zhao')).thenRejected('roleNotAllowed');
  givenOrder(after(walkedRound(), ['li', { type: 'contactAccepted' }]))
    .when(voids('li'))
    .then(voided);
  givenOrder(walkedRound()).when(voids('manager')).then(voided);
});

test('what the customer has signed the service manager voids, and the customer is told', () => {
  givenOrder(contracted()).when(voids('wang')).thenRejected('roleNotAllowed');
  const moved = givenOrder(contracted()).when(voids('manager'));
  moved.then(voided);
  const order = moved.state();
  expect(order.lines.map(({ status }) => status)).toEqual(['cancelled']);
  const event = { ...voided, at: order.voided!.at, by: { id: 'manager', role: 'serviceManager' } } as const;
  expect(noticesOf(order, event).map(({ to, template }) => [to, template])).toEqual([
    [{ customer: 'C-002' }, 'orderVoided'],
  ]);
  const unsigned = fold(after(arrived(), ['wang', voided]));
  const own = { ...event, by: { id: 'wang', role: 'serviceAdvisor' } } as const;
  expect(noticesOf(unsigned, own).map(({ to }) => to)).toEqual([{ role: 'serviceManager', person: null }]);
});

test('no order is voided under which somebody worked, issued parts or took money', () => {
  const issued = after(inRepair(), ['parts', { type: 'partsIssued', lineId: oil.lineId }]);
  givenOrder(issued)
    .when(voids('manager'))
    .thenRejected('workBegun', { lines: [oil.lineId] });
  givenOrder(inRepair()).when(voids('manager')).then(voided);
  const left = after(contracted(), ['wang', { type: 'orderCancelled', reason: '有事', fee: 5_000 }]);
  const paid = after(left, ['cashier', { type: 'feePaid', amount: 5_000, method: 'cash' }]);
  expect(givenOrder(left).when(voids('manager')).state()).not.toHaveProperty('fee');
  givenOrder(paid).when(voids('manager')).thenRejected('moneyTaken');
});
