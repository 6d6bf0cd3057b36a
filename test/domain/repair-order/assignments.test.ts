import { heldBy } from '../../../domain/repair-order/hand-over';
import { noticesOf } from '../../../domain/repair-order/notices';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  fold,
  inRepair,
  oil,
  pads,
  type Events,
  type HistoryStep,
  type Person,
} from '../../support/order-events';

const lines = [oil, pads];
const both = ['L-1', 'L-2'];
const workshopWith = (...steps: readonly HistoryStep[]): Events => after(inRepair({ lines }), ...steps);
const issued = both.map((lineId): HistoryStep => ['parts', { type: 'partsIssued', lineId }]);
const assigned = (lineIds: readonly string[], lead: string, ...helpers: readonly string[]): HistoryStep => [
  'workshop',
  { type: 'techniciansAssigned', lineIds: [...lineIds], lead, helpers: [...helpers] },
];
const assigns = (who: Person, lineIds: readonly string[], lead: string, helpers?: readonly string[]): Move => [
  who,
  'assignTechnicians',
  { lineIds, lead, ...(helpers && { helpers }) },
];
const reassigns = (who: Person, predecessor = 'zhao', successor = 'wu'): Move => [
  who,
  'reassignTechnician',
  { predecessor, successor, reason: '生病' },
];
const starts = (who: Person, lineId = 'L-1'): Move => [who, 'startLine', { lineId }];
const work = (events: Events) =>
  tasksOf(fold(events))
    .filter(({ command }) => command === 'startLine' || command === 'finishLine')
    .map(({ key, command, person, roles }) => `${key} ${command} ${person ?? roles.join(',')}`);

test('D-02 supervisor and dispatcher say who works on which line: one answers for it, others help', () => {
  for (const who of ['workshop', 'dispatcher'] as const)
    givenOrder(inRepair({ lines }))
      .when(assigns(who, both, 'zhao', ['wu', 'zhao', 'wu']))
      .then({ type: 'techniciansAssigned', lineIds: both, lead: 'zhao', helpers: ['wu'] });
  givenOrder(inRepair())
    .when(assigns('zhao', ['L-1'], 'zhao'))
    .thenRejected('roleNotAllowed');
});

test('saying the same again changes nothing; only the lines that change are told', () => {
  const given = givenOrder(workshopWith(assigned(['L-1'], 'zhao')));
  given.when(assigns('workshop', ['L-1'], 'zhao')).then();
  given
    .when(assigns('workshop', both, 'zhao'))
    .then({ type: 'techniciansAssigned', lineIds: ['L-2'], lead: 'zhao', helpers: [] });
});

test('nobody is given a line that does not exist, is done or was cancelled', () => {
  const done = workshopWith(
    ...issued,
    ['zhao', { type: 'lineStarted', lineId: 'L-1' }],
    ['zhao', { type: 'lineFinished', lineId: 'L-1', standard: 'SOP', replacedParts: [] }],
  );
  givenOrder(done)
    .when(assigns('workshop', ['L-1'], 'wu'))
    .thenRejected('lineAlreadyDone', { lineId: 'L-1' });
  givenOrder(done)
    .when(assigns('workshop', ['L-9'], 'wu'))
    .thenRejected('unknownLine', { lineId: 'L-9' });
});

test('a line that nobody was given is a task of all technicians, a given one of those who were named', () => {
  expect(work(workshopWith(...issued))).toEqual(['line/L-1 startLine technician', 'line/L-2 startLine technician']);
  expect(work(workshopWith(...issued, assigned(['L-1'], 'zhao', 'wu')))).toEqual([
    'line/L-1 startLine zhao',
    'help/L-1#wu startLine wu',
    'line/L-2 startLine technician',
  ]);
});

