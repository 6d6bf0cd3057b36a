import { isOver } from '../../../domain/repair-order/milestones';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  arrived,
  contracted,
  delivered,
  exitPass,
  fold,
  goldCard,
  policy,
  type Events,
  type HistoryStep,
} from '../../support/order-events';

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

describe('B-27 whoever is entitled is offered door-to-door service', () => {
  const leaves: HistoryStep = ['wang', { type: 'waitingRecorded', waitsInStore: false, travelHelpOffered: true }];
  const readyToGo = (opening: object = {}, ...more: readonly HistoryStep[]) =>
    after(
      contracted({ opening }),
      ['wang', { type: 'teamsAssigned', teams: ['team-1'] }],
      ['assistant', { type: 'carWashed' }],
      ...more,
    );
  const handOver = ['wang', 'handOverToWorkshop'] as const;
  const answered = (accepted: boolean): HistoryStep => [
    'wang',
    { type: 'transportOffered', accepted, kilometres: 12, free: true },
  ];
  const everybody = { policy: { ...policy, doorToDoorFor: 'everybody' as const } };
  const offered = { type: 'vehicleHandedToWorkshop', odometer: 160_000, fuelEighths: 4 } as const;
  const taskOf = (events: Events) => tasksOf(fold(events)).map(({ command }) => command);

  test('B-27 a gold-card customer who leaves is offered it before the car goes to the workshop, 20 km for nothing', () => {
    const gold = readyToGo(goldCard, leaves);
    givenOrder(gold).when(handOver).thenRejected('transportUnoffered', { freeKilometres: 20 });
    expect(taskOf(gold)).toContain('offerTransport');
    for (const accepted of [true, false])
      givenOrder(after(gold, answered(accepted)))
        .when(handOver)
        .then(offered);
    expect(taskOf(after(gold, answered(true)))).toContain('assignDriver');
    expect(taskOf(after(gold, answered(false)))).not.toContain('assignDriver');
  });

  test('B-27 nobody else has to be offered it, but where the policy says everybody; then nothing of it is free', () => {
    givenOrder(readyToGo(goldCard)).when(handOver).then(offered);
    givenOrder(readyToGo({}, leaves)).when(handOver).then(offered);
    const other = givenOrder(readyToGo(everybody, leaves));
    other.when(handOver).thenRejected('transportUnoffered', { freeKilometres: 0 });
    other
      .when(['wang', 'offerTransport', { accepted: true, kilometres: 3 }])
      .then({ type: 'transportOffered', accepted: true, kilometres: 3, free: false });
  });

  test('ADR 5 of an order that was opened before that rule nobody is asked', () =>
    givenOrder(readyToGo({ ...goldCard, rulesVersion: 2 }, leaves))
      .when(handOver)
      .then(offered));
});

describe('B-28 a drive after the delivery', () => {
  const assign = (transportId: string, task: string): Move => [
    'wang',
    'assignDriver',
    { transportId, task, driver: 'driver' },
  ];
  const record = (end: 'taken' | 'given'): Move => [
    'driver',
    'recordVehicleHandover',
    { transportId: 'T-1', end, counterpart: '客户' },
  ];
  const drive = (end: 'taken' | 'given'): HistoryStep => [
    'driver',
    { type: 'vehicleHandedOver', transportId: 'T-1', end, counterpart: '客户' },
  ];
  const ordered = after(delivered(), [
    'wang',
    { type: 'driverAssigned', transportId: 'T-1', task: 'delivery', driver: 'driver' },
  ]);
  const gone: HistoryStep = ['gate', { type: 'gateOpened', exitPass }];
  const filed: HistoryStep = ['wang', { type: 'dmsUpdated', mismatch: false }];
  const drives = (events: Events) => tasksOf(fold(events)).filter(({ command }) => command === 'recordVehicleHandover');

  test('B-28 the car is brought to the customer, and both ends are recorded though the customer has signed', () => {
    givenOrder(delivered())
      .when(assign('T-1', 'delivery'))
      .then({ type: 'driverAssigned', transportId: 'T-1', task: 'delivery', driver: 'driver' });
    expect(drives(ordered)).toMatchObject([{ person: 'driver', roles: ['driver'] }]);
    givenOrder(ordered)
      .when(record('taken'))
      .then({ type: 'vehicleHandedOver', transportId: 'T-1', end: 'taken', counterpart: '客户' });
    const away = after(ordered, drive('taken'), gone, filed);
    givenOrder(away)
      .when(record('given'))
      .then({ type: 'vehicleHandedOver', transportId: 'T-1', end: 'given', counterpart: '客户' });
  });

  test('B-28 the visit is not over while the driver is on the road, and somebody asks by closing time', () => {
    const away = after(ordered, drive('taken'), gone, filed);
    expect(isOver(fold(away))).toBe(false);
    expect(drives(away)).toHaveLength(1);
    expect(
      givenOrder(away)
        .due('B-28')
        .map((due) => due.replace(/^\S+ /, '')),
    ).toEqual(['remind driver serviceAdvisor', 'escalate serviceManager']);
    const arrivedThere = after(away, drive('given'));
    expect(isOver(fold(arrivedThere))).toBe(true);
    expect(givenOrder(arrivedThere).due('B-28')).toEqual([]);
  });

  test('B-28 any other drive is refused after the delivery, and every one once the car has left', () => {
    for (const task of ['pickup', 'roadAssistance'])
      givenOrder(delivered()).when(assign('T-2', task)).thenRejected('carIsGone', { task });
    givenOrder(after(delivered(), gone))
      .when(assign('T-2', 'delivery'))
      .thenRejected('carIsGone', { task: 'delivery' });
    expect(drives(after(ordered, gone))).toEqual([]);
    expect(isOver(fold(after(ordered, gone, filed)))).toBe(true);
  });

  test('ADR 5 of an order that was opened before that rule no drive is recorded after the delivery', () =>
    givenOrder(delivered({ opening: { rulesVersion: 2 } }))
      .when(assign('T-1', 'delivery'))
      .thenRejected('notDuringStage'));
});
