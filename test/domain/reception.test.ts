import { checklists, unfilled, type ChecklistItem, type ChecklistName } from '../../domain/repair-order/checklists';
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
  last,
  oil,
  playbook,
  readyForPickup,
  rejection,
  signedIn,
  withHours,
  type Move,
} from '../support/simulate-order';

const fault = [{ words: '刹车时有异响', fault: true }];
const walkRound = (): Move => playbook.fill('wang', 'walkRound', arrived().order);

describe('who owns the customer', () => {
  test('B-01 whoever is addressed first owns the contact until a named colleague accepts it', () => {
    const visit = arrived();
    expect(visit.order.advisor).toBe('wang');
    visit.play(['li', 'acceptContact']);
    expect(visit.order.advisor).toBe('li');
    expect(last(visit, 'contactAccepted').by.id).toBe('li');
  });

  test('B-04 a gold-card customer is met by the manager at arrival, or the store manager hears of it', () => {
    const visit = arrived({ customer: { id: 'C-001', goldCard: true, firstVisit: false } });
    visit.wait(6);
    expect(clockEvents(visit)).toEqual(['B-04 remind serviceManager+serviceDirector', 'B-04 escalate storeManager']);
    expect(codeOf(visit, ['wang', 'greetCustomer'])).toBe('roleNotAllowed');
    visit.play(['manager', 'greetCustomer']);
    expect(dueMinutes(visit, 'B-04', visit.now)).toEqual([]);
  });

  test('B-04 other customers are met without a task for the manager', () =>
    expect(clockEvents(arrived().wait(60))).toEqual([]));
});

describe('needs', () => {
  test('B-05 pre-inspection is opened for each visit and introduced to the customer', () => {
    const visit = arrived();
    expect(codeOf(visit, ['wang', 'startPreInspection', { introduced: true }])).toBe('checklistIncomplete');
    visit.play(playbook.fill('wang', 'reception', visit.order), ['wang', 'startPreInspection', { introduced: true }]);
    expect(visit.order.stage).toBe('preInspection');
    expect(() => visit.play(['wang', 'startPreInspection', { introduced: false }])).toThrow();
  });

  test('B-06 each need is stored one by one in the words of the customer', () => {
    const needs = [
      { needId: 'N-1', words: '方向盘抖，120码以上', fault: true },
      { needId: 'N-2', words: '顺便做保养', fault: false },
    ];
    const visit = arrived().play(['wang', 'recordNeeds', { needs }]);
    expect(visit.order.needs).toEqual(needs);
    expect(visit.play(['wang', 'recordNeeds', { needs }]).order.needs).toHaveLength(2);
  });

  test('B-07 the pre-inspection is not signed before the needs were repeated back and confirmed', () => {
    const visit = arrived();
    const [, start, needs] = playbook.receive(visit.order);
    visit.play(playbook.fill('wang', 'reception', visit.order), start!, needs!, walkRound());
    visit.play(playbook.fill('wang', 'covers', visit.order), playbook.fill('wang', 'valuables', visit.order));
    expect(codeOf(visit, ['wang', 'signPreInspection', { consent }])).toBe('needsUnconfirmed');
  });

  test('B-08 "none further" is recorded before signing, and afterwards no need is slipped in', () => {
    const visit = signedIn();
    expect(() => visit.play(['wang', 'confirmNeeds', { repeatedBack: true }])).toThrow();
    const late: Move = ['wang', 'recordNeeds', { needs: [{ needId: 'N-9', words: '还要洗车', fault: false }] }];
    expect(codeOf(visit, late)).toBe('needsAlreadyConfirmed');
  });

  test('B-07 needs cannot be confirmed before there are any', () =>
    expect(codeOf(arrived(), ['wang', 'confirmNeeds', { repeatedBack: true, noneFurther: true }])).toBe(
      'noNeedRecorded',
    ));
});

