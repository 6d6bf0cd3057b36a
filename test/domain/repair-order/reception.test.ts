import { givenOrder, malformed } from '../../support/given-order';
import {
  actor,
  after,
  afterWaiting,
  arrived,
  confirmed,
  consent,
  contracted,
  fills,
  goldCard,
  inPreInspection,
  noise,
  preInspectionSigned,
  service,
  walkedRound,
  withOpeningHours,
} from '../../support/order-events';

const present = ['wang', 'presentEstimate', { workshopLoadMinutes: 0, guaranteePresented: true }] as const;

describe('who owns the customer', () => {
  test('B-01 whoever the customer addressed first owns the contact until a named colleague accepts it', () => {
    expect(givenOrder(arrived()).order.advisor).toBe('wang');
    const taken = givenOrder(arrived()).when(['li', 'acceptContact']);
    taken.then({ type: 'contactAccepted' });
    expect(taken.state().advisor).toBe('li');
  });

  test('who owns the contact already takes nothing over', () =>
    givenOrder(arrived()).when(['wang', 'acceptContact']).then());

  test('B-04 the manager is asked at arrival to meet a gold-card customer, the store manager hears of it 5 minutes later', () =>
    expect(givenOrder(arrived({ opening: goldCard })).due('B-04')).toEqual([
      '0 remind serviceManager serviceDirector',
      '5 escalate storeManager',
    ]));

  test('B-04 nobody but service manager and director greets for the store, and then nobody is asked any more', () => {
    const gold = givenOrder(arrived({ opening: goldCard }));
    gold.when(['wang', 'greetCustomer']).thenRejected('roleNotAllowed', {
      role: 'serviceAdvisor',
      allowed: ['serviceManager', 'serviceDirector'],
    });
    gold.when(['manager', 'greetCustomer']).then({ type: 'customerGreeted' });
    expect(
      givenOrder(after(arrived({ opening: goldCard }), ['manager', { type: 'customerGreeted' }])).due('B-04'),
    ).toEqual([]);
  });

  test('other customers are met without a task for the manager', () =>
    expect(givenOrder(arrived()).next()).toBeUndefined());
});

test.each(['selfDrive', 'collected'] as const)(
  'B-03 arrival mode %s and symptoms stand on the order from the first event',
  (mode) =>
    expect(givenOrder(arrived({ opening: { arrival: { mode, symptoms: '无法启动' } } })).order.arrival).toEqual({
      mode,
      symptoms: '无法启动',
    }),
);

describe('needs', () => {
  const need = { needId: 'N-2', words: '方向盘抖，120码以上', fault: true };

  test('B-05 the pre-inspection is opened once the reception list is filled, and introduced to the customer', () => {
    const start = ['wang', 'startPreInspection', { introduced: true }] as const;
    givenOrder(arrived())
      .when(start)
      .thenRejected('checklistIncomplete', {
        missing: [
          expect.objectContaining({
            checklist: 'reception',
            items: ['contactDetails', 'addressing', 'arrivalMode', 'enquiryDetails'],
          }),
        ],
      });
    const opened = givenOrder(after(arrived(), fills('wang', 'reception'))).when(start);
    opened.then({ type: 'preInspectionStarted' });
    expect(opened.state().stage).toBe('preInspection');
    expect(malformed(['wang', 'startPreInspection', { introduced: false }])).toEqual(['introduced']);
  });

  test('B-05 what is signed holds the consultation and the results of the inspection', () => {
    const signed = givenOrder(walkedRound({ needs: noise })).when(['wang', 'signPreInspection', { consent }]);
    const { text } = signed.state().evidence[0]!;
    for (const written of [
      '「刹车时有异响」',
      'Appearance and paint: 有缺陷 defect',
      '右前门划痕 3cm',
      'Mileage: 已完成 done 160000',
    ])
      expect(text).toContain(written);
  });

  test('B-06 each need is stored by itself, in the words of the customer', () => {
    const recorded = givenOrder(after(inPreInspection(), ['wang', { type: 'needsRecorded', needs: service }])).when([
      'wang',
      'recordNeeds',
      { needs: [need] },
    ]);
    recorded.then({ type: 'needsRecorded', needs: [need] });
    expect(recorded.state().needs).toEqual([...service, need]);
  });

  test('B-06 a need that is told twice is stored once', () =>
    givenOrder(after(inPreInspection(), ['wang', { type: 'needsRecorded', needs: [need] }]))
      .when(['wang', 'recordNeeds', { needs: [need] }])
      .then());

  test('B-07 the pre-inspection is not signed before the needs were repeated back and confirmed', () => {
    const unconfirmed = walkedRound().filter(({ type }) => type !== 'needsConfirmed');
    givenOrder(unconfirmed).when(['wang', 'signPreInspection', { consent }]).thenRejected('needsUnconfirmed');
    expect(malformed(['wang', 'confirmNeeds', { repeatedBack: false, noneFurther: true }])).toEqual(['repeatedBack']);
  });

  test('B-07 needs cannot be confirmed before there are any', () =>
    givenOrder(inPreInspection())
      .when(['wang', 'confirmNeeds', { repeatedBack: true, noneFurther: true }])
      .thenRejected('noNeedRecorded'));

  test('B-08 "all needs known, none further" is recorded and stands in what the customer signs', () => {
    expect(malformed(['wang', 'confirmNeeds', { repeatedBack: true }])).toEqual(['noneFurther']);
    const signed = givenOrder(walkedRound()).when(['wang', 'signPreInspection', { consent }]);
    expect(signed.state().evidence[0]!.text).toContain('All needs known, none further.');
  });

  test('B-08 after "none further" no need is slipped in', () =>
    givenOrder(preInspectionSigned())
      .when(['wang', 'recordNeeds', { needs: [need] }])
      .thenRejected('needsAlreadyConfirmed'));
});

