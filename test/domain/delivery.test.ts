import { MINUTE } from '../../domain/kernel/process';
import { unfilled } from '../../domain/repair-order/checklists';
import { arrears } from '../../domain/repair-order/amounts';
import { fileComplete } from '../../domain/repair-order/milestones';
import {
  agreed,
  allowed,
  clockEvents,
  codeOf,
  consent,
  delivered,
  dueMinutes,
  happened,
  inAcceptance,
  inFinalCheck,
  inPreparation,
  inQualityCheck,
  inSettlement,
  last,
  oil,
  pads,
  paid,
  phone,
  playbook,
  presented,
  readyForPickup,
  rejection,
  withPass,
  type Move,
  type Rehearsal,
} from '../support/simulate-order';

const total = playbook.totalOf([oil]);
const notify: Move = ['wang', 'notifyCustomer', { channel: 'phone' }];
const without = (moves: readonly Move[], test: (move: Move) => boolean): readonly Move[] =>
  moves.filter((move) => !test(move));
const isChecklist = (name: string) => (move: Move) => move[2]?.['checklist'] === name;
const prepared = (leaveOut: (move: Move) => boolean): Rehearsal => {
  const visit = inPreparation();
  return visit.play(...without(playbook.prepare(visit.order).slice(0, -1), leaveOut));
};

describe('delivery preparation', () => {
  test('E-03 the car is cleaned, looked over and its articles are back before the customer is called', () => {
    const visit = prepared(isChecklist('deliveryPreparation'));
    expect(rejection(visit, notify).code).toBe('checklistIncomplete');
    expect(unfilled(visit.order, 'deliveryPreparation')).toEqual(
      expect.arrayContaining(['bodyClean', 'interiorClean', 'exteriorLookOver', 'articlesBack']),
    );
  });

  test('E-04 T-17 the slips of workshop and parts are in before the customer is called; the departments are reminded', () => {
    const visit = prepared(([, command]) => command === 'collectSlips');
    expect(rejection(visit, notify)).toEqual({ code: 'slipsMissing', facts: { missing: ['workshop', 'parts'] } });
    const since = visit.order.quality.passedAt!;
    expect(dueMinutes(visit, 'T-17', since)).toEqual([30, 30]);
    expect(clockEvents(visit.wait(30))).toEqual(
      expect.arrayContaining([
        'T-17 remind settlementClerk+workshopSupervisor',
        'T-17 remind settlementClerk+partsSpecialist',
      ]),
    );
    visit.play(['settlement', 'collectSlips', { department: 'workshop' }]);
    expect(rejection(visit, notify).facts).toEqual({ missing: ['parts'] });
  });

  test('E-05 the customer is asked to collect the car, and when is recorded', () => {
    expect(readyForPickup().order).toMatchObject({ stage: 'readyForPickup', notifiedAt: expect.any(Number) });
    expect(last(readyForPickup(), 'customerNotified').channel).toBe('phone');
  });

  test('E-06 the delivery check sheet has seven free checks, all filled before the customer is called', () => {
    const visit = prepared(isChecklist('freeChecks'));
    expect(unfilled(visit.order, 'freeChecks')).toHaveLength(7);
    expect(codeOf(visit, notify)).toBe('checklistIncomplete');
  });

  test('E-07 the battery slip is attached', () =>
    expect(
      codeOf(
        prepared(([, command]) => command === 'attachBatterySlip'),
        notify,
      ),
    ).toBe('batterySlipMissing'));

  test('E-08 replaced parts are labelled and on the shelf; where nothing was replaced nothing is asked', () => {
    expect(unfilled(inPreparation().order, 'deliveryPreparation')).toContain('oldParts');
    expect(unfilled(inPreparation([{ ...oil, parts: [] }]).order, 'deliveryPreparation')).not.toContain('oldParts');
  });

  test('E-09 E-02 nobody is called before the workshop has released the car', () =>
    expect(codeOf(inQualityCheck(), notify)).toBe('notDuringStage'));

  test('L-03 the advisor’s assistant may prepare the delivery', () =>
    expect(
      allowed(
        prepared(() => false),
        ['assistant', 'notifyCustomer', { channel: 'phone' }],
      ),
    ).toBe(true));
});

