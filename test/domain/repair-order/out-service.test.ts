import { brandPolicies } from '../../../domain/policy/brands';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { actions } from '../../../domain/repair-order/process';
import { givenOrder, type Move } from '../../support/given-order';
import { after, arrived, fold, opening, type Events } from '../../support/order-events';

const { outService } = brandPolicies.beiben;
const beiben = { opening: { policy: { ...opening.policy, outService } } };
const sent = (events: Events, task: 'pickup' | 'roadAssistance' = 'roadAssistance'): Events =>
  after(events, ['wang', { type: 'driverAssigned', transportId: 'T-1', task, driver: 'driver' }]);
const departure = {
  transportId: 'T-1',
  serviceOrder: 'FW-20261122-7',
  handheldTaken: true,
  courtesyReminded: true,
} as const;
const confirms: Move = ['clerk', 'confirmDeparture', departure];
const waiting = sent(arrived(beiben));
const gone = after(waiting, ['clerk', { type: 'departureConfirmed', ...departure }]);
const handover = (end: 'taken' | 'given', more: object = {}): Move => [
  'driver',
  'recordVehicleHandover',
  { transportId: 'T-1', end, counterpart: '客户', ...more },
];
const offered = (events: Events, command: string) => actions(fold(events)).find((action) => action.command === command);

test('J-07 J-08 S-28 nobody leaves for out-service before the information clerk has signed', () => {
  for (const end of ['taken', 'given'] as const)
    givenOrder(waiting).when(handover(end)).thenRejected('departureUnconfirmed', { transportId: 'T-1' });
  expect(offered(waiting, 'recordVehicleHandover')?.targets).toEqual([]);
  const signed = givenOrder(waiting).when(confirms);
  signed.then({ type: 'departureConfirmed', ...departure });
  expect(signed.state().transports[0]?.outService).toMatchObject({ serviceOrder: 'FW-20261122-7' });
  givenOrder(gone).when(handover('taken')).then({
    type: 'vehicleHandedOver',
    transportId: 'T-1',
    end: 'taken',
    counterpart: '客户',
  });
});

test('S-28 the departure is signed once, by the information clerk, with device and courtesy said', () => {
  givenOrder(gone).when(confirms).then();
  givenOrder(waiting).when(['wang', 'confirmDeparture', departure]).thenRejected('roleNotAllowed');
  expect(() =>
    givenOrder(waiting).when(['clerk', 'confirmDeparture', { ...departure, handheldTaken: false }]),
  ).toThrow();
});

test('S-28 it is a task of the information clerk until it is done', () => {
  const tasks = (events: Events) => tasksOf(fold(events)).filter(({ command }) => command === 'confirmDeparture');
  expect(tasks(waiting)).toMatchObject([{ key: 'departure/T-1', roles: ['informationClerk'] }]);
  expect(tasks(gone)).toEqual([]);
});

test('J-03 the mileage of out-service is entered when it ends, and kept', () => {
  givenOrder(gone).when(handover('given')).thenRejected('mileageMissing', { transportId: 'T-1' });
  const done = givenOrder(gone)
    .when(handover('given', { kilometres: 46 }))
    .state();
  expect(done.transports[0]).toMatchObject({ given: true, outService: { kilometres: 46 } });
});

test('where the profile has no out-service, road assistance leaves as every drive, and nobody is offered a signature', () => {
  const road = sent(arrived());
  expect(fold(road).transports).toEqual([
    { transportId: 'T-1', driver: 'driver', task: 'roadAssistance', taken: false, given: false },
  ]);
  expect(givenOrder(road).when(handover('taken')).state().transports[0]?.taken).toBe(true);
  givenOrder(road).when(confirms).thenRejected('noOutService', { transportId: 'T-1' });
  expect(offered(road, 'confirmDeparture')?.targets).toEqual([]);
  expect(brandPolicies.cadillac.outService || brandPolicies.generalMotors.outService).toBe(false);
});

test('a pick-up is no out-service, whatever the profile', () => {
  const pickUp = sent(arrived(beiben), 'pickup');
  expect(givenOrder(pickUp).when(handover('taken')).state().transports[0]).not.toHaveProperty('outService');
});
