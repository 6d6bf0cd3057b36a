import { linePrice } from '../../../domain/repair-order/amounts';
import { noticesOf } from '../../../domain/repair-order/notices';
import { sheetOf } from '../../../domain/repair-order/settlement-sheet';
import { tasksOf } from '../../../domain/repair-order/tasks';
import type { WorkLine } from '../../../domain/repair-order/work-line';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  consent,
  contracted,
  evidence,
  fold,
  inQualityCheck,
  inRepair,
  oil,
  works,
  type Events,
} from '../../support/order-events';

const { lineId } = oil;
const reason = '客户要求';
const change = (line?: WorkLine, more: object = {}): Move => [
  'wang',
  'changeItem',
  { changeId: 'M-1', lineId, ...(line ? { line } : { dropped: true }), reason, ...more },
];
const told = { toldBy: 'phone' } as const;
const cheaper: WorkLine = { ...oil, labour: oil.labour - 100 };
const costlier: WorkLine = { ...oil, labour: oil.labour + 100 };
const other: WorkLine = { ...oil, parts: oil.parts.map((part) => ({ ...part, partNumber: 'P-OTHER' })) };
const asked = (events: Events, to: WorkLine): Events =>
  after(events, [
    'wang',
    { type: 'itemChangeAsked', changeId: 'M-1', lineId, before: oil, to, reason, noGuarantee: false },
  ]);
const answer = (to: WorkLine, said: 'approved' | 'declined'): Move => [
  'wang',
  'answerItemChange',
  { changeId: 'M-1', answer: said, total: linePrice(to), consent },
];

test('C-16 one item is dropped after signing, and the customer is told; the first order stays in the changes', () => {
  givenOrder(inRepair()).when(change()).thenRejected('customerNotTold', { lineId });
  const moved = givenOrder(inRepair()).when(change(undefined, told));
  moved.then({ type: 'itemChanged', changeId: 'M-1', lineId, before: oil, reason, noGuarantee: false, ...told });
  const order = moved.state();
  expect(order.lines.map(({ status }) => status)).toEqual(['cancelled']);
  expect(order.itemChanges?.[0]?.before).toEqual(oil);
  expect(sheetOf(order, 0).gross).toBe(0);
  // told once; a repetition changes nothing
  givenOrder(
    after(inRepair(), [
      'wang',
      { type: 'itemChanged', changeId: 'M-1', lineId, before: oil, reason, noGuarantee: false, ...told },
    ]),
  )
    .when(change(undefined, told))
    .then();
});

test('F-06 what costs less needs no signature, only that the customer is told', () => {
  const order = givenOrder(contracted()).when(change(cheaper, told)).state();
  expect(linePrice(order.lines[0]!)).toBe(linePrice(oil) - 100);
  expect(order.lines[0]!.authority).toBe(fold(contracted()).lines[0]!.authority);
});

test.each([
  ['costs more', costlier],
  ['fits another part', other],
  ['is other work', { ...oil, work: '其他作业' }],
  [
    'has more of one part for less of another',
    { ...oil, labour: 0, parts: oil.parts.map((part) => ({ ...part, quantity: part.quantity + 1 })) },
  ],
])('D-11 what %s waits for the customer, and is done as approved until then', (_what, to) => {
  const moved = givenOrder(inRepair()).when(change(to, told));
  moved.then({ type: 'itemChangeAsked', changeId: 'M-1', lineId, before: oil, to, reason, noGuarantee: false });
  const order = moved.state();
  expect(order.lines).toEqual(fold(inRepair()).lines);
  expect(tasksOf(order).map(({ command }) => command)).toContain('answerItemChange');
});

test('C-16 S-08 the changed item stands on an evidence of its own, that names what was approved before', () => {
  const moved = givenOrder(asked(inRepair(), costlier)).when(answer(costlier, 'approved'));
  const order = moved.state();
  const proof = order.evidence.at(-1)!;
  expect(proof).toMatchObject({ document: 'itemChange', subject: 'M-1', total: linePrice(costlier) });
  expect(proof.text).toContain('差额 difference +¥1.00');
  expect(order.lines[0]).toMatchObject({ labour: costlier.labour, authority: proof.hash, status: 'authorised' });
});

test('I13 a declined or withdrawn change leaves the item as it was signed', () => {
  const before = fold(inRepair()).lines;
  expect(givenOrder(asked(inRepair(), costlier)).when(answer(costlier, 'declined')).state().lines).toEqual(before);
  const withdraw: Move = ['wang', 'withdrawItemChange', { changeId: 'M-1', reason: '不改了' }];
  const withdrawn = givenOrder(asked(inRepair(), costlier)).when(withdraw).state();
  expect([withdrawn.lines, withdrawn.itemChanges?.[0]?.answer]).toEqual([before, 'withdrawn']);
});

