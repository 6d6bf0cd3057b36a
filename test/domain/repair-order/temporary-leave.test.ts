import { MINUTE } from '../../../domain/kernel/process';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { noticesOf } from '../../../domain/repair-order/notices';
import { leaveText } from '../../../domain/repair-order/consent-texts';
import { linePrice } from '../../../domain/repair-order/amounts';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  evidence,
  fold,
  inRepair,
  lastAt,
  oil,
  pads,
  works,
  type Events,
  type HistoryStep,
  type Person,
} from '../../support/order-events';
import { scan } from '../../../dev/fixtures/scenarios';

const lines = [oil, pads];
const padNumbers = pads.parts.map(({ partNumber }) => partNumber);
const missing: HistoryStep = [
  'parts',
  { type: 'partsBackOrdered', lineId: 'L-2', partNumbers: padNumbers, expectedDay: '2026-11-26' },
];
const arrived: HistoryStep = ['parts', { type: 'partsArrived', lineId: 'L-2' }];
/** The oil is changed; the pads are missing. */
const halfDone = after(inRepair({ lines }), ...works(oil), missing);
const nothingDone = after(inRepair({ lines }), missing);
const owed = linePrice(oil);
const proposes: Move = ['wang', 'proposeLeave', { returnDay: '2026-11-28', reason: '客户要用车' }];
const proposal = (doneLines: readonly string[], due: number, revision = 1): HistoryStep => [
  'wang',
  {
    type: 'leaveProposed',
    revision,
    returnDay: '2026-11-28',
    reason: '客户要用车',
    doneLines: [...doneLines],
    owed: due,
  },
];
const isChecked: HistoryStep = ['quality', { type: 'leaveChecked', standard: 'GB' }];
const isPermitted: HistoryStep = ['supervisor', { type: 'leaveDecided', answer: 'approved', reason: '老客户' }];
const number = `LP-${fold(halfDone).number}-1`;
const isSigned: HistoryStep = [
  'wang',
  (past, meta) => ({ type: 'leaveSigned', evidence: evidence('temporaryLeave', { total: owed })(past, meta), number }),
];
const checks = (who: Person = 'quality'): Move => [who, 'checkBeforeLeave', { roadworthy: true, standard: 'GB' }];
const decides = (who: Person): Move => [who, 'decideLeave', { answer: 'approved', reason: '老客户' }];
const signs: Move = ['wang', 'signLeave', { consent: scan('leave') }];
const opens = (who: Person = 'gate', exitPass = number): Move => [
  who,
  'openGateForLeave',
  { exitPass, plate: 'compared' },
];
const proposed = after(halfDone, proposal(['L-1'], owed));
const ready = after(proposed, isChecked, isPermitted);
const signedFor = after(ready, isSigned);
const away = after(signedFor, ['gate', { type: 'carLeftForNow', exitPass: number }]);
const commandsOf = (events: Events) => tasksOf(fold(events)).map(({ command, roles }) => `${command} ${roles[0]}`);

test('the customer may take the car while a part is missing and no line is started', () => {
  givenOrder(halfDone)
    .when(proposes)
    .then({
      type: 'leaveProposed',
      revision: 1,
      returnDay: '2026-11-28',
      reason: '客户要用车',
      doneLines: ['L-1'],
      owed,
    });
  givenOrder(inRepair({ lines })).when(proposes).thenRejected('notBackOrdered');
  const started = after(nothingDone, ['zhao', { type: 'lineStarted', lineId: 'L-1' }]);
  givenOrder(started)
    .when(proposes)
    .thenRejected('lineUnderWay', { lines: ['L-1'] });
  givenOrder(halfDone)
    .when(['wang', 'proposeLeave', { returnDay: '2099-01-01', reason: 'x' }])
    .thenRejected('dayOff');
});

