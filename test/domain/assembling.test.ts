import { demoPolicy, STORE } from '../../dev/fixtures/store';
import { leastLoaded } from '../../domain/complaint/assignment';
import { intakeFromFollowUp } from '../../domain/complaint/intake-from-follow-up';
import { departureOf } from '../../domain/follow-up/departure';
import type { Departure, FollowUpEvent } from '../../domain/follow-up/state';
import { timeActor } from '../../domain/kernel/actor';
import { reworkOpening } from '../../domain/repair-order/rework';
import type { RepairOrderEvent } from '../../domain/repair-order/state';
import { visitParties } from '../../domain/repair-order/visit-parties';
import { arrived, delivered } from '../support/simulate-order';

describe('I-14 whose complaint it becomes', () => {
  test('the specialist with the fewest open complaints takes it, the first by id among equals', () => {
    expect(leastLoaded(['li', 'yang'], new Map([['li', 2]]))).toBe('yang');
    expect(leastLoaded(['yang', 'li'], new Map())).toBe('li');
  });
  test('nobody holds the role', () => expect(leastLoaded([], new Map([['li', 0]]))).toBeUndefined());
});

describe('I-02 what an order decides on', () => {
  const known = {
    customer: { id: 'C-1', goldCard: true },
    vehicle: { id: 'V-1', odometer: 20_000 },
    visitedBefore: false,
    lastVisit: undefined,
  };
  test('a customer without an order is here for the first time', () => {
    expect(visitParties(known).customer).toEqual({ id: 'C-1', goldCard: true, firstVisit: true });
    expect(visitParties({ ...known, visitedBefore: true }).customer.firstVisit).toBe(false);
  });
  test('the odometer is the highest ever read', () => {
    const lastVisit = delivered().order;
    const read = lastVisit.intake!.odometer;
    expect(visitParties({ ...known, lastVisit, vehicle: { id: 'V-1', odometer: read + 1 } }).vehicle.lastOdometer).toBe(
      read + 1,
    );
    expect(visitParties({ ...known, lastVisit, vehicle: { id: 'V-1', odometer: 0 } }).vehicle.lastOdometer).toBe(read);
  });
});

describe('G-01 what a follow-up begins with', () => {
  test('visit, customer and advisor, from the moment the car left', () => {
    const { order, events } = delivered();
    const customer = { member: true, privateCustomer: false };
    expect(departureOf({ order, events, customer, policy: demoPolicy })).toMatchObject({
      number: order.number.replace('RO', 'FU'),
      order: order.number,
      store: STORE,
      customer: { id: order.customer.id, ...customer },
      vehicle: order.vehicle.id,
      advisor: order.advisor,
      leftAt: order.exitPass?.usedAt ?? order.deliveredAt,
    });
  });
  test('F-22 G-04 the customer’s wish of the delivery goes with it', () => {
    const { order, events } = delivered();
    const aftercare = { type: 'aftercareRecorded', followUp: { at: '晚上', channel: 'phone' } };
    const wished = [...events, aftercare as unknown as RepairOrderEvent];
    const departure = departureOf({ order, events: wished, customer: undefined, policy: demoPolicy });
    expect(departure?.wish).toEqual({ words: '晚上', channel: 'phone' });
  });
  test('a customer nobody knows any more is a private one, and no member', () => {
    const { order, events } = delivered();
    const { customer } = departureOf({ order, events, customer: undefined, policy: demoPolicy })!;
    expect(customer).toEqual({ id: order.customer.id, member: false, privateCustomer: true });
  });
  test('a car that is still here is not followed up', () => {
    const { order, events } = arrived();
    expect(departureOf({ order, events, customer: undefined, policy: demoPolicy })).toBeUndefined();
  });
});

describe('G-15 T-38 what a follow-up found becomes a complaint', () => {
  const departure: Departure = {
    number: 'FU-S01-20261122-0001',
    order: 'RO-S01-20261122-0001',
    store: STORE,
    policy: demoPolicy,
    customer: { id: 'C-1', member: true, privateCustomer: true },
    vehicle: 'V-1',
    advisor: 'wang',
    leftAt: 0,
  };
  const at = { at: 1, by: timeActor };
  const intake = (events: readonly FollowUpEvent[], owner?: string) =>
    intakeFromFollowUp({ number: departure.number, departure, events, policy: demoPolicy, goldCard: true, owner });

  test('in the customer’s own words, owned by the specialist', () =>
    expect(intake([{ type: 'handedOn', words: '又响了', ...at }], 'cr')).toMatchObject({
      source: 'followUp',
      order: departure.order,
      followUp: departure.number,
      complainant: { id: 'C-1', kind: 'customer', goldCard: true },
      owner: { id: 'cr', role: demoPolicy.followUp.firstRole },
      words: '又响了',
    }));
  test('a problem nobody handled in time is told as it was written down; without a specialist the advisor owns it', () =>
    expect(intake([{ type: 'quickHandlingExpired', problem: '脚垫', ...at }])).toMatchObject({
      owner: { id: 'wang' },
      words: '脚垫',
    }));
});

test('J-13 J-18 the order of a rework knows what it makes good', () => {
  const parties = {
    customer: { id: 'C-1', goldCard: false, firstVisit: false },
    vehicle: { id: 'V-1', lastOdometer: 5 },
  };
  expect(
    reworkOpening({ of: 'RO-S01-1', complaint: 'CP-S01-1', symptoms: '异响', parties, policy: demoPolicy }),
  ).toEqual({
    store: STORE,
    policy: demoPolicy,
    ...parties,
    arrival: { mode: 'selfDrive', symptoms: '异响' },
    accident: false,
    rework: { of: 'RO-S01-1', complaint: 'CP-S01-1' },
  });
});
