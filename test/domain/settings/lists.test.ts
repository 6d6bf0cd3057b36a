import { codeWords, departmentWords } from '../../../domain/settings/entry-words';
import { sectionNames, sectionOf, sections } from '../../../domain/settings/sections';
import { roles } from '../../../domain/kernel/actor';
import { faultsOf } from '../../support/setting-faults';

const facts = { name: '城北店', latinName: 'Store', teams: ['team-1', 'night-shift'] };
const team = (id: string, zh: string, change: object = {}) => ({
  id,
  zh,
  en: `Team ${id}`,
  foreman: null,
  members: [],
  active: true,
  ...change,
});
const teams = (...items: readonly object[]) => ({ items });
const faults = (...items: readonly object[]) => faultsOf(sections.teams.schema, teams(...items));

test.each(sectionNames)('%s: what a store begins with is what it could have set itself', (name) => {
  const section = sectionOf(name);
  const initial = section.initial(facts);
  expect(section.schema.parse(initial)).toEqual(initial);
  expect(section.reply.safeParse(initial).success).toBe(true);
});

test.each(sectionNames)('%s is read by whoever may change it, and by no customer', (name) => {
  const { readers, writers } = sectionOf(name);
  expect(writers.filter((role) => !readers.includes(role))).toEqual([]);
  expect([...readers, ...writers]).not.toContain('customer');
  expect(writers).toContain('storeManager');
  expect(roles).toEqual(expect.arrayContaining([...writers]));
});

test('the teams of a release without settings keep their ids and get names', () =>
  expect(sections.teams.initial(facts).items).toMatchObject([
    { id: 'team-1', zh: '1组', en: 'Team 1' },
    { id: 'night-shift', zh: 'night-shift', en: 'night-shift' },
  ]));

test('two teams in use that are called alike are refused, whatever case and width; a retired one gives its name free', () => {
  expect(faults(team('a', '机修 一组'), team('b', '机修一组'))).toEqual(['/items/1/zh nameTaken']);
  expect(faults(team('a', 'Ａ组'), team('b', 'a组'))).toEqual(['/items/1/zh nameTaken']);
  expect(faults(team('a', '机修一组', { active: false }), team('b', '机修一组'))).toEqual([]);
});

test('an id stands once, and a form never offers an empty list', () => {
  expect(faults(team('a', '一组'), team('a', '二组', { en: 'other' }))).toEqual(['/items/1/id idTwice']);
  expect(faults(team('a', '一组', { active: false }))).toEqual(['/items noneActive']);
  expect(faultsOf(sections.bays.schema, { items: [] })).toEqual([]);
});

test('a name fits on a card', () => {
  expect(faults(team('a', '组'.repeat(41)))).toEqual(['/items/0/zh tooLong']);
  expect(faults(team('a', '组'.repeat(40)))).toEqual([]);
  expect(faults(team('a', '   '))).toContain('/items/0/zh too_small');
});

test('a person is in a team once, and nobody is their own deputy', () => {
  expect(faults(team('a', '一组', { members: ['zhao', 'wu', 'zhao'] }))).toEqual(['/items/0/members/2 memberTwice']);
  const department = { code: 'x', zh: '车间', en: 'Workshop', head: 'li', deputy: 'li', active: true };
  expect(faultsOf(sections.departments.schema, { items: [department] })).toEqual(['/items/0/deputy deputyIsHead']);
});

test('what was stored is retired, never removed: orders name it', () => {
  const { faultsOfChange } = sections.teams;
  const before = teams(team('a', '一组'), team('b', '二组')) as never;
  expect(faultsOfChange(before, teams(team('a', '一组')) as never)).toEqual([
    { path: ['items'], fault: 'entryRemoved' },
  ]);
  expect(faultsOfChange(before, teams(team('b', '二组'), team('a', '一组', { active: false })) as never)).toEqual([]);
});

test('what an entry names is found with its place', () => {
  expect(sections.teams.referencesIn(teams(team('a', '一组', { foreman: 'li', members: ['zhao'] })) as never)).toEqual([
    { kind: 'person', id: 'li', path: ['items', 0, 'foreman'] },
    { kind: 'person', id: 'zhao', path: ['items', 0, 'members', 0] },
  ]);
  const bay = { id: 'bay-1', zh: '1号', en: 'Lift 1', kind: 'lift' as const, team: 'team-1', active: true };
  expect(sections.bays.referencesIn({ items: [bay] })).toEqual([
    { kind: 'team', id: 'team-1', path: ['items', 0, 'team'] },
  ]);
});

test('L-40 a history tells of each entry by its id, and of the order they stand in', () =>
  expect(sections.teams.partsOf(teams(team('b', '二组'), team('a', '一组')) as never)).toEqual({
    a: team('a', '一组'),
    b: team('b', '二组'),
    order: ['b', 'a'],
  }));

test('codes and departments are called by their words; what is unknown by what it is called in the process', () => {
  const causes = codeWords(sections.causeCodes.initial(facts));
  expect([causes('WORKMANSHIP').zh, causes('OLD-7').zh]).toEqual(['维修工艺', 'OLD-7']);
  const departments = departmentWords(sections.departments.initial(facts));
  expect([departments('车间').en, departments('机加工').en]).toEqual(['Workshop', '机加工']);
});
