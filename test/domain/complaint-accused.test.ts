import { actions, upcoming } from '../../domain/complaint/process';
import { noticesOf } from '../../domain/complaint/notices';
import { roleAtLevel } from '../../domain/complaint/levels';
import type { EventOf } from '../../domain/complaint/state';
import { tasksOf } from '../../domain/complaint/tasks';
import { isClosedTo } from '../../domain/complaint/view';
import type { ComplaintCommand } from '../../domain/complaint/commands';
import { complaintProcess } from '../../domain/complaint/process';
import type { Actor } from '../../domain/kernel/actor';
import { judge, upcomingOf } from '../../domain/kernel/judge';
import { definition } from '../../domain/complaint/definition';
import { MINUTE } from '../../domain/kernel/process';
import { Rejection } from '../../domain/kernel/rejection';
import { commandOf, type ComplaintMove } from '../support/complaint-commands';
import {
  after,
  did,
  givenComplaint,
  implementing,
  investigating,
  later,
  received,
  receivedWith,
  registered,
  submitted,
  timeOf,
  type History,
} from '../support/complaint-events';

type Named = EventOf<'accusedNamed'>;
const accuses = (person: string, holds: Named['holds'], change: Partial<Named> = {}, who = 'cr') =>
  did(who, 'accusedNamed', { person, holds, reason: '客户指名', ...change });
const successor = { id: 'crsupervisor', role: 'crSupervisor' } as const;
const store = accuses('store', ['storeManager']);

/** A command with what the API knows of whom it names. */
const sent = (move: ComplaintMove, standing: object): ComplaintCommand => Object.assign(commandOf(move), { standing });
const decided = (history: History, command: ComplaintCommand) =>
  complaintProcess.rules[command.type](givenComplaint(history).state, command as never, timeOf(history) + MINUTE);
