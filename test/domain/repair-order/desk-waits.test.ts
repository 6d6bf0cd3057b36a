import { MINUTE } from '../../../domain/kernel/process';
import { noticesOf } from '../../../domain/repair-order/notices';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { defaultPolicy } from '../../../domain/policy/policy';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  agreed,
  declined,
  fold,
  inAcceptance,
  inFinalCheck,
  inRepair,
  inSettlement,
  invoiced,
  iso,
  lastAt,
  paidInFull,
  presented,
  reaches,
  asksFor,
  battery,
  readyForPickup,
  withOpeningHours,
  withPass,
  type Events,
  type HistoryStep,
  type Visit,
} from '../../support/order-events';

const DAY = 24 * 60 * MINUTE;
const commandsOf = (events: Events) => tasksOf(fold(events)).map(({ command }) => command);
const passed = (events: Events, timer: string) =>
  events.flatMap((event) =>
    event.type === 'deadlinePassed' && event.timer === timer
      ? [`${iso(event.at + 8 * 60 * MINUTE).slice(5, 16)} ${event.reaction} ${event.to.join(' ')}`]
      : [],
  );
const asksDiscount: HistoryStep = ['settlement', { type: 'discountRequested', amount: 1_000, reason: '老客户' }];
const disputes: HistoryStep = ['wang', { type: 'deliveryDisputed', objection: '新划痕' }];

describe('a customer who stands at a desk', () => {
  test.each([
    ['F-01', 'to see the result', inAcceptance(), 'acceptResult', 'serviceAdvisor'],
    ['F-07', 'for the sheet', inSettlement(), 'presentSettlement', 'settlementClerk'],
    ['F-07', 'to agree to the sheet', presented(), 'agreeSettlement', 'settlementClerk'],
    ['F-07', 'for the data of the invoice', agreed(), 'confirmInvoice', 'cashier'],
    ['F-07', 'to pay', invoiced(), 'receivePayment', 'cashier'],
    ['F-07', 'for the end of the settlement', paidInFull(), 'completeSettlement', 'settlementClerk cashier'],
    ['F-08', 'for a discount', after(presented(), asksDiscount), 'decideDiscount', 'businessSupervisor'],
    ['F-15', 'for the final check', withPass(), 'startFinalCheck', 'serviceAdvisor'],
    ['F-15', 'to sign', inFinalCheck(), 'signDelivery', 'serviceAdvisor'],
    ['F-30', 'with an objection', after(inFinalCheck(), disputes), 'resolveDispute', 'serviceAdvisor serviceManager'],
    ['C-04', 'to pay a fee and leave', declined(), 'payFee', 'cashier'],
  ] as const)(
    '%s waits %s: whoever is there is reminded after 20 minutes, a manager hears after 45',
    (timer, _why, events, command, desk) => {
      const since = fold(events).stageSince!.at;
      const due = givenOrder(events).due(timer, since);
      expect(due[0]).toBe(`20 remind ${desk}`);
      expect(due[1]).toMatch(/^45 escalate (serviceManager|storeManager)$/);
      expect(tasksOf(fold(events)).find((task) => task.key.startsWith(timer))).toMatchObject({ command });
    },
  );

  test('F-30 a dispute that nobody settles is the store manager’s, and the central team’s in the end', () => {
    const open = afterWaiting(after(inFinalCheck(), disputes), 60 * 24 * 10);
    const heard = open.flatMap((event) => (event.type === 'deadlinePassed' && event.timer === 'F-30' ? event.to : []));
    expect(new Set(heard)).toEqual(new Set(['serviceAdvisor', 'serviceManager', 'storeManager', 'centralTeam']));
    expect(commandsOf(open)).toContain('resolveDispute');
  });

  test('the clock begins anew with each stay, and ends with it', () => {
    const first = after(inFinalCheck(), disputes);
    const second = after(first, ['manager', { type: 'disputeResolved', resolution: '抛光' }], disputes);
    expect(givenOrder(second).due('F-30')[0]).toBe('20 remind serviceAdvisor serviceManager');
    expect(givenOrder(second).due('F-15')).toEqual([]);
    expect(givenOrder(agreed()).due('F-01')).toEqual([]);
  });

  test('ADR 5 an order that was opened before has none of these clocks', () => {
    const before = { opening: { rulesVersion: 2 } };
    expect(givenOrder(inAcceptance(before)).due('F-01')).toEqual([]);
    expect(givenOrder(readyForPickup(before)).due('E-05')).toEqual([]);
  });
});