test('E-01 no car leaves unchecked, and nobody checks the own work', () => {
  givenOrder(after(proposed, isPermitted)).when(signs).thenRejected('leaveUnchecked');
  givenOrder(proposed).when(checks()).then({ type: 'leaveChecked', standard: 'GB' });
  givenOrder(proposed).when(checks('zhao')).thenRejected('roleNotAllowed');
  const own = after(
    inRepair({ lines }),
    ['parts', { type: 'partsIssued', lineId: 'L-1' }],
    missing,
    ['quality', { type: 'lineStarted', lineId: 'L-1' }],
    ['quality', { type: 'lineFinished', lineId: 'L-1', standard: 'x', replacedParts: [] }],
    proposal(['L-1'], owed),
  );
  givenOrder(own).when(checks()).thenRejected('technicianMayNotCheckOwnWork');
  givenOrder(halfDone).when(checks()).thenRejected('noLeaveProposed');
});

test('F-29 no car leaves unpaid unless somebody else than the advisor lets it', () => {
  givenOrder(after(proposed, isChecked)).when(signs).thenRejected('leaveUndecided', { owed });
  for (const who of ['supervisor', 'manager'] as const)
    givenOrder(proposed).when(decides(who)).then({ type: 'leaveDecided', answer: 'approved', reason: '老客户' });
  givenOrder(proposed).when(decides('wang')).thenRejected('roleNotAllowed');
  const free = after(nothingDone, proposal([], 0), isChecked);
  expect(givenOrder(free).when(signs).state().leave?.pass).toMatchObject({ number });
  const refused = givenOrder(proposed).when(['supervisor', 'decideLeave', { answer: 'declined', reason: '先付款' }]);
  expect(refused.state()).not.toHaveProperty('leave');
  expect(refused.state().leaves).toBe(1);
});

test('the customer signs what is done and owed, what is missing, and when the car comes back', () => {
  const given = givenOrder(ready).when(signs).state();
  const text = leaveText(given, given.leave!);
  for (const words of [oil.work, pads.work, '2026-11-26', '2026-11-28', number.slice(3)]) expect(text).toContain(words);
  expect(given.evidence.at(-1)).toMatchObject({ document: 'temporaryLeave', revision: 1, total: owed, text });
  givenOrder(ready)
    .when(['wang', 'signLeave', { consent: { channel: 'phone', witness: 'assistant', words: '好' } }])
    .thenRejected('consentNotAccepted');
});

test('what is done after the proposal needs another one: another check, another decision, another signature', () => {
  const more = after(
    nothingDone,
    proposal([], 0),
    isChecked,
    ['parts', { type: 'partsIssued', lineId: 'L-1' }],
    ['zhao', { type: 'lineStarted', lineId: 'L-1' }],
  );
  givenOrder(more).when(signs).thenRejected('lineUnderWay');
  const done = after(more, ['zhao', { type: 'lineFinished', lineId: 'L-1', standard: 'x', replacedParts: [] }]);
  givenOrder(done).when(signs).thenRejected('leaveOutdated');
  expect(givenOrder(done).when(proposes).state().leave).toEqual({
    revision: 2,
    returnDay: '2026-11-28',
    proposedBy: 'wang',
    doneLines: ['L-1'],
    owed,
  });
});

test('once it is signed nothing is started on the car, unless it stays after all', () => {
  const order = givenOrder(signedFor);
  order.when(['zhao', 'startLine', { lineId: 'L-2' }]).thenRejected('carIsLeaving');
  order.when(['wang', 'stopWork', { reason: 'x' }]).thenRejected('carIsLeaving');
  order.when(proposes).thenRejected('leavePending');
  expect(order.when(['wang', 'withdrawLeave', { reason: '不取了' }]).state()).not.toHaveProperty('leave');
});

test('F-28 the guard lets it out against its own pass, once; whoever has a part in it does not', () => {
  givenOrder(signedFor).when(opens()).then({ type: 'carLeftForNow', exitPass: number });
  givenOrder(signedFor).when(opens('gate', 'EP-1')).thenRejected('exitPassMissing');
  givenOrder(ready).when(opens()).thenRejected('exitPassMissing');
  givenOrder(away).when(opens()).thenRejected('notDuringStage');
  const mixed = after(proposed, ['quality', { type: 'leaveChecked', standard: 'GB' }], isPermitted, isSigned);
  const asGuard = givenOrder([...mixed.slice(0, -1), { ...mixed.at(-1)! }]).order.leave!;
  expect(asGuard).toMatchObject({ proposedBy: 'wang', checkedBy: 'quality', permittedBy: 'supervisor' });
});