const codeOf = (decide: () => unknown): string => {
  try {
    decide();
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('H-39 whom a complaint is about decides nothing', () => {
  test.each<readonly [who: string, History, ComplaintMove]>([
    [
      'cr',
      after(registered(), accuses('cr', ['crSpecialist'], { successor })),
      ['cr', 'recordAction', { words: 'x', nextActionAt: later(registered()) }],
    ],
    [
      'manager',
      after(submitted(), accuses('manager', ['serviceManager'])),
      ['manager', 'decideSolution', { candidateId: 'S-1', instruction: 'x' }],
    ],
    ['store', after(submitted(), store), ['store', 'decideSolution', { candidateId: 'S-1', instruction: 'x' }]],
    [
      'crmanager',
      after(implementing(), accuses('crmanager', ['crManager'])),
      ['crmanager', 'decidePenalty', { party: 'responsiblePerson', decision: 'none', reason: 'x' }],
    ],
    ['zhao', after(implementing(), accuses('zhao', ['technician'])), ['zhao', 'recordStepDone', { words: 'x' }]],
    [
      'wang',
      received({ accused: [{ person: 'wang', holds: ['serviceAdvisor'], by: 'cr' }] }),
      ['wang', 'registerComplaint', { complainant: true, content: 'x', severity: 'low', complexity: 'simple' }],
    ],
  ])('%s', (_who, history, move) => givenComplaint(history).when(move).thenRejected('ownCase'));

  test('nobody acts in the place of whoever is accused, but in a role of their own', () => {
    const { state } = givenComplaint(after(submitted(), accuses('manager', ['serviceManager'])));
    const decide = { type: 'decideSolution', candidateId: 'S-1', instruction: 'x' };
    const inPlaceOf = { serviceManager: 'manager' };
    const sentBy = (roles: readonly Actor['role'][]) => ({
      id: 's',
      by: { id: 'li', roles, inPlaceOf },
      commands: [decide],
    });
    const judged = (roles: readonly Actor['role'][]) =>
      judge(definition, state, upcomingOf(definition, state), sentBy(roles), timeOf(submitted()) + 9 * MINUTE);
    expect(codeOf(() => judged(['serviceManager']))).toBe('ownCase');
    expect(judged(['serviceManager', 'storeManager']).state.decision).toMatchObject({ candidateId: 'S-1' });
  });

  test('the customer accepts all the same', () =>
    expect(
      actions(givenComplaint(after(submitted(), store)).state).some(({ command }) => command === 'decideSolution'),
    ).toBe(true));
});

describe('H-39 whose role leads hands it to the level above', () => {
  test('what only the store manager may is the central team’s while the store manager is accused', () => {
    const { state } = givenComplaint(after(submitted(), store));
    const deciding = actions(state).find(({ command }) => command === 'decideSolution')!;
    expect(deciding.roles).toEqual(['serviceManager', 'centralTeam']);
  });
  test('CF-18 an expensive solution is then the central team’s decision', () => {
    const dear = did('workshop', 'solutionProposed', {
      candidateId: 'S-9',
      kind: 'refund',
      text: '退车',
      cost: 900_000,
      department: '售后',
    });
    const history = after(submitted(), dear, store);
    givenComplaint(history)
      .when(['manager', 'decideSolution', { candidateId: 'S-9', instruction: 'x' }])
      .thenRejected('costNeedsStoreManager');
    givenComplaint(history)
      .when(['central', 'decideSolution', { candidateId: 'S-9', instruction: 'x' }])
      .then({ type: 'solutionDecided', candidateId: 'S-9', instruction: 'x' });
  });
  test('the customer-service manager’s powers go to the store manager, and with both accused to the central team', () => {
    const one = after(registered(), accuses('crmanager', ['crManager']));
    const command = (history: History, who: string) =>
      givenComplaint(history).when([
        who,
        'commandDepartment',
        { taskId: 'D-1', department: '车间', to: 'workshop', what: '拆检', dueAt: later(history) },
      ]);
    command(one, 'store').then({
      type: 'departmentCommanded',
      taskId: 'D-1',
      department: '车间',
      to: 'workshop',
      what: '拆检',
      dueAt: Date.parse(later(one)),
    });
    const both = after(one, store);
    command(both, 'store').thenRejected('ownCase');
    expect(command(both, 'central').state().departmentTasks).toHaveLength(1);
  });
  test('T-37 levels skip the role, also those to come, and none comes twice', () => {
    const { state } = givenComplaint(after(registered(), store));
    expect([1, 2, 3, 4].map((level) => roleAtLevel(state, level))).toEqual([
      'crSupervisor',
      'crManager',
      'centralTeam',
      'centralTeam',
    ]);
    const told = upcoming(state).flatMap(({ event }) => (event.type === 'deadlinePassed' ? event.to : []));
    expect(told).not.toContain('storeManager');
    expect(told.length).toBeGreaterThan(0);
  });
  test('an escalation that waits for whoever is accused goes on to who is above', () => {
    const up = did('cr', 'escalated', { escalationId: 'T-37/hand-1', to: 'crManager', reason: 'x' });
    const { state } = givenComplaint(after(registered(), up, accuses('crmanager', ['crManager'])));
    expect(state.escalations).toMatchObject([{ to: 'storeManager', acknowledged: false }]);
    expect(tasksOf(state).filter(({ escalated }) => escalated)).toMatchObject([{ roles: ['storeManager'] }]);
  });
  test('a colleague without people below stays in the role of whoever is accused', () => {
    const { state } = givenComplaint(after(investigating('service'), accuses('wang', ['serviceAdvisor'])));
    expect(actions(state).find(({ command }) => command === 'recordFacts')?.roles).toContain('serviceAdvisor');
  });
});

describe('H-39 whom a complaint is about receives nothing', () => {
  test('who owns it is another at once, an offer is gone, and tasks of departments go along', () => {
    const task = did('crmanager', 'departmentCommanded', {
      taskId: 'D-1',
      department: '前台',
      to: 'wang',
      what: '说明',
      dueAt: timeOf(registered()) + 600 * MINUTE,
    });
    const offer = did('crmanager', 'ownershipOffered', { to: 'wang', reason: 'x' });
    const history = after(registered({ owner: { id: 'wang', role: 'serviceAdvisor' } }), task);
    const { state } = givenComplaint(after(history, accuses('wang', ['serviceAdvisor'], { successor })));
    expect(state).toMatchObject({ owner: successor, handovers: 1, departmentTasks: [{ to: 'crsupervisor' }] });
    const offered = givenComplaint(after(registered(), offer, accuses('wang', ['serviceAdvisor'])));
    expect(offered.state.offered).toBeUndefined();
  });
  test('nobody is accused who has it while nobody is known who could take it over', () => {
    expect(
      codeOf(() =>
        decided(
          registered(),
          sent(['crmanager', 'nameAccused', { person: 'cr', reason: 'x' }], { holds: ['crSpecialist'] }),
        ),
      ),
    ).toBe('successorMissing');
    const known = decided(
      registered(),
      sent(['crmanager', 'nameAccused', { person: 'cr', reason: 'x' }], { holds: ['crSpecialist'], successor }),
    );
    expect(known).toMatchObject([{ type: 'accusedNamed', person: 'cr', successor }]);
  });
  test.each<readonly [who: string, command: ComplaintMove[1], payload: Readonly<Record<string, unknown>>]>([
    ['crmanager', 'offerOwnership', { to: 'wang', reason: 'x' }],
    ['crmanager', 'assignOwner', { owner: 'wang', reason: 'x' }],
    ['crmanager', 'handOver', { predecessor: 'cr', successor: 'wang', reason: 'x' }],
    [
      'crmanager',
      'commandDepartment',
      { taskId: 'D-1', department: '前台', to: 'wang', what: 'x', dueAt: later(registered()) },
    ],
  ])('nothing of it is given to them: %s %s', (who, command, payload) =>
    givenComplaint(after(registered(), accuses('wang', ['serviceAdvisor'])))
      .when([who, command, payload])
      .thenRejected('personAccused', { person: 'wang' }),
  );
  test('no notice is meant for them, also when they asked for the answer', () => {
    const asked = did('crmanager', 'departmentCommanded', {
      taskId: 'D-1',
      department: '车间',
      to: 'workshop',
      what: 'x',
      dueAt: timeOf(registered()) + 600 * MINUTE,
    });
    const answered = did('workshop', 'departmentReported', { taskId: 'D-1', result: '已拆检' });
    const told = (...events: Parameters<typeof after> extends [unknown, ...infer E] ? E : never) => {
      const history = after(registered(), ...events);
      return noticesOf(givenComplaint(history).state, history.at(-1)!).map(({ to }) => to);
    };
    expect(told(asked, answered)).toContainEqual({ role: 'crManager', person: 'crmanager' });
    expect(told(asked, accuses('crmanager', ['crManager']), answered)).toEqual([]);
  });
});

describe('H-39 whom a complaint is about reads nothing', () => {
  const { state } = givenComplaint(after(registered(), accuses('wang', ['serviceAdvisor']), store));
  const asks = (actorId: string, roles: Parameters<typeof isClosedTo>[1]['roles'], inPlaceOf = {}) =>
    isClosedTo(state, { actorId, roles, inPlaceOf });
  test.each([
    ['wang', ['serviceAdvisor'], {}, true],
    ['store', ['storeManager', 'crManager'], {}, true],
    ['li', ['serviceAdvisor'], {}, false],
    ['zhao', ['technician', 'serviceAdvisor'], { serviceAdvisor: 'wang' }, true],
    ['crmanager', ['crManager', 'storeManager'], { storeManager: 'store' }, false],
  ] as const)('%s as %s', (who, roles, inPlaceOf, closed) => expect(asks(who, [...roles], inPlaceOf)).toBe(closed));
});

describe('H-19 a case may gain and lose an accused', () => {
  test('a second naming changes nothing', () =>
    givenComplaint(after(registered(), accuses('wang', ['serviceAdvisor'])))
      .when(['crmanager', 'nameAccused', { person: 'wang', reason: 'x' }])
      .then());
  test('another than who named them clears them, and then they take part again', () => {
    const history = after(registered(), accuses('wang', ['serviceAdvisor'], {}, 'crmanager'));
    givenComplaint(history)
      .when(['crmanager', 'clearAccused', { person: 'wang', reason: '误会' }])
      .thenRejected('sameDecider');
    const cleared = givenComplaint(history).when(['manager', 'clearAccused', { person: 'wang', reason: '误会' }]);
    cleared.then({ type: 'accusedCleared', person: 'wang', reason: '误会' });
    expect(isClosedTo(cleared.state(), { actorId: 'wang', roles: ['serviceAdvisor'], inPlaceOf: {} })).toBe(false);
  });
  test('nobody clears themselves, and only whoever is accused is cleared', () => {
    const history = after(registered(), accuses('manager', ['serviceManager']));
    givenComplaint(history)
      .when(['manager', 'clearAccused', { person: 'manager', reason: 'x' }])
      .thenRejected('ownCase');
    givenComplaint(history)
      .when(['store', 'clearAccused', { person: 'wang', reason: 'x' }])
      .thenRejected('notAccused');
  });
  test('H-19 whoever is found to have caused it is accused from then on', () => {
    const conclusion: ComplaintMove = [
      'workshop',
      'concludeInvestigation',
      { facts: 'x', causeCode: 'C', cause: '漏涂润滑脂', responsiblePerson: 'zhao', departmentHead: 'workshop' },
    ];
    const found = decided(investigating(), sent(conclusion, { holds: ['technician'], successor }));
    expect(found.map(({ type }) => type)).toEqual(['investigationConcluded', 'accusedNamed']);
    const before = receivedWith({ rulesVersion: 2 }, investigating());
    expect(decided(before, sent(conclusion, {})).map(({ type }) => type)).toEqual(['investigationConcluded']);
  });
});