describe('the signature', () => {
  test('B-09 S-04 the customer signs the pre-inspection, and the estimate is not shown before', () => {
    const unsigned = confirmed().filter(
      (event) => !(event.type === 'documentSigned' && event.evidence.document === 'preInspection'),
    );
    givenOrder(unsigned).when(present).thenRejected('signatureMissing', { document: 'preInspection' });
    givenOrder(walkedRound())
      .when(['wang', 'signPreInspection', { consent }])
      .then({
        type: 'documentSigned',
        evidence: expect.objectContaining({ document: 'preInspection', answer: 'approved', recordedBy: actor('wang') }),
      });
  });

  test('B-12 B-14 without a complete walk-round there is no order to sign', () => {
    const incomplete = confirmed()
      .filter((event) => !(event.type === 'documentSigned' && event.evidence.document === 'preInspection'))
      .map((event) =>
        event.type === 'findingsRecorded' && event.checklist === 'walkRound'
          ? { ...event, findings: event.findings.filter(({ item }) => item !== 'spareTyre') }
          : event,
      );
    const order = givenOrder(incomplete);
    order.when(['wang', 'signPreInspection', { consent }]).thenRejected('checklistIncomplete', {
      missing: [expect.objectContaining({ checklist: 'walkRound', items: ['spareTyre'] })],
    });
    order.when(present).thenRejected('signatureMissing', { document: 'preInspection' });
    order
      .when(['wang', 'signOrderAsCustomer', { revision: 1, total: 49_300, consent, copiesGiven: 1 }])
      .thenRejected('notDuringStage');
  });

  test('a pre-inspection is signed once', () =>
    givenOrder(preInspectionSigned())
      .when(['wang', 'signPreInspection', { consent }])
      .thenRejected('alreadySigned', { document: 'preInspection' }));
});

