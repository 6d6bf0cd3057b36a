import { noGuaranteeNote } from '../../../domain/repair-order/consent-texts';
import { orderPaper, type OrderFormName } from '../../../domain/repair-order/papers';
import { bilingual } from '../../../domain/values/bilingual';
import type { Block } from '../../../domain/values/paper';
import { givenOrder } from '../../support/given-order';
import {
  after,
  consent,
  contracted,
  fold,
  inRepair,
  oil,
  preInspectionSigned,
  signs,
  takenIn,
  type Events,
} from '../../support/order-events';

const print = (events: Events, name: OrderFormName) =>
  orderPaper(
    {
      order: fold(events),
      events,
      letterhead: { name: bilingual('店', 'Store'), contacts: [], accounts: [], logo: null },
      customer: { name: '张三', phone: '13900000000' },
      vehicle: { plate: '沪A12345', vin: 'X', model: 'FREE' },
      nameOf: (id) => id,
      wordOf: (word) => bilingual(word, word),
    },
    name,
  )!;
const textOf = (blocks: readonly Block[]): string => JSON.stringify(blocks);
const tableOf = (events: Events, name: OrderFormName, title: string) =>
  print(events, name).blocks.find((block) => block.kind === 'table' && block.title.en === title);
const reason = '看错了';

test('I20 B-09 C-16 a paper prints what was signed; what was corrected since stands under it with its first word', () => {
  const signed = takenIn();
  const moved = after(signed, [
    'wang',
    {
      type: 'factCorrected',
      fact: 'keyNumber',
      subject: '',
      before: { text: 'K-31' },
      after: { text: 'K-99' },
      reason,
      voids: [],
    },
  ]);
  const { blocks, evidence } = print(moved, 'articles');
  const main = blocks.filter((block) => !(block.kind === 'table' && block.title.en === 'Corrected since'));
  expect(main).toEqual(print(signed, 'articles').blocks);
  expect(textOf(main)).toContain('K-31');
  expect(tableOf(moved, 'articles', 'Corrected since')).toMatchObject({
    rows: [['keyNumber', 'K-31', 'K-99', reason, expect.stringContaining('wang')]],
  });
  expect(evidence).toBe(fold(signed).evidence.at(-1)!.hash);
});

test('B-09 a paper whose signature a correction has voided is printed unsigned, until the customer signs it anew', () => {
  const signed = preInspectionSigned();
  const before = fold(signed).checklists.walkRound!['paint']!;
  const { item: _item, ...found } = before;
  const scratched = { result: 'defect' as const, note: '右后门划痕' };
  const moved = after(signed, [
    'wang',
    {
      type: 'factCorrected',
      fact: 'checkedItem',
      subject: 'walkRound.paint',
      before: { found },
      after: { found: scratched },
      reason,
      voids: ['preInspection'],
    },
  ]);
  const signature = (events: Events) =>
    print(events, 'pre-inspection')
      .blocks.flatMap((block) => (block.kind === 'signatures' ? block.lines : []))
      .find(([who]) => who.en === 'Customer')![1];
  expect(signature(signed)).toContain('#');
  expect(signature(moved)).toBe('');
  expect(textOf(print(moved, 'pre-inspection').blocks)).toContain('右后门划痕');
  const again = givenOrder(moved)
    .when(['wang', 'signCorrected', { document: 'preInspection', consent }])
    .state();
  expect(again.evidence.at(-1)!.text).toContain('右后门划痕');
  expect(signature(after(moved, signs('wang', 'preInspection')))).toContain('#');
});

test('C-16 the order is printed as signed; a changed item and a moved promise stand beside it, each with its proof', () => {
  const signed = contracted();
  const cheaper = { ...oil, labour: oil.labour - 100 };
  const moved = after(
    signed,
    ['wang', { type: 'promiseMoved', promisedAt: Date.parse('2027-01-01T02:00:00Z'), reason: '缺件', toldBy: 'phone' }],
    [
      'wang',
      {
        type: 'itemChanged',
        changeId: 'M-1',
        lineId: oil.lineId,
        before: oil,
        to: cheaper,
        reason,
        noGuarantee: false,
        toldBy: 'phone',
      },
    ],
  );
  const main = (events: Events) => print(events, 'repair-order').blocks.slice(0, 3);
  expect(main(moved)).toEqual(main(signed));
  expect(tableOf(moved, 'repair-order', 'Items changed since')).toMatchObject({
    rows: [[expect.any(String), expect.any(String), reason, expect.stringContaining('told')]],
  });
  expect(tableOf(moved, 'repair-order', 'The promise was moved')).toMatchObject({
    rows: [['2027-01-01 10:00', '缺件', expect.stringContaining('phone')]],
  });
});

test('B-18 CF-08 notes on the condition stand on the work order', () => {
  const noted = after(inRepair(), ['zhao', { type: 'conditionNoted', note: '左前门划痕' }]);
  expect(tableOf(noted, 'repair-order', 'Notes on the condition')).toMatchObject({ rows: [['左前门划痕', 'zhao']] });
  expect(tableOf(inRepair(), 'repair-order', 'Notes on the condition')).toBeUndefined();
});

test('C-10 S-09 parts without guarantee stand on the work order by their names, with the note; others have none', () => {
  const own = {
    ...oil,
    parts: oil.parts.map((part) => ({ ...part, suppliedBy: 'customer' as const, unitPrice: 0 })),
  };
  const printed = textOf(print(contracted({ lines: [own] }), 'repair-order').blocks);
  expect(printed).toContain(own.parts[0]!.name);
  expect(printed).toContain(noGuaranteeNote);
  expect(textOf(print(contracted(), 'repair-order').blocks)).not.toContain(noGuaranteeNote);
});
