import { MINUTE } from '../../../domain/kernel/process';
import { errandsOf } from '../../../domain/repair-order/errands';
import { noticesOf } from '../../../domain/repair-order/notices';
import { pickingList } from '../../../domain/repair-order/picking-list';
import { repairOrderProcess } from '../../../domain/repair-order/process';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  answersTime,
  asksForTime,
  contracted,
  fold,
  inRepair,
  lastAt,
  oil,
  pads,
  works,
  type Events,
  type HistoryStep,
} from '../../support/order-events';

const lines = [oil, pads];
const DAY = 1440 * MINUTE;
const inShop = (...steps: readonly HistoryStep[]): Events => after(inRepair({ lines }), ...steps);
const [padNumber = ''] = pads.parts.map(({ partNumber }) => partNumber);
const oilNumbers = oil.parts.map(({ partNumber }) => partNumber);
const missing = (expectedDay = '2026-11-26', lineId = 'L-2', partNumbers = [padNumber]): HistoryStep => [
  'parts',
  { type: 'partsBackOrdered', lineId, partNumbers, expectedDay },
];
const told: HistoryStep = ['wang', { type: 'backOrderTold', lineId: 'L-2', channel: 'phone', wish: 'leavesCar' }];
const arrived: HistoryStep = ['parts', { type: 'partsArrived', lineId: 'L-2' }];
const orders = (expectedDay: string, partNumbers: readonly string[] = [padNumber]): Move => [
  'parts',
  'backOrderParts',
  { lineId: 'L-2', partNumbers, expectedDay },
];
const moves = (events: Events) => {
  const before = fold(events.slice(0, -1));
  return errandsOf(before, events.at(-1)!, fold(events)).flatMap((errand) =>
    'moveStock' in errand ? errand.moveStock.changes.map(({ partNumber, by }) => `${partNumber} ${by}`) : [],
  );
};
const commandsOf = (events: Events) => tasksOf(fold(events)).map(({ key, command }) => `${key} ${command}`);

test('a missing part has a day between today and a year from now, and is one of the line’s', () => {
  const order = givenOrder(inShop());
  order
    .when(orders('2026-11-26'))
    .then({ type: 'partsBackOrdered', lineId: 'L-2', partNumbers: [padNumber], expectedDay: '2026-11-26' });
  for (const day of ['2026-11-21', '2099-01-01']) order.when(orders(day)).thenRejected('dayOff');
  order.when(orders('2026-11-26', ['NOPE'])).thenRejected('partNotOnLine', { partNumbers: ['NOPE'] });
  order.when(['zhao', 'backOrderParts', orders('2026-11-26')[2]!]).thenRejected('roleNotAllowed');
  givenOrder(inShop(missing())).when(orders('2026-11-26')).then();
  givenOrder(inShop(...works(pads)))
    .when(orders('2026-11-26'))
    .thenRejected('lineAlreadyDone');
});

test('D-22 while one line waits for its part the others go on; the line itself gets none', () => {
  const waiting = givenOrder(inShop(missing(), ['parts', { type: 'partsIssued', lineId: 'L-1' }]));
  waiting.when(['zhao', 'startLine', { lineId: 'L-1' }]).then({ type: 'lineStarted', lineId: 'L-1' });
  waiting.when(['parts', 'issueParts', { lineId: 'L-2' }]).thenRejected('partsBackOrdered', { lineId: 'L-2' });
  waiting.when(['parts', 'reserveParts', { lineId: 'L-2' }]).thenRejected('partsBackOrdered');
  expect(waiting.due('T-11')).not.toEqual([]);
  expect(waiting.due('T-13')).not.toEqual([]);
});

test('D-22 the day is a clock: the parts specialist in the morning, the advisor in the evening, the manager two days later', () => {
  const start = Date.parse('2026-11-26T00:00:00+08:00');
  expect(givenOrder(inShop(missing())).due('D-22', start)).toEqual([
    '0 remind partsSpecialist',
    '1440 remind partsSpecialist serviceAdvisor',
    '4320 escalate serviceManager',
  ]);
  const late = afterWaiting(inShop(missing(), told), 5 * 1440);
  expect(late.filter((event) => event.type === 'deadlinePassed' && event.timer === 'D-22')).toHaveLength(2);
  const again = after(late, missing('2026-12-05'));
  expect(givenOrder(again).due('D-22', Date.parse('2026-12-05T00:00:00+08:00'))).toHaveLength(3);
  expect(givenOrder(after(late, arrived)).due('D-22')).toEqual([]);
});