describe('acceptance', () => {
  const accept: Move = ['wang', 'acceptResult', { consent }];

  test('F-01 F-02 F-03 F-04 F-05 account, results, condition, old parts and check sheet come before the customer accepts', () => {
    const visit = readyForPickup().play(['wang', 'welcomeCustomer']);
    expect(unfilled(visit.order, 'acceptance')).toEqual([
      'shortAccount',
      'resultsShown',
      'handsOn',
      'conditionCompared',
      'oldPartsShown',
      'checkSheetExplained',
    ]);
    expect(codeOf(visit, accept)).toBe('checklistIncomplete');
    expect(inSettlement().order.evidence.at(-1)).toMatchObject({ document: 'result', answer: 'approved' });
  });

  test('CF-10 a rejected result goes back to the workshop, and everything shown is shown again', () => {
    const visit = inAcceptance().play(['wang', 'rejectResult', { reason: '仍有异响', lineIds: ['L-1'] }]);
    expect(visit.order).toMatchObject({ stage: 'inRepair', slips: [], rounds: 2 });
    expect(visit.order.quality.passedAt).toBeUndefined();
    for (const name of ['freeChecks', 'acceptance'] as const)
      expect(unfilled(visit.order, name).length).toBeGreaterThanOrEqual(5);
    expect(happened(visit, 'resultRejected')[0]?.reason).toBe('仍有异响');
  });
});