test('each step is a task of whoever does it', () => {
  expect(commandsOf(proposed)).toEqual(
    expect.arrayContaining(['checkBeforeLeave qualitySpecialist', 'decideLeave businessSupervisor']),
  );
  expect(commandsOf(ready)).toContain('signLeave serviceAdvisor');
  expect(commandsOf(signedFor)).toContain('openGateForLeave gateGuard');
  expect(commandsOf(away)).toContain('receiveReturn serviceAdvisor');
});

test('while the car is away its promise stands still, the bay is free, and the clock of the part goes on', () => {
  const order = givenOrder(away);
  expect(order.order).toMatchObject({ stage: 'awaitingReturn', standstill: { from: lastAt(away), promised: false } });
  expect(order.order).not.toHaveProperty('bay');
  for (const timer of ['T-13', 'T-11']) expect(order.due(timer)).toEqual([]);
  order.when(['parts', 'noteArrival', { lineId: 'L-2' }]).then({ type: 'partsArrived', lineId: 'L-2' });
  order.when(['zhao', 'startLine', { lineId: 'L-1' }]).thenRejected('notDuringStage');
});

test('when the parts are here the customer is asked to come; nobody is forgotten', () => {
  const here = after(away, arrived);
  expect(noticesOf(fold(here), here.at(-1)!)).toMatchObject([{ to: { customer: 'C-002' }, template: 'partsHere' }]);
  expect(commandsOf(here)).toContain('inviteReturn serviceAdvisor');
  const start = Date.parse('2026-11-28T00:00:00+08:00');
  const due = givenOrder(here)
    .due('D-22', start)
    .filter((step) => !step.startsWith('-'));
  expect(due).toEqual([
    '0 remind customer serviceAdvisor',
    '2880 remind serviceAdvisor',
    '7200 escalate serviceManager',
    '21600 remind storeManager',
  ]);
  const invited = after(here, ['wang', { type: 'returnInvited', channel: 'phone', day: '2026-12-01' }]);
  expect(commandsOf(invited)).not.toContain('inviteReturn serviceAdvisor');
  expect(givenOrder(invited).due('D-22', Date.parse('2026-12-01T00:00:00+08:00'))).toHaveLength(4);
});

test('the car comes back on the same order: looked over, its mileage read, the promise moved by what it was away', () => {
  const back = givenOrder(afterWaiting(away, 3 * 1440));
  back.when(['wang', 'receiveReturn', { odometer: 1, condition: '无变化' }]).thenRejected('odometerWentDown');
  const returned = back.when(['wang', 'receiveReturn', { odometer: 160_200, condition: '无变化' }]);
  returned.then({ type: 'carReturned', odometer: 160_200, condition: '无变化' });
  const { stage, promise, leave, leaves, intake, round } = returned.state();
  expect({ stage, leave, leaves }).toEqual({ stage: 'inRepair', leave: undefined, leaves: 1 });
  expect(intake?.odometer).toBe(160_200);
  const waited = back.now - lastAt(away);
  expect(promise?.at).toBe(fold(away).promise!.at + waited);
  expect(round?.holds.at(-1)).toEqual({ reason: 'parts', from: lastAt(away), to: back.now });
  expect(waited).toBeGreaterThan(1440 * MINUTE);
});

test('F-28 H2 once a leave is signed the customer hears that the car may go, as with every pass', () => {
  const signed = after(halfDone, proposal(['L-1'], owed), isSigned);
  const told = noticesOf(fold(signed), signed.at(-1)!).map(({ template }) => template);
  expect(told).toEqual(['approvalReceipt', 'exitPassReceipt']);
});
