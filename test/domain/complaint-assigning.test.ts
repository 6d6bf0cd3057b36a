import { noticesOf } from '../../domain/complaint/notices';
import { viewFor } from '../../domain/complaint/view';
import {
  after,
  did,
  givenComplaint,
  iso,
  received,
  registered,
  timeOf,
  type History,
} from '../support/complaint-events';
import type { ComplaintCommand } from '../../domain/complaint/commands';
import { complaintProcess } from '../../domain/complaint/process';
import type { Complaint, ComplaintEvent } from '../../domain/complaint/state';
import type { Role } from '../../domain/kernel/actor';
import { MINUTE } from '../../domain/kernel/process';
import { commandOf } from '../support/complaint-commands';
import { given } from '../support/given';

/** As the API sends it: with the role of the person. */
const assigns = (history: History, who: string, owner: string, inRole?: Role) => {
  const command = commandOf([who, 'assignOwner', { owner, reason: '专业对口' }]);
  return given<Complaint, ComplaintCommand, ComplaintEvent>(complaintProcess, ...history).when(
    Object.assign(command, inRole && { inRole }),
    timeOf(history) + MINUTE,
  );
};

describe('H-39 managers assign and reassign', () => {
  test('the person has it at once, in a role of theirs, and an offer is gone', () => {
    const offered = after(registered(), did('crmanager', 'ownershipOffered', { to: 'wang', reason: 'x' }));
    const done = assigns(offered, 'manager', 'li', 'serviceAdvisor');
    done.then({ type: 'ownerAssigned', owner: 'li', inRole: 'serviceAdvisor', reason: '专业对口' });
    expect(done.state()).toMatchObject({ owner: { id: 'li', role: 'serviceAdvisor' }, handovers: 1 });
    expect(done.state().offered).toBeUndefined();
  });
  test('the person is told', () => {
    const history = after(
      registered(),
      did('manager', 'ownerAssigned', { owner: 'li', inRole: 'serviceAdvisor', reason: 'x' }),
    );
    expect(noticesOf(givenComplaint(history).state, history.at(-1)!)).toMatchObject([
      { to: { role: 'serviceAdvisor', person: 'li' }, template: 'ownerAssigned' },
    ]);
  });
  test.each([
    ['alreadyOwner', 'manager', 'cr', 'crSpecialist'],
    ['roleNotAllowed', 'wang', 'wang', 'serviceAdvisor'],
    ['roleNotAllowed', 'gate', 'li', 'serviceAdvisor'],
  ] as const)('%s by %s', (code, who, owner, inRole) => assigns(registered(), who, owner, inRole).thenRejected(code));
  test('a role of whom somebody is accused has it not', () =>
    assigns(
      registered({ accused: [{ person: 'x', holds: ['workshopSupervisor'], by: 'cr' }] }),
      'crmanager',
      'workshop',
      'workshopSupervisor',
    ).thenRejected('roleTakesNoPart', { role: 'workshopSupervisor' }));
});

const dueAt = (history: History): number => timeOf(history) + 600 * MINUTE;
const asked = (history: History): History =>
  after(
    history,
    did('crmanager', 'departmentCommanded', {
      taskId: 'D-1',
      department: '车间',
      to: 'workshop',
      what: '拆检左前制动',
      dueAt: dueAt(history),
    }),
  );

describe('H-39 a department is asked with words and a time, and answers in words', () => {
  test('what is to be done, by whom it was asked, and the answer stand in the complaint', () => {
    const history = asked(registered());
    expect(givenComplaint(history).state.departmentTasks).toMatchObject([
      { taskId: 'D-1', department: '车间', what: '拆检左前制动', askedBy: 'crmanager', done: false },
    ]);
    const answered = givenComplaint(history).when([
      'workshop',
      'reportDepartmentTask',
      { taskId: 'D-1', result: '导向销未润滑' },
    ]);
    expect(answered.state().departmentTasks).toMatchObject([{ done: true, result: '导向销未润滑' }]);
  });
  test('whoever is asked is told until when, and whoever asked that there is an answer', () => {
    const history = asked(registered());
    const told = (events: History) => noticesOf(givenComplaint(events).state, events.at(-1)!);
    expect(told(history)).toMatchObject([
      { to: { person: 'workshop' }, template: 'departmentAsked', facts: { at: dueAt(registered()) } },
    ]);
    const answered = after(history, did('workshop', 'departmentReported', { taskId: 'D-1', result: 'x' }));
    expect(told(answered)).toMatchObject([{ to: { person: 'crmanager' }, template: 'departmentAnswered' }]);
  });
  test('nobody else answers: not a gate guard, not a colleague', () => {
    for (const who of ['gate', 'zhao', 'manager'])
      givenComplaint(asked(registered()))
        .when([who, 'reportDepartmentTask', { taskId: 'D-1', result: 'ok' }])
        .thenRejected('taskOfOthers', { taskId: 'D-1' });
    expect(
      givenComplaint(asked(registered()))
        .when(['crmanager', 'reportDepartmentTask', { taskId: 'D-1', result: '电话告知' }])
        .state().departmentTasks,
    ).toMatchObject([{ done: true }]);
  });
  test('a complaint of before keeps its rule and its state', () => {
    const history = asked(registered({ rulesVersion: 2 }));
    expect(givenComplaint(history).state.departmentTasks).toEqual([
      { taskId: 'D-1', to: 'workshop', dueAt: dueAt(registered()), done: false },
    ]);
    givenComplaint(history)
      .when(['gate', 'reportDepartmentTask', { taskId: 'D-1', result: 'ok' }])
      .then({ type: 'departmentReported', taskId: 'D-1', result: 'ok' });
  });
  test('a task goes to another of the department, who then reads the words and answers', () => {
    const history = asked(registered());
    const reassigned = givenComplaint(history).when([
      'crmanager',
      'reassignDepartmentTask',
      { taskId: 'D-1', to: 'dispatcher', reason: '休假' },
    ]);
    expect(viewFor(reassigned.state(), { people: ['dispatcher'], roles: ['dispatcher'] }, [])).toBe('work');
    const moved = after(
      history,
      did('crmanager', 'departmentTaskReassigned', { taskId: 'D-1', to: 'dispatcher', reason: '休假' }),
    );
    givenComplaint(moved)
      .when(['workshop', 'reportDepartmentTask', { taskId: 'D-1', result: 'x' }])
      .thenRejected('taskOfOthers');
    expect(
      givenComplaint(moved)
        .when(['dispatcher', 'reportDepartmentTask', { taskId: 'D-1', result: 'x' }])
        .state().departmentTasks,
    ).toMatchObject([{ done: true }]);
    givenComplaint(moved)
      .when(['crmanager', 'reassignDepartmentTask', { taskId: 'D-2', to: 'zhao', reason: 'x' }])
      .thenRejected('unknownTask');
  });
  test('without a person and without a head the task would be nobody’s', () =>
    givenComplaint(received())
      .when([
        'crmanager',
        'commandDepartment',
        { taskId: 'D-1', department: '车间', what: 'x', dueAt: iso(dueAt(received())) },
      ])
      .thenRejected('headMissing', { department: '车间' }));
});
