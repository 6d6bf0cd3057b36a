import {
  actionsAtDesk,
  answersAtDesk,
  isUnassigned,
  linesAtDesk,
  messageFor,
  owedAtDesk,
  subjectOf,
  withoutWork,
  worksOf,
} from '../../../domain/repair-order/desk';
import { tasksOf } from '../../../domain/repair-order/tasks';
import {
  after,
  answers,
  asksFor,
  fold,
  inRepair,
  oil,
  pads,
  reaches,
  relays,
  type Events,
  type HistoryStep,
} from '../../support/order-events';
import { battery } from '../../support/order-history';

const workshopWith = (...steps: readonly HistoryStep[]): Events => after(inRepair({ lines: [oil, pads] }), ...steps);
const assigned = (lineIds: readonly string[], lead: string): HistoryStep => [
  'workshop',
  { type: 'techniciansAssigned', lineIds: [...lineIds], lead, helpers: [] },
];
const started = (lineId: string): HistoryStep => ['zhao', { type: 'lineStarted', lineId }];

test('D-02 a technician has the own lines and those that nobody was given; what was given to others is theirs', () => {
  const order = fold(workshopWith(assigned(['L-1'], 'zhao')));
  expect(linesAtDesk(order, ['zhao']).map(({ lineId, own }) => [lineId, own])).toEqual([
    ['L-1', true],
    ['L-2', false],
  ]);
  expect(linesAtDesk(order, ['wu']).map(({ lineId }) => lineId)).toEqual(['L-2']);
});

test('a line that somebody has begun without being named is theirs, and says how far its parts are', () => {
  const before = linesAtDesk(fold(workshopWith()), ['zhao']).find(({ lineId }) => lineId === 'L-1');
  expect([before?.own, before?.started, before?.parts]).toEqual([false, false, 'open']);
  const issued: HistoryStep = ['parts', { type: 'partsIssued', lineId: 'L-1' }];
  const line = linesAtDesk(fold(workshopWith(issued, started('L-1'))), ['zhao']).find(({ lineId }) => lineId === 'L-1');
  expect([line?.own, line?.started, line?.parts]).toEqual([true, true, 'issued']);
});

test('what can be done about a line is what its roles may do now, and with a hold in the way it says why', () => {
  const order = fold(workshopWith());
  const names = (roles: readonly never[]) => actionsAtDesk(order, [], roles).map(({ command }) => command);
  expect(names(['technician' as never])).toEqual([
    'startLine',
    'finishLine',
    'holdWork',
    'resumeWork',
    'requestExtraItem',
  ]);
  expect(names(['cashier' as never])).toEqual([]);
  const held = fold(workshopWith(['workshop', { type: 'workHeld', reason: 'parts' }]));
  expect(actionsAtDesk(held, [], ['technician']).find(({ command }) => command === 'startLine')?.notYet).toEqual({
    code: 'onHold',
    facts: { reason: 'parts' },
  });
});

test('D-08 D-09 an answer lies on the desks of the workshop until somebody there has read it, and on no other', () => {
  const asked = workshopWith(asksFor(battery), reaches());
  expect(answersAtDesk(fold(asked))).toEqual([]);
  const answered = after(asked, answers('declined', battery));
  expect(answersAtDesk(fold(answered))).toEqual([{ itemId: 'X-1', work: battery.work, answer: 'declined' }]);
  const isReadBy = (role: 'technician' | 'workshopSupervisor' | 'serviceAdvisor'): boolean =>
    actionsAtDesk(fold(answered), [], [role]).some(
      ({ command, targets }) => command === 'acknowledgeAnswer' && targets?.includes('X-1') === true,
    );
  expect([isReadBy('technician'), isReadBy('workshopSupervisor'), isReadBy('serviceAdvisor')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(answersAtDesk(fold(after(answered, relays())))).toEqual([]);
});

test('a task says which line it is about in the words of the line', () => {
  const order = fold(workshopWith());
  const task = tasksOf(order).find(({ key }) => key === 'line/L-1');
  expect(task).toBeDefined();
  expect(subjectOf(order, 'issueParts', 'L-1')).toBe(oil.work);
  expect(subjectOf(order, 'finishWork', '')).toBeNull();
  expect(worksOf(order)).toEqual([oil.work, pads.work]);
  expect(owedAtDesk(order)).toBeNull();
});

test('D-02 a car is unassigned until somebody has one of its lines, and whoever has one has work', () => {
  const nobody = fold(workshopWith());
  const given = fold(workshopWith(assigned(['L-1'], 'zhao')));
  expect([isUnassigned(nobody), isUnassigned(given), isUnassigned(fold(workshopWith(started('L-1'))))]).toEqual([
    true,
    false,
    false,
  ]);
  expect(withoutWork([nobody], ['zhao', 'wu'])).toEqual(['zhao', 'wu']);
  expect(withoutWork([given], ['zhao', 'wu'])).toEqual(['wu']);
});

test('D-18 a message waits for whoever it is for until one of them writes back; to its sender it is no news', () => {
  const asked: HistoryStep = ['wang', { type: 'messageSent', to: 'technician', text: '还要多久？' }];
  const answered: HistoryStep = ['zhao', { type: 'messageSent', to: 'serviceAdvisor', text: '一小时' }];
  const open = fold(workshopWith(asked));
  expect(messageFor(open, ['zhao'], ['technician'])?.text).toBe('还要多久？');
  expect(messageFor(open, ['wang'], ['serviceAdvisor'])).toBeNull();
  const over = fold(workshopWith(asked, answered));
  expect(messageFor(over, ['zhao'], ['technician'])).toBeNull();
  expect(messageFor(over, ['wang'], ['serviceAdvisor'])?.text).toBe('一小时');
});
