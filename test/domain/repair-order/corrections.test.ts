import { tasksOf } from '../../../domain/repair-order/tasks';
import { MINUTE } from '../../../domain/kernel/process';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  arrived,
  consent,
  contracted,
  fold,
  inRepair,
  iso,
  noise,
  preInspectionSigned,
  qualityPassed,
  signedByAdvisor,
  signs,
  takenIn,
  walkedRound,
  type Events,
  type Person,
} from '../../support/order-events';

const reason = '听错了';
const correct = (who: Person, fact: string, to: object, subject?: string): Move => [
  who,
  'correctFact',
  { fact, ...(subject !== undefined && { subject }), ...to, reason },
];
/** The visit after this correction, which is accepted. */
const corrected = (events: Events, move: Move): Events => {
  const moved = givenOrder(events).when(move);
  const { corrections = [], sequence } = moved.state();
  expect(sequence).toBe(fold(events).sequence + 1);
  const { by: _by, at: _at, ...said } = corrections.at(-1)!;
  const voids = Object.keys(fold(events).signed).filter((paper) => !(paper in moved.state().signed));
  return after(events, [move[0], { type: 'factCorrected', ...said, voids: voids as ['preInspection'] }]);
};

test('L-40 what was typed at the arrival is corrected with a reason; what it said first stays', () => {
  const moved = givenOrder(arrived()).when(correct('wang', 'symptoms', { text: '空调不制冷' }));
  moved.then({
    type: 'factCorrected',
    fact: 'symptoms',
    subject: '',
    before: { text: '定期保养' },
    after: { text: '空调不制冷' },
    reason,
    voids: [],
  });
  const order = moved.state();
  expect(order.arrival.symptoms).toBe('空调不制冷');
  expect(order.corrections).toEqual([
    expect.objectContaining({ before: { text: '定期保养' }, by: { id: 'wang', role: 'serviceAdvisor' }, reason }),
  ]);
  givenOrder(arrived())
    .when(correct('wang', 'symptoms', { text: '定期保养' }))
    .then();
});

test('L-40 only whoever typed it, who stands in for them, or a superior corrects it', () => {
  const wrong = { text: '其他' };
  givenOrder(arrived())
    .when(correct('li', 'symptoms', wrong))
    .thenRejected('notAuthorOrSuperior', { allowed: ['serviceManager'] });
  givenOrder(arrived())
    .when(correct('zhao', 'symptoms', wrong))
    .thenRejected('notAuthorOrSuperior');
  givenOrder(arrived())
    .when(correct('gate', 'symptoms', wrong))
    .thenRejected('roleNotAllowed');
  expect(
    givenOrder(arrived())
      .when(correct('manager', 'symptoms', wrong))
      .state().arrival.symptoms,
  ).toBe('其他');
});

test('a correction says what is true in the field of its fact, and nothing else', () => {
  const first = givenOrder(takenIn());
  first.when(correct('wang', 'fuelEighths', { text: '5' })).thenRejected('factOfOtherKind');
  first.when(correct('wang', 'fuelEighths', { value: 5, yes: true })).thenRejected('factOfOtherKind');
  first.when(correct('wang', 'fuelEighths', { value: 9 })).thenRejected('factOutOfRange', { most: 8 });
  first.when(correct('wang', 'keyNumber', { text: 'x'.repeat(121) })).thenRejected('factOutOfRange', { most: 120 });
  first
    .when(correct('wang', 'checkedItem', { found: { result: 'defect' } }, 'walkRound.paint'))
    .thenRejected('findingInvalid');
  first.when(correct('wang', 'needWords', { text: 'x' }, 'N-9')).thenRejected('nothingToCorrect');
  expect(first.when(correct('wang', 'fuelEighths', { value: 5 })).state().intake?.fuelEighths).toBe(5);
});

test('orders that were opened before version 3 of the rules have nothing to correct: nobody knows who typed what', () => {
  const old = arrived({ opening: { rulesVersion: 2 } });
  expect(fold(old)).not.toHaveProperty('authors');
  givenOrder(old)
    .when(correct('manager', 'symptoms', { text: '其他' }))
    .thenRejected('nothingToCorrect');
});

