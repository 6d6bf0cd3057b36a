import { MINUTE } from '../../../domain/kernel/process';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  answers,
  asksFor,
  battery,
  inRepair,
  iso,
  oil,
  reaches,
  withOpeningHours,
  type Events,
} from '../../support/order-events';

/** In repair, with work of 100 minutes. */
const visit = { lines: [{ ...oil, labourMinutes: 100 }] };
const repair = inRepair(visit);
const { receivedAt, promise } = givenOrder(repair).order;
const promisedAt = promise!.at;
/** When 70 of the 100 minutes have been worked. */
const asked = receivedAt! + 70 * MINUTE;

const answered = (expectedAt: number, outcome: 'onTime' | 'late'): Events =>
  after(repair, ['workshop', { type: 'progressCheckAnswered', expectedAt, outcome }]);
const answerCheck = (expectedAt: number, more: object = {}): Move => [
  'workshop',
  'answerProgressCheck',
  { expectedAt: iso(expectedAt), ...more },
];

describe('asking for progress', () => {
  test('D-13 T-11 progress is asked at 70 % of the expected working time and escalated at 80 %', () =>
    expect(givenOrder(repair).due('T-11').slice(0, 2)).toEqual([
      '70 remind serviceAdvisor',
      '80 escalate workshopSupervisor',
    ]));

  test('T-11 unanswered, the service manager hears of it at 90 % of the way to the promise', () => {
    const minutes = ((promisedAt - receivedAt!) * 0.9) / MINUTE;
    expect(givenOrder(repair).due('T-11')[2]).toBe(`${minutes} escalate serviceManager`);
  });

  test.each([
    ['onTime', 0],
    ['late', 1],
  ] as const)('D-14 the answer says when the work will be done: %s', (outcome, beyond) => {
    const expectedAt = promisedAt + beyond;
    givenOrder(repair)
      .when(answerCheck(expectedAt), asked)
      .then({ type: 'progressCheckAnswered', expectedAt, outcome });
    expect(givenOrder(answered(expectedAt, outcome)).due('T-11')).toEqual([]);
  });

  test('D-14 the answer says whether anything is abnormal', () => {
    const abnormality = { abnormalityId: 'A-1', description: '螺栓滑丝' };
    const abnormal = givenOrder(repair).when(answerCheck(promisedAt, { abnormality }), asked);
    abnormal.then({ type: 'progressCheckAnswered', expectedAt: promisedAt, outcome: 'onTime', abnormality });
    expect(abnormal.state().abnormalities).toMatchObject([{ abnormalityId: 'A-1', measured: false }]);
    expect(malformed(['workshop', 'answerProgressCheck', {}])).toEqual(['expectedAt']);
  });

  test('work is not expected to be done in the past', () =>
    givenOrder(repair)
      .when(answerCheck(asked - 1), asked)
      .thenRejected('promiseInPast', { expectedAt: iso(asked - 1) }));

  test('D-13 an answer before 70 % is none: it neither counts nor keeps the question from being asked', () => {
    givenOrder(repair)
      .when(answerCheck(promisedAt), asked - 1)
      .thenRejected('progressNotAskedYet', { from: iso(asked) });
    expect(tasksOf(givenOrder(repair).order).map(({ command }) => command)).not.toContain('answerProgressCheck');
    const due = givenOrder(afterWaiting(repair, 70)).order;
    expect(tasksOf(due).map(({ command }) => command)).toContain('answerProgressCheck');
  });

  test('D-13 D-22 while work is held the question moves on with the hold', () => {
    const held = after(repair, ['workshop', { type: 'workHeld', reason: 'parts' }]);
    const since = givenOrder(held).order.round!.holds[0]!.from;
    const late = since + 500 * MINUTE;
    givenOrder(held)
      .when(answerCheck(late + MINUTE), late)
      .thenRejected('progressNotAskedYet', { from: iso(asked + 500 * MINUTE) });
  });

  test('ADR 5 on an order that was opened before, an early answer counts', () => {
    const before = inRepair({ ...visit, opening: { rulesVersion: 2 } });
    givenOrder(before)
      .when(answerCheck(promisedAt))
      .then({ type: 'progressCheckAnswered', expectedAt: promisedAt, outcome: 'onTime' });
    expect(tasksOf(givenOrder(before).order).map(({ command }) => command)).toContain('answerProgressCheck');
  });

  test('D-21 an approved extra item asks for progress anew, over the work there is now', () => {
    const extended = after(answered(promisedAt, 'onTime'), asksFor(battery), reaches(), answers('approved', battery));
    expect(givenOrder(extended).due('T-11', receivedAt)[0]).toBe('84 remind serviceAdvisor');
  });

  test('D-21 progress counts opening hours only', () => {
    const long = inRepair({ lines: [{ ...oil, labourMinutes: 700 }], opening: { policy: withOpeningHours } });
    const since = givenOrder(long).order.receivedAt!;
    // 490 minutes, of which Sunday has those until 17:30; the rest from 8:30 on Monday
    const sunday = (Date.parse('2026-11-22T17:30:00+08:00') - since) / MINUTE;
    const monday = (Date.parse('2026-11-23T08:30:00+08:00') - since) / MINUTE;
    expect(givenOrder(long).due('T-11', since)[0]).toBe(`${monday + 490 - sunday} remind serviceAdvisor`);
  });
});

