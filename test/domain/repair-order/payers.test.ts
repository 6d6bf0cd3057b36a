import { COMPANY } from '../../../dev/fixtures/store';
import { arrears, openOf } from '../../../domain/repair-order/account';
import { consentTexts, orderText, settlementText } from '../../../domain/repair-order/consent-texts';
import { sheetOf } from '../../../domain/repair-order/settlement-sheet';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  consent,
  contracted,
  estimating,
  fold,
  inAcceptance,
  inSettlement,
  oil,
  opening,
  pads,
  signedByAdvisor,
} from '../../support/order-events';
import {
  agreedFor,
  confirms,
  freeWipers,
  isPersonal,
  presentedFor,
  split,
  takes,
  towing,
  warrantyPads,
} from '../../support/payer-events';

const OIL = 49_300;
const PADS = 68_000;
const present: Move = ['settlement', 'presentSettlement', { toldOneByOne: true }];
const complete: Move = ['settlement', 'completeSettlement'];

describe('what the customer signs', () => {
  test('C-02 the signature covers the customer’s share, and the shares of the others stand on the order', () => {
    const sign = (total: number): Move => [
      'wang',
      'signOrderAsCustomer',
      { revision: 1, total, consent, copiesGiven: 1 },
    ];
    const order = givenOrder(signedByAdvisor({ lines: split }));
    order.when(sign(OIL + PADS)).thenRejected('shownContentDiffers', { revision: 1, total: OIL });
    order.when(sign(OIL)).then({
      type: 'orderSigned',
      copiesGiven: 1,
      evidence: expect.objectContaining({ total: OIL, text: orderText(order.order, order.order.estimate!) }),
    });
    expect(consentTexts(order.order)['signOrderAsCustomer']).toContain(
      '其中 of it: 客户 customer ¥493.00 · 厂家 manufacturer ¥680.00',
    );
  });

  test('an order on which the customer pays everything reads as it did', () =>
    expect(consentTexts(fold(signedByAdvisor({ lines: [oil] })))['signOrderAsCustomer']).not.toMatch(/其中|付款方/));

  test('C-16 whoever pays in the customer’s place costs the customer less: the customer is told', () => {
    const toWarranty: Move = [
      'wang',
      'changeItem',
      { changeId: 'M-1', lineId: pads.lineId, line: warrantyPads, reason: '在保', toldBy: 'phone' },
    ];
    const changed = givenOrder(contracted({ lines: [oil, pads] }))
      .when(toWarranty)
      .state();
    expect(changed.lines[1]).toMatchObject({ payer: 'manufacturer' });
    // also when the work is done
    const done = givenOrder(inAcceptance({ lines: [oil, pads] }))
      .when(toWarranty)
      .state();
    expect(sheetOf(done, 0)).toMatchObject({ gross: OIL, others: [{ payer: 'manufacturer', total: PADS }] });
  });

  test('C-16 D-11 a line that is to be the customer’s after all is asked about, and once it is done it is too late', () => {
    const back: Move = ['wang', 'changeItem', { changeId: 'M-1', lineId: pads.lineId, line: pads, reason: '拒赔' }];
    const asked = givenOrder(contracted({ lines: split }))
      .when(back)
      .state();
    expect(asked.itemChanges).toMatchObject([{ changeId: 'M-1' }]);
    expect(consentTexts(asked)['answerItemChange/M-1']).toContain('差额 difference +¥680.00');
    givenOrder(inAcceptance({ lines: split }))
      .when(back)
      .thenRejected('lineAlreadyDone');
  });

  test('ADR 5 an order that was opened before there were payers knows none', () =>
    givenOrder(estimating({ opening: { rulesVersion: 2 } }))
      .when(['wang', 'draftEstimate', { method: 'system', lines: split }])
      .thenRejected('payersUnknown', { lines: ['L-2'] }));
});