describe('walk-round', () => {
  test('B-09 S-04 the customer signs the pre-inspection, and the estimate is not shown before', () => {
    const visit = arrived();
    const untilSignature = playbook.receive(visit.order).slice(0, -1);
    visit.play(...untilSignature, ['wang', 'startEstimate'], ...playbook.offer([oil]).slice(0, 3));
    const present: Move = ['wang', 'presentEstimate', { workshopLoadMinutes: 0, guaranteePresented: true }];
    expect(rejection(visit, present)).toEqual({ code: 'signatureMissing', facts: { document: 'preInspection' } });
    expect(signedIn().order.evidence[0]?.text).toContain('「做个小保养」');
  });

  test('B-12 B-14 no item of the walk-round is left unfilled before the customer signs', () => {
    const visit = arrived();
    visit.play(...playbook.receive(visit.order).slice(0, 4));
    const [who, command, payload] = walkRound();
    const findings = (payload!['findings'] as { item: string }[]).filter(({ item }) => item !== 'spareTyre');
    visit.play([who, command, { checklist: 'walkRound', findings }]);
    visit.play(playbook.fill('wang', 'covers', visit.order), playbook.fill('wang', 'valuables', visit.order));
    expect(rejection(visit, ['wang', 'signPreInspection', { consent }])).toEqual({
      code: 'checklistIncomplete',
      facts: { missing: [{ checklist: 'walkRound', items: ['spareTyre'] }] },
    });
  });

  test('B-13 the walk-round covers interior, exterior, boot and engine bay', () =>
    expect(checklists.walkRound.map(({ item }) => item)).toEqual(
      expect.arrayContaining([
        'fuelLevel',
        'mileage',
        'trim',
        'instruments',
        'paint',
        'tyres',
        'glass',
        'doorHandles',
        'spareTyre',
        'tools',
        'engineBay',
        'fluids',
      ]),
    ));

  test('B-13 a defect says what is wrong, a reading is a number, and unknown items are rejected', () => {
    const one = (finding: object): Move => ['wang', 'fillChecklist', { checklist: 'walkRound', findings: [finding] }];
    const visit = arrived();
    expect(codeOf(visit, one({ item: 'paint', result: 'defect' }))).toBe('findingInvalid');
    expect(codeOf(visit, one({ item: 'mileage', result: 'good' }))).toBe('findingInvalid');
    expect(codeOf(visit, one({ item: 'sunroof', result: 'good' }))).toBe('unknownChecklistItem');
  });

  test('B-15 CF-24 five covers by the brand, seven for an accident car', () => {
    const covers = (value: number): Move => [
      'wang',
      'fillChecklist',
      { checklist: 'covers', findings: [{ item: 'pieces', result: 'done', value }] },
    ];
    expect(codeOf(arrived(), covers(4))).toBe('findingInvalid');
    expect(allowed(arrived(), covers(5))).toBe(true);
    expect(codeOf(arrived({ accident: true }), covers(5))).toBe('findingInvalid');
    expect(allowed(arrived({ accident: true }), covers(7))).toBe(true);
  });

  test('B-16 the valuables reminder is recorded at its three moments', () =>
    expect(unfilled(arrived().order, 'valuables')).toEqual(['beforeEntering', 'atBoot', 'afterWalkRound']));

  test('B-18 CF-08 abnormalities are noted on the order at any time, without touching what was signed', () => {
    const visit = contracted();
    const before = visit.order.evidence;
    visit.play(['wang', 'noteCondition', { note: '左后轮毂擦伤' }]);
    expect(last(visit, 'conditionNoted').note).toBe('左后轮毂擦伤');
    expect(visit.order.evidence).toBe(before);
  });
});

describe('faults and experts', () => {
  test('B-10 S-05 a described fault needs the signature of the technical expert before the order is shown', () => {
    const visit = signedIn(fault).play(['wang', 'startEstimate'], ...playbook.offer([oil]).slice(0, 3));
    const present: Move = ['wang', 'presentEstimate', { workshopLoadMinutes: 0, guaranteePresented: true }];
    expect(codeOf(visit, present)).toBe('expertSignatureMissing');
    expect(codeOf(visit, ['wang', 'signAsExpert', { opinion: '无碍' }])).toBe('roleNotAllowed');
    visit.play(['expert', 'signAsExpert', { opinion: '刹车片磨损' }]);
    expect(allowed(visit, present)).toBe(true);
  });

  test('B-11 a named technician stands in for the absent expert, nobody else', () => {
    const visit = signedIn(fault);
    expect(codeOf(visit, ['zhao', 'signAsExpert', { opinion: '磨损' }])).toBe('roleNotAllowed');
    visit.play(['manager', 'appointExpertDeputy', { technician: 'zhao' }]);
    expect(codeOf(visit, ['wu', 'signAsExpert', { opinion: '磨损' }])).toBe('notAppointedDeputy');
    expect(visit.play(['zhao', 'signAsExpert', { opinion: '磨损' }]).order.expertSignedBy).toBe('zhao');
  });

  test('CF-25 a brand may ask for the expert only in case of doubt', () => {
    const policy = { ...withHours, expertSign: 'onDoubt' as const };
    const present: Move = ['wang', 'presentEstimate', { workshopLoadMinutes: 0, guaranteePresented: true }];
    const visit = signedIn(fault, { policy }).play(['wang', 'startEstimate'], ...playbook.offer([oil]).slice(0, 3));
    expect(allowed(visit, present)).toBe(true);
    visit.play(['wang', 'callTechnician', { callId: 'C-1', doubt: '异响不明' }]);
    expect(codeOf(visit, present)).toBe('expertSignatureMissing');
  });

  test('B-24 T-08 a called technician acknowledges at once, or the workshop supervisor is told after 5 minutes', () => {
    const visit = arrived().play(['wang', 'callTechnician', { callId: 'C-1', doubt: '怠速抖动' }]);
    expect(dueMinutes(visit, 'T-08', visit.now)).toEqual([5]);
    visit.wait(5);
    expect(clockEvents(visit)).toEqual(['T-08 escalate workshopSupervisor']);
    visit.play(['support', 'acknowledgeCall', { callId: 'C-1' }]);
    expect(dueMinutes(visit, 'T-08', visit.now)).toEqual([]);
  });

  test('B-24 a call can only be acknowledged by those who can be called', () =>
    expect(codeOf(arrived(), ['cashier', 'acknowledgeCall', { callId: 'C-1' }])).toBe('roleNotAllowed'));
});

