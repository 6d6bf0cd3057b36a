import { givenOrder, type Move } from '../../support/given-order';
import { after, inQualityCheck, qualityPassed, type Events } from '../../support/order-events';

const pass = (who: 'quality' | 'zhao'): Move => [who, 'passQuality', { standard: 'GB/T 3798' }];
const fail = (lineId: string): Move => ['quality', 'failQuality', { reason: '渗油', lineIds: [lineId] }];
const failed: Events = after(inQualityCheck(), [
  'quality',
  { type: 'qualityFailed', reason: '渗油', lineIds: ['L-1'] },
]);

test('E-01 S-13 a car is not prepared for delivery before the quality check has passed', () => {
  givenOrder(inQualityCheck()).when(['workshop', 'releaseFromWorkshop']).thenRejected('qualityNotPassed');
  givenOrder(inQualityCheck()).when(pass('quality')).then({ type: 'qualityPassed', standard: 'GB/T 3798' });
});

test('S-13 only the quality specialist checks', () =>
  givenOrder(inQualityCheck())
    .when(pass('zhao'))
    .thenRejected('roleNotAllowed', { role: 'technician', allowed: ['qualitySpecialist'] }));

test.each([
  ['passes', pass('quality')],
  ['fails', fail('L-1')],
])('S-13 whoever worked on the car neither %s it, in whatever role', (_what, move) => {
  const byChecker = inQualityCheck().map((event) =>
    event.type === 'lineStarted' ? { ...event, by: { id: 'quality', role: 'technician' as const } } : event,
  );
  givenOrder(byChecker).when(move).thenRejected('technicianMayNotCheckOwnWork');
});

test('E-02 delivery preparation starts when the workshop hands the accepted car over', () => {
  expect(givenOrder(inQualityCheck()).when(pass('quality')).state().stage).toBe('qualityCheck');
  const released = givenOrder(qualityPassed()).when(['workshop', 'releaseFromWorkshop']);
  released.then({ type: 'vehicleReleased' });
  expect(released.state().stage).toBe('deliveryPreparation');
});

test('E-10 failed work goes back with its reason and is counted; parts already fitted stay issued', () => {
  const back = givenOrder(inQualityCheck()).when(fail('L-1'));
  back.then({ type: 'qualityFailed', reason: '渗油', lineIds: ['L-1'] });
  expect(back.state()).toMatchObject({
    stage: 'inRepair',
    quality: { failures: 1 },
    rounds: 2,
    lines: [{ status: 'authorised', partsIssued: true }],
  });
});

test('E-10 the work that is done again is asked about anew', () =>
  expect(givenOrder(failed).due('T-11')[0]).toBe('28 remind serviceAdvisor'));

test('only lines of the order are sent back', () =>
  givenOrder(inQualityCheck()).when(fail('L-9')).thenRejected('unknownLine', { lineId: 'L-9' }));