test('the answer fits what was shown, and comes before the work is done', () => {
  const pending = asked(inRepair(), costlier);
  givenOrder(pending)
    .when(answer(oil, 'approved'))
    .thenRejected('shownContentDiffers', { total: linePrice(costlier) });
  givenOrder(pending)
    .when(['wang', 'changeItem', { changeId: 'M-2', lineId, dropped: true, reason, ...told }])
    .thenRejected('itemChangePending');
  const done = after(pending, ...works(oil));
  givenOrder(done).when(answer(costlier, 'approved')).thenRejected('lineAlreadyDone');
  givenOrder(done).when(['workshop', 'finishWork']).thenRejected('itemChangePending');
});

test('a change says what the item becomes, and is none where it becomes what it is', () => {
  givenOrder(inRepair())
    .when(['wang', 'changeItem', { changeId: 'M-1', lineId, reason, ...told }])
    .thenRejected('changeUnclear');
  givenOrder(inRepair()).when(change(oil, told)).then();
});

test('what is done can be charged less, and is neither dropped nor raised', () => {
  const done = after(inRepair(), ...works(oil));
  givenOrder(done).when(change(undefined, told)).thenRejected('lineAlreadyDone');
  givenOrder(done).when(change(costlier)).thenRejected('lineAlreadyDone');
  expect(linePrice(givenOrder(done).when(change(cheaper, told)).state().lines[0]!)).toBe(linePrice(cheaper));
});

test('parts that were not approved before are issued before work goes on', () => {
  const issued = after(inRepair(), ['parts', { type: 'partsIssued', lineId }]);
  const swapped = givenOrder(asked(issued, other)).when(answer(other, 'approved')).state();
  expect(swapped.lines[0]?.partsIssued).toBe(false);
  expect(givenOrder(issued).when(change(cheaper, told)).state().lines[0]?.partsIssued).toBe(true);
});

test('F-06 four of five litres are billed as four; more than approved needs the customer', () => {
  const litres: WorkLine = { ...oil, parts: oil.parts.map((part) => ({ ...part, quantity: 5 })) };
  const { partNumber, unitPrice } = litres.parts[0]!;
  const done = after(inRepair({ lines: [litres] }), ...works(litres));
  const use = (quantity: number): Move => ['zhao', 'recordUsedParts', { lineId, used: [{ partNumber, quantity }] }];
  const order = givenOrder(done).when(use(4)).state();
  expect(sheetOf(order, 0).gross).toBe(linePrice(litres) - unitPrice);
  expect(order.lines[0]?.approvedParts?.[0]?.quantity).toBe(5);
  givenOrder(done).when(use(5)).then();
  givenOrder(done).when(use(6)).thenRejected('moreThanApproved', { partNumber, approved: 5 });
  givenOrder(inRepair({ lines: [litres] }))
    .when(use(4))
    .thenRejected('lineNotStarted');
  givenOrder(done)
    .when(['zhao', 'recordUsedParts', { lineId, used: [{ partNumber: 'P-9', quantity: 1 }] }])
    .thenRejected('unknownPart');
});

test('orders that were opened before version 3 of the rules keep their items as signed', () => {
  const old = inRepair({ opening: { rulesVersion: 2 } });
  givenOrder(old).when(change(undefined, told)).thenRejected('notDuringStage');
});

const pads: WorkLine = { ...oil, lineId: 'L-X', work: '更换刹车片' };
const request = (who: 'zhao' | 'wang' | 'quality'): Move => [
  who,
  'requestExtraItem',
  { itemId: 'X-1', finding: '刹车片磨损', line: pads, delayMinutes: 30 },
];
const requested = (events: Events): Events =>
  after(events, [
    'zhao',
    {
      type: 'extraItemRequested',
      itemId: 'X-1',
      finding: '刹车片磨损',
      line: pads,
      delayMinutes: 30,
      noGuarantee: false,
      photos: [],
    },
  ]);
const answerItem = (said: 'approved' | 'declined', who: 'wang' | 'customer' = 'wang'): Move => [
  who,
  'answerExtraItem',
  {
    itemId: 'X-1',
    answer: said,
    total: linePrice(pads),
    delayMinutes: 30,
    consent: who === 'customer' ? { channel: 'link' } : consent,
  },
];
const answered = (events: Events, said: 'approved' | 'declined', who: 'wang' | 'customer' = 'wang'): Events =>
  after(events, [
    who,
    (past, meta) => ({
      type: 'extraItemAnswered',
      itemId: 'X-1',
      evidence: evidence('extraItem', { subject: 'X-1', answer: said, total: linePrice(pads) })(past, meta),
    }),
  ]);