describe('the sheet by payer', () => {
  test('F-06 I23 each line is charged to its payer; the sum of all is the sum of the done lines', () => {
    const { settlement } = givenOrder(inSettlement({ lines: split }))
      .when(present)
      .state();
    expect(settlement).toEqual({
      revision: 1,
      lines: [{ lineId: 'L-1', amount: OIL }],
      gross: OIL,
      discount: 0,
      total: OIL,
      vat: 5_672,
      categories: [{ category: 'repair', percent: 13, total: OIL, vat: 5_672 }],
      others: [
        {
          payer: 'manufacturer',
          lines: [{ lineId: 'L-2', amount: PADS }],
          total: PADS,
          vat: 7_823,
          categories: [{ category: 'repair', percent: 13, total: PADS, vat: 7_823 }],
        },
      ],
    });
  });

  test('F-06 a deductible is a line of the customer’s beside that of the insurer: each signs and owes what stands there', () => {
    const repaired = { ...pads, work: '前保险杠喷漆（保险）', labour: 60_000, parts: [], payer: 'insurer' as const };
    const deductible = {
      ...repaired,
      lineId: 'L-3',
      work: '前保险杠喷漆（免赔额）',
      labour: 15_000,
      payer: 'customer' as const,
    };
    const signed = fold(signedByAdvisor({ lines: [repaired, deductible] }));
    expect(consentTexts(signed)['signOrderAsCustomer']).toContain('customer ¥150.00 · 保险公司 insurer ¥600.00');
    const sheet = sheetOf(fold(inSettlement({ lines: [repaired, deductible] })), 0);
    expect([sheet.total, sheet.others]).toEqual([
      15_000,
      [expect.objectContaining({ payer: 'insurer', total: 60_000 })],
    ]);
  });

  test('the VAT of a service has a rate of its own; a discount is borne by each category by its part', () => {
    const order = fold(inSettlement({ lines: [oil, towing] }));
    expect(sheetOf(order, 599)).toMatchObject({
      total: OIL + 10_600 - 599,
      categories: [
        { category: 'repair', percent: 13, total: OIL - 493, vat: 5_615 },
        { category: 'service', percent: 6, total: 10_600 - 106, vat: 594 },
      ],
      vat: 5_615 + 594,
    });
  });

  test('a discount is the customer’s, and not more than the customer’s part allows', () =>
    givenOrder(presentedFor(split))
      .when(['settlement', 'requestDiscount', { amount: 15_000, reason: '老客户' }])
      .thenRejected('discountTooHigh', { limit: 14_790 }));

  test('F-07 the customer agrees to the own share, and sees what others pay', () => {
    const order = givenOrder(presentedFor(split));
    const agree = (total: number): Move => ['settlement', 'agreeSettlement', { revision: 1, total, consent }];
    order.when(agree(OIL + PADS)).thenRejected('shownContentDiffers', { revision: 1, total: OIL });
    const text = settlementText(order.order, order.order.settlement!);
    order.when(agree(OIL)).then({ type: 'settlementAgreed', evidence: expect.objectContaining({ total: OIL, text }) });
    expect(text).toContain('由厂家 manufacturer承担 paid by others: 更换前刹车片 ¥680.00');
  });
});

