import { MINUTE } from '../../../domain/kernel/process';
import { consentTexts } from '../../../domain/repair-order/consent-texts';
import { noticesOf } from '../../../domain/repair-order/notices';
import { printOfHeard } from '../../../domain/repair-order/phone-witness';
import { proposedPromise } from '../../../domain/repair-order/promise-proposal';
import type { RepairOrder } from '../../../domain/repair-order/state';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { workshopLoad } from '../../../domain/repair-order/workshop-load';
import { givenOrder, type Move } from '../../support/given-order';
import {
  actor,
  after,
  afterWaiting,
  answersTime,
  asksForTime,
  confirmed,
  consent,
  contracted,
  fold,
  inAcceptance,
  inRepair,
  iso,
  lastAt,
  oil,
  pads,
  phone,
  readyForPickup,
  withOpeningHours,
  type Events,
} from '../../support/order-events';

/** In repair, with work of 100 minutes. */
const visit = { lines: [{ ...oil, labourMinutes: 100 }] };
const repair = inRepair(visit);
const promisedAt = givenOrder(repair).order.promise!.at;
const later = promisedAt + 60 * MINUTE;

const ask = (change: object = {}, known: object = {}): Move => [
  'wang',
  'movePromise',
  { promisedAt: iso(later), reason: '缺件', toldBy: 'phone', ...change },
  known,
];
const answer = (change: object = {}, who: 'wang' | 'customer' = 'wang'): Move => [
  who,
  'answerPromise',
  { revision: 1, promisedAt: iso(later), answer: 'approved', consent, ...change },
];
const asked = after(repair, asksForTime(later));
const agreed = after(asked, answersTime('approved', later));
const refused = after(asked, answersTime('declined', later));
const commandsOf = (events: Events) => tasksOf(fold(events)).map(({ command }) => command);

describe('C-12 the promise is proposed from the load of the workshop and the supply of parts', () => {
  const open = confirmed({ ...visit, opening: { policy: withOpeningHours } });
  const at = lastAt(open);
  const present = (change: object = {}, known: object = {}): Move => [
    'wang',
    'presentEstimate',
    { guaranteePresented: true, ...change },
    known,
  ];

  test('what the API has counted is queued before the work, whatever is typed', () => {
    const { order } = givenOrder(open);
    // Sunday, 9:00 to 17:30: 60 minutes of queue, 100 of work, 30 of margin
    expect(proposedPromise(order, { workshopLoadMinutes: 60 }, at)).toBe(at + 190 * MINUTE);
    givenOrder(open)
      .when(present({}, { workshopLoadMinutes: 60 }))
      .then({ type: 'estimatePresented', promisedAt: at + 191 * MINUTE, workshopLoadMinutes: 60 });
  });

  test('a part that is not in stock moves it to the day on which the part can be here', () => {
    const partsReadyAt = Date.parse('2026-11-25T00:00:00+08:00');
    givenOrder(open)
      .when(present({}, { workshopLoadMinutes: 0, partsReadyAt }))
      .then({
        type: 'estimatePresented',
        promisedAt: Date.parse('2026-11-25T10:40:00+08:00'),
        workshopLoadMinutes: 0,
        partsReadyAt,
      });
  });

  test('a customer for whom tomorrow noon is enough is promised tomorrow noon', () => {
    const wishedAt = Date.parse('2026-11-23T11:30:00+08:00');
    givenOrder(open)
      .when(present({ wishedAt: iso(wishedAt) }, { workshopLoadMinutes: 60 }))
      .then({ type: 'estimatePresented', promisedAt: wishedAt, workshopLoadMinutes: 60 });
  });

  test.each([
    ['before the car can be ready', '2026-11-22T11:00:00+08:00', 'promiseTooEarly'],
    ['when the store is closed', '2026-11-23T21:00:00+08:00', 'storeClosedThen'],
    ['in 2099', '2099-11-23T10:00:00+08:00', 'dayOff'],
  ] as const)('nobody promises a time %s', (_when, wished, code) => {
    givenOrder(open)
      .when(present({ wishedAt: wished }, { workshopLoadMinutes: 60 }))
      .thenRejected(code);
    givenOrder(inRepair({ ...visit, opening: { policy: withOpeningHours } }))
      .when(ask({ promisedAt: wished }))
      .thenRejected(code);
  });

  test('closing time can be promised: somebody is still there', () =>
    givenOrder(open)
      .when(present({ wishedAt: '2026-11-22T17:30:00+08:00' }))
      .then({
        type: 'estimatePresented',
        promisedAt: Date.parse('2026-11-22T17:30:00+08:00'),
        workshopLoadMinutes: 0,
      }));

  test('what waits for parts, or for its car, keeps no team busy', () => {
    const lines = [{ ...oil, labourMinutes: 100 }, pads];
    const working = fold(inRepair({ lines }));
    const missing = fold(
      after(inRepair({ lines }), [
        'parts',
        { type: 'partsBackOrdered', lineId: 'L-2', partNumbers: ['PAD-F'], expectedDay: '2026-12-01' },
      ]),
    );
    const load = (...orders: readonly RepairOrder[]) => workshopLoad(orders, ['team-1', 'team-2']).loadMinutes;
    expect(load(working, working)).toBe(190);
    expect(load(working, missing)).toBe(145);
    expect(load(working, { ...missing, stage: 'awaitingReturn' })).toBe(95);
    expect(load(working, fold(readyForPickup({ lines })))).toBe(95);
  });

  test('a car in the workshop queues no more; what is missing on it has its day', () => {
    const lines = [{ ...oil, labourMinutes: 100 }, pads];
    const working = inRepair({ lines });
    const now = lastAt(working);
    expect(proposedPromise(fold(working), { workshopLoadMinutes: 500 }, now)).toBe(now + (190 + 30) * MINUTE);
    expect(proposedPromise(fold(contracted({ lines })), { workshopLoadMinutes: 500 }, now)).toBe(now + 720 * MINUTE);
    const missing = after(working, [
      'parts',
      { type: 'partsBackOrdered', lineId: 'L-2', partNumbers: ['PAD-F'], expectedDay: '2026-12-01' },
    ]);
    const day = Date.parse('2026-12-01T00:00:00+08:00');
    expect(proposedPromise(fold(missing), { workshopLoadMinutes: 0 }, now)).toBe(day + 220 * MINUTE);
    const held = after(working, ['workshop', { type: 'workHeld', reason: 'insurer', expectedUntil: day }]);
    expect(proposedPromise(fold(held), { workshopLoadMinutes: 0 }, now)).toBe(day + 220 * MINUTE);
  });
});

