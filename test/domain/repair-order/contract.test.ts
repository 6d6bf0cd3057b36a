import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  asksFor,
  battery,
  cancelled,
  consent,
  contracted,
  declined,
  estimating,
  inRepair,
  oil,
  phone,
  shown,
  signedByAdvisor,
  totalOf,
} from '../../support/order-events';

const signAs = (change: object = {}): Move => [
  'wang',
  'signOrderAsCustomer',
  { revision: 1, total: totalOf([oil]), consent, copiesGiven: 1, ...change },
];
const advisorSigns: Move = ['wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'time', 'amount', 'place'] }];

describe('signing', () => {
  test.each([
    ['assignTeams', { teams: ['team-1'] }],
    ['handOverToWorkshop', {}],
  ] as const)('C-02 S-08 without the signature of the customer there is no %s', (command, payload) =>
    givenOrder(signedByAdvisor())
      .when(['wang', command, payload])
      .thenRejected('notDuringStage', { stage: 'awaitingSignature', during: ['contracted'] }),
  );

  test('C-02 S-08 with it the order is a contract, and its lines rest on it', () => {
    const signed = givenOrder(signedByAdvisor()).when(signAs());
    signed.then({
      type: 'orderSigned',
      evidence: expect.objectContaining({ document: 'order', answer: 'approved', total: 49_300 }),
      copiesGiven: 1,
    });
    const { stage, lines, evidence } = signed.state();
    expect(stage).toBe('contracted');
    expect(lines.map(({ lineId, authority }) => [lineId, authority])).toEqual([['L-1', evidence.at(-1)?.hash]]);
  });

  test('C-02 a contract is signed on paper or screen, not over the phone', () =>
    givenOrder(signedByAdvisor())
      .when(signAs({ consent: phone }))
      .thenRejected('consentNotAccepted'));

  test('C-03 no line is worked on before the customer has approved it with its costs', () => {
    const start = (lineId: string): Move => ['zhao', 'startLine', { lineId }];
    for (const events of [shown(), signedByAdvisor(), contracted()])
      givenOrder(events).when(start('L-1')).thenRejected('notDuringStage');
    const order = givenOrder(after(inRepair(), asksFor(battery)));
    order.when(start('L-1')).then({ type: 'lineStarted', lineId: 'L-1' });
    order.when(start('X-L1')).thenRejected('lineNotAuthorised', { lineId: 'X-L1' });
  });

  test('C-14 items, time, amount and place are all pointed out', () => {
    givenOrder(shown())
      .when(['wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'amount'] }])
      .thenRejected('checklistIncomplete', { missing: ['time', 'place'] });
    givenOrder(shown())
      .when(advisorSigns)
      .then({ type: 'advisorSigned', pointedOut: ['items', 'time', 'amount', 'place'] });
  });

  test('C-15 the advisor signs the order first, then the customer', () =>
    givenOrder(shown()).when(signAs()).thenRejected('advisorSignatureMissing'));

  test.each([
    ['drafted', ['wang', 'draftEstimate', { method: 'system', lines: [oil] }]],
    ['revised', ['wang', 'reviseEstimate', { wish: 'x' }]],
    ['signed again by the customer', signAs()],
    ['signed again by the advisor', advisorSigns],
  ] as const)('C-16 a signed order is frozen: it is not %s', (_what, move) =>
    givenOrder(contracted()).when(move).thenRejected('notDuringStage'),
  );

  test('how many copies the customer got is said, at least one', () =>
    expect(malformed(signAs({ copiesGiven: 0 }))).toEqual(['copiesGiven']));

  test.each([
    ['another amount', { total: 1 }],
    ['another revision', { revision: 2 }],
  ])('I8 the customer signs what is shown: %s is not the same paper', (_what, change) =>
    givenOrder(signedByAdvisor())
      .when(signAs(change))
      .thenRejected('shownContentDiffers', { revision: 1, total: 49_300 }),
  );

  test('I8 after a revision the advisor signs again, and the old paper is not signed any more', () => {
    const revised = after(
      signedByAdvisor(),
      ['wang', { type: 'estimateRevised', wish: '便宜点' }],
      ['wang', { type: 'estimateDrafted', revision: 2, method: 'system', lines: [oil], noGuarantee: false }],
      ['wang', (_past, { at }) => ({ type: 'estimatePresented', promisedAt: at + 3_600_000, workshopLoadMinutes: 0 })],
    );
    givenOrder(revised)
      .when(signAs({ revision: 2 }))
      .thenRejected('advisorSignatureMissing');
    givenOrder(after(revised, ['wang', { type: 'advisorSigned', pointedOut: [] }]))
      .when(signAs())
      .thenRejected('shownContentDiffers', { revision: 2, total: 49_300 });
  });

  test('C-12 a promise that has passed is not signed', () => {
    const order = givenOrder(signedByAdvisor());
    const promisedAt = order.order.estimate!.promisedAt!;
    order.when(signAs(), promisedAt - 1).then(expect.objectContaining({ type: 'orderSigned' }));
    order.when(signAs(), promisedAt).thenRejected('promiseInPast');
  });
});

describe('declining', () => {
  const decline: Move = ['wang', 'declineEstimate', { reason: 'declined', feeTold: true }];
  const pass: Move = ['cashier', 'issueExitPass'];
  const payFee = (amount: number): Move => ['cashier', 'payFee', { amount, method: 'cash' }];
  const paidFee = (amount: number) => ['cashier', { type: 'feePaid', amount, method: 'cash' }] as const;

  test('C-04 S-17 who declines is cleared at the cashier and leaves with an exit pass', () => {
    const order = givenOrder(declined(0));
    order.when(['settlement', 'issueExitPass']).thenRejected('roleNotAllowed', {
      role: 'settlementClerk',
      allowed: ['cashier'],
    });
    const cleared = order.when(pass);
    cleared.then({ type: 'exitPassIssued', number: 'EP-RO-S01-20261122-0001' });
    expect(cleared.state().stage).toBe('closedNoRepair');
  });

  test.each(['declined', 'prefersAppointment'] as const)('C-04 a customer may leave because of %s', (reason) =>
    givenOrder(shown())
      .when(['wang', 'declineEstimate', { reason, feeTold: true }])
      .then({ type: 'estimateDeclined', reason, fee: 10_000 }),
  );

  test('C-05 the fee is told, and paid to the fen before there is a pass', () => {
    expect(malformed(['wang', 'declineEstimate', { reason: 'declined' }])).toEqual(['feeTold']);
    const order = givenOrder(declined());
    order.when(pass).thenRejected('feeNotPaid', { due: 10_000 });
    order.when(payFee(9_000)).thenRejected('amountDiffers', { due: 10_000 });
    order.when(payFee(10_000)).then({ type: 'feePaid', amount: 10_000, method: 'cash' });
    expect(
      givenOrder(after(declined(), paidFee(10_000)))
        .when(pass)
        .state().stage,
    ).toBe('closedNoRepair');
  });

  test.each([
    ['was diagnosed', { type: 'diagnosisFinished' }],
    ['got the slip of the diagnosis', { type: 'diagnosisReportHandedOver', fault: 'a', advice: 'b' }],
  ] as const)('C-05 a customer who %s owes the fee of the diagnosis', (_what, event) =>
    givenOrder(after(estimating(), ['wang', event]))
      .when(decline)
      .then({ type: 'estimateDeclined', reason: 'declined', fee: 20_000 }),
  );

  test('C-05 a customer who got neither diagnosis nor estimate owes nothing', () => {
    const left = givenOrder(estimating()).when(decline);
    left.then({ type: 'estimateDeclined', reason: 'declined', fee: 0 });
    expect(left.state().fee).toEqual({ amount: 0, paid: true });
  });

  test('an order cancelled before repair is cleared like a declined one and ends cancelled', () => {
    const order = givenOrder(contracted()).when(['wang', 'cancelOrder', { reason: '有急事' }]);
    order.then({ type: 'orderCancelled', reason: '有急事', fee: 10_000 });
    expect(order.state().lines.map(({ status }) => status)).toEqual(['cancelled']);
    givenOrder(cancelled()).when(pass).thenRejected('feeNotPaid');
    expect(
      givenOrder(after(cancelled(), paidFee(10_000)))
        .when(pass)
        .state().stage,
    ).toBe('cancelled');
  });

  test('a repair that has begun is not cancelled', () =>
    givenOrder(inRepair())
      .when(['wang', 'cancelOrder', { reason: 'x' }])
      .thenRejected('notDuringStage'));
});