describe('faults and experts', () => {
  const fault = { needs: noise };

  test('B-10 S-05 a described fault needs the signature of the technical expert before the order is shown', () => {
    givenOrder(confirmed(fault)).when(present).thenRejected('expertSignatureMissing');
    givenOrder(confirmed(fault))
      .when(['wang', 'signAsExpert', { opinion: '无碍' }])
      .thenRejected('roleNotAllowed', { role: 'serviceAdvisor', allowed: ['technicalExpert'] });
    const signed = after(confirmed(fault), ['expert', { type: 'expertSigned', opinion: '刹车片磨损' }]);
    expect(givenOrder(signed).when(present).state().stage).toBe('awaitingSignature');
  });

  test('without a described fault no expert is needed', () =>
    expect(givenOrder(confirmed()).when(present).state().stage).toBe('awaitingSignature'));

  test('B-11 a named technician stands in for the absent expert, nobody else', () => {
    const sign = (who: 'zhao' | 'wu') => [who, 'signAsExpert', { opinion: '磨损' }] as const;
    givenOrder(preInspectionSigned(fault)).when(sign('zhao')).thenRejected('roleNotAllowed');
    givenOrder(preInspectionSigned(fault))
      .when(['manager', 'appointExpertDeputy', { technician: 'zhao' }])
      .then({ type: 'expertDeputyAppointed', technician: 'zhao' });
    const appointed = after(preInspectionSigned(fault), [
      'manager',
      { type: 'expertDeputyAppointed', technician: 'zhao' },
    ]);
    givenOrder(appointed).when(sign('wu')).thenRejected('notAppointedDeputy');
    expect(givenOrder(appointed).when(sign('zhao')).state().expertSignedBy).toBe('zhao');
  });

  test('CF-25 a brand may ask for the expert only in case of doubt', () => {
    const onDoubt = { ...fault, opening: { policy: { ...withOpeningHours, expertSign: 'onDoubt' as const } } };
    expect(givenOrder(confirmed(onDoubt)).when(present).state().stage).toBe('awaitingSignature');
    givenOrder(after(confirmed(onDoubt), ['wang', { type: 'technicianCalled', callId: 'C-1', doubt: '异响不明' }]))
      .when(present)
      .thenRejected('expertSignatureMissing');
  });

  test('B-24 T-08 a called technician acknowledges at once, or the workshop supervisor is told after 5 minutes', () => {
    givenOrder(arrived())
      .when(['wang', 'callTechnician', { callId: 'C-1', doubt: '怠速抖动' }])
      .then({ type: 'technicianCalled', callId: 'C-1', doubt: '怠速抖动' });
    const called = after(arrived(), ['wang', { type: 'technicianCalled', callId: 'C-1', doubt: '怠速抖动' }]);
    expect(givenOrder(called).next()).toBe('T-08 5 escalate workshopSupervisor');
    const late = afterWaiting(called, 5);
    expect(late.at(-1)).toMatchObject({ type: 'deadlinePassed', timer: 'T-08' });
    givenOrder(late)
      .when(['support', 'acknowledgeCall', { callId: 'C-1' }])
      .then({ type: 'callAcknowledged', callId: 'C-1' });
    const acknowledged = after(called, ['support', { type: 'callAcknowledged', callId: 'C-1' }]);
    expect(givenOrder(acknowledged).due('T-08')).toEqual([]);
  });

  test('B-24 a call can only be acknowledged by those who can be called', () => {
    givenOrder(arrived())
      .when(['cashier', 'acknowledgeCall', { callId: 'C-1' }])
      .thenRejected('roleNotAllowed', { role: 'cashier', allowed: ['supportTechnician', 'technicalExpert'] });
    givenOrder(arrived())
      .when(['support', 'acknowledgeCall', { callId: 'C-1' }])
      .thenRejected('unknownCall', { callId: 'C-1' });
  });
});

test('B-26 whether the customer waits, and whether travel help was offered, are said together', () => {
  givenOrder(arrived())
    .when(['wang', 'recordWaiting', { waitsInStore: false, travelHelpOffered: true }])
    .then({ type: 'waitingRecorded', waitsInStore: false, travelHelpOffered: true });
  expect(malformed(['wang', 'recordWaiting', { waitsInStore: false }])).toEqual(['travelHelpOffered']);
});

test('B-26 a customer who leaves without an offer of help leaves for a reason that is written down', () => {
  const leaves = { waitsInStore: false, travelHelpOffered: false };
  givenOrder(arrived()).when(['wang', 'recordWaiting', leaves]).thenRejected('travelHelpMissing');
  const said = givenOrder(arrived()).when(['wang', 'recordWaiting', { ...leaves, note: '家人来接' }]);
  expect(said.state().waiting).toEqual({ ...leaves, note: '家人来接' });
});

test('B-26 the car does not go to the workshop before it is known where the customer is', () => {
  const unknown = (visit = {}) =>
    after(
      contracted(visit).filter(({ type }) => type !== 'waitingRecorded'),
      ['wang', { type: 'teamsAssigned', teams: ['team-1'] }],
      ['assistant', { type: 'carWashed' }],
    );
  givenOrder(unknown()).when(['wang', 'handOverToWorkshop']).thenRejected('waitingUnrecorded');
  const earlier = givenOrder(unknown({ opening: { rulesVersion: 2 } }));
  expect(earlier.when(['wang', 'handOverToWorkshop']).state().stage).toBe('awaitingWorkshopReceipt');
});

test('CF-08 a condition is noted at any time, without touching what was signed', () => {
  const before = givenOrder(contracted());
  const noted = before.when(['wang', 'noteCondition', { note: '左后轮毂擦伤' }]);
  noted.then({ type: 'conditionNoted', note: '左后轮毂擦伤' });
  expect(noted.state().evidence).toBe(before.order.evidence);
});
