import { visitParties } from '../../../domain/repair-order/visit-parties';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  fold,
  inPreInspection,
  intake,
  preInspectionSigned,
  takenIn,
  type Events,
} from '../../support/order-events';

const registers = (odometer: number, lowerBecause?: string): Move => {
  const { documents: _documents, ...rest } = intake;
  return [
    'wang',
    'registerIntake',
    { ...rest, documents: [], odometer, ...(lowerBecause !== undefined && { lowerBecause }) },
  ];
};
const highBefore = (): Events => inPreInspection({ opening: { vehicle: { id: 'V-002', lastOdometer: 1_600_000 } } });
const nextVisit = (lastVisit: Events, odometer: number) =>
  visitParties({
    customer: { id: 'C-002', goldCard: false },
    vehicle: { id: 'V-002', odometer },
    visitedBefore: true,
    lastVisit: fold(lastVisit),
  }).vehicle;
const because = '上次多录了一个零';

test('B-22 a mileage that falls is asked about; with a reason it stands, and the reason with it', () => {
  givenOrder(highBefore()).when(registers(160_000)).thenRejected('odometerWentDown', {
    odometer: 160_000,
    lastOdometer: 1_600_000,
  });
  const order = givenOrder(highBefore()).when(registers(160_000, because)).state();
  expect(order.intake).toMatchObject({ odometer: 160_000, lowerBecause: because });
  // where nothing falls, there is nothing to explain
  expect(givenOrder(highBefore()).when(registers(1_600_001, because)).state().intake).not.toHaveProperty(
    'lowerBecause',
  );
});

test('I-02 a mileage that was typed too high once does not ask every later visit for a reason', () => {
  const { lowerBecause: _none, ...read } = { ...intake, lowerBecause: because };
  const second = after(highBefore(), ['wang', { type: 'intakeRegistered', ...read, lowerBecause: because }]);
  expect(nextVisit(second, 1_600_000)).toEqual({ id: 'V-002', lastOdometer: 160_000, overruled: 1_600_000 });
  const third = takenIn({ opening: { vehicle: nextVisit(second, 1_600_000) } });
  expect(nextVisit(third, 1_600_000)).toEqual({ id: 'V-002', lastOdometer: 160_000, overruled: 1_600_000 });
  // what the master data say since then counts again
  expect(nextVisit(third, 170_000)).toEqual({ id: 'V-002', lastOdometer: 170_000 });
});

const cluster = { oldReading: 160_000, newReading: 12, reason: '仪表不亮' };
const report: Move = ['zhao', 'reportClusterChange', cluster];
const reported = (events: Events): Events => after(events, ['zhao', { type: 'clusterChangeReported', ...cluster }]);
const confirmed = (events: Events): Events => after(reported(events), ['workshop', { type: 'clusterChangeConfirmed' }]);

test('B-22 I9 a changed instrument cluster counts once a second person has seen it', () => {
  givenOrder(takenIn())
    .when(report)
    .then({ type: 'clusterChangeReported', ...cluster });
  givenOrder(reported(takenIn())).when(report).then();
  const byBoth = after(takenIn(), ['workshop', { type: 'clusterChangeReported', ...cluster }]);
  givenOrder(byBoth).when(['workshop', 'confirmClusterChange']).thenRejected('samePerson');
  givenOrder(takenIn()).when(['workshop', 'confirmClusterChange']).thenRejected('noClusterChange');
  givenOrder(reported(takenIn())).when(['workshop', 'confirmClusterChange']).then({ type: 'clusterChangeConfirmed' });
  givenOrder(confirmed(takenIn())).when(report).thenRejected('clusterChangeConfirmed');
  // before the second person, the next visit still begins where the old one ended
  expect(nextVisit(reported(takenIn()), 0).lastOdometer).toBe(160_000);
});

test('I-02 after a changed cluster the next visit begins with what the new one showed', () => {
  expect(nextVisit(confirmed(takenIn()), 160_000)).toEqual({ id: 'V-002', lastOdometer: 12, overruled: 160_000 });
  // changed before this visit: the intake was read off the new one, and needs no reason
  const before = confirmed(preInspectionSigned());
  const after160 = givenOrder(before).when(registers(160));
  expect(after160.state().intake).toMatchObject({ odometer: 160 });
});
