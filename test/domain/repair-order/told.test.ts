import { noticesOf } from '../../../domain/repair-order/notices';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { MINUTE } from '../../../domain/kernel/process';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  ARRIVAL,
  arrived,
  contracted,
  fold,
  inPreInspection,
  inAcceptance,
  inQualityCheck,
  inRepair,
  noise,
  preInspectionSigned,
  service,
  takenIn,
  type Events,
  type HistoryStep,
  type Person,
} from '../../support/order-events';

const before3 = { opening: { rulesVersion: 2 } };
const tasks = (events: Events, command: string) =>
  tasksOf(fold(events))
    .filter((task) => task.command === command)
    .map(({ key, person, roles }) => `${key} ${person ?? roles.join(',')}`);
const told = (events: Events) =>
  noticesOf(fold(events), events.at(-1)!).map(({ to, template, facts }) => [to, template, facts['command']]);

test('B-24 the called technician reads the doubt, and hears of the call at once', () => {
  const called = (visit = {}) =>
    after(inPreInspection(visit), ['wang', { type: 'technicianCalled', callId: 'K-1', doubt: '怠速抖动' }]);
  expect(fold(called()).calls).toMatchObject([{ callId: 'K-1', doubt: '怠速抖动', acknowledged: false }]);
  expect(told(called()).map(([to]) => to)).toEqual([
    { role: 'supportTechnician', person: null },
    { role: 'technicalExpert', person: null },
  ]);
  expect(fold(called(before3)).calls[0]).not.toHaveProperty('doubt');
});

test('B-10 the expert is asked as soon as a fault is described, and the opinion stays on the order', () => {
  expect(tasks(preInspectionSigned({ needs: service }), 'signAsExpert')).toEqual([]);
  const faulty = preInspectionSigned({ needs: noise });
  expect(tasks(faulty, 'signAsExpert')).toEqual(['expert/form technicalExpert']);
  expect(
    tasks(after(faulty, ['expert', { type: 'expertDeputyAppointed', technician: 'zhao' }]), 'signAsExpert'),
  ).toEqual(['expert/form zhao']);
  const opinion: HistoryStep = ['expert', { type: 'expertSigned', opinion: '前刹车片低于限值' }];
  expect(tasks(after(faulty, opinion), 'signAsExpert')).toEqual([]);
  expect(fold(after(faulty, opinion)).expertOpinion).toBe('前刹车片低于限值');
  expect(fold(after(preInspectionSigned({ needs: noise, ...before3 }), opinion))).not.toHaveProperty('expertOpinion');
});

test('D-18 a message stands on the order for whoever it is for; the ten newest do', () => {
  const message = (text: string): HistoryStep => ['wang', { type: 'messageSent', to: 'partsSpecialist', text }];
  const sent = after(inRepair(), message('急件'));
  expect(fold(sent).messages).toMatchObject([{ by: 'wang', to: 'partsSpecialist', text: '急件' }]);
  expect(told(sent)).toEqual([[{ role: 'partsSpecialist', person: null }, 'messageToRead', undefined]]);
  const many = after(inRepair(), ...Array.from({ length: 12 }, (_, index) => message(`第${index + 1}条`)));
  expect(fold(many).messages?.map(({ text }) => text)).toEqual(
    Array.from({ length: 10 }, (_, index) => `第${index + 3}条`),
  );
  expect(fold(after(inRepair(before3), message('x')))).not.toHaveProperty('messages');
});

const found: HistoryStep = ['zhao', { type: 'abnormalityReported', abnormalityId: 'A-1', description: '螺栓滑丝' }];
const measured: HistoryStep = [
  'workshop',
  { type: 'counterMeasureRecorded', abnormalityId: 'A-1', measure: '加衬套', owner: 'wu' },
];
const reports = (who: Person): Move => [who, 'reportMeasureDone', { abnormalityId: 'A-1', result: '已加衬套' }];

test('D-15 an abnormality is the workshop’s to meet, and the measure its owner’s to carry out, both in words', () => {
  const abnormal = after(inRepair(), found);
  expect(fold(abnormal).abnormalities).toMatchObject([{ description: '螺栓滑丝', measured: false }]);
  expect(tasks(abnormal, 'recordCounterMeasure')).toEqual(['T-12/A-1 workshopSupervisor,serviceManager']);
  const met = after(abnormal, measured);
  expect(fold(met).abnormalities).toMatchObject([{ measure: '加衬套', owner: 'wu', measured: true }]);
  expect(told(met)).toEqual([[{ role: 'technician', person: 'wu' }, 'workGiven', 'reportMeasureDone']]);
  expect(tasks(met, 'reportMeasureDone')).toEqual(['measure/A-1 wu']);
  const done = after(met, ['wu', { type: 'measureDone', abnormalityId: 'A-1', result: '已加衬套' }]);
  expect(tasks(done, 'reportMeasureDone')).toEqual([]);
  expect(fold(done).abnormalities).toMatchObject([{ result: '已加衬套' }]);
});

test('D-15 the owner says what came of a measure, or whoever leads the workshop; nobody says it twice', () => {
  const met = givenOrder(after(inRepair(), found, measured));
  met.when(reports('zhao')).thenRejected('measureOfOther', { abnormalityId: 'A-1', owner: 'wu' });
  for (const who of ['wu', 'workshop', 'manager'] as const)
    met.when(reports(who)).then({ type: 'measureDone', abnormalityId: 'A-1', result: '已加衬套' });
  givenOrder(after(inRepair(), found)).when(reports('workshop')).then();
  givenOrder(inRepair()).when(reports('workshop')).thenRejected('unknownAbnormality');
  const done = after(inRepair(), found, measured, ['wu', { type: 'measureDone', abnormalityId: 'A-1', result: 'x' }]);
  givenOrder(done).when(reports('wu')).then();
});