test('who has started finishes; a helper who has started has nothing more to begin', () => {
  const started = workshopWith(...issued, assigned(['L-1'], 'zhao', 'wu'), [
    'wu',
    { type: 'lineStarted', lineId: 'L-1' },
  ]);
  expect(work(started).slice(0, 1)).toEqual(['line/L-1 startLine zhao']);
  expect(work(after(started, ['zhao', { type: 'lineStarted', lineId: 'L-1' }])).slice(0, 1)).toEqual([
    'line/L-1 finishLine zhao',
  ]);
});

test('a given line is worked on by those who were named, and by whoever stands in for them', () => {
  const given = givenOrder(workshopWith(...issued, assigned(['L-1'], 'zhao')));
  given.when(starts('zhao')).then({ type: 'lineStarted', lineId: 'L-1' });
  given.when(starts('wu')).thenRejected('lineOfOthers', { lineId: 'L-1', technicians: ['zhao'] });
  given.when(starts('wu', 'L-2')).then({ type: 'lineStarted', lineId: 'L-2' });
  const started = givenOrder(
    workshopWith(...issued, assigned(['L-1'], 'zhao'), ['zhao', { type: 'lineStarted', lineId: 'L-1' }]),
  );
  const finish = { lineId: 'L-1', standard: 'SOP', replacedParts: [] };
  started.when(['wu', 'finishLine', finish]).thenRejected('lineOfOthers');
  started.when(['zhao', 'finishLine', finish]).then({ type: 'lineFinished', ...finish });
});

test('somebody is sick: one step gives all open lines of the person to another, what is done stays theirs', () => {
  const sick = workshopWith(
    ...issued,
    assigned(both, 'zhao', 'wu'),
    ['zhao', { type: 'lineStarted', lineId: 'L-1' }],
    ['zhao', { type: 'lineFinished', lineId: 'L-1', standard: 'SOP', replacedParts: [] }],
  );
  for (const who of ['workshop', 'dispatcher', 'manager'] as const) {
    const given = givenOrder(sick).when(reassigns(who));
    given.then({
      type: 'technicianReassigned',
      predecessor: 'zhao',
      successor: 'wu',
      reason: '生病',
      lineIds: ['L-2'],
    });
    expect(given.state().lines.map(({ assigned: now }) => now)).toEqual([
      { lead: 'zhao', helpers: ['wu'] },
      { lead: 'wu', helpers: [] },
    ]);
  }
  givenOrder(sick).when(reassigns('zhao')).thenRejected('roleNotAllowed');
  givenOrder(sick)
    .when(reassigns('workshop', 'zhao', 'zhao'))
    .thenRejected('alreadyOwner');
  givenOrder(inRepair()).when(reassigns('workshop')).then();
});

test('whoever leaves the store has lines and drives to hand over, to somebody who can do them', () => {
  const busy = workshopWith(assigned(['L-1'], 'zhao'), [
    'wang',
    { type: 'driverAssigned', transportId: 'T-1', task: 'delivery', driver: 'driver' },
  ]);
  expect(heldBy(fold(busy), 'zhao')).toEqual(['technician']);
  expect(heldBy(fold(busy), 'driver')).toEqual(['driver']);
  expect(heldBy(fold(busy), 'wu')).toBeUndefined();
  const gone = fold(
    after(busy, ['manager', { type: 'handedOver', predecessor: 'zhao', successor: 'wu', reason: '离职' }]),
  );
  expect(gone.lines[0]?.assigned).toEqual({ lead: 'wu', helpers: [] });
  expect(heldBy(gone, 'zhao')).toBeUndefined();
});

test('D-18 whoever is given a line hears of it', () => {
  const given = workshopWith(assigned(['L-1'], 'zhao', 'wu'));
  expect(noticesOf(fold(given), given.at(-1)!)).toMatchObject([
    { to: { person: 'zhao' }, template: 'workGiven', facts: { command: 'startLine' } },
    { to: { person: 'wu' }, template: 'workGiven', facts: { command: 'startLine' } },
  ]);
});
