import { resetRefusal, type Employment } from '../../../domain/account/resets';
import type { Actor, Role } from '../../../domain/kernel/actor';

const boss: Actor = { id: 'boss', role: 'storeManager' };
const here = { actor: boss, store: 'S01', everywhere: false };
const everywhere = { ...here, actor: { id: 'ops', role: 'operator' } as Actor, everywhere: true };
const in1 = (...roles: Role[]): Employment => ({ store: 'S01', roles });
const in2 = (...roles: Role[]): Employment => ({ store: 'S02', roles });
const inAll = (...roles: Role[]): Employment => ({ store: '*', roles });

test('nobody resets themselves, nor whoever they stand in for', () => {
  expect(resetRefusal(here, 'boss', [in1('storeManager')])).toBe('ownAccount');
  const deputy = { ...here, actor: { ...boss, id: 'li', for: 'boss' } };
  expect(resetRefusal(deputy, 'boss', [in1('storeManager')])).toBe('ownAccount');
  expect(resetRefusal(deputy, 'wang', [in1('serviceAdvisor')])).toBeUndefined();
});

test.each<readonly [string, Employment[], string | undefined]>([
  ['an advisor of the store', [in1('serviceAdvisor')], undefined],
  ['a manager below', [in1('serviceManager', 'finance')], undefined],
  ['the operator of the store', [in1('operator')], undefined],
  ['the central team', [inAll('centralTeam')], 'roleAbove'],
  ['somebody of the central team who is an advisor here', [in1('serviceAdvisor'), inAll('centralTeam')], 'roleAbove'],
  ['an advisor here who manages another store', [in1('serviceAdvisor'), in2('storeManager')], 'roleAbove'],
  ['an advisor here who is a cashier elsewhere', [in1('serviceAdvisor'), in2('cashier')], undefined],
  ['an accountant of all stores', [inAll('finance')], undefined],
])('a store manager and %s', (_who, employments, refusal) =>
  expect(resetRefusal(here, 'other', employments)).toBe(refusal),
);

test('the central team lets in whoever is alone at the head of a store, and one another', () => {
  const central = { ...everywhere, actor: { id: 'central', role: 'centralTeam' } as Actor };
  for (const theirs of [[in1('storeManager')], [in1('operator')], [in2('storeManager')], [inAll('centralTeam')]])
    expect(resetRefusal(central, 'other', theirs)).toBeUndefined();
  expect(resetRefusal(central, 'central', [inAll('centralTeam')])).toBe('ownAccount');
});

test('who administers all stores resets a manager of two, and still not the central team', () => {
  expect(resetRefusal(everywhere, 'other', [in1('storeManager'), in2('storeManager')])).toBeUndefined();
  expect(resetRefusal(everywhere, 'other', [inAll('centralTeam')])).toBe('roleAbove');
});