describe('E-05 a car that is ready and not collected', () => {
  const withHours: Visit = { opening: { policy: withOpeningHours } };
  /** On Sunday 22 November, open until 17:30. */
  const ready = readyForPickup(withHours);

  test('the customer is reminded on days on which the store opens, then the managers hear of it', () => {
    expect(passed(afterWaiting(ready, 60 * 24 * 30), 'E-05').slice(0, 4)).toEqual([
      '11-23T08:30 remind customer serviceAdvisor',
      '11-25T08:30 remind customer serviceAdvisor',
      '11-29T09:00 remind customer serviceAdvisor',
      '12-02T08:30 escalate serviceManager',
    ]);
    expect(passed(afterWaiting(ready, 60 * 24 * 30), 'E-05')).toContain('12-12T09:00 remind storeManager');
  });

  test('the reminder goes out to the customer', () => {
    const [reminder] = afterWaiting(ready, 60 * 24 * 2).filter(
      (event) => event.type === 'deadlinePassed' && event.timer === 'E-05',
    );
    expect(noticesOf(fold(ready), reminder!)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ to: { customer: 'C-002' }, way: 'out', template: 'pickupReminder' }),
      ]),
    );
  });

  test('asking for the car is nobody’s task on the first day, and the advisor’s from then on', () => {
    expect(commandsOf(ready)).toEqual(['welcomeCustomer']);
    const next = afterWaiting(ready, 60 * 24 + 60);
    expect(commandsOf(next)).toContain('askToCollect');
    const asks: Move = ['wang', 'askToCollect', { channel: 'phone', day: '2026-11-30' }];
    givenOrder(next).when(asks).then({ type: 'collectionAgreed', channel: 'phone', day: '2026-11-30' });
    givenOrder(next)
      .when(['wang', 'askToCollect', { channel: 'phone', day: '2099-11-30' }])
      .thenRejected('dayOff');
    const day = after(next, ['wang', { type: 'collectionAgreed', channel: 'sms', day: '2026-11-30' }]);
    expect(commandsOf(day)).not.toContain('askToCollect');
    expect(noticesOf(fold(day), day.at(-1)!)).toMatchObject([{ template: 'pickupReminder' }]);
    const reminded = passed(afterWaiting(day, 60 * 24 * 12), 'E-05').slice(1);
    expect(reminded[0]).toBe('12-01T08:30 remind customer serviceAdvisor');
  });

  test('B-21 before closing somebody is asked to put the car away, with its key', () => {
    expect(passed(afterWaiting(ready, 60 * 24), 'B-21')).toEqual([
      '11-22T17:00 remind serviceAdvisor advisorAssistant',
      '11-23T08:30 remind serviceManager',
    ]);
    const evening = afterWaiting(ready, 60 * 12);
    expect(commandsOf(evening)).toContain('parkCar');
    const parks = { parkingPlace: '后院 3 号', keyPlace: '钥匙柜 K-31' };
    givenOrder(evening)
      .when(['assistant', 'parkCar', parks])
      .then({ type: 'carParked', ...parks });
    const parked = after(evening, ['assistant', { type: 'carParked', ...parks }]);
    expect(commandsOf(parked)).not.toContain('parkCar');
    givenOrder(parked).when(['assistant', 'parkCar', parks]).then();
    expect(fold(parked).pickup?.parked).toMatchObject(parks);
  });

  test('over the Spring Festival nobody is reminded, and nothing is escalated', () => {
    const holidays = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'];
    const calendar = { ...defaultPolicy.calendar, holidays };
    const spring: Visit = { opening: { policy: { ...withOpeningHours, calendar } } };
    const shift = Date.parse('2027-02-04T10:00:00+08:00') - Date.parse('2026-11-22T10:00:00+08:00');
    const before = readyForPickup(spring).map((event) => ({ ...event, at: event.at + shift }));
    expect(lastAt(before)).toBeLessThan(Date.parse('2027-02-04T18:00:00+08:00'));
    const twoWeeks = afterWaiting(before, (14 * DAY) / MINUTE);
    expect(passed(twoWeeks, 'E-05')).toEqual([
      '02-12T08:30 remind customer serviceAdvisor',
      '02-14T09:00 remind customer serviceAdvisor',
      '02-18T08:30 remind customer serviceAdvisor',
    ]);
    const open = twoWeeks.filter((event) => event.type === 'deadlinePassed' && event.to[0] !== 'gateGuard');
    for (const { at } of open) expect(holidays).not.toContain(iso(at + 8 * 60 * MINUTE).slice(0, 10));
  });
});

describe('T-15 T-37 near closing time', () => {
  test('nothing is reminded of, escalated and escalated again within minutes', () => {
    const evening = Date.parse('2026-11-23T17:25:00+08:00');
    const shift =
      evening - lastAt(after(inRepair({ opening: { policy: withOpeningHours } }), asksFor(battery), reaches()));
    const events = after(inRepair({ opening: { policy: withOpeningHours } }), asksFor(battery), reaches()).map(
      (event) => ({
        ...event,
        at: event.at + shift,
      }),
    );
    const lived = afterWaiting(events, 60 * 24 * 4);
    expect(passed(lived, 'T-15')).toEqual([
      '11-23T17:55 remind customer serviceAdvisor',
      '11-24T09:55 remind customer serviceAdvisor',
      '11-24T11:55 escalate serviceManager',
      '11-25T11:55 escalate storeManager',
      '11-27T11:55 escalate centralTeam',
    ]);
  });

  test('ADR 5 an order that was opened before goes up as it did', () => {
    const old: Visit = { opening: { policy: withOpeningHours, rulesVersion: 2 } };
    const visit = after(inRepair(old), asksFor(battery), reaches());
    const shift = Date.parse('2026-11-23T17:25:00+08:00') - lastAt(visit);
    const lived = afterWaiting(
      visit.map((event) => ({ ...event, at: event.at + shift })),
      60,
    );
    expect(passed(lived, 'T-15').filter((line) => line.startsWith('11-23T18:00'))).toHaveLength(2);
  });
});
