import { givenOrder } from '../../support/given-order';
import { after, arrived, goldCard } from '../../support/order-events';

describe('pick-up and delivery', () => {
  test.each([
    ['20 km are free with a gold card', goldCard, 20, true],
    ['21 km are not', goldCard, 21, false],
    ['nothing is free without one', {}, 20, false],
  ])('B-27 %s', (_rule, opening, kilometres, free) =>
    givenOrder(arrived({ opening }))
      .when(['wang', 'offerTransport', { accepted: true, kilometres }])
      .then({ type: 'transportOffered', accepted: true, kilometres, free }),
  );

  const assigned = after(arrived(), [
    'wang',
    { type: 'driverAssigned', transportId: 'T-1', task: 'pickup', driver: 'driver' },
  ]);
  const handover = (transportId: string, end: 'taken' | 'given') =>
    ['driver', 'recordVehicleHandover', { transportId, end, counterpart: '客户' }] as const;

  test('a driver is named for a pick-up, delivery or road assistance', () =>
    givenOrder(arrived())
      .when(['wang', 'assignDriver', { transportId: 'T-1', task: 'pickup', driver: 'driver' }])
      .then({ type: 'driverAssigned', transportId: 'T-1', task: 'pickup', driver: 'driver' }));

  test.each(['taken', 'given'] as const)('that the car was %s is recorded once, with whom', (end) => {
    const recorded = givenOrder(assigned).when(handover('T-1', end));
    recorded.then({ type: 'vehicleHandedOver', transportId: 'T-1', end, counterpart: '客户' });
    expect(recorded.state().transports[0]).toMatchObject({ driver: 'driver', [end]: true });
    givenOrder(after(assigned, ['driver', { type: 'vehicleHandedOver', transportId: 'T-1', end, counterpart: '客户' }]))
      .when(handover('T-1', end))
      .then();
  });

  test('nobody hands over a car that nobody was sent for', () =>
    givenOrder(assigned).when(handover('T-9', 'taken')).thenRejected('unknownTransport', { transportId: 'T-9' }));
});
