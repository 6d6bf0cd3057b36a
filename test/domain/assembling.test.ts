import { demoPolicy, STORE } from '../../dev/fixtures/store';
import { leastLoaded } from '../../domain/complaint/assignment';
import { intakeFromFollowUp } from '../../domain/complaint/intake-from-follow-up';
import { completeDeparture, departureOf } from '../../domain/follow-up/departure';
import { systemActor } from '../../domain/kernel/actor';
import { RULES_VERSION } from '../../domain/repair-order/opening';
import { reworkOpening } from '../../domain/repair-order/rework';
import { visitParties } from '../../domain/repair-order/visit-parties';
import { delivered } from '../support/simulate-order';

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
    const visit = departureOf(order, events.at(-1)!.at);
    const customer = { member: true, privateCustomer: false };
    expect(completeDeparture(visit, { customer, policy: demoPolicy })).toMatchObject({
      number: order.number.replace('RO', 'FU'),
      order: order.number,
      store: STORE,
      policy: demoPolicy,
      customer: { id: order.customer.id, ...customer },
      vehicle: order.vehicle.id,
      advisor: order.advisor,
      leftAt: order.exitPass?.usedAt ?? order.deliveredAt,
    });
  });
  test('F-22 G-04 the customer’s wish of the delivery goes with it', () => {
    const { order } = delivered();
    const wished = { ...order, aftercare: { ...order.aftercare!, followUp: { at: '晚上', channel: 'phone' } } };
    expect(departureOf(wished, 0).wish).toEqual({ words: '晚上', channel: 'phone' });
  });
  test('a customer nobody knows any more is a private one, and no member', () => {
    const { order } = delivered();
    const { customer } = completeDeparture(departureOf(order, 0), { customer: undefined, policy: demoPolicy });
    expect(customer).toEqual({ id: order.customer.id, member: false, privateCustomer: true });
  });
});

describe('G-15 T-38 what a follow-up found becomes a complaint', () => {
  const findings = {
    number: 'FU-S01-20261122-0001',
    order: 'RO-S01-20261122-0001',
    store: STORE,
    customer: 'C-1',
    vehicle: 'V-1',
    advisor: 'wang',
    ownerRole: 'crSpecialist',
    words: '又响了',
  } as const;
  const intake = (owner?: string) =>
    intakeFromFollowUp(findings, { policy: demoPolicy, goldCard: true, owner, forerunners: [] });

  test('in the words that were written down, owned by the specialist', () =>
    expect(intake('cr')).toMatchObject({
      source: 'followUp',
      order: findings.order,
      followUp: findings.number,
      complainant: { id: 'C-1', kind: 'customer', goldCard: true },
      owner: { id: 'cr', role: 'crSpecialist' },
      words: '又响了',
    }));
  test('without a specialist the advisor owns it', () => expect(intake()).toMatchObject({ owner: { id: 'wang' } }));
});

test('J-13 J-18 the order of a rework knows what it makes good', () => {
  const parties = {
    customer: { id: 'C-1', goldCard: false, firstVisit: false },
    vehicle: { id: 'V-1', lastOdometer: 5 },
  };
  expect(
    reworkOpening(
      { of: 'RO-S01-1', store: STORE, complaint: 'CP-S01-1', symptoms: '异响', by: systemActor },
      { parties, policy: demoPolicy },
    ),
  ).toEqual({
    store: STORE,
    policy: demoPolicy,
    rulesVersion: RULES_VERSION,
    ...parties,
    arrival: { mode: 'selfDrive', symptoms: '异响' },
    accident: false,
    rework: { of: 'RO-S01-1', complaint: 'CP-S01-1' },
  });
});
