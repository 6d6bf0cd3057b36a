import { noGuaranteeNote } from '../../../domain/repair-order/consent-texts';
import { orderFile } from '../../../domain/repair-order/order-file';
import { highlightsOf } from '../../../domain/repair-order/order-highlights';
import { orderPaper, type OrderFormName } from '../../../domain/repair-order/papers';
import { localTime } from '../../../domain/time/working-time';
import { bilingual } from '../../../domain/values/bilingual';
import type { Block } from '../../../domain/values/paper';
import { givenOrder } from '../../support/given-order';
import {
  after,
  consent,
  contracted,
  delivered,
  fold,
  inRepair,
  oil,
  opening,
  pads,
  policy,
  preInspectionSigned,
  signs,
  takenIn,
  type Events,
} from '../../support/order-events';
import { agreedFor, warrantyPads } from '../../support/payer-events';

const sourceOf = (events: Events) => ({
  order: fold(events),
  events,
  letterhead: { name: bilingual('店', 'Store'), contacts: [], accounts: [], logo: null },
  customer: { name: '张三', phone: '13900000000' },
  vehicle: { plate: '沪A12345', vin: 'X', model: 'FREE' },
  nameOf: (id: string) => id,
  wordOf: (word: string) => bilingual(word, word),
});
const print = (events: Events, name: OrderFormName) => orderPaper(sourceOf(events), name)!;
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

describe('F-10 the file of a visit', () => {
  const left = after(delivered(), [
    'cashier',
    {
      type: 'invoiceIssued',
      invoiceId: 'F-1',
      payer: 'customer',
      number: '12345678',
      kind: 'company',
      title: '远航汽车销售公司',
      taxNumber: '91350100M000100Y43',
      total: 49_300,
      vat: 5_672,
      categories: [{ category: 'repair', percent: 13, total: 49_300, vat: 5_672 }],
    },
  ]);
  const fileOf = (events: Events) => orderFile(sourceOf(events));

  test('F-10 order, settlement, invoices and every other paper are one file, after a cover that lists each by its fingerprint', () => {
    const [cover, ...papers] = fileOf(left);
    expect(papers.map(({ title }) => title.en)).toEqual([
      'Pre-inspection and consultation',
      'On-board articles list',
      'Vehicle documents',
      'Estimate',
      'Repair order',
      'Delivery check sheet',
      'Account of the visit',
      'Settlement sheet',
      'Invoices',
      'Exit pass',
      'Pick-up slip',
      'Annual maintenance plan',
      'Quality guarantee',
    ]);
    const listed = cover!.blocks.find((block) => block.kind === 'table' && block.title.en === 'Papers');
    expect(listed).toMatchObject({
      rows: papers.map(({ title, fingerprint }, index) => [
        String(index + 1),
        `${title.zh} ${title.en}`,
        fingerprint.slice(0, 32),
      ]),
    });
  });

  test('F-10 what was scanned for the visit stands on the cover by its hash', () => {
    const [cover] = fileOf(left);
    const attached = textOf(
      cover!.blocks.filter((block) => block.kind === 'table' && block.title.en.startsWith('Attachments')),
    );
    for (const { consent: given } of fold(left).evidence)
      if (given.channel === 'paper') expect(attached).toContain(given.scan.slice(0, 32));
    expect(attached).toContain(fold(left).batterySlip!.slice(0, 32));
  });

  test('F-10 the invoices of a visit are a paper of their own, with number, title, VAT and what takes one back', () => {
    expect(orderPaper(sourceOf(delivered()), 'invoices')).toBeUndefined();
    for (const wanted of ['12345678', '远航汽车销售公司', '91350100M000100Y43', '¥493.00', '¥56.72', '13%'])
      expect(textOf(print(left, 'invoices').blocks)).toContain(wanted);
    const red = after(left, [
      'finance',
      {
        type: 'redInvoiceIssued',
        invoiceId: 'F-1',
        payer: 'customer',
        number: '87654321',
        takesBack: '12345678',
        total: 49_300,
        vat: 5_672,
        reason: '抬头有误',
      },
    ]);
    expect(textOf(print(red, 'invoices').blocks)).toContain('87654321 · 抬头有误');
  });

  test('a file that has hardly begun holds what there is', () =>
    expect(fileOf(takenIn()).map(({ title }) => title.en)).toContain('On-board articles list'));
});

