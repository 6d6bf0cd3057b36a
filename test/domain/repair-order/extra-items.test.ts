import { consentTexts } from '../../../domain/repair-order/consent-texts';
import { printOfHeard } from '../../../domain/repair-order/phone-witness';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  answers,
  asksFor,
  battery,
  consent,
  fold,
  inSettlement,
  inRepair,
  oil,
  phone,
  policy,
  reaches,
  relays,
  works,
  type Events,
  type Person,
} from '../../support/order-events';

const request = (itemId = 'X-1', line: object = battery): Move => [
  'zhao',
  'requestExtraItem',
  { itemId, finding: '电瓶电压低', line, delayMinutes: 30 },
];
const answer = (given: 'approved' | 'declined', change: object = {}): Move => [
  'wang',
  'answerExtraItem',
  { itemId: 'X-1', answer: given, total: 67_000, delayMinutes: 30, consent, ...change },
];
const start = (lineId: string): Move => ['zhao', 'startLine', { lineId }];
const relay: Move = ['wang', 'relayAnswer', { itemId: 'X-1', workshopPerson: 'workshop' }];

const requested = after(inRepair(), asksFor(battery));
const contacted = after(requested, reaches());
const approved = after(contacted, answers('approved', battery));
const declined = after(contacted, answers('declined', battery));

describe('contacting the customer', () => {
  test('D-06 T-14 the customer is contacted at once, or the business supervisor hears of it after 15 minutes', () => {
    givenOrder(inRepair()).when(request()).then({
      type: 'extraItemRequested',
      itemId: 'X-1',
      finding: '电瓶电压低',
      line: battery,
      delayMinutes: 30,
      noGuarantee: false,
      photos: [],
    });
    expect(givenOrder(requested).due('T-14')).toEqual(['15 escalate businessSupervisor']);
    expect(givenOrder(contacted).due('T-14')).toEqual([]);
  });

  test('whether the customer was reached is recorded, with the way', () => {
    const contact = (reached: boolean, itemId = 'X-1'): Move => [
      'wang',
      'contactCustomer',
      { itemId, channel: 'phone', reached },
    ];
    for (const reached of [true, false])
      givenOrder(requested)
        .when(contact(reached))
        .then({ type: 'customerContacted', itemId: 'X-1', channel: 'phone', reached });
    givenOrder(requested).when(contact(true, 'X-9')).thenRejected('unknownExtraItem', { itemId: 'X-9' });
  });

  test('T-14 an attempt that did not reach the customer does not count', () =>
    expect(givenOrder(after(requested, reaches('X-1', false))).due('T-14')).toEqual([
      '14 escalate businessSupervisor',
    ]));

  test('D-06 an advisor records no answer of a customer nobody contacted', () =>
    givenOrder(requested).when(answer('approved')).thenRejected('customerNotContacted', { itemId: 'X-1' }));
});

