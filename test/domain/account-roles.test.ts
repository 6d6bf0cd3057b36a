import type { Holder } from '../../domain/account/absence';
import {
  isRequestOpen,
  needsSecondPerson,
  rolesChangedBy,
  rolesConfirmedBy,
  rolesRefusedBy,
} from '../../domain/account/roles';
import type { InPlaceOf, Role } from '../../domain/kernel/actor';
import { Rejection } from '../../domain/kernel/rejection';
import { defaultPolicy } from '../../domain/policy/policy';

const { superiors } = defaultPolicy.complaint;
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T02:00:00Z');
const caller = (id: string, roles: readonly Role[], inPlaceOf: InPlaceOf = {}) => ({ id, roles, inPlaceOf });
const wu: Holder = { id: 'wu', roles: ['technician'] };

const outcome = (ask: () => { readonly role: string }): string => {
  try {
    return ask().role;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
};
const changed = (id: string, ...roles: readonly Role[]): string =>
  outcome(() => rolesChangedBy(superiors, caller(id, roles), wu));
const asked = {
  roles: ['technician', 'cashier'] as const,
  by: { id: 'manager', role: 'serviceManager' } as const,
  at: NOW,
};
type Request = Parameters<typeof rolesConfirmedBy>[3];
const confirmed = (
  who: ReturnType<typeof caller>,
  request: Request = asked,
  askerRoles: readonly Role[] = ['serviceManager'],
): string => outcome(() => rolesConfirmedBy(superiors, who, wu, request, askerRoles, NOW + DAY));

test.each<readonly [Role, boolean]>([
  ['cashier', true],
  ['settlementClerk', true],
  ['finance', true],
  ['gateGuard', true],
  ['operator', true],
  ['centralTeam', true],
  ['storeManager', true],
  ['businessSupervisor', true],
  ['workshopSupervisor', true],
  ['qualitySpecialist', false],
  ['serviceAdvisor', false],
])('M9 giving %s needs a second person: %s', (role, needed) => {
  expect(needsSecondPerson(['technician'], ['technician', role])).toBe(needed);
  expect(needsSecondPerson(['technician', role], [role])).toBe(false);
});

test('M9 somebody above every role changes what a person is, or the central team or operator', () => {
  expect(changed('workshop', 'workshopSupervisor')).toBe('workshopSupervisor');
  expect(changed('ops', 'operator')).toBe('operator');
  expect(changed('central', 'centralTeam')).toBe('centralTeam');
  expect(changed('cr', 'crManager')).toBe('onlySuperior');
  expect(changed('wu', 'technician', 'storeManager')).toBe('notForOneself');
  const central: Holder = { id: 'central', roles: ['centralTeam'] };
  expect(outcome(() => rolesChangedBy(superiors, caller('ops', ['operator']), central))).toBe('onlySuperior');
});

test('M9 I9 another person confirms, above what the person gets, and not in the name of whoever asked', () => {
  expect(confirmed(caller('store', ['storeManager']))).toBe('storeManager');
  expect(confirmed(caller('manager', ['serviceManager']))).toBe('sameDecider');
  expect(confirmed(caller('workshop', ['workshopSupervisor']))).toBe('onlySuperior');
  expect(confirmed(caller('wu', ['technician', 'storeManager']))).toBe('notForOneself');
  expect(confirmed(caller('deputy', ['serviceManager'], { serviceManager: 'manager' }))).toBe('sameDecider');
  expect(confirmed(caller('deputy', ['storeManager'], { storeManager: 'store' }))).toBe('storeManager');
});

test('M9 a request is open for two weeks', () => {
  expect(confirmed(caller('store', ['storeManager']), null)).toBe('noRolesRequested');
  expect([0, 14 * DAY - 1, 14 * DAY].map((later) => isRequestOpen(asked, NOW + later))).toEqual([true, true, false]);
});

test('M9 I9 a request counts only as long as whoever asked holds that role', () => {
  const store = caller('store', ['storeManager']);
  expect(confirmed(store, asked, ['technician'])).toBe('noRolesRequested');
  expect(confirmed(store, asked, [])).toBe('noRolesRequested');
});

test('M9 nothing is decided about somebody in that very person’s place', () => {
  const operator: Holder = { id: 'ops', roles: ['operator'] };
  const deputy = caller('deputy', ['technician', 'operator'], { operator: 'ops' });
  const wanted = ['operator', 'cashier'] as const;
  expect(outcome(() => rolesChangedBy(superiors, deputy, operator))).toBe('notForOneself');
  const request = { roles: wanted, by: { id: 'central', role: 'centralTeam' }, at: NOW } as const;
  expect(outcome(() => rolesConfirmedBy(superiors, deputy, operator, request, ['centralTeam'], NOW))).toBe(
    'notForOneself',
  );
});

test('M9 whoever asked takes it back; another one refuses it from above', () => {
  const refused = (id: string, ...roles: readonly Role[]) =>
    outcome(() => rolesRefusedBy(superiors, caller(id, roles), wu, asked));
  expect(refused('manager', 'crManager')).toBe('serviceManager');
  expect(refused('store', 'storeManager')).toBe('storeManager');
  expect(refused('cr', 'crManager')).toBe('onlySuperior');
  expect(refused('wu', 'technician', 'storeManager')).toBe('notForOneself');
});