describe('D-23 T-13 before a promise is broken', () => {
  test('T-13 advisor and manager are warned 30 minutes before, the manager again at the promise', () =>
    expect(givenOrder(repair).due('T-13', promisedAt)).toEqual([
      '-30 warn customer serviceAdvisor serviceManager',
      '0 escalate serviceManager',
    ]));

  test('T-13 the warning of a promise early in the morning comes the evening before, while somebody can act on it', () => {
    const wishedAt = Date.parse('2026-11-23T08:40:00+08:00');
    const morning = after(confirmed({ opening: { policy: withOpeningHours } }), [
      'wang',
      { type: 'estimatePresented', promisedAt: wishedAt, workshopLoadMinutes: 0 },
    ]);
    const signed = after(
      morning,
      ['wang', { type: 'advisorSigned', pointedOut: ['items', 'time', 'amount', 'place'] }],
      contractedStep(),
    );
    expect(givenOrder(signed).due('T-13', Date.parse('2026-11-22T17:30:00+08:00'))[0]).toBe(
      '-20 warn customer serviceAdvisor serviceManager',
    );
  });

  test('T-13 nobody is warned the moment a near time is agreed', () => {
    const near = lastAt(asked) + 21 * MINUTE;
    const events = after(after(repair, asksForTime(near)), answersTime('approved', near));
    expect(givenOrder(events).due('T-13', near)[0]).toBe('-10 warn customer serviceAdvisor serviceManager');
  });

  test('D-23 T-13 the customer is told before and at the breach, by the store itself', () => {
    const events = afterWaiting(repair, 24 * 60).filter(
      (event) => event.type === 'deadlinePassed' && event.subject === 'promise-1',
    );
    const told = events.flatMap((event) => noticesOf(fold(repair), event)).filter(({ to }) => 'customer' in to);
    expect(told.map(({ template, way }) => `${template} ${way}`)).toEqual(['promiseAtRisk out', 'promiseBroken out']);
  });

  test('T-13 a car that is ready breaks no promise', () =>
    expect(givenOrder(readyForPickup(visit)).due('T-13')).toEqual([]));

  test('T-13 after the breach the advisor has to ask for another time, and the manager hears when nobody does', () => {
    expect(commandsOf(repair)).not.toContain('movePromise');
    const broken = afterWaiting(repair, (promisedAt - lastAt(repair)) / MINUTE);
    expect(commandsOf(broken)).toContain('movePromise');
    expect(
      givenOrder(broken)
        .due('T-13', promisedAt)
        .filter((line) => !line.includes('storeManager')),
    ).toEqual(['15 remind serviceAdvisor', '120 remind serviceManager']);
    const after16 = afterWaiting(broken, 16);
    expect(commandsOf(after(after16, asksForTime(later + 60 * MINUTE)))).not.toContain('movePromise');
  });
});

