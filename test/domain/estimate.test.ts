import { MINUTE } from '../../domain/kernel/process';
import type { PartLine } from '../../domain/repair-order/work-line';
import {
  allowed,
  arrived,
  clockEvents,
  codeOf,
  consent,
  contracted,
  dueMinutes,
  estimating,
  happened,
  inRepair,
  iso,
  last,
  offered,
  oil,
  phone,
  playbook,
  rejection,
  signedIn,
  withHours,
  type Move,
} from '../support/simulate-order';

const draft = (change: object, lines: readonly object[] = [oil]): Move => [
  'wang',
  'draftEstimate',
  { method: 'system', lines, ...change },
];
const withPart = (change: Partial<PartLine>) => ({ ...oil, parts: [{ ...oil.parts[0]!, ...change }] });
const signAs = (change: object = {}): Move => [
  'wang',
  'signOrderAsCustomer',
  { revision: 1, total: playbook.totalOf([oil]), consent, copiesGiven: 1, ...change },
];
const advisorSigns = playbook.contract([oil])[0]!;

describe('methods', () => {
  test('C-06 each estimate names its method; the system estimate needs no reason', () =>
    expect(last(estimating().play(draft({})), 'estimateDrafted').method).toBe('system'));

  test('C-07 a symptom estimate needs a system that cannot be located, and prices the risk', () => {
    const risky = [{ ...oil, risk: 5_000 }];
    expect(codeOf(estimating(), draft({ method: 'symptom' }, risky))).toBe('methodNotAllowed');
    expect(codeOf(estimating(), draft({ method: 'symptom', reason: 'systemNotLocatable' }))).toBe('riskMissing');
    expect(allowed(estimating(), draft({ method: 'symptom', reason: 'systemNotLocatable' }, risky))).toBe(true);
    expect(codeOf(estimating(), draft({ method: 'system' }, risky))).toBe('methodNotAllowed');
  });

  test.each(['lowTechnology', 'marketPrice', 'specifiedByCustomer'])(
    'C-08 item pricing is allowed for %s once the quality caveat was explained',
    (reason) => {
      expect(codeOf(estimating(), draft({ method: 'item', reason }))).toBe('caveatNotExplained');
      expect(allowed(estimating(), draft({ method: 'item', reason, caveatExplained: true }))).toBe(true);
    },
  );

  test('C-08 item pricing has no other reasons', () =>
    expect(codeOf(estimating(), draft({ method: 'item', reason: 'systemNotLocatable', caveatExplained: true }))).toBe(
      'methodNotAllowed',
    ));
});

describe('parts', () => {
  test('C-09 each part says who supplies it and whether it is genuine', () => {
    expect(() => estimating().play(draft({}, [withPart({ suppliedBy: undefined as never })]))).toThrow();
    expect(() => estimating().play(draft({}, [withPart({ origin: 'fake' as never })]))).toThrow();
  });

  test('C-10 S-09 customer parts, and aftermarket parts at a key location, need the no-guarantee note; it is printed on the order', () => {
    for (const change of [{ suppliedBy: 'customer' as const }, { origin: 'aftermarket' as const, keyLocation: true }]) {
      const line = withPart(change);
      expect(codeOf(estimating(), draft({}, [line]))).toBe('noGuaranteeNoteMissing');
      const visit = estimating().play(
        ...playbook.offer([line], { noGuaranteeTold: true }),
        ...playbook.contract([line]),
      );
      expect(visit.order.evidence.at(-1)?.text).toContain('不承担技术质量保证');
    }
    expect(allowed(estimating(), draft({}, [withPart({ origin: 'aftermarket', keyLocation: false })]))).toBe(true);
  });

  test('C-09 a part of the customer costs nothing, whatever price was typed', () =>
    expect(playbook.totalOf([withPart({ suppliedBy: 'customer', unitPrice: 99_900 })])).toBe(oil.labour));

  test('a line id stands once', () => expect(codeOf(estimating(), draft({}, [oil, oil]))).toBe('duplicateLine'));
});