test('E-10 whoever does it again reads why: of the quality check and of the customer', () => {
  const failed = after(inQualityCheck(), ['quality', { type: 'qualityFailed', reason: '渗油', lineIds: ['L-1'] }]);
  expect(fold(failed).quality).toMatchObject({ failures: 1, returned: { reason: '渗油', lineIds: ['L-1'] } });
  const rejected = after(inAcceptance(), ['wang', { type: 'resultRejected', reason: '液位偏高', lineIds: ['L-1'] }]);
  expect(fold(rejected).quality).toMatchObject({ returned: { reason: '液位偏高' } });
  const old = after(inQualityCheck(before3), ['quality', { type: 'qualityFailed', reason: '渗油', lineIds: ['L-1'] }]);
  expect(fold(old).quality).toEqual({ failures: 1 });
});

test('D-22 a hold says until when and why', () => {
  const expectedUntil = ARRIVAL + 600 * MINUTE;
  const held = after(inRepair(), [
    'workshop',
    { type: 'workHeld', reason: 'parts', expectedUntil, note: '保险杠在途' },
  ]);
  expect(fold(held).round?.holds).toMatchObject([{ reason: 'parts', expectedUntil, note: '保险杠在途' }]);
});

const sends = (task: 'pickup' | 'delivery' | 'roadAssistance', more = {}): HistoryStep => [
  'wang',
  { type: 'driverAssigned', transportId: 'T-1', task, driver: 'driver', ...more },
];

test('B-28 a driver has the drive as a task, with its kind, place and time', () => {
  const wantedAt = ARRIVAL + 90 * MINUTE;
  const sent = after(arrived(), sends('delivery', { place: '虹桥站P9', wantedAt }));
  expect(fold(sent).transports).toMatchObject([{ task: 'delivery', place: '虹桥站P9', wantedAt }]);
  expect(tasksOf(fold(sent)).find(({ command }) => command === 'recordVehicleHandover')).toMatchObject({
    key: 'drive/T-1',
    person: 'driver',
    dueAt: wantedAt,
  });
  expect(told(sent)).toEqual([[{ role: 'driver', person: 'driver' }, 'workGiven', 'recordVehicleHandover']]);
  const both = after(
    sent,
    [
      'driver',
      { type: 'vehicleHandedOver', transportId: 'T-1', end: 'taken', counterpart: '车主', condition: '右门划痕' },
    ],
    ['driver', { type: 'vehicleHandedOver', transportId: 'T-1', end: 'given', counterpart: '顾问' }],
  );
  expect(tasks(both, 'recordVehicleHandover')).toEqual([]);
});

test('B-28 a driver records the own drives, and no other’s', () => {
  const others = after(arrived(), [
    'wang',
    { type: 'driverAssigned', transportId: 'T-1', task: 'pickup', driver: 'another' },
  ]);
  const takes = (who: Person): Move => [
    who,
    'recordVehicleHandover',
    { transportId: 'T-1', end: 'taken', counterpart: '车主' },
  ];
  givenOrder(others).when(takes('driver')).thenRejected('driveOfOther', { transportId: 'T-1', driver: 'another' });
  const taken = { type: 'vehicleHandedOver', transportId: 'T-1', end: 'taken', counterpart: '车主' } as const;
  givenOrder(others).when(takes('wang')).then(taken);
  givenOrder(after(arrived(), sends('pickup')))
    .when(takes('driver'))
    .then(taken);
});

test.each(['rain', 'customerRefuses', 'towedIn'] as const)('D-03 a car goes in unwashed for a reason: %s', (reason) => {
  const waived = givenOrder(contracted()).when(['wang', 'waiveWash', { reason }]);
  waived.then({ type: 'washWaived', reason });
  expect(waived.state().washWaived).toBe(reason);
  const ready = after(
    contracted(),
    ['wang', { type: 'teamsAssigned', teams: ['team-1'] }],
    ['wang', { type: 'washWaived', reason }],
  );
  givenOrder(ready)
    .when(['wang', 'handOverToWorkshop'])
    .then({ type: 'vehicleHandedToWorkshop', odometer: 160_000, fuelEighths: 4 });
});

test('D-03 the wash is a task of those who wash until it is done or waived; whoever washes waives nothing', () => {
  expect(tasks(contracted(), 'washCar')).toEqual(['wash/car advisorAssistant,driver', 'next/washCar wang']);
  expect(tasks(after(contracted(), ['wang', { type: 'washWaived', reason: 'rain' }]), 'washCar')).toEqual([]);
  expect(tasks(after(contracted(), ['driver', { type: 'carWashed' }]), 'washCar')).toEqual([]);
  givenOrder(contracted())
    .when(['driver', 'waiveWash', { reason: 'rain' }])
    .thenRejected('roleNotAllowed');
  givenOrder(after(contracted(), ['driver', { type: 'carWashed' }]))
    .when(['wang', 'waiveWash', { reason: 'rain' }])
    .then();
  givenOrder(takenIn())
    .when(['wang', 'waiveWash', { reason: 'rain' }])
    .thenRejected('notDuringStage');
});