describe('the answer', () => {
  test('D-07 what the customer answers to names cost and delay', () => {
    const answered = givenOrder(contacted).when(answer('approved'));
    const text = expect.stringContaining('延长工期 delay 30 min');
    answered.then({
      type: 'extraItemAnswered',
      itemId: 'X-1',
      evidence: expect.objectContaining({ document: 'extraItem', subject: 'X-1', total: 67_000, text }),
    });
    expect(answered.state().evidence.at(-1)?.text).toContain('¥670.00');
  });

  test.each([
    ['cost', { total: 1 }],
    ['delay', { delayMinutes: 45 }],
  ])('D-07 another %s is another question', (_what, change) =>
    givenOrder(contacted)
      .when(answer('approved', change))
      .thenRejected('shownContentDiffers', { total: 67_000, delayMinutes: 30 }),
  );

  test('D-11 silence never approves an extra item', () => {
    const silent = afterWaiting(contacted, 60 * 24 * 30);
    const order = givenOrder(silent);
    expect(order.order.extraItems[0]?.answer).toBeUndefined();
    const moves: readonly Move[] = [
      start('X-L1'),
      ['parts', 'issueParts', { lineId: 'X-L1' }],
      ['zhao', 'finishLine', { lineId: 'X-L1', standard: 's', replacedParts: [] }],
    ];
    for (const move of moves) order.when(move).thenRejected('lineNotAuthorised', { lineId: 'X-L1' });
    expect(order.order.lines.map(({ lineId }) => lineId)).toEqual(['L-1']);
  });

  test('D-11 a line that was refused is not worked on', () =>
    givenOrder(after(declined, relays())).when(start('X-L1')).thenRejected('lineNotAuthorised'));

  test('D-11 the answer of the customer is final', () =>
    givenOrder(approved)
      .when(answer('declined'))
      .thenRejected('extraItemAnswered', { itemId: 'X-1', answer: 'approved' }));

  test('D-11 only the customer answers by link; staff cannot pretend to', () => {
    const order = givenOrder(contacted);
    const byLink = { consent: { channel: 'link' } };
    order.when(answer('approved', byLink)).thenRejected('consentNotAccepted');
    const [, name, payload = {}] = answer('approved');
    order.when(['customer', name, payload]).thenRejected('consentNotAccepted');
    order.when(['customer', name, { ...payload, ...byLink }]).then(expect.objectContaining({ itemId: 'X-1' }));
  });

  test('CF-09 a phone consent needs a witness who is not the caller', () =>
    givenOrder(contacted)
      .when(answer('approved', { consent: { ...phone, witness: 'wang' } }))
      .thenRejected('witnessRequired'));

  test('CF-09, H2 a witness on the phone confirms by a command of the own, about this very answer', () => {
    const spoken = answer('approved', { consent: phone });
    givenOrder(contacted).when(spoken).thenRejected('witnessNotConfirmed', { witness: 'assistant' });
    const heard = (who: Person, change: object = {}): Move => [
      who,
      'confirmPhoneConsent',
      { document: 'extraItem', subject: 'X-1', answer: 'approved', words: '听到了', ...change },
    ];
    const text = consentTexts(fold(contacted))['answerExtraItem/X-1']!;
    const hears = (who: Person, given: 'approved' | 'declined'): Events =>
      after(contacted, [
        who,
        {
          type: 'phoneConsentWitnessed',
          document: 'extraItem',
          subject: 'X-1',
          answer: given,
          words: '听到了',
          print: printOfHeard({ document: 'extraItem', subject: 'X-1', answer: given, text }),
        },
      ]);
    const { at: _at, by: _by, ...witnessed } = hears('assistant', 'approved').at(-1)!;
    givenOrder(contacted).when(heard('assistant')).then(witnessed);
    givenOrder(hears('assistant', 'approved'))
      .when(spoken)
      .then(expect.objectContaining({ type: 'extraItemAnswered' }));
    // another answer, and another person, are no witness of this
    for (const other of [hears('assistant', 'declined'), hears('zhao', 'approved')])
      givenOrder(other).when(spoken).thenRejected('witnessNotConfirmed');
    givenOrder(contacted)
      .when(heard('assistant', { subject: 'X-9' }))
      .thenRejected('nothingToHear');
    // whoever works on the car gains by it
    givenOrder(contacted).when(heard('zhao')).thenRejected('witnessWorksOnCar');
    // an order of an earlier release goes on by the rules it began with
    const earlier = after(inRepair({ opening: { rulesVersion: 4 } }), asksFor(battery), reaches());
    givenOrder(earlier)
      .when(heard('zhao'))
      .then(expect.objectContaining({ type: 'phoneConsentWitnessed' }));
    const before = after(inRepair({ opening: { rulesVersion: 2 } }), asksFor(battery), reaches());
    givenOrder(before)
      .when(spoken)
      .then(expect.objectContaining({ type: 'extraItemAnswered' }));
  });

  test('CF-09 a policy may ask for a signature instead', () => {
    const strict = { opening: { policy: { ...policy, extraItemEvidence: 'signatureRequired' as const } } };
    const order = givenOrder(after(inRepair(strict), asksFor(battery), reaches()));
    order.when(answer('approved', { consent: phone })).thenRejected('consentNotAccepted');
    order.when(answer('approved', { consent })).then(expect.objectContaining({ type: 'extraItemAnswered' }));
  });

  test('T-15 the customer is reminded after 30 minutes and 2 hours, the service manager hears of it after 4 hours', () => {
    expect(givenOrder(contacted).due('T-15')).toEqual([
      '30 remind customer serviceAdvisor',
      '120 remind customer serviceAdvisor',
      '240 escalate serviceManager',
    ]);
    expect(givenOrder(approved).due('T-15')).toEqual([]);
  });
});