describe('settlement', () => {
  const agree = (change: object = {}): Move => [
    'settlement',
    'agreeSettlement',
    { revision: 1, total, consent, ...change },
  ];
  const pay = (amount: number, change: object = {}): Move => [
    'cashier',
    'receivePayment',
    { paymentId: `P-${amount}`, method: 'cash', amount, received: amount, change: 0, ...change },
  ];
  const complete: Move = ['settlement', 'completeSettlement'];
  const discount = (amount: number): Move => ['settlement', 'requestDiscount', { amount, reason: '老客户' }];
  const decide = (granted: number): Move => ['supervisor', 'decideDiscount', { granted, reason: '同意' }];

  test('I2 F-06 the sheet is the sum of approved and done lines, told one by one', () => {
    const sheet = presented([oil, pads]).order.settlement!;
    expect(sheet.lines).toEqual([
      { lineId: 'L-1', amount: 49_300 },
      { lineId: 'L-2', amount: 68_000 },
    ]);
    expect(sheet).toMatchObject({ gross: 117_300, discount: 0, total: 117_300, vat: 13_495 });
    expect(() => inSettlement().play(['settlement', 'presentSettlement'])).toThrow();
  });

  test('F-07 S-15 nothing is processed before the customer agrees to the sheet shown', () => {
    expect(codeOf(inSettlement(), agree())).toBe('settlementNotPresented');
    expect(codeOf(presented(), pay(100))).toBe('settlementNotAgreed');
    expect(codeOf(presented(), agree({ total: total - 1 }))).toBe('shownContentDiffers');
    expect(agreed().order.evidence.at(-1)).toMatchObject({ document: 'settlement', total });
    expect(codeOf(agreed(), discount(1_000))).toBe('alreadySigned');
  });

  test('F-08 S-14 L-05 the business supervisor decides about a discount, not the settlement clerk', () => {
    const visit = presented().play(discount(4_000));
    expect(visit.order.stage).toBe('discountPending');
    expect(codeOf(visit, ['settlement', 'decideDiscount', { granted: 4_000, reason: 'x' }])).toBe('roleNotAllowed');
    expect(codeOf(visit, decide(4_001))).toBe('discountTooHigh');
    visit.play(decide(3_000));
    expect(visit.order).toMatchObject({
      stage: 'settlement',
      settlement: { revision: 2, discount: 3_000, total: total - 3_000 },
    });
    expect(codeOf(visit, agree())).toBe('shownContentDiffers');
  });

  test('I9 a discount above the limit needs two people, and one beyond the maximum is not even asked', () => {
    const visit = presented().play(discount(10_000), decide(10_000));
    expect(visit.order.stage).toBe('discountPending');
    expect(codeOf(visit, decide(10_000))).toBe('discountUndecided');
    visit.state = { ...visit.order, discount: { ...visit.order.discount!, decidedBy: 'manager' } };
    expect(codeOf(visit, ['manager', 'countersignDiscount'])).toBe('sameDecider');
    visit.state = { ...visit.order, discount: { ...visit.order.discount!, decidedBy: 'supervisor' } };
    expect(visit.play(['manager', 'countersignDiscount']).order.settlement?.discount).toBe(10_000);
    expect(codeOf(presented(), discount(20_000))).toBe('discountTooHigh');
  });

  test('F-09 amount, amount received and change are recorded, after the invoice data were confirmed', () => {
    const unconfirmed = presented().play(agree());
    expect(codeOf(unconfirmed, pay(100))).toBe('invoiceUnconfirmed');
    expect(codeOf(agreed(), pay(total, { received: total + 700, change: 0 }))).toBe('changeWrong');
    const visit = agreed().play(pay(total, { received: total + 700, change: 700 }));
    expect(last(visit, 'paymentReceived')).toMatchObject({ amount: total, received: total + 700, change: 700 });
    expect(codeOf(agreed(), ['settlement', ...pay(total).slice(1)] as unknown as Move)).toBe('roleNotAllowed');
  });

  test('F-11 partial payments leave an outstanding amount, and nobody pays more than is due', () => {
    const visit = agreed().play(pay(10_000));
    expect(arrears(visit.order)).toBe(total - 10_000);
    expect(codeOf(visit, pay(total))).toBe('paymentExceedsDue');
    expect(visit.play(pay(10_000)).order.payments).toHaveLength(1);
  });

  test('F-10 S-16 the settlement is complete when it is paid, with revenue and arrears on one event', () => {
    expect(rejection(agreed(), complete)).toEqual({ code: 'notPaid', facts: { due: total } });
    expect(last(paid(), 'settlementCompleted')).toMatchObject({ revenue: total, arrears: 0 });
  });

  test('F-29 S-18 CF-13 an unpaid car leaves only on the credit of the business supervisor', () => {
    const visit = agreed().play(pay(10_000));
    const credit: Move = ['supervisor', 'releaseOnCredit', { reason: '月结', dueDay: '2026-12-31' }];
    expect(codeOf(visit, ['settlement', ...credit.slice(1)] as unknown as Move)).toBe('roleNotAllowed');
    visit.play(credit, complete);
    expect(visit.order).toMatchObject({
      stage: 'paid',
      credit: { amount: total - 10_000, by: 'supervisor', dueDay: '2026-12-31' },
    });
    expect(last(visit, 'settlementCompleted').arrears).toBe(total - 10_000);
  });

  test('F-12 S-17 T-18 the exit pass is issued at once when settled, never earlier', () => {
    expect(codeOf(agreed(), ['settlement', 'issueExitPass'])).toBe('notDuringStage');
    const visit = paid();
    expect(dueMinutes(visit, 'T-18', visit.now)).toEqual([5]);
    expect(codeOf(visit, ['cashier', 'issueExitPass'])).toBe('roleNotAllowed');
    expect(clockEvents(visit.wait(5))).toEqual(['T-18 remind settlementClerk']);
    visit.play(['settlement', 'issueExitPass']);
    expect(visit.order).toMatchObject({ stage: 'exitPassIssued', exitPass: { number: `EP-${visit.order.number}` } });
  });
});