describe('diagnosis', () => {
  const consentAsked = () => signedIn().play(['wang', 'proposeDiagnosis', { reason: '需检测' }]);

  test('B-23 S-03 nothing is diagnosed before the consent of the customer is recorded', () => {
    expect(codeOf(consentAsked(), ['support', 'finishDiagnosis'])).toBe('notDuringStage');
    const visit = consentAsked().play(['wang', 'answerDiagnosis', { answer: 'approved', consent }]);
    expect(visit.order.stage).toBe('diagnosing');
    expect(visit.order.evidence.at(-1)).toMatchObject({
      document: 'diagnosisConsent',
      answer: 'approved',
      total: 20_000,
    });
  });

  test('B-23 without consent the visit goes on to the estimate, undiagnosed', () =>
    expect(consentAsked().play(['wang', 'answerDiagnosis', { answer: 'declined', consent }]).order).toMatchObject({
      stage: 'estimating',
      diagnosis: { status: 'declined' },
    }));

  test('B-25 T-09 the diagnosis slip names fault and advice and is due 15 minutes after the diagnosis', () => {
    const visit = consentAsked().play(['wang', 'answerDiagnosis', { answer: 'approved', consent }]);
    const slip: Move = ['wang', 'handOverDiagnosisReport', { fault: '刹车片磨损', advice: '更换' }];
    expect(codeOf(visit, slip)).toBe('diagnosisConsentMissing');
    visit.play(['support', 'finishDiagnosis']);
    expect(dueMinutes(visit, 'T-09', visit.now)).toEqual([15]);
    visit.wait(15).play(slip);
    expect(clockEvents(visit)).toEqual(['T-09 remind serviceAdvisor']);
    expect(visit.order.stage).toBe('estimating');
    expect(last(visit, 'diagnosisReportHandedOver')).toMatchObject({ fault: '刹车片磨损', advice: '更换' });
  });
});

describe('articles, papers, key', () => {
  const intake = playbook.takeIn()[0]!;
  const handOver: Move = ['wang', 'handOverToWorkshop'];
  const withoutIntake = () =>
    signedIn().play(
      ['wang', 'startEstimate'],
      ...playbook.offer([oil]),
      ...playbook.contract([oil]),
      ['wang', 'assignTeams', { teams: ['team-1'] }],
      ['wang', 'washCar'],
    );

  test('B-17 S-06 every difference in the papers is signed for before the car goes on', () => {
    const visit = withoutIntake().play(...playbook.takeIn(false));
    expect(rejection(visit, handOver)).toEqual({
      code: 'signatureMissing',
      facts: { document: 'documentDifferences' },
    });
    visit.play(['wang', 'signDocumentDifferences', { consent }]);
    expect(allowed(visit, handOver)).toBe(true);
    expect(visit.order.evidence.at(-1)?.text).toContain('行驶证');
  });

  test('B-17 intact papers need no signature', () =>
    expect(codeOf(withoutIntake().play(...playbook.takeIn()), ['wang', 'signDocumentDifferences', { consent }])).toBe(
      'noDocumentDifference',
    ));

  test('B-19 S-07 tools and articles are counted on a list signed by the customer before the workshop gets the car', () => {
    const visit = withoutIntake().play(intake);
    expect(rejection(visit, handOver)).toEqual({ code: 'signatureMissing', facts: { document: 'articlesList' } });
    visit.play(['wang', 'signArticlesList', { consent }]);
    expect(visit.order.evidence.at(-1)?.text).toContain('行车记录仪 ×1');
    expect(codeOf(visit, intake)).toBe('alreadySigned');
  });

  test('B-20 B-21 B-22 storage box, key number, fuel and odometer are registered before the workshop gets the car', () => {
    expect(codeOf(withoutIntake(), handOver)).toBe('intakeUnregistered');
    for (const field of ['storageBox', 'keyNumber', 'fuelEighths', 'odometer'])
      expect(() => withoutIntake().play([intake[0], intake[1], { ...intake[2], [field]: undefined }])).toThrow();
    expect(estimating().order.intake).toMatchObject({
      storageBox: 'B-12',
      keyNumber: 'K-31',
      fuelEighths: 4,
      odometer: 160_000,
    });
  });

  test('B-22 an odometer never goes down', () =>
    expect(codeOf(signedIn(), [intake[0], intake[1], { ...intake[2], odometer: 100 }])).toBe('odometerWentDown'));
});