describe('holds', () => {
  const held = after(repair, ['workshop', { type: 'workHeld', reason: 'parts' }]);

  test('D-22 a hold has a reason, and nothing is asked or worked on meanwhile', () => {
    givenOrder(repair)
      .when(['workshop', 'holdWork', { reason: 'parts' }])
      .then({ type: 'workHeld', reason: 'parts' });
    expect(malformed(['workshop', 'holdWork', { reason: 'lunch' }])).toEqual(['reason']);
    const order = givenOrder(held);
    expect(order.due('T-11')).toEqual([]);
    order.when(['zhao', 'startLine', { lineId: 'L-1' }]).thenRejected('onHold', { reason: 'parts' });
    order.when(['workshop', 'holdWork', { reason: 'customer' }]).thenRejected('onHold', { reason: 'parts' });
  });

  test('D-22 when work goes on, progress is asked later by the length of the hold', () => {
    const order = givenOrder(held);
    const end = order.now + 200 * MINUTE;
    const resumed = order.when(['workshop', 'resumeWork'], end);
    resumed.then({ type: 'workResumed' });
    const by = { id: 'workshop', role: 'workshopSupervisor' } as const;
    expect(givenOrder([...held, { type: 'workResumed', at: end, by }]).due('T-11', receivedAt)[0]).toBe(
      '271 remind serviceAdvisor',
    );
  });

  test('work that is not held does not go on again', () =>
    givenOrder(repair).when(['workshop', 'resumeWork']).thenRejected('notOnHold'));
});

describe('abnormalities', () => {
  const reported = after(repair, ['zhao', { type: 'abnormalityReported', abnormalityId: 'A-1', description: '断裂' }]);
  const measure = (abnormalityId: string): Move => [
    'workshop',
    'recordCounterMeasure',
    { abnormalityId, measure: '加派技师', owner: 'wu' },
  ];

  test('D-15 T-12 an abnormality is a task at once, and after 15 minutes the service manager’s', () => {
    givenOrder(repair)
      .when(['zhao', 'reportAbnormality', { abnormalityId: 'A-1', description: '断裂' }])
      .then({ type: 'abnormalityReported', abnormalityId: 'A-1', description: '断裂' });
    const order = givenOrder(reported);
    expect(tasksOf(order.order).map(({ command }) => command)).toContain('recordCounterMeasure');
    expect(order.next()).toBe('T-12 15 escalate serviceManager');
  });

  test('D-15 T-12 the counter-measure and who sees to it end both', () => {
    givenOrder(reported)
      .when(measure('A-1'))
      .then({ type: 'counterMeasureRecorded', abnormalityId: 'A-1', measure: '加派技师', owner: 'wu' });
    const measured = givenOrder(
      after(reported, [
        'workshop',
        { type: 'counterMeasureRecorded', abnormalityId: 'A-1', measure: '加派技师', owner: 'wu' },
      ]),
    );
    expect(measured.due('T-12')).toEqual([]);
    expect(tasksOf(measured.order).map(({ command }) => command)).not.toContain('recordCounterMeasure');
  });

  test('there is no measure against what nobody reported', () =>
    givenOrder(reported).when(measure('A-2')).thenRejected('unknownAbnormality', { abnormalityId: 'A-2' }));
});