test('D-16 the customer hears of the day at once, and the advisor tells it, anew for each new day', () => {
  const waiting = inShop(missing());
  expect(givenOrder(waiting).due('D-16')).toEqual(['15 escalate businessSupervisor']);
  expect(noticesOf(fold(waiting), waiting.at(-1)!)).toMatchObject([
    { to: { customer: 'C-002' }, template: 'partOnOrder', facts: { day: '2026-11-26' } },
    { to: { person: 'wang' }, template: 'workGiven', facts: { command: 'tellBackOrder' } },
  ]);
  expect(commandsOf(waiting)).toEqual(
    expect.arrayContaining(['D-22/L-2-1 noteArrival', 'D-16/L-2-1 tellBackOrder', 'line/L-1 issueParts']),
  );
  const tells: Move = ['wang', 'tellBackOrder', { lineId: 'L-2', channel: 'phone', wish: 'leavesCar' }];
  givenOrder(waiting).when(tells).then({ type: 'backOrderTold', lineId: 'L-2', channel: 'phone', wish: 'leavesCar' });
  givenOrder(inShop(missing(), told)).when(tells).then();
  givenOrder(inShop()).when(tells).thenRejected('notBackOrdered', { lineId: 'L-2' });
  expect(givenOrder(inShop(missing(), told)).due('D-16')).toEqual([]);
  expect(givenOrder(inShop(missing(), told, missing('2026-12-05'))).due('D-16')).toEqual([
    '15 escalate businessSupervisor',
  ]);
});

describe('D-22 when nothing is left but waiting, the promise stands still', () => {
  const waiting = inShop(...works(oil), missing(), told);
  const promiseOf = (events: Events) => fold(events).promise!;

  test('from the moment the customer knows that every open line waits', () => {
    expect(givenOrder(inShop(...works(oil), missing())).due('T-13')).not.toEqual([]);
    expect(givenOrder(waiting).due('T-13')).toEqual([]);
    expect(givenOrder(waiting).due('T-11')).toEqual([]);
    expect(fold(waiting).standstill).toEqual({ from: lastAt(waiting), promised: false });
  });

  test('until the part is here: the working time of the standstill is added to the promise and to the progress check', () => {
    const back = after(afterWaiting(waiting, 4 * 1440), arrived);
    const waited = lastAt(back) - lastAt(waiting);
    expect(waited).toBeGreaterThan(3 * DAY);
    expect(promiseOf(back)).toMatchObject({ at: promiseOf(waiting).at + waited, revision: 2 });
    expect(fold(back)).not.toHaveProperty('standstill');
    expect(fold(back).round?.holds).toEqual([{ reason: 'parts', from: lastAt(waiting), to: lastAt(back) }]);
    expect(givenOrder(back).due('T-13')).toHaveLength(2);
    expect(noticesOf(fold(back), back.at(-1)!)).toEqual([
      expect.objectContaining({
        to: { customer: 'C-002' },
        template: 'promiseGoesOn',
        facts: { number: fold(back).number, at: promiseOf(back).at },
      }),
    ]);
  });

  test('a promise that was broken before stays broken', () => {
    const late = afterWaiting(inShop(...works(oil), missing()), 2 * 1440);
    const back = after(late, told, arrived);
    expect(promiseOf(back)).toEqual(promiseOf(late));
  });

  test('a time that is promised meanwhile stands as it was promised', () => {
    const promisedAt = Date.parse('2026-11-27T10:00:00+08:00');
    const moved = after(waiting, asksForTime(promisedAt), answersTime('approved', promisedAt));
    expect(givenOrder(moved).due('T-13')).toEqual([]);
    expect(promiseOf(after(afterWaiting(moved, 2 * 1440), arrived)).at).toBe(promisedAt);
  });

  test('an approved extra item ends it as well', () => {
    const more = fold(waiting);
    const extended = repairOrderProcess.evolve(
      { ...more, lines: [...more.lines, { ...more.lines[0]!, lineId: 'L-3', status: 'authorised' }] },
      {
        type: 'messageSent',
        to: 'technician',
        text: 'x',
        at: lastAt(waiting) + 60 * MINUTE,
        by: { id: 'wang', role: 'serviceAdvisor' },
      },
    );
    expect(extended).not.toHaveProperty('standstill');
    expect(extended.promise?.at).toBe(more.promise!.at + 60 * MINUTE);
  });
});

