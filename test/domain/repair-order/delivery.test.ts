import { errandsOf } from '../../../domain/repair-order/errands';
import { isOver } from '../../../domain/repair-order/milestones';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  actor,
  after,
  aftercare,
  afterWaiting,
  cancelled,
  consent,
  delivered,
  exitPass,
  fills,
  finalCheckStarted,
  inFinalCheck,
  lastAt,
  phone,
  recordsAftercare,
  signsOnLeaving,
  withPass,
} from '../../support/order-events';

const sign: Move = ['wang', 'signDelivery', { consent }];
const slip: Move = ['wang', 'returnPickupSlip', { consent }];
const handoverPack = ['exitPass', 'workOrder', 'settlementSheet', 'guarantee', 'vehicleDocuments', 'key'];

describe('the final check', () => {
  test('F-13 the pack holds pass, work order, sheet, guarantee, papers and key, each ticked', () =>
    givenOrder(after(withPass(), fills('wang', 'departure')))
      .when(['wang', 'startFinalCheck'])
      .thenRejected('checklistIncomplete', {
        missing: [expect.objectContaining({ checklist: 'handoverPack', items: handoverPack })],
      }));

  test.each(['exitPass', 'workOrder', 'settlementSheet', 'guarantee', 'vehicleDocuments', 'key'])(
    'F-13 %s is handed over; nobody calls it not applicable, or wanting',
    (item) => {
      for (const result of ['notApplicable', 'defect'])
        givenOrder(withPass())
          .when([
            'wang',
            'fillChecklist',
            { checklist: 'handoverPack', findings: [{ item, result, note: '客户不要' }] },
          ])
          .thenRejected('findingInvalid', { item, reason: 'it is handed over, or the car stays' });
      const given = { checklist: 'handoverPack', findings: [{ item, result: 'done' }] };
      expect(givenOrder(withPass()).when(['wang', 'fillChecklist', given]).state().checklists.handoverPack).toEqual({
        [item]: expect.objectContaining({ result: 'done' }),
      });
    },
  );

  test('F-13 papers that the customer never left are not handed back', () => {
    const none = withPass().map((event) => (event.type === 'intakeRegistered' ? { ...event, documents: [] } : event));
    const finding = { item: 'vehicleDocuments', result: 'notApplicable', note: '未留证件' };
    const filled = givenOrder(none).when(['wang', 'fillChecklist', { checklist: 'handoverPack', findings: [finding] }]);
    expect(filled.state().checklists.handoverPack).toMatchObject({ vehicleDocuments: { result: 'notApplicable' } });
  });

  test('F-15 S-19 articles and exterior are viewed together, then the customer signs', () => {
    givenOrder(after(finalCheckStarted(), recordsAftercare))
      .when(sign)
      .thenRejected('checklistIncomplete', {
        missing: [
          expect.objectContaining({
            checklist: 'finalCheck',
            items: ['articlesCounted', 'exteriorViewed', 'coversRemoved', 'water'],
          }),
        ],
      });
    givenOrder(inFinalCheck())
      .when(['wang', 'signDelivery', { consent: phone }])
      .thenRejected('consentNotAccepted');
    givenOrder(inFinalCheck())
      .when(sign)
      .then({ type: 'deliverySigned', evidence: expect.objectContaining({ document: 'delivery' }) });
  });

  test('F-16 S-19 S-20 CF-11 the car is delivered when work order and pick-up slip are both signed', () => {
    for (const first of [sign, slip]) expect(givenOrder(inFinalCheck()).when(first).state().stage).toBe('finalCheck');
    const order = givenOrder(after(inFinalCheck(), signsOnLeaving('delivery')));
    const both = order.when(slip);
    both.then({ type: 'deliverySigned', evidence: expect.objectContaining({ document: 'pickupSlip' }) });
    expect(both.state()).toMatchObject({ stage: 'delivered', deliveredAt: order.now });
    order.when(sign).thenRejected('alreadySigned', { document: 'delivery' });
  });

  test('F-30 an objection holds the delivery until manager or advisor has settled it', () => {
    const disputed = givenOrder(inFinalCheck()).when(['wang', 'disputeDelivery', { objection: '新划痕' }]);
    disputed.then({ type: 'deliveryDisputed', objection: '新划痕' });
    expect(disputed.state()).toMatchObject({ stage: 'deliveryDisputed', disputes: 1 });
    const order = givenOrder(after(inFinalCheck(), ['wang', { type: 'deliveryDisputed', objection: '新划痕' }]));
    order.when(sign).thenRejected('notDuringStage');
    for (const who of ['manager', 'wang'] as const) {
      const resolved = order.when([who, 'resolveDispute', { resolution: '抛光' }]);
      resolved.then({ type: 'disputeResolved', resolution: '抛光' });
      expect(resolved.state().stage).toBe('finalCheck');
    }
  });
});