describe('waiting and transport', () => {
  test('B-26 whether the customer waits, and the travel help offered, are recorded', () => {
    const visit = arrived().play(['wang', 'recordWaiting', { waitsInStore: false, travelHelpOffered: true }]);
    expect(last(visit, 'waitingRecorded')).toMatchObject({ waitsInStore: false, travelHelpOffered: true });
  });

  test('B-27 pick-up is free within 20 km for gold cards only', () => {
    const offer: Move = ['wang', 'offerTransport', { accepted: true, kilometres: 20 }];
    const gold = { customer: { id: 'C-001', goldCard: true, firstVisit: false } };
    expect(last(arrived(gold).play(offer), 'transportOffered').free).toBe(true);
    expect(last(arrived().play(offer), 'transportOffered').free).toBe(false);
    expect(
      last(arrived(gold).play(['wang', 'offerTransport', { accepted: true, kilometres: 21 }]), 'transportOffered').free,
    ).toBe(false);
  });

  test('B-28 a driver’s task has a recorded handover at each end', () => {
    const visit = arrived().play(['wang', 'assignDriver', { transportId: 'T-1', task: 'pickup', driver: 'driver' }]);
    const over = (end: string): Move => [
      'driver',
      'recordVehicleHandover',
      { transportId: 'T-1', end, counterpart: '客户' },
    ];
    visit.play(over('taken'), over('given'));
    expect(visit.order.transports).toEqual([{ transportId: 'T-1', driver: 'driver', taken: true, given: true }]);
    expect(
      codeOf(visit, ['driver', 'recordVehicleHandover', { transportId: 'T-9', end: 'taken', counterpart: 'x' }]),
    ).toBe('unknownTransport');
  });

  test('B-03 arrival mode and symptoms stand on the order from the first event', () => {
    const arrival = { mode: 'collected', symptoms: '无法启动' } as const;
    expect(arrived({ arrival }).order.arrival).toEqual(arrival);
  });

  test('B-02 a first visit asks how the customer wishes to be addressed, a later one does not', () => {
    expect(unfilled(arrived().order, 'reception')).toContain('addressing');
    const again = arrived({ customer: { id: 'C-002', goldCard: false, firstVisit: false } });
    expect(unfilled(again.order, 'reception')).not.toContain('addressing');
  });
});

describe('checklist items of the requirements', () => {
  const rows = (Object.entries(checklists) as [ChecklistName, readonly ChecklistItem[]][]).flatMap(([name, items]) =>
    items.map((item) => [item.codes.join(' '), name, item.item, item] as const),
  );
  test.each(rows)(
    '%s the %s checklist does not close before somebody answers for %s',
    (_codes, name, item, { when, zh, en }) => {
      const order = {
        ...arrived({ customer: { id: 'C-001', goldCard: true, firstVisit: true } }).order,
        lines: readyForPickup().order.lines,
      };
      expect(when?.(order) ?? true).toBe(true);
      expect(unfilled(order, name)).toContain(item);
      expect([zh, en]).not.toContain('');
    },
  );
});

test('B-01 L-40 every act stores person, role and time', () => {
  const visit = signedIn();
  for (const event of visit.events)
    expect(event).toMatchObject({ at: expect.any(Number), by: { id: expect.any(String), role: expect.any(String) } });
  expect(happened(visit, 'needsConfirmed')[0]?.by).toEqual({ id: 'wang', role: 'serviceAdvisor' });
});