describe('hand-back', () => {
  const sign: Move = ['wang', 'signDelivery', { consent }];
  const slip: Move = ['wang', 'returnPickupSlip', { consent }];

  test('F-13 the pack holds pass, work order, sheet, guarantee, papers and key, each ticked', () => {
    expect(unfilled(withPass().order, 'handoverPack')).toEqual([
      'exitPass',
      'workOrder',
      'settlementSheet',
      'guarantee',
      'vehicleDocuments',
      'key',
    ]);
    expect(codeOf(withPass(), ['wang', 'startFinalCheck'])).toBe('checklistIncomplete');
  });

  test('F-15 S-19 articles and exterior are viewed together, then the customer signs', () => {
    const visit = withPass();
    visit.play(...without(playbook.hand(visit.order), isChecklist('finalCheck')));
    expect(codeOf(visit, sign)).toBe('checklistIncomplete');
    expect(codeOf(inFinalCheck(), ['wang', 'signDelivery', { consent: phone }])).toBe('consentNotAccepted');
    expect(inFinalCheck().play(sign).order.stage).toBe('finalCheck');
  });

  test('F-16 S-20 CF-11 the car is delivered when work order and pick-up slip are both signed', () => {
    expect(inFinalCheck().play(slip).order.stage).toBe('finalCheck');
    expect(inFinalCheck().play(slip, sign).order).toMatchObject({
      stage: 'delivered',
      deliveredAt: expect.any(Number),
    });
    expect(codeOf(inFinalCheck().play(sign), sign)).toBe('alreadySigned');
  });

  test('F-20 F-21 F-22 F-23 plan, next maintenance, follow-up wish and warranty offer are recorded before leaving', () => {
    const visit = withPass();
    visit.play(...without(playbook.hand(visit.order), ([, command]) => command === 'recordAftercare'));
    expect(codeOf(visit, sign)).toBe('aftercareMissing');
    expect(last(inFinalCheck(), 'aftercareRecorded')).toMatchObject({
      planAccepted: true,
      nextDay: '2027-05-20',
      nextKilometres: 170_000,
      followUp: { at: '周六上午', channel: 'phone' },
      warrantyOffers: [{ product: '延保两年', taken: false }],
    });
  });

  test('F-21 the next maintenance lies ahead of the odometer', () => {
    const [, , , , [who, name, payload]] = playbook.hand(withPass().order) as unknown as [Move, Move, Move, Move, Move];
    expect(codeOf(withPass(), [who, name, { ...payload, nextKilometres: 1 }])).toBe('odometerWentDown');
  });

  test('F-25 T-19 the file is completed on the same day, or the advisor is reminded', () => {
    const visit = delivered();
    expect(dueMinutes(visit, 'T-19', visit.now)).toHaveLength(1);
    const midnight = Date.parse('2026-11-23T00:00:00+08:00');
    expect(dueMinutes(visit, 'T-19', midnight)[0]).toBeCloseTo(0, 1);
    visit.play(playbook.dms);
    expect(dueMinutes(visit, 'T-19', 0)).toEqual([]);
  });

  test('F-26 a next maintenance that differs in the DMS is flagged', () => {
    const [who, name, payload] = playbook.dms;
    expect(last(delivered().play([who, name, { ...payload, nextKilometres: 1_000 }]), 'dmsUpdated').mismatch).toBe(
      true,
    );
    expect(last(delivered().play(playbook.dms), 'dmsUpdated').mismatch).toBe(false);
  });

  test('F-24 F-28 the gate opens once, for this pass only, and the visit is closed when car and file are done', () => {
    const gate = playbook.gate('RO-S01-20261122-0001', 'compared');
    expect(codeOf(withPass(), gate)).toBe('notDuringStage');
    expect(codeOf(delivered(), playbook.gate('RO-S01-20261122-0002', 'compared'))).toBe('exitPassMissing');
    const visit = delivered().play(gate);
    expect(codeOf(visit, gate)).toBe('exitPassUsed');
    expect(fileComplete(visit.order)).toBe(false);
    expect(fileComplete(visit.play(playbook.dms).order)).toBe(true);
  });

  test('F-28 a car nobody saw at the gate is looked for at the end of the day', () => {
    const visit = delivered()
      .play(playbook.dms)
      .wait(60 * 24);
    expect(clockEvents(visit)).toContain('F-28 remind gateGuard');
    expect(fileComplete(visit.order)).toBe(true);
  });

  test('F-30 an objection holds the delivery until manager or advisor has settled it', () => {
    const visit = inFinalCheck().play(['wang', 'disputeDelivery', { objection: '新划痕' }]);
    expect(visit.order).toMatchObject({ stage: 'deliveryDisputed', disputes: 1 });
    expect(codeOf(visit, sign)).toBe('notDuringStage');
    visit.play(['manager', 'resolveDispute', { resolution: '抛光' }], sign, slip);
    expect(visit.order.stage).toBe('delivered');
  });

  test('F-27 a gold-card customer finds two bottles of water, others one', () => {
    const water = (value: number): Move => [
      'wang',
      'fillChecklist',
      { checklist: 'finalCheck', findings: [{ item: 'water', result: 'done', value }] },
    ];
    expect(allowed(inFinalCheck(), water(1))).toBe(true);
    const gold = inFinalCheck();
    gold.state = { ...gold.order, customer: { ...gold.order.customer, goldCard: true } };
    expect(codeOf(gold, water(1))).toBe('findingInvalid');
  });

  test('I3 an arrear may still be paid after the car is gone', () => {
    const credit: Move = ['supervisor', 'releaseOnCredit', { reason: '月结', dueDay: '2026-12-31' }];
    const visit = agreed().play(credit, ['settlement', 'completeSettlement'], ['settlement', 'issueExitPass']);
    visit.play(playbook.pay(total));
    expect(arrears(visit.order)).toBe(0);
  });
});

