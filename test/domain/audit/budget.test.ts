import { budgetOf, toldOfReading } from '../../../domain/audit/budget';
import { defaultPolicy, PolicyContent } from '../../../domain/policy/policy';

const { personsPerDay } = defaultPolicy;

test('M-05 whoever holds several roles has the widest budget of them; a role that nobody named has 100', () => {
  expect(budgetOf(personsPerDay, ['serviceAdvisor'])).toBe(200);
  expect(budgetOf(personsPerDay, ['technician', 'crSpecialist'])).toBe(300);
  expect(budgetOf(personsPerDay, ['gateGuard'])).toBe(100);
  expect(budgetOf({ gateGuard: 20 }, ['gateGuard'])).toBe(20);
  expect(budgetOf(personsPerDay, [])).toBe(100);
});

test('M-05 the store manager is told of everybody, and the central team of the store manager and of who stands in', () => {
  expect(toldOfReading(['serviceAdvisor'])).toBe('storeManager');
  expect(toldOfReading(['serviceAdvisor', 'storeManager'])).toBe('centralTeam');
  expect(toldOfReading(['centralTeam'])).toBe('storeManager');
});

test('H6 no store can set a number that tells nobody anything', () => {
  const withBudget = (persons: number) =>
    PolicyContent.safeParse({ ...defaultPolicy, personsPerDay: { storeManager: persons } }).success;
  expect([withBudget(20), withBudget(1_000)]).toEqual([true, true]);
  expect([withBudget(0), withBudget(1_001), withBudget(1e12), withBudget(20.5)]).toEqual([false, false, false, false]);
});
