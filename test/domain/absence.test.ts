import { absenceDecidedAs, absenceSetAs, isAwayAt, type Absence, type Holder } from '../../domain/account/absence';
import { roleAboveAll, rolesAbove, rolesUnder } from '../../domain/account/line';
import type { Role } from '../../domain/kernel/actor';
import { Rejection } from '../../domain/kernel/rejection';
import { defaultPolicy } from '../../domain/policy/policy';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T02:00:00Z');
const { superiors } = defaultPolicy.complaint;

const person = (id: string, ...roles: Role[]): Holder & { absence: Absence | null } => ({ id, roles, absence: null });
const manager = person('manager', 'serviceManager');
const supervisor = person('supervisor', 'businessSupervisor');
const workshop = person('workshop', 'workshopSupervisor');
const store = person('store', 'storeManager');
const central = person('central', 'centralTeam');
const zhao = person('zhao', 'technician');
const wu = person('wu', 'technician');

const week: Omit<Absence, 'deputy'> = { from: NOW, until: NOW + 7 * DAY };
const set = (caller: Holder, away: Holder, deputy: typeof zhao, change: Partial<Absence> = {}): string => {
  try {
    return absenceSetAs(superiors, caller, away, { ...week, deputy: deputy.id, ...change }, deputy, NOW);
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
};

test('CF-16 the superior sets an absence, and whoever is above the superior', () => {
  expect(set(workshop, zhao, wu)).toBe('workshopSupervisor');
  expect(set(manager, zhao, wu)).toBe('serviceManager');
  expect(set(store, manager, workshop)).toBe('storeManager');
  expect(set(central, store, manager)).toBe('centralTeam');
});

test('CF-16 nobody else sets it or ends it: no equal, nobody below, nobody of another line', () => {
  for (const caller of [supervisor, workshop, zhao, person('cr', 'crManager'), person('m2', 'serviceManager')])
    expect(set(caller, manager, wu)).toBe('onlySuperior');
  expect(() => absenceDecidedAs(superiors, supervisor, manager)).toThrow('onlySuperior');
  expect(absenceDecidedAs(superiors, store, manager)).toBe('storeManager');
});

test('CF-16 whoever also has a role that the caller is not above is not below the caller: the deputy would get it', () => {
  expect(set(manager, person('both', 'serviceAdvisor', 'storeManager'), wu)).toBe('onlySuperior');
  expect(set(manager, person('both', 'technician', 'crSpecialist'), wu)).toBe('onlySuperior');
  expect(set(store, person('both', 'technician', 'crSpecialist'), wu)).toBe('storeManager');
});

test('CF-16 nobody sets an absence for themselves, and nobody makes themselves deputy', () => {
  const both = person('both', 'technician', 'workshopSupervisor', 'storeManager');
  expect(set(both, both, wu)).toBe('notForOneself');
  expect(set(workshop, zhao, workshop)).toBe('deputyIsCaller');
  expect(set(manager, zhao, workshop)).toBe('serviceManager');
});

test('CF-16 the deputy is there: not the person, and not away at that time', () => {
  expect(set(workshop, zhao, zhao)).toBe('deputyIsAway');
  const away = { ...wu, absence: { from: NOW + 3 * DAY, until: NOW + 4 * DAY, deputy: 'zhao' } };
  expect(set(workshop, zhao, away)).toBe('deputyIsAway');
  expect(set(workshop, zhao, away, { until: NOW + 3 * DAY })).toBe('workshopSupervisor');
});

test.each([
  ['60 days', { until: NOW + 60 * DAY }, 'workshopSupervisor'],
  ['a millisecond more', { until: NOW + 60 * DAY + 1 }, 'absenceTooLong'],
  ['until 2099', { until: Date.parse('2099-01-01T00:00:00Z') }, 'absenceTooLong'],
  ['from yesterday', { from: NOW - DAY }, 'workshopSupervisor'],
  ['from the day before', { from: NOW - DAY - 1 }, 'absenceOver'],
  ['until now', { from: NOW - DAY, until: NOW }, 'absenceOver'],
  ['in a year', { from: NOW + 365 * DAY, until: NOW + 366 * DAY }, 'workshopSupervisor'],
  [
    'in 2099',
    { from: Date.parse('2099-01-01T00:00:00Z'), until: Date.parse('2099-01-02T00:00:00Z') },
    'absenceTooFarAhead',
  ],
])('CF-16 an absence of %s', (_what, change, outcome) => expect(set(workshop, zhao, wu, change)).toBe(outcome));

test('CF-16 an absence that was set before there was a limit ends with the limit', () => {
  const forEver = { from: NOW, until: Date.parse('2099-01-01T00:00:00Z'), deputy: 'wu' };
  expect([NOW - 1, NOW, NOW + 60 * DAY - 1, NOW + 60 * DAY].map((at) => isAwayAt(forEver, at))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

describe('the line', () => {
  test('CF-16 it goes from superior to superior and ends at the store manager and the central team', () => {
    expect(rolesAbove(superiors, 'technician')).toEqual([
      'workshopSupervisor',
      'serviceManager',
      'storeManager',
      'centralTeam',
    ]);
    expect(rolesAbove(superiors, 'cashier')).toEqual(['serviceManager', 'storeManager', 'centralTeam']);
    expect(rolesAbove(superiors, 'storeManager')).toEqual(['centralTeam']);
    expect(rolesAbove(superiors, 'centralTeam')).toEqual(['centralTeam']);
  });

  test('CF-16 a policy that goes in circles, or puts somebody above the store manager, gives nobody more', () => {
    const circle = { technician: 'cashier', cashier: 'technician', storeManager: 'technician' } as const;
    expect(rolesAbove(circle, 'technician')).toEqual(['cashier', 'storeManager', 'centralTeam']);
    expect(rolesAbove(circle, 'storeManager')).toEqual(['centralTeam']);
    expect(roleAboveAll(circle, ['technician'], ['storeManager'])).toBeUndefined();
    expect(rolesAbove({}, 'serviceManager')).toEqual(['storeManager', 'centralTeam']);
  });

  test('CF-16 whoever the policy does not name answers to the service manager', () => {
    expect(rolesUnder(superiors, ['crManager'])).toEqual(['crSupervisor']);
    expect(rolesUnder(superiors, ['serviceManager'])).toContain('cashier');
    expect(rolesUnder(superiors, ['serviceManager'])).not.toContain('customer');
    expect(rolesUnder(superiors, ['serviceManager'])).not.toContain('serviceDirector');
  });
});