describe('T-13 C-16 moving the promise needs the word of the customer', () => {
  test('until the customer has answered, the promise stands, and its deadlines with it', () => {
    givenOrder(repair).when(ask()).then({
      type: 'promiseChangeAsked',
      revision: 1,
      insteadOf: promisedAt,
      promisedAt: later,
      reason: '缺件',
      toldBy: 'phone',
    });
    expect(fold(asked).promise).toEqual(fold(repair).promise);
    expect(givenOrder(asked).due('T-13', promisedAt)).toEqual(
      expect.arrayContaining(['-30 warn customer serviceAdvisor serviceManager', '0 escalate serviceManager']),
    );
    const broken = afterWaiting(asked, 24 * 60);
    expect(broken.filter((event) => event.type === 'deadlinePassed' && event.subject === 'promise-1')).toHaveLength(2);
    expect(fold(broken).promise!.at).toBe(promisedAt);
  });

  test('the customer is told what is asked, and reads word by word what is approved', () => {
    expect(noticesOf(fold(asked), asked.at(-1)!)).toEqual([
      expect.objectContaining({
        to: { customer: 'C-002' },
        way: 'out',
        template: 'promiseAsked',
        facts: { number: 'RO-S01-20261122-0001', at: later },
      }),
    ]);
    const text = consentTexts(fold(asked))['answerPromise']!;
    expect(text).toContain('缺件');
    expect(consentTexts(fold(repair))).not.toHaveProperty('answerPromise');
  });

  test('the answer is evidence, and moves the promise', () => {
    const answered = givenOrder(asked).when(answer());
    expect(answered.state().promise).toMatchObject({ at: later, revision: 2, agreedAt: lastAt(asked) + MINUTE });
    expect(answered.state().evidence.at(-1)).toMatchObject({
      document: 'promisedTime',
      answer: 'approved',
      text: consentTexts(fold(asked))['answerPromise'],
      recordedBy: actor('wang'),
    });
    expect(givenOrder(agreed).due('T-13', later)).toEqual([
      '-30 warn customer serviceAdvisor serviceManager',
      '0 escalate serviceManager',
    ]);
    givenOrder(agreed).when(answer()).thenRejected('promiseNotAsked');
  });

  test('S-11 CF-09 on the phone it counts when a colleague has heard the very same', () => {
    givenOrder(asked)
      .when(answer({ consent: phone }))
      .thenRejected('witnessNotConfirmed', { witness: 'assistant' });
    const heard = { document: 'promisedTime', subject: '', answer: 'approved' } as const;
    const print = printOfHeard({ ...heard, text: consentTexts(fold(asked))['answerPromise']! });
    givenOrder(asked)
      .when(['assistant', 'confirmPhoneConsent', { document: 'promisedTime', answer: 'approved', words: '可以' }])
      .then({ type: 'phoneConsentWitnessed', ...heard, words: '可以', print });
    const witnessed = after(asked, ['assistant', { type: 'phoneConsentWitnessed', ...heard, words: '可以', print }]);
    expect(
      givenOrder(witnessed)
        .when(answer({ consent: phone }))
        .state().promise!.at,
    ).toBe(later);
    givenOrder(witnessed)
      .when(answer({ consent: phone, answer: 'declined' }))
      .thenRejected('witnessNotConfirmed');
  });

  test('an answer to an earlier question, or to another time, is none', () => {
    const again = after(asked, asksForTime(later + 60 * MINUTE, 2));
    const offered = { revision: 2, promisedAt: iso(later + 60 * MINUTE) };
    givenOrder(again).when(answer()).thenRejected('shownContentDiffers', offered);
    givenOrder(again)
      .when(answer({ revision: 2 }))
      .thenRejected('shownContentDiffers', offered);
    givenOrder(asked).when(answer(), later).thenRejected('promiseInPast');
    givenOrder(repair).when(answer()).thenRejected('promiseNotAsked');
  });

  test('asking for the same again asks nobody, and neither does asking for what is promised', () => {
    givenOrder(asked).when(ask()).then();
    givenOrder(repair)
      .when(ask({ promisedAt: iso(promisedAt) }))
      .then();
    givenOrder(repair)
      .when(ask({ promisedAt: iso(givenOrder(repair).now) }))
      .thenRejected('promiseInPast');
  });

  test('a customer who does not answer is reminded, then the manager hears of it', () => {
    const answering = givenOrder(asked)
      .due('T-13')
      .filter((line) => /^(30|120) /.test(line));
    expect(answering).toEqual(['30 remind customer serviceAdvisor', '120 escalate serviceManager']);
    const [reminder] = afterWaiting(asked, 31).slice(asked.length);
    expect(noticesOf(fold(asked), reminder!)).toEqual(
      expect.arrayContaining([expect.objectContaining({ to: { customer: 'C-002' }, template: 'promiseAsked' })]),
    );
    expect(commandsOf(asked)).toContain('answerPromise');
  });

  test('a refusal stands on the order, goes to advisor and manager, and is a task until somebody says how the promise is kept', () => {
    expect(fold(refused)).toMatchObject({ promise: fold(repair).promise, promiseChange: { answer: 'declined' } });
    expect(noticesOf(fold(refused), refused.at(-1)!).map(({ to }) => to)).toEqual([
      { role: 'serviceAdvisor', person: 'wang' },
      { role: 'serviceManager', person: null },
    ]);
    expect(commandsOf(refused)).toContain('keepPromise');
    expect(givenOrder(refused).due('T-13').slice(0, 2)).toEqual([
      '0 remind serviceAdvisor serviceManager',
      '15 escalate serviceManager',
    ]);
    givenOrder(refused)
      .when(['manager', 'keepPromise', { plan: '加派技师' }])
      .then({ type: 'promiseKept', plan: '加派技师' });
    const kept = after(refused, ['manager', { type: 'promiseKept', plan: '加派技师' }]);
    expect(commandsOf(kept)).not.toContain('keepPromise');
    expect(fold(kept)).toMatchObject({ promise: fold(repair).promise, promiseChange: { plan: '加派技师' } });
    givenOrder(kept)
      .when(['manager', 'keepPromise', { plan: '加派技师' }])
      .thenRejected('promiseNotAsked');
  });

  test('what is asked no longer cannot be approved any more', () => {
    const withdrawn = after(asked, ['wang', { type: 'promiseKept', plan: '件到了' }]);
    expect(fold(withdrawn).promiseChange).toMatchObject({ answer: 'withdrawn' });
    givenOrder(withdrawn).when(answer({}, 'customer')).thenRejected('promiseNotAsked');
  });

  test('D-13 a late answer of the workshop asks the advisor until the customer is asked', () => {
    const late = after(repair, [
      'workshop',
      { type: 'progressCheckAnswered', expectedAt: promisedAt + 60 * MINUTE, outcome: 'late' },
    ]);
    expect(givenOrder(late).due('T-13')[0]).toBe('0 remind serviceAdvisor');
    const askedThen = after(late, asksForTime(later));
    expect(givenOrder(askedThen).due('T-13')).not.toContain('-1 remind serviceAdvisor');
  });

  test('a car that comes back into the workshop after its promise needs another', () => {
    const events = inAcceptance(visit);
    const rejected = after(afterWaiting(events, 24 * 60), [
      'wang',
      { type: 'resultRejected', reason: '渗油', lineIds: ['L-1'] },
    ]);
    expect(commandsOf(rejected)).toContain('movePromise');
    expect(givenOrder(rejected).due('T-13')).toEqual(['15 remind serviceAdvisor', '120 remind serviceManager']);
  });

  test('ADR 5 an order that was opened before moves its promise as it did', () => {
    const before = inRepair({ ...visit, opening: { rulesVersion: 2 } });
    const at = givenOrder(before).order.promise!.at;
    givenOrder(before)
      .when(ask({ promisedAt: iso(at + 60 * MINUTE), told: true }))
      .then({ type: 'promiseMoved', promisedAt: at + 60 * MINUTE, reason: '缺件', toldBy: 'phone' });
    expect(givenOrder(before).due('T-13', at)).toEqual([
      '-30 warn customer serviceAdvisor serviceManager',
      '0 escalate serviceManager',
    ]);
  });
});

/** The customer signs what was shown. */
function contractedStep() {
  const signed = contracted().findLast(({ type }) => type === 'orderSigned');
  if (signed?.type !== 'orderSigned') throw new Error('a contracted visit is signed');
  const { evidence, copiesGiven } = signed;
  return ['wang', { type: 'orderSigned', evidence, copiesGiven }] as const;
}
