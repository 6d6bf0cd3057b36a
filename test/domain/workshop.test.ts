import { MINUTE } from '../../domain/kernel/process';
import {
  allowed,
  answer,
  clockEvents,
  codeOf,
  consent,
  contact,
  contracted,
  dueMinutes,
  happened,
  inQualityCheck,
  inRepair,
  iso,
  last,
  oil,
  pads,
  playbook,
  readyForPickup,
  rejection,
  relay,
  request,
  withHours,
  type Move,
  type Rehearsal,
} from '../support/simulate-order';

const extra = playbook.menuLine('BATTERY', 'X-L1');
const finish: Move = ['workshop', 'finishWork'];
const start = (lineId: string): Move => ['zhao', 'startLine', { lineId }];
const receive = (visit: Rehearsal, minutes = 0): Move => [
  'workshop',
  'receiveVehicle',
  { receivedAt: iso(visit.now + minutes * MINUTE) },
];
const handedOver = () => contracted().play(...playbook.dispatch(0).slice(0, 3));

describe('hand-over', () => {
  test('D-01 the vehicle statistics are registered in the same step as the hand-over', () =>
    expect(last(handedOver(), 'vehicleHandedToWorkshop')).toMatchObject({ odometer: 160_000, fuelEighths: 4 }));

  test('D-02 one team is named by the business side, several by the workshop supervisor', () => {
    const several = (who: string): Move => [who, 'assignTeams', { teams: ['team-1', 'team-2'] }];
    expect(codeOf(contracted(), several('wang'))).toBe('teamNeedsSupervisor');
    expect(codeOf(contracted(), several('supervisor'))).toBe('teamNeedsSupervisor');
    expect(contracted().play(several('workshop')).order.teams).toEqual(['team-1', 'team-2']);
    expect(contracted().play(['supervisor', 'assignTeams', { teams: ['team-1'] }]).order.teams).toEqual(['team-1']);
  });

  test('D-03 the car is washed and has a team before it moves into the workshop', () => {
    expect(codeOf(contracted(), ['wang', 'handOverToWorkshop'])).toBe('teamMissing');
    expect(
      codeOf(contracted().play(['wang', 'assignTeams', { teams: ['team-1'] }]), ['wang', 'handOverToWorkshop']),
    ).toBe('notWashed');
  });

  test('D-04 S-10 work starts when supervisor or dispatcher has signed for the car, not before', () => {
    const visit = handedOver();
    expect(codeOf(visit, start('L-1'))).toBe('notDuringStage');
    expect(codeOf(visit, ['zhao', 'receiveVehicle', { receivedAt: iso(visit.now) }])).toBe('roleNotAllowed');
    expect(visit.play(['dispatcher', 'receiveVehicle', { receivedAt: iso(visit.now) }]).order.stage).toBe('inRepair');
  });

  test('D-05 the receiving time is written to ten minutes', () => {
    expect(codeOf(handedOver(), receive(handedOver(), -11))).toBe('receiptTimeOff');
    expect(codeOf(handedOver(), receive(handedOver(), 11))).toBe('receiptTimeOff');
    expect(allowed(handedOver(), receive(handedOver(), -9))).toBe(true);
  });

  test('T-10 a car that nobody signs for within 30 minutes goes to the workshop supervisor', () => {
    const visit = handedOver();
    expect(dueMinutes(visit, 'T-10', visit.now)).toEqual([30]);
    expect(clockEvents(visit.wait(30))).toEqual(['T-10 escalate workshopSupervisor']);
    visit.play(receive(visit));
    expect(dueMinutes(visit, 'T-10', visit.now)).toEqual([]);
  });
});