const contacted = (events: Events): Events =>
  after(requested(events), ['wang', { type: 'customerContacted', itemId: 'X-1', channel: 'phone', reached: true }]);

test('D-12 E-06 what is found once the work is finished goes to the customer, and on approval the car goes back to repair', () => {
  const finished = inQualityCheck();
  givenOrder(finished).when(request('quality')).state();
  givenOrder(inRepair()).when(request('quality')).thenRejected('roleNotAllowed');
  givenOrder(inQualityCheck({ opening: { rulesVersion: 2 } }))
    .when(request('zhao'))
    .thenRejected('notDuringStage');
  const order = givenOrder(contacted(finished)).when(answerItem('approved')).state();
  expect([order.stage, order.rounds, order.round?.expectedMinutes]).toEqual(['inRepair', 2, pads.labourMinutes]);
  expect(order.lines.map((line) => [line.lineId, line.status])).toEqual([
    [lineId, 'done'],
    ['L-X', 'authorised'],
  ]);
  const declined = givenOrder(contacted(finished)).when(answerItem('declined')).state();
  expect(declined.stage).toBe('qualityCheck');
});

test('D-06 the advisor withdraws what nobody reaches the customer about', () => {
  const withdraw: Move = ['wang', 'withdrawExtraItem', { itemId: 'X-1', reason: '联系不上' }];
  expect(givenOrder(requested(inRepair())).when(withdraw).state().extraItems[0]?.answer).toBe('withdrawn');
  givenOrder(requested(inRepair({ opening: { rulesVersion: 2 } })))
    .when(withdraw)
    .thenRejected('roleNotAllowed');
});

test('D-08 an approval on the own page releases the work at once; the relay is the acknowledgement of the workshop', () => {
  const byLink = givenOrder(requested(inRepair())).when(answerItem('approved', 'customer')).state();
  expect(byLink.lines.at(-1)).toMatchObject({ lineId: 'L-X', released: true });
  const byAdvisor = givenOrder(contacted(inRepair())).when(answerItem('approved')).state();
  expect(byAdvisor.lines.at(-1)).toMatchObject({ lineId: 'L-X', released: false });
  const acknowledge: Move = ['workshop', 'acknowledgeAnswer', { itemId: 'X-1' }];
  givenOrder(answered(contacted(inRepair()), 'approved'))
    .when(acknowledge)
    .then({ type: 'answerRelayed', itemId: 'X-1', workshopPerson: 'workshop' });
  givenOrder(requested(inRepair())).when(acknowledge).thenRejected('extraItemUnanswered');
});

test('D-09 T-16 a refusal that the workshop has not heard of is waited for after the work is finished, too', () => {
  const refused = answered(contacted(inRepair()), 'declined');
  const finished = after(refused, ...works(oil), ['workshop', { type: 'workFinished' }]);
  expect(givenOrder(finished).due('T-16')).toHaveLength(1);
  const relayed = after(finished, ['wang', { type: 'answerRelayed', itemId: 'X-1', workshopPerson: 'workshop' }]);
  expect(givenOrder(relayed).due('T-16')).toEqual([]);
  givenOrder(finished)
    .when(['wang', 'relayAnswer', { itemId: 'X-1', workshopPerson: 'workshop' }])
    .then({ type: 'answerRelayed', itemId: 'X-1', workshopPerson: 'workshop' });
});

test('T-15 C-16 a customer who is asked about a change is told, reminded, and the manager hears that there is no answer', () => {
  const waiting = asked(inRepair(), costlier);
  const sent = (event: Events[number]) =>
    noticesOf(fold(waiting), event).flatMap(({ to, template }) => ('customer' in to ? [template] : []));
  expect(sent(waiting.at(-1)!)).toEqual(['itemChangeAsked']);
  expect(givenOrder(waiting).due('T-15')).toEqual([
    '30 remind customer serviceAdvisor',
    '120 remind customer serviceAdvisor',
    '240 escalate serviceManager',
  ]);
  expect(tasksOf(fold(waiting)).map(({ key, command }) => `${key} ${command}`)).toContain(
    'T-15/change-M-1 answerItemChange',
  );
  const reminder = afterWaiting(waiting, 31).find((event) => event.type === 'deadlinePassed' && event.timer === 'T-15');
  expect(sent(reminder!)).toEqual(['itemChangeAsked']);
  const kept = after(waiting, ['wang', { type: 'itemChangeWithdrawn', changeId: 'M-1', reason: '不改了' }]);
  expect(givenOrder(kept).due('T-15')).toEqual([]);
});
