import { demoPolicy } from '../../dev/fixtures/store';
import { systemActor, timeActor } from '../../domain/kernel/actor';
import { nextDeadline } from '../../domain/kernel/process';
import {
  AnyNumber,
  definitionOf,
  processDefinitions,
  processTypeOf,
  processTypes,
  storeOf,
  type AnyEvent,
} from '../../domain/processes';
import { processViews } from '../../platform/mongo/models/process-views';
import { viewOf } from '../../platform/mongo/projections/views';
import { openedProcess } from '../support/sample-processes';

describe.each(processTypes)('every process, here a %s', (type) => {
  const definition = processDefinitions[type];
  const { first, state } = openedProcess(type);
  const { number } = state;
  const meta = { at: first.at, by: timeActor };
  const deadlinePassed: AnyEvent = {
    ...meta,
    type: 'deadlinePassed',
    key: 'T-10#1',
    timer: 'T-10',
    subject: '',
    reaction: 'remind',
    to: ['storeManager'],
    fulfilledBy: 'receiveVehicle',
    due: first.at,
  };
  const commandRejected: AnyEvent = {
    ...meta,
    by: systemActor,
    type: 'commandRejected',
    commandId: 'c-1',
    command: 'receiveVehicle',
    code: 'notDuringStage',
    facts: {},
  };

  test('says its type and its store by its number', () => {
    expect(processTypeOf(number)).toBe(type);
    expect(definitionOf(number)).toBe(definition);
    expect(storeOf(number)).toBe('S01');
    expect(AnyNumber.safeParse(number).success).toBe(true);
  });

  test('has a workflow id of its own, which says its number', () => {
    expect(definition.workflowId(number)).not.toBe(definition.workflowId(number.replace(/\d$/, '9')));
    expect(definition.numberOf(definition.workflowId(number))).toBe(number);
  });

  test('counts its events, also those of deadlines and of rejected signals, which every process has', () => {
    expect(state.sequence).toBe(1);
    const passed = definition.evolve(state, deadlinePassed);
    expect(passed).toMatchObject({ sequence: 2, stage: state.stage, passed: { 'T-10#1': first.at } });
    expect(definition.evolve(state, commandRejected)).toEqual({ ...state, sequence: 2 });
  });

  test('tells the role that a deadline names', () =>
    expect(definition.noticesOf(state, deadlinePassed)).toContainEqual(
      expect.objectContaining({ to: { role: 'storeManager', person: null }, template: 'deadline' }),
    ));

  test('becomes somebody’s task when nobody does anything', () => {
    let waiting = state;
    for (let next; definition.tasksOf(waiting).length === 0 && (next = nextDeadline(definition, waiting));)
      waiting = definition.evolve(waiting, next.event);
    expect(definition.tasksOf(waiting)).not.toEqual([]);
  });

  test('can be opened once more under another policy', () => {
    const policy = { ...demoPolicy, version: demoPolicy.version + 1 };
    const again = definition.evolve(definition.initialState, definition.withPolicy(first, policy));
    expect(again).toEqual({ ...state, policy });
  });

  test('has a column in the schema of its view for all that its view holds', () =>
    expect(Object.keys(processViews[type].schema.paths).toSorted()).toEqual(
      Object.keys(viewOf(type, state)).toSorted(),
    ));
});

test('no two types accept the same number, share a workflow id or are served at the same path', () => {
  const numbers = processTypes.map((type) => openedProcess(type).state.number);
  for (const number of numbers)
    expect(processTypes.filter((type) => processDefinitions[type].numbers.pattern.test(number))).toHaveLength(1);
  const ids = processTypes.map((type, index) => processDefinitions[type].workflowId(numbers[index]!));
  expect(new Set(ids).size).toBe(ids.length);
  const paths = processTypes.map((type) => processDefinitions[type].path);
  expect(new Set(paths).size).toBe(paths.length);
});

test.each([
  '',
  'RO',
  'RO-1',
  'XX-S01-20261122-0001',
  'ro-s01-20261122-0001',
  'RO-S01-20261122-0001\n',
  ' RO-S01-20261122-0001',
])('the number of no type is an error everywhere: %j', (number) => {
  expect(() => processTypeOf(number)).toThrow(RangeError);
  expect(() => definitionOf(number)).toThrow(RangeError);
  expect(() => storeOf(number)).toThrow(RangeError);
  expect(AnyNumber.safeParse(number).success).toBe(false);
});
