import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  estimating,
  fold,
  inPreInspection,
  inQualityCheck,
  intake,
  walkedRound,
  type Events,
} from '../../support/order-events';

const { fuelEighths, odometer, documents: _documents, ...carried } = intake;
const register = (readings: object = {}): Move => [
  'wang',
  'registerIntake',
  { ...carried, documents: [], ...readings },
];
const walk = (...findings: readonly object[]): Move => [
  'wang',
  'fillChecklist',
  { checklist: 'walkRound', findings, restInOrder: true },
];
const takenInFirst = (): Events =>
  after(inPreInspection(), ['wang', { type: 'intakeRegistered', ...intake, documents: [] }]);

describe('B-13 B-22 each reading is asked for once', () => {
  test('the intake takes over what the walk-round has read, and the walk-round what the intake has', () => {
    expect(givenOrder(walkedRound()).when(register()).state().intake).toMatchObject({ fuelEighths, odometer });
    const { walkRound } = givenOrder(takenInFirst()).when(walk()).state().checklists;
    expect([walkRound?.['mileage']?.value, walkRound?.['fuelLevel']?.value]).toEqual([odometer, fuelEighths]);
  });

  test('another reading is a correction, and one that nobody has taken is asked for', () => {
    givenOrder(walkedRound())
      .when(register({ odometer: odometer + 1 }))
      .thenRejected('readingDiffers', { reading: 'odometer', known: odometer, said: odometer + 1 });
    givenOrder(takenInFirst())
      .when(walk({ item: 'fuelLevel', result: 'good', value: 1 }))
      .thenRejected('readingDiffers');
    givenOrder(inPreInspection()).when(register()).thenRejected('readingMissing', { reading: 'odometer' });
    givenOrder(inPreInspection()).when(walk()).thenRejected('findingInvalid');
  });

  test('a correction reaches both places where it stands, whichever of them is corrected', () => {
    const both = after(walkedRound(), ['wang', { type: 'intakeRegistered', ...intake }]);
    const values = (move: Move) => {
      const order = givenOrder(both).when(move).state();
      return [order.intake?.odometer, order.checklists.walkRound?.['mileage']?.value];
    };
    const reason = '看错了';
    expect(values(['wang', 'correctFact', { fact: 'odometer', value: 161_000, reason }])).toEqual([161_000, 161_000]);
    const found = { result: 'good', value: 162_000 };
    const mileage = { fact: 'checkedItem', subject: 'walkRound.mileage', found, reason };
    expect(values(['wang', 'correctFact', mileage])).toEqual([162_000, 162_000]);
  });

  test('orders of earlier rules may have two, as they had', () => {
    const before3 = { opening: { rulesVersion: 2 } };
    const two = givenOrder(walkedRound(before3))
      .when(register({ odometer: odometer + 1, fuelEighths: 1 }))
      .state();
    expect(two.intake).toMatchObject({ odometer: odometer + 1, fuelEighths: 1 });
    givenOrder(walkedRound(before3)).when(register()).thenRejected('readingMissing');
  });
});

describe('B-12 E-06 by exception', () => {
  test('whoever looked at everything names only what is not in order; every other item is answered for', () => {
    const scratch = { item: 'paint', result: 'defect', note: '划痕' };
    const { walkRound = {} } = givenOrder(takenInFirst()).when(walk(scratch)).state().checklists;
    expect(walkRound['paint']).toEqual(scratch);
    expect(walkRound['tyres']).toEqual({ item: 'tyres', result: 'good' });
    expect(Object.keys(walkRound)).toHaveLength(12);
  });

  test('what is counted is named, what was answered stays, and the record says that the rest was said at once', () => {
    const covers = (...findings: readonly object[]): Move => [
      'wang',
      'fillChecklist',
      { checklist: 'covers', findings, restInOrder: true },
    ];
    givenOrder(inPreInspection()).when(covers()).thenRejected('findingInvalid');
    givenOrder(inPreInspection())
      .when(covers({ item: 'pieces', result: 'done', value: 5 }))
      .then({
        type: 'findingsRecorded',
        checklist: 'covers',
        findings: [
          { item: 'pieces', result: 'done', value: 5 },
          { item: 'brandCovers', result: 'done' },
        ],
        restInOrder: true,
      });
    givenOrder(walkedRound()).when(walk()).then();
    givenOrder(walkedRound())
      .when(['wang', 'fillChecklist', { checklist: 'covers', findings: [] }])
      .thenRejected('findingInvalid');
  });

  test('E-03 the last clean of the car is not ticked before the work on it is done', () => {
    const clean: Move = [
      'assistant',
      'fillChecklist',
      { checklist: 'deliveryPreparation', findings: [], restInOrder: true },
    ];
    givenOrder(estimating()).when(clean).thenRejected('notDuringStage');
    expect(givenOrder(inQualityCheck()).when(clean).state().checklists.deliveryPreparation).toHaveProperty('bodyClean');
  });
});

test('C-01 B-29 what else the customer asks for stands on the order, word by word', () => {
  const confirms: Move = [
    'wang',
    'confirmNeeds',
    { repeatedBack: true, noneFurther: true, otherWishes: '旧件带走，微信联系' },
  ];
  const needs = after(inPreInspection(), [
    'wang',
    { type: 'needsRecorded', needs: [{ needId: 'N-1', words: '做个小保养', fault: false }] },
  ]);
  expect(givenOrder(needs).when(confirms).state().otherWishes).toBe('旧件带走，微信联系');
  expect(fold(needs)).not.toHaveProperty('otherWishes');
});