describe('before it is shown', () => {
  const present: Move = ['wang', 'presentEstimate', { workshopLoadMinutes: 0, guaranteePresented: true }];

  test('C-13 technician and parts specialist agree with the price before the customer sees it, version by version', () => {
    const visit = estimating().play(draft({}));
    expect(rejection(visit, present)).toEqual({
      code: 'priceUnconfirmed',
      facts: { missing: ['technician', 'partsSpecialist'] },
    });
    visit.play(['zhao', 'confirmEstimate']);
    expect(rejection(visit, present).facts).toEqual({ missing: ['partsSpecialist'] });
    visit.play(['parts', 'confirmEstimate'], draft({}));
    expect(rejection(visit, present).facts).toEqual({ missing: ['technician', 'partsSpecialist'] });
  });

  test('C-11 the guarantee rules of the shop are shown at contract time and stand in the text that is signed', () => {
    expect(() => estimating().play(draft({}), ['wang', 'presentEstimate', { workshopLoadMinutes: 0 }])).toThrow();
    expect(contracted().order.evidence.at(-1)?.text).toContain('质保3个月');
  });

  test('C-12 the promise is load plus work plus margin in working time, from when the parts are there', () => {
    const policy = withHours;
    const visit = estimating({ policy }).play(...playbook.offer([oil]).slice(0, 3));
    const shownAt = visit.now + MINUTE;
    visit.play(['wang', 'presentEstimate', { workshopLoadMinutes: 90, guaranteePresented: true }]);
    expect(visit.order.estimate?.promisedAt).toBe(shownAt + (90 + oil.labourMinutes + 30) * MINUTE);

    const late = estimating({ policy }).play(...playbook.offer([oil]).slice(0, 3));
    const partsReadyAt = '2026-11-22T16:30:00+08:00';
    late.play(['wang', 'presentEstimate', { workshopLoadMinutes: 0, partsReadyAt, guaranteePresented: true }]);
    expect(iso(late.order.estimate!.promisedAt!)).toBe(iso(Date.parse('2026-11-23T08:40:00+08:00')));
  });
});