describe('goodwill', () => {
  const lines = [oil, freeWipers];
  const approve = (who: 'supervisor' | 'settlement', amount: number): Move => [
    who,
    'approveGoodwill',
    { amount, reason: '老客户' },
  ];

  test('F-08 S-14 what the store pays itself another person lets it pay, before the sheet is shown', () => {
    const order = givenOrder(inSettlement({ lines }));
    order.when(present).thenRejected('goodwillUndecided', { amount: 12_000 });
    expect(tasksOf(order.order)).toContainEqual(
      expect.objectContaining({ command: 'approveGoodwill', roles: ['businessSupervisor', 'serviceManager'] }),
    );
    order.when(approve('settlement', 12_000)).thenRejected('roleNotAllowed');
    order.when(approve('supervisor', 11_999)).thenRejected('shownContentDiffers', { total: 12_000 });
    const let_ = order.when(approve('supervisor', 12_000));
    let_.then({ type: 'goodwillApproved', amount: 12_000, reason: '老客户' });
    expect(
      givenOrder(
        after(inSettlement({ lines }), ['supervisor', { type: 'goodwillApproved', amount: 12_000, reason: 'x' }]),
      )
        .when(present)
        .state().settlement,
    ).toMatchObject({ total: OIL, others: [{ payer: 'goodwill', total: 12_000 }] });
  });

  test('I9 whoever has the customer does not let it, also not in another role', () => {
    const own = inSettlement({ lines }).map((event) =>
      event.type === 'orderOpened' ? { ...event, by: { ...event.by, id: 'supervisor' } } : event,
    );
    givenOrder(own).when(approve('supervisor', 12_000)).thenRejected('sameDecider');
  });

  test('nobody owes goodwill: it is neither paid nor invoiced', () => {
    const order = givenOrder(after(agreedFor(lines), isPersonal));
    const pays = { paymentId: 'P-1', method: 'cash', amount: 100, received: 100, change: 0, payer: 'goodwill' };
    order.when(['cashier', 'receivePayment', pays]).thenRejected('payerOwesNothing', { payer: 'goodwill' });
    order
      .when(['cashier', 'confirmInvoice', { kind: 'company', payer: 'goodwill', ...COMPANY }])
      .thenRejected('payerOwesNothing', { payer: 'goodwill' });
    givenOrder(after(agreedFor(lines), isPersonal, takes(OIL, 'P-1')))
      .when(complete)
      .then({ type: 'settlementCompleted', revenue: OIL, arrears: 0 });
  });
});

describe('who has paid', () => {
  test('F-12 CF-13 the car goes when the customer’s share is paid; what others owe stays owed', () => {
    const own = after(agreedFor(split), isPersonal, confirms('manufacturer'));
    givenOrder(own).when(complete).thenRejected('notPaid', { due: OIL });
    const paid = givenOrder(after(own, takes(OIL, 'P-1')));
    paid.when(complete).then({
      type: 'settlementCompleted',
      revenue: OIL,
      arrears: 0,
      others: [{ payer: 'manufacturer', revenue: PADS, arrears: PADS }],
    });
    expect([arrears(paid.order), openOf(paid.order, 'manufacturer')]).toEqual([0, PADS]);
  });

  test('F-11 each pays into the own account, and not more than is open there', () => {
    const own = after(agreedFor(split), isPersonal, confirms('manufacturer'), takes(PADS - 100, 'P-1', 'manufacturer'));
    const pay = (amount: number, payer: string): Move => [
      'cashier',
      'receivePayment',
      { paymentId: 'P-2', method: 'cash', amount, received: amount, change: 0, payer },
    ];
    givenOrder(own).when(pay(101, 'manufacturer')).thenRejected('paymentExceedsDue', { due: 100 });
    givenOrder(own).when(pay(1, 'insurer')).thenRejected('paymentExceedsDue', { due: 0 });
    expect(arrears(fold(own))).toBe(OIL);
  });

  test('F-09 everybody who is charged has said to whom the invoice is made out', () =>
    givenOrder(after(agreedFor(split), isPersonal, takes(OIL, 'P-1')))
      .when(complete)
      .thenRejected('invoiceUnconfirmed', { payers: ['manufacturer'] }));

  test('ADR 5 the sheet of an order that was opened before has no payers', () => {
    const { settlement } = givenOrder(inSettlement({ opening: { ...opening, rulesVersion: 2 } }))
      .when(present)
      .state();
    expect(settlement).toEqual({
      revision: 1,
      lines: [{ lineId: 'L-1', amount: OIL }],
      gross: OIL,
      discount: 0,
      total: OIL,
      vat: 5_672,
    });
  });
});