test('B-06 B-07 a need that reads otherwise is repeated back once more before the customer signs', () => {
  const known = walkedRound({ needs: noise });
  const moved = givenOrder(known).when(correct('wang', 'needWords', { text: '转弯时有异响' }, 'N-1'));
  expect(moved.state().needs).toEqual([{ needId: 'N-1', words: '转弯时有异响', fault: true }]);
  expect(moved.state().needsConfirmed).toBe(false);
  expect(tasksOf(moved.state()).map(({ command }) => command)).toContain('confirmNeeds');
  // the last need cannot be struck out
  givenOrder(known)
    .when(correct('wang', 'needStands', { yes: false }, 'N-1'))
    .thenRejected('nothingToCorrect');
  const two = walkedRound({ needs: [...noise, { needId: 'N-2', words: '小保养', fault: false }] });
  const struck = givenOrder(two)
    .when(correct('wang', 'needStands', { yes: false }, 'N-1'))
    .state();
  expect(struck.needs.map(({ needId }) => needId)).toEqual(['N-2']);
});

test('B-09 what the customer has signed is not overwritten; its correction is another revision that is signed anew', () => {
  const signed = preInspectionSigned();
  const scratch = { item: 'paint', result: 'defect', note: '右后门划痕' };
  const overwrite: Move = ['wang', 'fillChecklist', { checklist: 'walkRound', findings: [scratch] }];
  givenOrder(signed).when(overwrite).thenRejected('alreadySigned', { document: 'preInspection' });
  const { item: _item, ...found } = scratch;
  const moved = corrected(signed, correct('wang', 'checkedItem', { found }, 'walkRound.paint'));
  const order = fold(moved);
  expect(order.checklists.walkRound?.['paint']).toEqual(scratch);
  expect(order.signed.preInspection).toBeUndefined();
  expect(order.evidence).toHaveLength(1);
  const again = givenOrder(moved)
    .when(['wang', 'signCorrected', { document: 'preInspection', consent }])
    .state();
  expect(again.signed.preInspection).toBeDefined();
  expect(again.evidence.map(({ revision, text }) => [revision, text.includes('右后门划痕')])).toEqual([
    [1, false],
    [2, true],
  ]);
});

test('B-09 what somebody else has answered is corrected with a reason, not overwritten; the same answer may come twice', () => {
  const open = walkedRound();
  const answered = fold(open).checklists.walkRound!['paint']!;
  const fill = (who: Person, finding: object): Move => [
    who,
    'fillChecklist',
    { checklist: 'walkRound', findings: [finding] },
  ];
  const other = { item: 'paint', result: 'defect', note: '划痕' };
  givenOrder(open).when(fill('assistant', other)).thenRejected('answeredBySomebodyElse', { item: 'paint' });
  expect(givenOrder(open).when(fill('assistant', answered)).state().authors?.['finding/walkRound.paint']).toBeDefined();
  expect(givenOrder(open).when(fill('wang', other)).state().checklists.walkRound?.['paint']).toEqual(other);
});

test('B-15 an accident that was not ticked asks for more covers, and for the signature under them', () => {
  const five = { item: 'pieces', result: 'done', value: 5 } as const;
  const covered = after(
    walkedRound(),
    ['wang', { type: 'findingsRecorded', checklist: 'covers', findings: [five] }],
    signs('wang', 'preInspection'),
  );
  const order = fold(corrected(covered, correct('wang', 'accidentCar', { yes: true })));
  expect(order.accident).toBe(true);
  expect(order.checklists.covers).not.toHaveProperty('pieces');
  expect(order.signed.preInspection).toBeUndefined();
});