test('F-20 the plan is printed with its basis, its nodes and their content, and whether the customer accepts it', () => {
  const text = textOf(print(delivered(), 'maintenance-plan').blocks);
  for (const wanted of ['10000', '6 个月', '2027-05-20', '170000 km', '定期保养', '接受 accepted'])
    expect(text).toContain(wanted);
  const refused = delivered().map((event) =>
    event.type === 'aftercareRecorded' ? { ...event, planAccepted: false, planRefusal: '太频繁' } : event,
  );
  expect(textOf(print(refused, 'maintenance-plan').blocks)).toContain('不接受 not accepted: 太频繁');
  const proposed = delivered().map((event) =>
    event.type === 'aftercareRecorded' && event.maintenancePlan
      ? {
          ...event,
          maintenancePlan: {
            ...event.maintenancePlan,
            nodes: event.maintenancePlan.nodes.map((node) => ({ ...node, work: '定期保养' })),
          },
        }
      : event,
  );
  expect(textOf(print(proposed, 'maintenance-plan').blocks)).toContain('定期保养 Regular maintenance');
});

test('C-14 items, time, amount and signing place stand out at the head of the order that is signed', () => {
  const highlights = print(contracted(), 'repair-order').blocks.find(({ kind }) => kind === 'highlights');
  const order = fold(contracted());
  expect(highlights).toEqual({
    kind: 'highlights',
    rows: [
      [expect.objectContaining({ en: 'Items' }), oil.work],
      [expect.objectContaining({ en: 'Promised time' }), localTime('Asia/Shanghai', order.promise!.at)],
      [expect.objectContaining({ en: 'Amount' }), '¥493.00'],
      [expect.objectContaining({ en: 'Sign here' }), expect.stringContaining('客户')],
    ],
  });
  const { blocks } = print(contracted(), 'repair-order');
  expect(blocks.findIndex(({ kind }) => kind === 'highlights')).toBeLessThan(
    blocks.findIndex((block) => block.kind === 'table' && block.title.en === 'Repair items'),
  );
});

test('C-14 where somebody else pays a part, the amount says what is the customer’s', () => {
  const lines = [oil, { ...pads, payer: 'insurer' as const }];
  const amount = highlightsOf({ policy }, { lines, promisedAt: 0 }).find(({ element }) => element === 'amount')!.value;
  expect(amount).toMatch(/^¥493\.00 · .*insurer ¥680\.00/);
});

test('F-06 each line of the settlement stands with its labour, and below it each part with quantity, unit price and amount; the sums stay', () => {
  const events = agreedFor([{ ...oil, parts: [{ ...oil.parts[0]!, quantity: 2 }, oil.parts[1]!] }, warrantyPads]);
  expect(tableOf(events, 'settlement', 'Settlement, revision 1')).toMatchObject({
    head: ['Work', 'Quantity', 'Unit price', 'Labour', 'Parts', 'Amount'].map((en) => expect.objectContaining({ en })),
    rows: [
      [oil.work, '', '', '¥120.00', '¥701.00', '¥821.00'],
      ['· 机油 5W-30 4L', '2', '¥328.00', '', '¥656.00', ''],
      ['· 机油滤清器', '1', '¥45.00', '', '¥45.00', ''],
    ],
  });
  expect(tableOf(events, 'settlement', 'Paid by somebody else')).toMatchObject({
    rows: [
      [pads.work, '', '', '¥200.00', '¥480.00', '¥680.00'],
      ['· 前刹车片', '1', '¥480.00', '', '¥480.00', ''],
      ['合计 total', '', '', '', '', '¥680.00'],
    ],
  });
  const sums = print(events, 'settlement').blocks.find(
    (block) => block.kind === 'fields' && block.rows.some(([name]) => name.en === 'Gross'),
  );
  expect(textOf([sums!])).toContain('¥821.00');
});

test('what the customer keeps carries the number of the visit for the scanner of the store, and nothing that opens anything', () => {
  const [, ...papers] = orderFile(sourceOf(delivered()));
  const scanned = papers.filter((paper) => paper.scanned !== undefined);
  expect(scanned.map(({ title }) => title.en)).toEqual(['Repair order', 'Settlement sheet', 'Pick-up slip']);
  expect(new Set(scanned.map((paper) => paper.scanned))).toEqual(new Set([opening.number]));
  expect(scanned.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'qr'))).toEqual([]);
});