describe('the contract', () => {
  test('C-01 the order shows items, labour, parts, total, promise and revision before anybody decides', () => {
    const text = contracted().order.evidence.at(-1)?.text;
    for (const shown of [
      '小保养（机油机滤）',
      '工时费 labour ¥120.00',
      '材料费 parts ¥373.00',
      '合计 total ¥493.00',
      '承诺交车时间 promised 2026-11-22',
      'revision 1',
    ])
      expect(text).toContain(shown);
  });

  test('C-02 S-08 without the customer’s signature the car does not enter the workshop', () => {
    const visit = offered().play(advisorSigns);
    expect(codeOf(visit, ['wang', 'assignTeams', { teams: ['team-1'] }])).toBe('notDuringStage');
    expect(codeOf(visit, ['wang', 'handOverToWorkshop'])).toBe('notDuringStage');
    expect(visit.play(signAs()).order.stage).toBe('contracted');
  });

  test('C-03 no line may be worked on before all items and costs are approved', () => {
    expect(offered().order.lines).toEqual([]);
    expect(contracted().order.lines.map(({ lineId, authority }) => [lineId, authority])).toEqual([
      ['L-1', contracted().order.evidence.at(-1)?.hash],
    ]);
  });

  test('C-14 items, time, amount and place are all pointed out', () =>
    expect(rejection(offered(), ['wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'amount'] }])).toEqual({
      code: 'checklistIncomplete',
      facts: { missing: ['time', 'place'] },
    }));

  test('C-15 the advisor signs first, then the customer', () =>
    expect(codeOf(offered(), signAs())).toBe('advisorSignatureMissing'));

  test('C-16 a signed order is frozen: nothing in it can be drafted, revised or signed again', () => {
    const visit = contracted();
    for (const move of [draft({}), ['wang', 'reviseEstimate', { wish: 'x' }] as Move, signAs(), advisorSigns])
      expect(codeOf(visit, move)).toBe('notDuringStage');
  });

  test('C-17 the customer takes a copy', () => {
    expect(() => offered().play(advisorSigns, signAs({ copiesGiven: 0 }))).toThrow();
    expect(last(contracted(), 'orderSigned').copiesGiven).toBe(1);
  });

  test('I8 the customer signs what is shown: another revision or amount is not the same paper', () => {
    const visit = offered().play(advisorSigns);
    expect(rejection(visit, signAs({ total: 1 }))).toEqual({
      code: 'shownContentDiffers',
      facts: { revision: 1, total: 49_300 },
    });
    expect(codeOf(visit, signAs({ revision: 2 }))).toBe('shownContentDiffers');
    visit.play(['wang', 'reviseEstimate', { wish: '便宜点' }], ...playbook.offer([oil]));
    expect(codeOf(visit, signAs({ revision: 2 }))).toBe('advisorSignatureMissing');
    expect(codeOf(visit.play(advisorSigns), signAs())).toBe('shownContentDiffers');
  });

  test('C-02 a contract is signed on paper or screen, not over the phone', () =>
    expect(codeOf(offered().play(advisorSigns), signAs({ consent: phone }))).toBe('consentNotAccepted'));

  test('C-12 a promise that has passed is not signed', () =>
    expect(codeOf(offered().play(advisorSigns).wait(600), signAs())).toBe('promiseInPast'));
});

describe('declining', () => {
  const decline: Move = ['wang', 'declineEstimate', { reason: 'declined', feeTold: true }];
  const pass: Move = ['cashier', 'issueExitPass'];

  test('C-04 S-17 who declines is cleared at the cashier and leaves with an exit pass', () => {
    const visit = signedIn().play(['wang', 'startEstimate'], decline);
    expect(codeOf(visit, ['settlement', 'issueExitPass'])).toBe('roleNotAllowed');
    visit.play(pass);
    expect(visit.order).toMatchObject({ stage: 'closedNoRepair', exitPass: { number: 'EP-RO-S01-20261122-0001' } });
  });

  test('C-05 the diagnosis fee, or else the estimate fee, is told and paid before the pass', () => {
    const visit = offered().play(decline);
    expect(visit.order.fee).toEqual({ amount: 10_000, paid: false });
    expect(codeOf(visit, pass)).toBe('feeNotPaid');
    expect(codeOf(visit, ['cashier', 'payFee', { amount: 9_000, method: 'cash' }])).toBe('amountDiffers');
    expect(visit.play(['cashier', 'payFee', { amount: 10_000, method: 'cash' }], pass).order.stage).toBe(
      'closedNoRepair',
    );

    const diagnosed = signedIn()
      .play(['wang', 'proposeDiagnosis', { reason: 'x' }], ['wang', 'answerDiagnosis', { answer: 'approved', consent }])
      .play(['support', 'finishDiagnosis'], ['wang', 'handOverDiagnosisReport', { fault: 'a', advice: 'b' }], decline);
    expect(diagnosed.order.fee?.amount).toBe(20_000);
    expect(() => offered().play(['wang', 'declineEstimate', { reason: 'declined' }])).toThrow();
  });

  test('C-05 who got neither diagnosis nor estimate owes nothing', () =>
    expect(signedIn().play(['wang', 'startEstimate'], decline).order.fee).toEqual({ amount: 0, paid: true }));

  test('an order cancelled before repair is cleared like a declined one and ends cancelled', () => {
    const visit = contracted().play(['wang', 'cancelOrder', { reason: '有急事' }]);
    expect(codeOf(visit, pass)).toBe('feeNotPaid');
    expect(visit.play(['cashier', 'payFee', { amount: 10_000, method: 'card' }], pass).order.stage).toBe('cancelled');
    expect(codeOf(inRepair(), ['wang', 'cancelOrder', { reason: 'x' }])).toBe('notDuringStage');
  });
});

describe('commitments', () => {
  const promise = (visit: { now: number }): Move => [
    'wang',
    'recordCommitment',
    { commitmentId: 'K-1', promise: '免费补漆', dueAt: iso(visit.now + 61 * MINUTE) },
  ];

  test('C-18 a promise has an owner and a time, and goes to the superior when it is neither kept nor reported', () => {
    const visit = arrived();
    visit.play(promise(visit));
    expect(visit.order.commitments[0]).toMatchObject({ owner: 'wang', status: 'open' });
    expect(dueMinutes(visit, 'C-18', visit.now)).toEqual([60]);
    visit.wait(60);
    expect(clockEvents(visit)).toEqual(['C-18 escalate serviceManager']);
  });

  test('C-18 a promise kept or reported in time troubles nobody', () => {
    for (const move of [
      ['wang', 'fulfilCommitment', { commitmentId: 'K-1' }],
      ['wang', 'reportCommitment', { commitmentId: 'K-1', reason: '缺漆' }],
    ] as const) {
      const visit = arrived();
      visit.play(promise(visit), move).wait(120);
      expect(clockEvents(visit)).toEqual([]);
      expect(codeOf(visit, move)).toBe('commitmentClosed');
    }
    expect(codeOf(arrived(), ['wang', 'fulfilCommitment', { commitmentId: 'K-9' }])).toBe('unknownCommitment');
  });
});

test('the estimate may be revised any number of times before it is signed', () => {
  const visit = offered();
  for (let n = 0; n < 3; n++) visit.play(['wang', 'reviseEstimate', { wish: '再改' }], ...playbook.offer([oil]));
  expect(visit.order.estimate?.revision).toBe(4);
  expect(happened(visit, 'estimateRevised')).toHaveLength(3);
});