describe('extra items', () => {
  test('D-06 T-14 the customer is contacted at once, or the business supervisor hears of it after 15 minutes', () => {
    const visit = inRepair().play(request('X-1', extra));
    expect(dueMinutes(visit, 'T-14', visit.now)).toEqual([15]);
    visit.wait(5).play(['wang', 'contactCustomer', { itemId: 'X-1', channel: 'phone', reached: false }]);
    expect(clockEvents(visit.wait(20))).toContain('T-14 escalate businessSupervisor');
    visit.play(contact('X-1'));
    expect(dueMinutes(visit, 'T-14', visit.now)).toEqual([]);
  });

  test('D-07 what the customer answers to names cost and delay, and another cost or delay is another question', () => {
    const visit = inRepair().play(request('X-1', extra, 45), contact('X-1'));
    expect(codeOf(visit, answer('X-1', extra, 'approved', 30))).toBe('shownContentDiffers');
    expect(codeOf(visit, answer('X-1', oil, 'approved', 45))).toBe('shownContentDiffers');
    visit.play(answer('X-1', extra, 'approved', 45));
    expect(visit.order.evidence.at(-1)?.text).toContain('延长工期 delay 45 min');
    expect(visit.order.evidence.at(-1)).toMatchObject({ document: 'extraItem', subject: 'X-1', total: 67_000 });
  });

  test('D-08 D-09 S-12 a refusal is relayed with time and workshop person, and the item is closed', () => {
    const visit = inRepair().play(
      request('X-1', extra),
      contact('X-1'),
      answer('X-1', extra, 'declined'),
      relay('X-1'),
    );
    expect(visit.order.extraItems[0]).toMatchObject({ answer: 'declined', relayed: { at: visit.now, to: 'workshop' } });
    expect(codeOf(visit, start('X-L1'))).toBe('lineNotAuthorised');
  });

  test('D-10 S-11 an approved item is worked on once its supplementary order reached the workshop', () => {
    const visit = inRepair().play(request('X-1', extra), contact('X-1'));
    expect(codeOf(visit, relay('X-1'))).toBe('extraItemUnanswered');
    visit.play(answer('X-1', extra, 'approved'));
    expect(codeOf(visit, start('X-L1'))).toBe('answerNotRelayed');
    expect(allowed(visit.play(relay('X-1')), start('X-L1'))).toBe(true);
  });

  test('D-11 silence never approves an extra item', () => {
    const visit = inRepair()
      .play(request('X-1', extra), contact('X-1'))
      .wait(60 * 24 * 30);
    expect(visit.order.extraItems[0]?.answer).toBeUndefined();
    for (const move of [
      start('X-L1'),
      ['parts', 'issueParts', { lineId: 'X-L1' }] as Move,
      ['zhao', 'finishLine', { lineId: 'X-L1', standard: 's', replacedParts: [] }] as Move,
    ])
      expect(codeOf(visit, move)).toBe('lineNotAuthorised');
    expect(visit.order.lines.map(({ lineId }) => lineId)).toEqual(['L-1']);
  });

  test('D-11 the customer’s answer is final', () => {
    const visit = inRepair().play(request('X-1', extra), contact('X-1'), answer('X-1', extra, 'approved'));
    expect(codeOf(visit, answer('X-1', extra, 'declined'))).toBe('extraItemAnswered');
  });

  test('D-12 an order grows any number of times, each item with its own request, answer, time and persons', () => {
    const visit = inRepair();
    const lines = [1, 2, 3, 4, 5].map((n) => playbook.menuLine('WIPER', `X-L${n}`));
    for (const [index, line] of lines.entries())
      visit.play(
        request(`X-${index}`, line),
        contact(`X-${index}`),
        answer(`X-${index}`, line, index % 2 ? 'declined' : 'approved'),
        relay(`X-${index}`),
      );
    expect(visit.order.extraItems.map((item) => item.answer)).toEqual([
      'approved',
      'declined',
      'approved',
      'declined',
      'approved',
    ]);
    expect(new Set(visit.order.extraItems.map((item) => item.answeredAt)).size).toBe(5);
    expect(codeOf(inQualityCheck(), request('X-9', extra))).toBe('notDuringStage');
  });

  test('D-12 asked twice, it happens once; a line id is never taken twice', () => {
    const visit = inRepair().play(request('X-1', extra), request('X-1', extra));
    expect(visit.order.extraItems).toHaveLength(1);
    expect(codeOf(visit, request('X-2', extra))).toBe('duplicateLine');
  });

  test('T-15 the customer is reminded after 30 minutes and 2 hours, the service manager after 4 hours', () => {
    const visit = inRepair().play(request('X-1', extra), contact('X-1'));
    expect(dueMinutes(visit, 'T-15', visit.now)).toEqual([30, 120, 240]);
    visit.wait(240);
    expect(clockEvents(visit).filter((event) => event.startsWith('T-15'))).toEqual([
      'T-15 remind customer+serviceAdvisor',
      'T-15 remind customer+serviceAdvisor',
      'T-15 escalate serviceManager',
    ]);
  });

  test('T-16 an answer not relayed within 10 minutes goes to the business supervisor', () => {
    const visit = inRepair().play(request('X-1', extra), contact('X-1'), answer('X-1', extra, 'declined'));
    expect(dueMinutes(visit, 'T-16', visit.now)).toEqual([10]);
    expect(clockEvents(visit.wait(10))).toContain('T-16 escalate businessSupervisor');
  });

  test('CF-09 a phone consent needs a witness who is not the caller, and a policy may ask for a signature instead', () => {
    const asked = inRepair().play(request('X-1', extra), contact('X-1'));
    const [who, name, payload] = answer('X-1', extra, 'approved');
    const selfWitnessed = { ...payload, consent: { channel: 'phone', witness: 'wang', words: '好' } };
    expect(codeOf(asked, [who, name, selfWitnessed])).toBe('witnessRequired');
    const strict = inRepair([oil], { policy: { ...withHours, extraItemEvidence: 'signatureRequired' } }).play(
      request('X-1', extra),
      contact('X-1'),
    );
    expect(codeOf(strict, [who, name, payload!])).toBe('consentNotAccepted');
    expect(allowed(strict, [who, name, { ...payload, consent }])).toBe(true);
  });

  test('D-11 only the customer answers by link; staff cannot pretend to', () => {
    const visit = inRepair().play(request('X-1', extra), contact('X-1'));
    const [, name, payload] = answer('X-1', extra, 'approved');
    expect(codeOf(visit, ['wang', name, { ...payload, consent: { channel: 'link' } }])).toBe('consentNotAccepted');
    expect(codeOf(visit, ['customer', name, { ...payload, consent }])).toBe('consentNotAccepted');
    expect(allowed(visit, ['customer', name, { ...payload, consent: { channel: 'link' } }])).toBe(true);
  });

  test('D-06 an advisor records no answer of a customer nobody contacted', () =>
    expect(codeOf(inRepair().play(request('X-1', extra)), answer('X-1', extra, 'approved'))).toBe(
      'customerNotContacted',
    ));

  test('a withdrawn request troubles nobody further', () => {
    const visit = inRepair().play(request('X-1', extra), [
      'zhao',
      'withdrawExtraItem',
      { itemId: 'X-1', reason: '误报' },
    ]);
    expect(['T-14', 'T-15', 'T-16'].flatMap((timer) => dueMinutes(visit, timer, 0))).toEqual([]);
    expect(codeOf(visit, answer('X-1', extra, 'approved'))).toBe('extraItemAnswered');
  });
});