test('S-05 the expert signs once more when a described fault reads otherwise, before the customer signs the order', () => {
  const signed = after(signedByAdvisor({ needs: noise }), ['expert', { type: 'expertSigned', opinion: '可修' }]);
  const moved = corrected(signed, correct('wang', 'needWords', { text: '转弯时有异响' }, 'N-1'));
  expect(fold(moved).expertSignedBy).toBeUndefined();
  const { revision } = fold(moved).estimate!;
  const renewed = givenOrder(moved)
    .when(['wang', 'signCorrected', { document: 'preInspection', consent }])
    .state();
  expect(renewed.signed.preInspection).toBeDefined();
  const contract: Move = ['wang', 'signOrderAsCustomer', { revision, total: 1, consent, copiesGiven: 1 }];
  givenOrder(moved).when(contract).thenRejected('signatureMissing');
});

test('B-21 S-07 key, box, fuel and mileage are corrected after the list was signed; the box stands on it and is signed anew', () => {
  const known = contracted();
  expect(fold(corrected(known, correct('wang', 'keyNumber', { text: 'K-99' }))).signed.articlesList).toBeDefined();
  const moved = corrected(known, correct('wang', 'storageBox', { text: 'B-13' }));
  const order = fold(moved);
  expect([order.intake?.storageBox, order.signed.articlesList]).toEqual(['B-13', undefined]);
  expect(tasksOf(order).map(({ command }) => command)).toContain('signCorrected');
  const count = givenOrder(known)
    .when(correct('wang', 'articleCount', { value: 0 }, '行车记录仪'))
    .state();
  expect(count.intake?.articles).toEqual([]);
});

test('D-05 the workshop corrects when it got the car, not before it was handed over and not after now', () => {
  const events = inRepair();
  const { receivedAt = 0, handedOverAt = 0 } = fold(events);
  const move = (at: number) => correct('workshop', 'workshopReceipt', { time: iso(at) });
  const earlier = receivedAt - MINUTE;
  expect(givenOrder(events).when(move(earlier)).state()).toMatchObject({
    receivedAt: earlier,
    round: { startedAt: earlier },
  });
  givenOrder(events)
    .when(move(handedOverAt - 11 * MINUTE))
    .thenRejected('receiptTimeOff');
  givenOrder(events)
    .when(move(receivedAt + 60 * MINUTE))
    .thenRejected('receiptTimeOff');
  givenOrder(events)
    .when(correct('wang', 'workshopReceipt', { time: iso(earlier) }))
    .thenRejected('notAuthorOrSuperior');
});

test('B-18 a note on the condition stays with the order, and is put right by whoever wrote it', () => {
  const noted = after(inRepair(), ['zhao', { type: 'conditionNoted', note: '左前门划痕' }]);
  const [note] = fold(noted).statements!;
  expect(note).toMatchObject({ event: 'conditionNoted', field: 'note', text: '左前门划痕', by: 'zhao' });
  const right = { text: '右前门划痕' };
  const order = givenOrder(noted)
    .when(correct('zhao', 'statement', right, note!.statementId))
    .state();
  expect(order.statements?.[0]?.text).toBe('右前门划痕');
  expect(order.corrections?.[0]?.before).toEqual({ text: '左前门划痕' });
  givenOrder(noted)
    .when(correct('wu', 'statement', right, note!.statementId))
    .thenRejected('notAuthorOrSuperior');
});

test('S-05 nobody puts the opinion that the expert signed into other words', () => {
  const signed = after(preInspectionSigned({ needs: noise }), ['expert', { type: 'expertSigned', opinion: '可修' }]);
  const { statementId } = fold(signed).statements![0]!;
  const move = (who: Person): Move => correct(who, 'statement', { text: '不可修' }, statementId);
  givenOrder(signed).when(move('manager')).thenRejected('notAuthorOrSuperior', { allowed: [] });
  expect(givenOrder(signed).when(move('expert')).state().statements?.[0]?.text).toBe('不可修');
});

test('S-13 a signature is asked for only where one was made', () => {
  const unsigned = walkedRound();
  const sign: Move = ['wang', 'signCorrected', { document: 'preInspection', consent }];
  givenOrder(unsigned).when(sign).thenRejected('nothingToSignAnew');
  givenOrder(preInspectionSigned()).when(sign).thenRejected('nothingToSignAnew');
  expect(fold(qualityPassed()).corrections).toBeUndefined();
});
