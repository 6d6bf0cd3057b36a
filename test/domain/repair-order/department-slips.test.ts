import { tasksOf } from '../../../domain/repair-order/tasks';
import { accountOfVisit } from '../../../domain/repair-order/visit-account';
import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  fold,
  inQualityCheck,
  inRepair,
  oil,
  pads,
  preparation,
  qualityPassed,
  works,
  type Events,
} from '../../support/order-events';

const slips = [{ name: '派工单', number: 'PG-7' }, { name: '检验记录' }];
const handIn = (who: 'workshop' | 'zhao' | 'parts' | 'settlement', department: string, change: object = {}): Move => [
  who,
  'handInSlips',
  { department, slips, ...change },
];
const asked = (events: Events) =>
  tasksOf(fold(events))
    .filter(({ command }) => command === 'handInSlips')
    .map(({ key, roles }) => [key.split('/')[1], roles]);

describe('E-04 the documents of the departments', () => {
  test('E-04 both are asked for theirs as soon as the check is passed, until they are handed in or collected', () => {
    expect(asked(inQualityCheck())).toEqual([]);
    expect(asked(qualityPassed())).toEqual([
      ['workshop', ['workshopSupervisor']],
      ['parts', ['partsSpecialist']],
    ]);
    const handedIn = after(qualityPassed(), ['workshop', { type: 'slipsHandedIn', department: 'workshop', slips }]);
    expect(asked(handedIn)).toEqual([['parts', ['partsSpecialist']]]);
    expect(asked(after(handedIn, preparation.partsSlips))).toEqual([]);
  });

  test('E-04 each department hands in its own, by name, number and picture; a second time takes the place of the first', () => {
    const order = givenOrder(qualityPassed());
    order.when(handIn('workshop', 'workshop')).then({ type: 'slipsHandedIn', department: 'workshop', slips });
    order.when(handIn('zhao', 'workshop')).then({ type: 'slipsHandedIn', department: 'workshop', slips });
    order.when(handIn('parts', 'workshop')).thenRejected('roleNotAllowed');
    order.when(handIn('workshop', 'parts')).thenRejected('roleNotAllowed');
    order.when(handIn('settlement', 'parts')).thenRejected('roleNotAllowed');
    expect(malformed(handIn('workshop', 'workshop', { slips: [] }))).toEqual(['slips']);
    expect(malformed(handIn('workshop', 'workshop', { slips: [{ name: 'x', scan: 'no hash' }] }))).toEqual([
      'slips.0.scan',
    ]);
    const first = after(qualityPassed(), ['workshop', { type: 'slipsHandedIn', department: 'workshop', slips }]);
    const again = givenOrder(first)
      .when(handIn('workshop', 'workshop', { slips: [{ name: '补单' }] }))
      .state();
    expect(again.slipsHandedIn).toMatchObject([{ department: 'workshop', slips: [{ name: '补单' }], by: 'workshop' }]);
  });

  test('E-04 nothing is handed in before the check is passed, or after the clerk has it', () => {
    givenOrder(inQualityCheck()).when(handIn('workshop', 'workshop')).thenRejected('qualityNotPassed');
    givenOrder(inRepair()).when(handIn('workshop', 'workshop')).thenRejected('notDuringStage');
    givenOrder(after(qualityPassed(), preparation.workshopSlips))
      .when(handIn('workshop', 'workshop'))
      .thenRejected('slipsAlreadyIn', { department: 'workshop' });
    givenOrder(qualityPassed({ opening: { rulesVersion: 2 } }))
      .when(handIn('workshop', 'workshop'))
      .thenRejected('notDuringStage');
  });
});

describe('E-04 one account of the visit', () => {
  const done = after(inRepair({ lines: [oil, { ...pads, payer: 'insurer' }] }), ...works(oil), ...works(pads));

  test('E-04 it has what each line charges to whom, beside what left the store for it', () => {
    expect(accountOfVisit(fold(done))).toEqual([
      expect.objectContaining({ lineId: 'L-1', payer: 'customer', amount: 49_300 }),
      expect.objectContaining({
        lineId: 'L-2',
        payer: 'insurer',
        amount: 68_000,
        parts: [{ partNumber: 'PAD-F', name: '前刹车片', issued: 1, returned: 0, charged: 1, differs: false }],
      }),
    ]);
  });

  test('E-04 a part that left the store and is neither charged nor back stands out', () => {
    const order = fold(done);
    const lines = order.lines.map((line) =>
      line.lineId === 'L-2' ? { ...line, issued: [{ partNumber: 'PAD-F', quantity: 2 }] } : line,
    );
    const partsOf = (change: object) =>
      accountOfVisit({ lines: lines.map((line) => ({ ...line, ...(line.lineId === 'L-2' && change) })) })[1]!.parts;
    expect(partsOf({})).toMatchObject([{ issued: 2, returned: 0, charged: 1, differs: true }]);
    expect(partsOf({ returned: [{ partNumber: 'PAD-F', quantity: 1 }] })).toMatchObject([{ differs: false }]);
    const { issued: _unknown, ...unrecorded } = order.lines[1]!;
    expect(accountOfVisit({ lines: [unrecorded] })[0]!.parts).toMatchObject([{ issued: null, differs: false }]);
    const cancelled = { ...order.lines[1]!, status: 'cancelled' as const };
    expect(accountOfVisit({ lines: [cancelled] })[0]).toMatchObject({
      amount: 0,
      parts: [{ issued: 1, charged: 0, differs: true }],
    });
  });
});