describe('aftercare', () => {
  const record = (change: object = {}): Move => ['wang', 'recordAftercare', { ...aftercare, ...change }];

  test('F-21 F-22 F-23 nobody leaves before it is recorded', () =>
    givenOrder(after(finalCheckStarted(), fills('wang', 'finalCheck')))
      .when(sign)
      .thenRejected('aftercareMissing'));

  test.each([
    ['F-21 the next maintenance', 'nextDay', undefined],
    ['F-21 its mileage', 'nextKilometres', undefined],
    ['F-22 the wish for the follow-up', 'followUp', undefined],
    ['F-23 an offer of extended warranty', 'warrantyOffers', []],
    ['the explanation of the maintenance plan', 'planExplained', false],
  ])('%s is part of it', (_what, field, none) => expect(malformed(record({ [field]: none }))).toEqual([field]));

  test('F-21 F-22 F-23 all of it stands in the record, a booking of the next maintenance too', () =>
    givenOrder(finalCheckStarted())
      .when(record({ nextAppointment: '2027-05-18' }))
      .then({ type: 'aftercareRecorded', ...aftercare, nextAppointment: '2027-05-18' }));

  const { maintenancePlan: plan } = aftercare;
  const [first, second] = plan.nodes;

  test('F-20 S-21 a plan with basis, nodes and content is explained; the customer accepts it, or says in words why not', () => {
    const order = givenOrder(finalCheckStarted());
    order.when(record({ maintenancePlan: undefined })).thenRejected('planMissing');
    order.when(record({ planAccepted: false })).thenRejected('planUnanswered');
    order.when(record({ planRefusal: '太频繁' })).thenRejected('planUnanswered');
    expect(order.when(record()).state().aftercare).toEqual({
      nextDay: aftercare.nextDay,
      nextKilometres: aftercare.nextKilometres,
      followUp: aftercare.followUp,
      maintenancePlan: plan,
    });
    const refused = order.when(record({ planAccepted: false, planRefusal: '太频繁' })).state();
    expect(refused.aftercare).toMatchObject({ maintenancePlan: plan, planRefusal: '太频繁' });
    expect(malformed(record({ maintenancePlan: { ...plan, nodes: [] } }))).toEqual(['maintenancePlan.nodes']);
    expect(malformed(record({ maintenancePlan: { nodes: plan.nodes } }))).toEqual(['maintenancePlan.basis']);
    expect(malformed(record({ maintenancePlan: { ...plan, nodes: [{ ...first, work: '' }] } }))).toEqual([
      'maintenancePlan.nodes.0.work',
    ]);
  });

  test.each([
    ['another day than the next maintenance', [{ ...first!, day: '2027-05-21' }]],
    ['another mileage', [{ ...first!, kilometres: 169_000 }]],
    ['a later maintenance that comes before', [first!, { ...second!, day: '2027-05-20' }]],
    ['a later one with fewer kilometres', [first!, { ...second!, kilometres: 170_000 }]],
  ])('F-20 the plan begins with the next maintenance and goes on from it, not with %s', (_what, nodes) =>
    givenOrder(finalCheckStarted())
      .when(record({ maintenancePlan: { ...plan, nodes } }))
      .thenRejected('planUnclear'),
  );

  test('ADR 5 an order that was opened before that rule is delivered without a plan', () => {
    const earlier = givenOrder(finalCheckStarted({ opening: { rulesVersion: 2 } }));
    const { followUp, nextDay, nextKilometres } = aftercare;
    expect(earlier.when(record({ maintenancePlan: undefined, planAccepted: false })).state().aftercare).toEqual({
      nextDay,
      nextKilometres,
      followUp,
    });
  });

  test('F-21 the next maintenance lies ahead of the odometer', () =>
    givenOrder(finalCheckStarted())
      .when(record({ nextKilometres: 160_000 }))
      .thenRejected('odometerWentDown', { odometer: 160_000, nextKilometres: 160_000 }));
});