describe('progress', () => {
  const hour = { ...oil, labourMinutes: 100 };
  const check = (visit: Rehearsal, minutes: number, more: object = {}): Move => [
    'workshop',
    'answerProgressCheck',
    { expectedAt: iso(visit.now + minutes * MINUTE), ...more },
  ];
  const received = (change: object = {}) => inRepair([hour], change);

  test('D-13 T-11 progress is asked at 70 % of the expected working time and escalated at 80 %', () => {
    const visit = received();
    expect(dueMinutes(visit, 'T-11', visit.order.receivedAt!).slice(0, 2)).toEqual([70, 80]);
    visit.wait(90);
    expect(clockEvents(visit).slice(0, 2)).toEqual(['T-11 remind serviceAdvisor', 'T-11 escalate workshopSupervisor']);
  });

  test('D-13 unanswered, the service manager hears of it at 90 % of the way to the promise', () => {
    const visit = received();
    const { receivedAt, promise } = visit.order;
    expect(dueMinutes(visit, 'T-11', receivedAt!)[2]).toBeCloseTo(((promise!.at - receivedAt!) * 0.9) / MINUTE, 1);
    expect(clockEvents(visit.wait(500))).toContain('T-11 escalate serviceManager');
  });

  test('D-14 the answer says when the work will be done and whether anything is abnormal', () => {
    const visit = received();
    visit.play(check(visit, 60));
    expect(last(visit, 'progressCheckAnswered').outcome).toBe('onTime');
    expect(dueMinutes(visit, 'T-11', 0)).toEqual([]);
    visit.play(check(visit, 600, { abnormality: { abnormalityId: 'A-1', description: '螺栓滑丝' } }));
    expect(last(visit, 'progressCheckAnswered')).toMatchObject({
      outcome: 'late',
      abnormality: { abnormalityId: 'A-1' },
    });
    expect(codeOf(visit, check(visit, -5))).toBe('promiseInPast');
  });

  test('D-15 T-12 an abnormality asks for a counter-measure, after 15 minutes at the service manager', () => {
    const visit = received().play(['zhao', 'reportAbnormality', { abnormalityId: 'A-1', description: '断裂' }]);
    expect(dueMinutes(visit, 'T-12', visit.now)).toEqual([15]);
    expect(clockEvents(visit.wait(15))).toContain('T-12 escalate serviceManager');
    visit.play(['workshop', 'recordCounterMeasure', { abnormalityId: 'A-1', measure: '加派技师', owner: 'wu' }]);
    expect(dueMinutes(visit, 'T-12', 0)).toEqual([]);
    expect(
      codeOf(visit, ['workshop', 'recordCounterMeasure', { abnormalityId: 'A-2', measure: 'x', owner: 'wu' }]),
    ).toBe('unknownAbnormality');
  });

  test('D-16 the customer is told of progress and of each new promise', () => {
    const visit = received().play(['wang', 'tellCustomer', { about: '进度过半', channel: 'wechat' }]);
    expect(last(visit, 'customerTold')).toMatchObject({ about: '进度过半', by: { id: 'wang' } });
    expect(() =>
      visit.play(['wang', 'movePromise', { promisedAt: iso(visit.now + 9e6), reason: 'x', toldBy: 'phone' }]),
    ).toThrow();
  });

  test('D-13 a late answer asks the advisor for a new promise until there is one', () => {
    const visit = received();
    visit.play(check(visit, 600)).wait(1);
    expect(clockEvents(visit).at(-1)).toBe('T-13 remind serviceAdvisor');
    visit.play([
      'wang',
      'movePromise',
      { promisedAt: iso(visit.now + 700 * MINUTE), reason: '缺件', toldBy: 'phone', told: true },
    ]);
    expect(visit.order.promise?.revision).toBe(2);
  });

  test('D-21 an approved extra item moves the promise by its delay and asks for progress anew', () => {
    const visit = received();
    visit.play(check(visit, 60), request('X-1', extra, 45), contact('X-1'));
    const before = visit.order.promise!.at;
    visit.play(answer('X-1', extra, 'approved', 45));
    expect(visit.order.promise!.at - before).toBe(45 * MINUTE);
    expect(dueMinutes(visit, 'T-11', visit.order.receivedAt!)[0]).toBeCloseTo(0.7 * (100 + extra.labourMinutes), 5);
  });

  test('D-21 progress counts opening hours only', () => {
    const visit = inRepair([{ ...oil, labourMinutes: 700 }], { policy: withHours });
    const { receivedAt } = visit.order;
    // 490 minutes, of which Sunday has those until 17:30; the rest from 8:30 on Monday
    const sunday = (Date.parse('2026-11-22T17:30:00+08:00') - receivedAt!) / MINUTE;
    const monday = (Date.parse('2026-11-23T08:30:00+08:00') - receivedAt!) / MINUTE;
    expect(dueMinutes(visit, 'T-11', receivedAt!)[0]).toBeCloseTo(monday + 490 - sunday, 5);
  });

  test('D-22 a hold has a reason and stops the clock for its length', () => {
    const visit = received();
    visit.play(['workshop', 'holdWork', { reason: 'parts' }]);
    expect(dueMinutes(visit, 'T-11', 0)).toEqual([]);
    expect(rejection(visit, start('L-1'))).toEqual({ code: 'onHold', facts: { reason: 'parts' } });
    expect(codeOf(visit, ['workshop', 'holdWork', { reason: 'customer' }])).toBe('onHold');
    visit.wait(200).play(['workshop', 'resumeWork']);
    expect(dueMinutes(visit, 'T-11', visit.order.receivedAt!)[0]).toBeCloseTo(70 + 201, 5);
    expect(codeOf(visit, ['workshop', 'resumeWork'])).toBe('notOnHold');
  });

  test('T-13 D-23 customer, advisor and manager hear of a breach 30 minutes before, the manager again at the promise', () => {
    const visit = received();
    expect(dueMinutes(visit, 'T-13', visit.order.promise!.at)).toEqual([-30, 0]);
    visit.wait(600);
    const told = clockEvents(visit).filter((event) => event.startsWith('T-13'));
    expect(told.slice(0, 2)).toEqual([
      'T-13 warn customer+serviceAdvisor+serviceManager',
      'T-13 escalate serviceManager',
    ]);
  });

  test('T-13 a car that is ready breaks no promise', () => expect(dueMinutes(readyForPickup(), 'T-13', 0)).toEqual([]));
});