test('T-37 CF-16 an escalation nobody acknowledges climbs to service manager, store manager and central team', () => {
  const visit = inPreparation().wait(60 * 24 * 30);
  expect(clockEvents(visit).filter((event) => event.startsWith('T-13'))).toEqual([
    'T-13 warn customer+serviceAdvisor+serviceManager',
    'T-13 escalate serviceManager',
    'T-13 escalate storeManager',
    'T-13 escalate centralTeam',
  ]);
  expect(visit.order.escalations.find(({ timer }) => timer === 'T-13')).toMatchObject({ to: 'centralTeam', level: 3 });
  const since = visit.events
    .filter((event) => event.type === 'deadlinePassed' && event.timer === 'T-13')
    .map(({ at }) => at);
  expect(since.slice(2).map((at, index) => (at - since[index + 1]!) / MINUTE)).toEqual([1440, 2880]);
});

test('T-37 an acknowledged escalation rests, and only the role it reached may acknowledge it', () => {
  const visit = inPreparation().wait(60 * 12);
  const acknowledge = (who: string): Move => [
    who,
    'acknowledgeEscalation',
    { escalationId: 'T-13/promise-1', plan: '亲自跟进' },
  ];
  expect(codeOf(visit, acknowledge('workshop'))).toBe('roleNotAllowed');
  visit.play(acknowledge('manager')).wait(60 * 24 * 30);
  expect(clockEvents(visit).filter((event) => event.startsWith('T-13 escalate'))).toEqual([
    'T-13 escalate serviceManager',
  ]);
  expect(codeOf(visit, ['manager', 'acknowledgeEscalation', { escalationId: 'T-99/none', plan: 'x' }])).toBe(
    'unknownEscalation',
  );
});