describe('after the customer has left', () => {
  const dms = (change: object = {}): Move => [
    'wang',
    'updateDms',
    { nextDay: aftercare.nextDay, nextKilometres: aftercare.nextKilometres, archiveComplete: true, ...change },
  ];
  const next = { nextDay: aftercare.nextDay, nextKilometres: aftercare.nextKilometres };
  const updated = ['wang', { type: 'dmsUpdated', mismatch: false }] as const;
  const gate = (pass: string): Move => ['gate', 'openGate', { exitPass: pass, plate: 'compared' }];
  const opened = ['gate', { type: 'gateOpened', exitPass }] as const;
  const midnight = Date.parse('2026-11-23T00:00:00+08:00');

  test('F-25 T-19 the file is completed on the same day, or the advisor is reminded', () => {
    const [due] = givenOrder(delivered()).due('T-19', midnight);
    expect(due).toMatch(/^-?\d\S* remind serviceAdvisor$/);
    expect(Math.abs(Number(due!.split(' ')[0]))).toBeLessThan(1);
    expect(givenOrder(after(delivered(), updated)).due('T-19')).toEqual([]);
    expect(malformed(dms({ archiveComplete: false }))).toEqual(['archiveComplete']);
  });

  test('T-19 a file that stays incomplete is asked for again, and is the service manager’s after two days', () => {
    const order = givenOrder(delivered());
    const reactions = order.due('T-19', midnight).map((due) => due.replace(/^\S+ /, ''));
    expect(reactions).toEqual([
      'remind serviceAdvisor',
      'remind serviceAdvisor',
      'escalate serviceManager',
      'remind storeManager',
    ]);
    const later = afterWaiting(delivered(), 3 * 1440);
    expect(givenOrder(later).order.escalations).toMatchObject([{ timer: 'T-19', to: 'serviceManager' }]);
    expect(givenOrder(after(later, updated)).due('T-19')).toEqual([]);
  });

  test('T-19 a file that nobody completes is closed after a month, and the store manager hears of it', () => {
    const left = after(delivered(), opened);
    const month = afterWaiting(left, 30 * 1440);
    expect(isOver(givenOrder(month).order)).toBe(false);
    const closed = afterWaiting(left, 31 * 1440);
    expect(closed.at(-1)).toMatchObject({ timer: 'T-19', to: ['storeManager'], reaction: 'remind' });
    expect(isOver(givenOrder(closed).order)).toBe(true);
  });

  test('ADR 5 an order that was opened before that rule has no such end', () => {
    const earlier = delivered({ opening: { rulesVersion: 1 } });
    expect(givenOrder(earlier).due('T-19', midnight)).toHaveLength(3);
  });

  test('F-25 the next appointment goes with it', () =>
    givenOrder(delivered())
      .when(dms({ nextAppointmentAt: '2027-05-18T09:00:00+08:00' }))
      .then({
        type: 'dmsUpdated',
        mismatch: false,
        ...next,
        nextAppointmentAt: Date.parse('2027-05-18T09:00:00+08:00'),
      }));

  test('F-25 what went into the file goes into the record of the car; before, and of earlier orders, nothing does', () => {
    const recordsOf = (opening: object) => {
      const before = givenOrder(delivered({ opening }));
      const [event] = [{ type: 'dmsUpdated' as const, mismatch: false, ...next, at: before.now, by: actor('wang') }];
      return errandsOf(before.order, event, before.order);
    };
    expect(recordsOf({})).toEqual([
      {
        recordMaintenance: { store: 'S01', vehicle: 'V-002', ...next, at: expect.any(Number) },
      },
    ]);
    const old = givenOrder(delivered({ opening: { rulesVersion: 2 } }));
    old.when(dms()).then({ type: 'dmsUpdated', mismatch: false });
    const event = { type: 'dmsUpdated' as const, mismatch: false, at: old.now, by: actor('wang') };
    expect(errandsOf(old.order, event, old.order)).toEqual([]);
  });

  test.each([
    ['day', { nextDay: '2027-06-01' }],
    ['mileage', { nextKilometres: 1_000 }],
  ])('F-26 another %s of the next maintenance in the DMS than at delivery is flagged', (_what, change) =>
    givenOrder(delivered())
      .when(dms(change))
      .then({ type: 'dmsUpdated', mismatch: true, ...next, ...change }),
  );

  test('F-26 a file that disagrees with what the customer was told is not complete until it is put right or explained', () => {
    const wrong = { nextDay: '2027-06-01' };
    const differs = after(delivered(), opened, ['wang', { type: 'dmsUpdated', mismatch: true, ...next, ...wrong }]);
    const order = givenOrder(differs);
    expect(isOver(order.order)).toBe(false);
    expect(order.due('T-19').map((due) => due.replace(/^\S+ /, ''))).toHaveLength(4);
    expect(tasksOf(order.order).map(({ command }) => command)).toContain('updateDms');
    order.when(dms(wrong)).then();
    const right = order.when(dms());
    right.then({ type: 'dmsUpdated', mismatch: false, ...next });
    expect(isOver(right.state())).toBe(true);
    const explained = order.when(dms({ ...wrong, mismatchReason: '客户改约六月' }));
    explained.then({ type: 'dmsUpdated', mismatch: true, ...next, ...wrong, mismatchReason: '客户改约六月' });
    expect(isOver(explained.state())).toBe(true);
    expect(explained.state().dms).toMatchObject({ mismatch: true, mismatchReason: '客户改约六月' });
  });

  test('F-26 a reason for what agrees is not kept', () =>
    givenOrder(delivered())
      .when(dms({ mismatchReason: '多余' }))
      .then({ type: 'dmsUpdated', mismatch: false, ...next }));

  test('F-28 the gate opens once, for this pass only', () => {
    givenOrder(withPass()).when(gate(exitPass)).thenRejected('notDuringStage');
    givenOrder(delivered()).when(gate('EP-RO-S01-20261122-0002')).thenRejected('exitPassMissing');
    givenOrder(delivered()).when(gate(exitPass)).then({ type: 'gateOpened', exitPass });
    givenOrder(after(delivered(), opened)).when(gate(exitPass)).thenRejected('exitPassUsed');
  });

  test('F-28 a visit without repair passes the gate with its pass as well', () => {
    const cleared = after(
      cancelled(),
      ['cashier', { type: 'feePaid', amount: 10_000, method: 'cash' }],
      ['cashier', { type: 'exitPassIssued', number: exitPass }],
    );
    givenOrder(cleared).when(gate(exitPass)).then({ type: 'gateOpened', exitPass });
  });

  test('F-28 a car nobody saw at the gate is looked for at the end of the day, and then counts as gone', () => {
    const filed = after(delivered(), updated);
    expect(givenOrder(filed).next()).toMatch(/^F-28 \S+ remind gateGuard$/);
    expect(isOver(givenOrder(filed).order)).toBe(false);
    const later = afterWaiting(filed, (midnight - lastAt(filed)) / 60_000);
    expect(later.at(-1)).toMatchObject({ timer: 'F-28' });
    expect(isOver(givenOrder(later).order)).toBe(true);
  });

  test('a visit is closed when the car is gone and the file is complete', () => {
    expect(isOver(givenOrder(after(delivered(), opened)).order)).toBe(false);
    expect(isOver(givenOrder(after(delivered(), opened, updated)).order)).toBe(true);
  });
});
