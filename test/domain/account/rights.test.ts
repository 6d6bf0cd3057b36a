import { rightsAt } from '../../../domain/account/rights';
import type { Role } from '../../../domain/kernel/actor';
import { roles } from '../../../domain/kernel/actor';
import { demandsSecondFactor } from '../../../domain/account/second-factor';

const standsIn = [
  {
    person: 'manager',
    roles: ['serviceManager', 'serviceAdvisor'] as Role[],
    absence: { from: 10, until: 20, deputy: 'li' },
  },
];
const li = { roles: ['serviceAdvisor'] as Role[], standsIn, proved: false, demanded: false };
const manager = { roles: ['serviceManager'] as Role[], standsIn: [], proved: false, demanded: true };

test('CF-16 a deputy has the roles of whoever is away from the first moment to the last, and says in whose place', () => {
  expect(rightsAt(9, li)).toEqual({ roles: ['serviceAdvisor'], inPlaceOf: {}, deputyFor: [], secondFactor: 'off' });
  for (const at of [10, 19])
    expect(rightsAt(at, li)).toEqual({
      roles: ['serviceAdvisor', 'serviceManager'],
      inPlaceOf: { serviceManager: 'manager' },
      deputyFor: ['manager'],
      secondFactor: 'off',
    });
  expect(rightsAt(20, li).roles).toEqual(['serviceAdvisor']);
});

test('who decides for others needs a second factor, and who has shown it needs no other', () => {
  expect(roles.filter(demandsSecondFactor)).toEqual([
    'finance',
    'serviceManager',
    'serviceDirector',
    'storeManager',
    'centralTeam',
    'crManager',
    'operator',
  ]);
  expect(rightsAt(0, manager).secondFactor).toBe('needed');
  expect(rightsAt(0, { ...manager, proved: true }).secondFactor).toBe('proved');
  expect(rightsAt(0, { ...manager, demanded: false }).secondFactor).toBe('off');
  expect(rightsAt(0, { ...li, demanded: true }).secondFactor).toBe('off');
});

test('a deputy without a second factor goes on with the own work, and gets the role that needs one with it', () => {
  const without = rightsAt(15, { ...li, demanded: true });
  expect([without.roles, without.secondFactor]).toEqual([['serviceAdvisor'], 'neededToStandIn']);
  const shown = rightsAt(15, { ...li, demanded: true, proved: true });
  expect([shown.roles, shown.secondFactor]).toEqual([['serviceAdvisor', 'serviceManager'], 'proved']);
  const cashier = [{ person: 'cashier', roles: ['cashier'] as Role[], absence: { from: 10, until: 20, deputy: 'li' } }];
  expect(rightsAt(15, { ...li, standsIn: cashier, demanded: true }).roles).toEqual(['serviceAdvisor', 'cashier']);
});
