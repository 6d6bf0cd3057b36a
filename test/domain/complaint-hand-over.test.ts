import { explainedDeadlines } from '../../domain/complaint/process';
import { tasksOf } from '../../domain/complaint/tasks';
import { MINUTE } from '../../domain/kernel/process';
import { deadlineRuleId } from '../../domain/time/deadline';
import { archived, codeOf, happened, iso, registered, type ComplaintSimulation } from '../support/simulate-complaint';

const gives = (predecessor: string, successor: string, who = 'crmanager') =>
  [who, 'handOver', { predecessor, successor, reason: '离职' }] as const;
const offers = (to: string) => ['crmanager', 'offerOwnership', { to, reason: '专业' }] as const;
const personsOf = ({ state }: ComplaintSimulation) => [
  ...new Set(tasksOf(state).flatMap(({ person }) => (person === null ? [] : [person]))),
];
const offersOf = ({ state }: ComplaintSimulation) =>
  explainedDeadlines(state)
    .map(deadlineRuleId)
    .filter((id) => id.startsWith('B-01'));

test('H-43 a complaint whose owner leaves has another owner at once, in the same role', () => {
  const complaint = registered().play(gives('cr', 'li'));
  expect(complaint.state).toMatchObject({ owner: { id: 'li', role: 'crSpecialist' }, handovers: 1 });
  expect(personsOf(complaint)).not.toContain('cr');
  complaint.play(gives('cr', 'li'));
  expect(happened(complaint, 'handedOver')).toHaveLength(1);
});

test('what was offered to whoever leaves is offered to the successor, with a deadline of its own', () => {
  const complaint = registered().play(offers('wang'), gives('wang', 'li'));
  expect(complaint.state).toMatchObject({ owner: { id: 'cr' }, offered: { to: 'li', by: 'crmanager' }, handovers: 0 });
  expect(offersOf(complaint)).toEqual(['B-01/li-2']);
  complaint.play(gives('cr', 'li'));
  expect(complaint.state.owner.id).toBe('li');
  expect(offersOf(complaint)).toEqual([]);
});

test('what was offered to whoever leaves stays with its owner when the owner is the successor', () => {
  const complaint = registered().play(offers('wang'), gives('wang', 'cr'));
  expect(complaint.state.owner.id).toBe('cr');
  expect(complaint.state.offered).toBeUndefined();
});

test('an offer to somebody else stands when the owner changes', () => {
  const complaint = registered().play(offers('wang'));
  const before = offersOf(complaint);
  complaint.play(gives('cr', 'li'));
  expect([complaint.state.owner.id, offersOf(complaint)]).toEqual(['li', before]);
});

test('H-39 the task of a department goes to the successor, a task that is done does not', () => {
  const task = (taskId: string, now: number) =>
    [
      'crmanager',
      'commandDepartment',
      { taskId, department: '车间', to: 'workshop', what: '拆检', dueAt: iso(now + 600 * MINUTE) },
    ] as const;
  const complaint = registered()
    .playAt((now) => [task('D-1', now), task('D-2', now)])
    .play(['workshop', 'reportDepartmentTask', { taskId: 'D-1', result: '已拆检' }], gives('workshop', 'dispatcher'));
  expect(complaint.state.departmentTasks.map(({ to }) => to)).toEqual(['workshop', 'dispatcher']);
  expect(personsOf(complaint)).toContain('dispatcher');
});

test.each([
  ['alreadyOwner', registered, gives('cr', 'cr')],
  ['roleNotAllowed', registered, gives('cr', 'li', 'wang')],
] as const)('%s: no hand-over to the same person, or by whoever likes', (code, complaint, move) =>
  expect(codeOf(complaint(), move)).toBe(code),
);

test('H-35 H-43 of a closed complaint only the measures go to the successor', () => {
  const complaint = archived().play(gives('cr', 'li'), gives('workshop', 'dispatcher'));
  expect(happened(complaint, 'handedOver').map(({ predecessor }) => predecessor)).toEqual(['workshop']);
  expect(complaint.state).toMatchObject({
    owner: { id: 'workshop' },
    evaluation: { measures: [{ owner: 'dispatcher' }] },
  });
  expect(personsOf(complaint)).toEqual(['dispatcher']);
});

test('H-35 H-43 the check of a measure on a closed complaint waits for a role, not for the person who owned it', () => {
  const lead = { id: 'manager', role: 'serviceManager' } as const;
  const { state: reported } = archived().play(['workshop', 'reportMeasure', { measureId: 'M-1', result: '已培训' }]);
  const state = { ...reported, owner: lead };
  expect(tasksOf(state)).toMatchObject([{ command: 'checkMeasure', person: null }]);
  expect(tasksOf(state)[0]?.roles).toContain('serviceManager');
});

test('whoever has nothing on a complaint hands nothing over', () => {
  const complaint = registered().play(gives('gate', 'li'));
  expect(happened(complaint, 'handedOver')).toEqual([]);
});
