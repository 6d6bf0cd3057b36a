import { MINUTE } from '../../../domain/kernel/process';
import { givenOrder, type Move } from '../../support/given-order';
import { after, afterWaiting, contracted, handedOver, inRepair, iso, lastAt } from '../../support/order-events';

const handOver: Move = ['wang', 'handOverToWorkshop'];
const assign = (who: 'wang' | 'supervisor' | 'workshop', ...teams: readonly string[]): Move => [
  who,
  'assignTeams',
  { teams },
];
const teamAssigned = ['wang', { type: 'teamsAssigned', teams: ['team-1'] }] as const;
const washed = ['assistant', { type: 'carWashed' }] as const;

test('odometer and fuel go with the car to the workshop', () =>
  givenOrder(after(contracted(), teamAssigned, washed))
    .when(handOver)
    .then({ type: 'vehicleHandedToWorkshop', odometer: 160_000, fuelEighths: 4 }));

test('D-02 one team is named by the business side, several by the workshop supervisor', () => {
  const order = givenOrder(contracted());
  for (const who of ['wang', 'supervisor'] as const) {
    order.when(assign(who, 'team-1', 'team-2')).thenRejected('teamNeedsSupervisor');
    order.when(assign(who, 'team-1')).then({ type: 'teamsAssigned', teams: ['team-1'] });
  }
  expect(order.when(assign('workshop', 'team-1', 'team-2')).state().teams).toEqual(['team-1', 'team-2']);
});

test('a car has a team before it moves into the workshop', () =>
  givenOrder(after(contracted(), washed)).when(handOver).thenRejected('teamMissing'));

test('D-03 a car is washed before it moves into the workshop', () => {
  givenOrder(after(contracted(), teamAssigned)).when(handOver).thenRejected('notWashed');
  givenOrder(contracted()).when(['assistant', 'washCar']).then({ type: 'carWashed' });
  givenOrder(after(contracted(), washed)).when(['assistant', 'washCar']).then();
});

test('D-04 S-10 work starts when supervisor or dispatcher has signed for the car, not before', () => {
  const order = givenOrder(handedOver());
  const receive = (who: 'zhao' | 'workshop' | 'dispatcher'): Move => [
    who,
    'receiveVehicle',
    { receivedAt: iso(order.now) },
  ];
  order.when(['zhao', 'startLine', { lineId: 'L-1' }]).thenRejected('notDuringStage');
  order.when(receive('zhao')).thenRejected('roleNotAllowed', {
    role: 'technician',
    allowed: ['workshopSupervisor', 'dispatcher'],
  });
  for (const who of ['workshop', 'dispatcher'] as const) {
    const received = order.when(receive(who));
    received.then({ type: 'vehicleReceived', receivedAt: order.now });
    expect(received.state().stage).toBe('inRepair');
  }
  givenOrder(inRepair())
    .when(['zhao', 'startLine', { lineId: 'L-1' }])
    .then({ type: 'lineStarted', lineId: 'L-1' });
});

test('D-05 the receiving time is written to ten minutes', () => {
  const order = givenOrder(handedOver());
  const receive = (minutes: number) =>
    order.when(['workshop', 'receiveVehicle', { receivedAt: iso(order.now + minutes * MINUTE) }]);
  for (const minutes of [-11, 11]) receive(minutes).thenRejected('receiptTimeOff', { precisionMinutes: 10 });
  receive(-9).then({ type: 'vehicleReceived', receivedAt: order.now - 9 * MINUTE });
});

test('T-10 a car that nobody signs for within 30 minutes goes to the workshop supervisor', () => {
  expect(givenOrder(handedOver()).due('T-10')).toEqual(['30 escalate workshopSupervisor']);
  const late = afterWaiting(handedOver(), 30);
  expect(late.at(-1)).toMatchObject({ type: 'deadlinePassed', timer: 'T-10', at: lastAt(handedOver()) + 30 * MINUTE });
  expect(givenOrder(inRepair()).due('T-10')).toEqual([]);
});