describe('the work', () => {
  test('D-17 everybody sees the same live state of the order', () => expect(inRepair().order.stage).toBe('inRepair'));

  test.each(['partsSpecialist', 'workshopSupervisor', 'technician', 'qualitySpecialist', 'warrantySpecialist'])(
    'D-18 a message to the %s is kept with the order',
    (to) => {
      const visit = inRepair().play(['wang', 'sendMessage', { to, text: '请确认' }]);
      expect(last(visit, 'messageSent')).toMatchObject({ to, text: '请确认', by: { id: 'wang' } });
    },
  );

  test('D-20 a finished line names the standard applied and the parts replaced', () => {
    const visit = inRepair();
    expect(codeOf(visit, ['zhao', 'finishLine', { lineId: 'L-1', standard: 'SOP', replacedParts: [] }])).toBe(
      'lineNotStarted',
    );
    visit.play(start('L-1'));
    expect(codeOf(visit, ['zhao', 'finishLine', { lineId: 'L-1', standard: 'SOP', replacedParts: [] }])).toBe(
      'partsNotIssued',
    );
    visit.play(...playbook.work([oil]));
    expect(last(visit, 'lineFinished')).toMatchObject({
      standard: 'SOP-2026-03',
      replacedParts: ['机油 5W-30 4L', '机油滤清器'],
    });
    expect(codeOf(visit, start('L-1'))).toBe('lineAlreadyDone');
  });

  test('work is finished when every approved line is done and no extra item waits', () => {
    const visit = inRepair([oil, pads]).play(...playbook.work([oil]));
    expect(rejection(visit, finish)).toEqual({ code: 'lineNotFinished', facts: { open: ['L-2'] } });
    visit.play(...playbook.work([pads]), request('X-1', extra));
    expect(rejection(visit, finish)).toEqual({ code: 'extraItemPending', facts: { pending: ['X-1'] } });
  });

  test('parts leave the store only for authorised lines that take parts of the shop', () => {
    expect(codeOf(contracted(), ['parts', 'issueParts', { lineId: 'L-1' }])).toBe('notDuringStage');
    expect(codeOf(inRepair(), ['parts', 'issueParts', { lineId: 'L-7' }])).toBe('unknownLine');
    expect(codeOf(inRepair([{ ...oil, parts: [] }]), ['parts', 'issueParts', { lineId: 'L-1' }])).toBe(
      'partSuppliedByCustomer',
    );
  });

  test('the customer may stop the job: what is not done is cancelled, what waits is withdrawn', () => {
    const visit = inRepair([oil, pads]).play(...playbook.work([oil]), request('X-1', extra), [
      'wang',
      'stopWork',
      { reason: '下次再做' },
    ]);
    expect(visit.order.lines.map(({ status }) => status)).toEqual(['done', 'cancelled']);
    expect(visit.order).toMatchObject({ stage: 'qualityCheck', extraItems: [{ answer: 'withdrawn' }] });
  });
});

