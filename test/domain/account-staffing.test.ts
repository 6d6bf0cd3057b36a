import { couldConfirm } from '../../domain/account/roles';
import { harmlessOf, isLastKeeper, isOpening } from '../../domain/account/staffing';
import type { Role } from '../../domain/kernel/actor';
import { defaultPolicy } from '../../domain/policy/policy';

const { superiors } = defaultPolicy.complaint;
const DAY = 86_400_000;
const person = (id: string, active: boolean, ...roles: readonly Role[]) => ({ person: id, active, roles });

test('a store keeps somebody who lets people in', () => {
  const manager = person('fang', true, 'storeManager');
  expect(isLastKeeper([manager, person('li', true, 'serviceAdvisor')], 'fang')).toBe(true);
  expect(isLastKeeper([manager, person('ops', false, 'operator')], 'fang')).toBe(true);
  expect(isLastKeeper([manager, person('ops', true, 'operator')], 'fang')).toBe(false);
  expect(isLastKeeper([manager, person('li', true, 'serviceAdvisor')], 'li')).toBe(false);
});

test('M9 a new person is at once what one person gives, and no more', () => {
  expect(harmlessOf(['technician', 'cashier', 'serviceAdvisor', 'operator'])).toEqual(['technician', 'serviceAdvisor']);
  expect(harmlessOf(['gateGuard'])).toEqual([]);
});

test('M9 a store is being filled for 30 days after its opening', () => {
  expect([0, 30 * DAY - 1, 30 * DAY].map((later) => isOpening(1_000, 1_000 + later))).toEqual([true, true, false]);
});

test('M9 whoever is above all roles of a request could confirm it', () => {
  expect(couldConfirm(superiors, ['serviceManager'], ['cashier', 'technician'])).toBe(true);
  expect(couldConfirm(superiors, ['technician', 'serviceManager'], ['storeManager'])).toBe(false);
  expect(couldConfirm(superiors, ['storeManager', 'operator'], ['storeManager', 'cashier'])).toBe(true);
  expect(couldConfirm(superiors, ['operator'], ['centralTeam'])).toBe(false);
  expect(couldConfirm(superiors, [], ['technician'])).toBe(false);
});