describe('telling the workshop', () => {
  test('D-08 D-09 S-12 a refusal is relayed, with the time and the person of the workshop who took it', () => {
    const relayed = givenOrder(declined).when(relay);
    relayed.then({ type: 'answerRelayed', itemId: 'X-1', workshopPerson: 'workshop' });
    const [item] = relayed.state().extraItems;
    expect(item).toMatchObject({ answer: 'declined', relayed: { at: givenOrder(declined).now, to: 'workshop' } });
  });

  test('there is nothing to relay before there is an answer', () =>
    givenOrder(contacted).when(relay).thenRejected('extraItemUnanswered', { itemId: 'X-1' }));

  test('D-10 S-11 an approved item is worked on once its supplementary order reached the workshop', () => {
    givenOrder(approved).when(start('X-L1')).thenRejected('answerNotRelayed', { lineId: 'X-L1' });
    givenOrder(after(approved, relays())).when(start('X-L1')).then({ type: 'lineStarted', lineId: 'X-L1' });
  });

  test('D-08 T-16 an answer not relayed within 10 minutes goes to the business supervisor', () => {
    for (const answered of [approved, declined])
      expect(givenOrder(answered).due('T-16')).toEqual(['10 escalate businessSupervisor']);
    expect(givenOrder(after(declined, relays())).due('T-16')).toEqual([]);
  });
});

describe('repetition', () => {
  test('D-12 an order grows any number of times, each item with its own request, answer and time', () => {
    let events = inRepair();
    for (const n of [1, 2, 3, 4, 5]) {
      const [itemId, line] = [`X-${n}`, { ...battery, lineId: `X-L${n}` }];
      givenOrder(events).when(request(itemId, line)).then(expect.objectContaining({ itemId, line }));
      const given = n % 2 ? 'approved' : 'declined';
      events = after(events, asksFor(line, itemId), reaches(itemId), answers(given, line, itemId), relays(itemId));
    }
    const { extraItems, lines } = givenOrder(events).order;
    expect(extraItems.map((item) => item.answer)).toEqual(['approved', 'declined', 'approved', 'declined', 'approved']);
    expect(new Set(extraItems.map((item) => item.answeredAt)).size).toBe(5);
    expect(lines.map(({ lineId }) => lineId)).toEqual(['L-1', 'X-L1', 'X-L3', 'X-L5']);
  });

  test('an order grows no more once the customer has accepted its result', () =>
    givenOrder(inSettlement()).when(request()).thenRejected('notDuringStage'));

  test('asked twice, it happens once; a line id is never taken twice', () => {
    givenOrder(requested).when(request()).then();
    givenOrder(requested).when(request('X-2')).thenRejected('duplicateLine', { lineId: 'X-L1' });
    givenOrder(requested).when(request('X-2', oil)).thenRejected('duplicateLine', { lineId: 'L-1' });
  });
});

test('D-21 an approved item moves the promise by its delay and asks for progress anew', () => {
  const before = givenOrder(contacted);
  const { promise, round } = before.when(answer('approved')).state();
  expect(promise!.at - before.order.promise!.at).toBe(30 * 60_000);
  expect(promise!.revision).toBe(2);
  expect(round).toMatchObject({ expectedMinutes: oil.labourMinutes + battery.labourMinutes, extensions: 1 });
});

test('a withdrawn request troubles nobody further', () => {
  givenOrder(requested)
    .when(['zhao', 'withdrawExtraItem', { itemId: 'X-1', reason: '误报' }])
    .then({ type: 'extraItemWithdrawn', itemId: 'X-1', reason: '误报' });
  const withdrawn = givenOrder(
    after(requested, ['zhao', { type: 'extraItemWithdrawn', itemId: 'X-1', reason: '误报' }]),
  );
  expect(['T-14', 'T-15', 'T-16'].flatMap((timer) => withdrawn.due(timer))).toEqual([]);
  withdrawn.when(answer('approved')).thenRejected('extraItemAnswered', { itemId: 'X-1', answer: 'withdrawn' });
});

test('work is not finished while an extra item waits for its answer', () =>
  givenOrder(after(contacted, ...works(oil)))
    .when(['workshop', 'finishWork'])
    .thenRejected('extraItemPending', { pending: ['X-1'] }));