describe('quality', () => {
  test('E-01 S-13 a car is not prepared for delivery before the quality check has passed', () => {
    const visit = inQualityCheck();
    expect(codeOf(visit, ['workshop', 'releaseFromWorkshop'])).toBe('qualityNotPassed');
    expect(codeOf(visit, ['zhao', 'passQuality', { standard: 's' }])).toBe('roleNotAllowed');
  });

  test('S-13 whoever worked on the car does not check it, in whatever role', () => {
    const visit = inQualityCheck();
    visit.state = { ...visit.order, lines: visit.order.lines.map((line) => ({ ...line, technicians: ['quality'] })) };
    expect(codeOf(visit, ['quality', 'passQuality', { standard: 's' }])).toBe('technicianMayNotCheckOwnWork');
    expect(codeOf(visit, ['quality', 'failQuality', { reason: 'x', lineIds: ['L-1'] }])).toBe(
      'technicianMayNotCheckOwnWork',
    );
  });

  test('E-02 delivery preparation starts when the workshop hands the accepted car over', () => {
    const visit = inQualityCheck().play(['quality', 'passQuality', { standard: 'GB' }]);
    expect(visit.order.stage).toBe('qualityCheck');
    expect(visit.play(['workshop', 'releaseFromWorkshop']).order.stage).toBe('deliveryPreparation');
  });

  test('E-10 failed work goes back with its reason, is counted, and has a clock of its own', () => {
    const visit = inQualityCheck().play(['quality', 'failQuality', { reason: '渗油', lineIds: ['L-1'] }]);
    expect(visit.order).toMatchObject({ stage: 'inRepair', quality: { failures: 1 }, rounds: 2 });
    expect(visit.order.lines[0]).toMatchObject({ status: 'authorised', partsIssued: true });
    expect(dueMinutes(visit, 'T-11', visit.now)[0]).toBe(28);
    expect(happened(visit, 'qualityFailed')[0]?.reason).toBe('渗油');
    expect(codeOf(inQualityCheck(), ['quality', 'failQuality', { reason: 'x', lineIds: ['L-9'] }])).toBe('unknownLine');
  });
});