describe('what an order takes leaves the stock, and comes back', () => {
  const issued: HistoryStep = ['parts', { type: 'partsIssued', lineId: 'L-2' }];
  const reserved: HistoryStep = ['parts', { type: 'partsReserved', lineId: 'L-2' }];
  const returned: HistoryStep = [
    'parts',
    { type: 'partsReturned', lineId: 'L-2', parts: [{ partNumber: padNumber, quantity: 1 }], reason: '型号不符' },
  ];
  const stopped: HistoryStep = ['wang', { type: 'workStopped', reason: '不修了' }];

  test.each<[string, readonly HistoryStep[], readonly string[]]>([
    ['putting aside takes it', [reserved], [`${padNumber} -1`]],
    ['issuing takes it', [issued], [`${padNumber} -1`]],
    ['issuing what was put aside takes nothing more', [reserved, issued], []],
    ['a missing part is not taken', [missing()], []],
    [
      'what is found missing among what was put aside goes back on the shelf',
      [reserved, missing()],
      [`${padNumber} 1`],
    ],
    ['what comes for a line was never in stock', [missing(), arrived], []],
    ['and is issued without taking more', [missing(), arrived, issued], []],
    ['what comes back is in stock again', [issued, returned], [`${padNumber} 1`]],
    ['a line that ends gives back what was put aside', [reserved, stopped], [`${padNumber} 1`]],
    ['what was issued for it comes back when it is taken back', [issued, stopped], []],
    ['and then it is in stock again', [issued, stopped, returned], [`${padNumber} 1`]],
    ['what came for a line that ends goes into stock', [missing(), arrived, stopped], [`${padNumber} 1`]],
  ])('%s', (_what, steps, expected) => expect(moves(inShop(...steps))).toEqual(expected));

  test('a part of several that is missing leaves the others put aside', () => {
    const [first = '', ...others] = oilNumbers;
    expect(moves(inShop(missing('2026-11-26', 'L-1', [first])))).toEqual(others.map((number) => `${number} -1`));
  });

  test('parts that were gone after all are missing again, once, and nothing moves', () => {
    const short = inShop(reserved, ['parts', { type: 'partsFoundShort', partNumbers: [padNumber] }]);
    expect(fold(short).lines[1]?.supply).toMatchObject({ state: 'short', missing: [padNumber] });
    expect(moves(short)).toEqual([]);
    givenOrder(short)
      .when(['parts', 'reserveParts', { lineId: 'L-2' }])
      .then({ type: 'partsReserved', lineId: 'L-2' });
    expect(moves(after(short, reserved))).toEqual([`${padNumber} -1`]);
  });

  test('an order of earlier rules takes nothing, as it did', () => {
    const old = after(inRepair({ lines, opening: { rulesVersion: 2 } }), issued);
    expect(moves(old)).toEqual([]);
    expect(fold(old).lines[1]).not.toHaveProperty('issued');
  });
});

describe('returned parts', () => {
  const issued: HistoryStep = ['parts', { type: 'partsIssued', lineId: 'L-2' }];
  const takesBack = (quantity: number, partNumber = padNumber): Move => [
    'parts',
    'returnParts',
    { lineId: 'L-2', parts: [{ partNumber, quantity }], reason: '型号不符' },
  ];

  test('as many as were issued come back, and an open line needs them anew', () => {
    const order = givenOrder(inShop(issued));
    order.when(takesBack(2)).thenRejected('moreThanIssued', { partNumber: padNumber, issued: 1 });
    order.when(takesBack(1, 'NOPE')).thenRejected('moreThanIssued');
    const back = order.when(takesBack(1));
    expect(back.state().lines[1]).toMatchObject({ partsIssued: false, supply: { state: 'short' } });
    const again = inShop(
      issued,
      ['zhao', { type: 'lineStarted', lineId: 'L-2' }],
      ['parts', { type: 'partsReturned', lineId: 'L-2', parts: [{ partNumber: padNumber, quantity: 1 }], reason: 'x' }],
    );
    givenOrder(again)
      .when(['zhao', 'finishLine', { lineId: 'L-2', standard: 'SOP', replacedParts: [] }])
      .thenRejected('partsNotIssued');
  });

  test('a finished line keeps the parts it charges', () =>
    givenOrder(inShop(...works(pads)))
      .when(takesBack(1))
      .thenRejected('moreThanIssued', { partNumber: padNumber, issued: 0 }));

  test('parts of a line that was stopped are the parts specialist’s to take back', () => {
    const stopped = inShop(issued, ['wang', { type: 'workStopped', reason: '不修了' }]);
    expect(commandsOf(stopped)).toContain('return/L-2 returnParts');
    const back = after(stopped, [
      'parts',
      { type: 'partsReturned', lineId: 'L-2', parts: [{ partNumber: padNumber, quantity: 1 }], reason: 'x' },
    ]);
    expect(commandsOf(back)).not.toContain('return/L-2 returnParts');
  });
});

test('parts may be put aside as soon as the customer has signed', () =>
  givenOrder(contracted({ lines }))
    .when(['parts', 'reserveParts', { lineId: 'L-2' }])
    .then({ type: 'partsReserved', lineId: 'L-2' }));

test('the picking list says which cars the workshop has, as parts are handed out to no other', () => {
  const isReceived = (events: Events) => pickingList([fold(events)]).map(({ inWorkshop }) => inWorkshop);
  expect(isReceived(contracted({ lines }))).toEqual([false, false]);
  expect(isReceived(inShop())).toEqual([true, true]);
});
