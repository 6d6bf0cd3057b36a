import { defaultsNow, hasNoTarget } from '../../console/shared/forms/command-target';
import { isInstant, schemaAt } from '../../console/shared/server/fact-schema';
import { definitionOf } from '../../domain/processes';

const target = (key: string) => ({ key, label: key, values: { lineId: key } });
const targets = [target('L-1'), target('L-2')];

describe('what a command can be about now is what its process says', () => {
  test('only the targets of the action are offered, in a choice of one and of several', () => {
    const options = {
      lineIds: [
        { value: 'L-1', label: 'oil' },
        { value: 'L-2', label: 'brakes' },
      ],
    };
    const now = defaultsNow({ targets: ['L-2'] }, { targets, options }, []);
    expect(now.targets).toEqual([target('L-2')]);
    expect(now.options).toEqual({ lineIds: [{ value: 'L-2', label: 'brakes' }] });
  });
  test('an action without targets leaves what is known; one with none has nothing to be sent about', () => {
    expect(defaultsNow({}, { targets }, [])).toEqual({ targets });
    expect(hasNoTarget({}, { targets })).toBe(false);
    expect(hasNoTarget({}, {})).toBe(false);
    expect(hasNoTarget({ targets: [] }, {})).toBe(true);
  });
  test('an escalation is offered to the role that it was raised to', () => {
    const asked = [{ ...target('T-1#1'), asked: 'storeManager' as const }];
    expect(defaultsNow({ targets: ['T-1#1'] }, { targets: asked }, ['crManager']).targets).toEqual([]);
    expect(defaultsNow({ targets: ['T-1#1'] }, { targets: asked }, ['storeManager']).targets).toEqual(asked);
  });
});

test('a fact of an event is an instant where the schema of the event says so, not where it looks like one', () => {
  const { eventSchemas } = definitionOf('RO-S01-20261122-0001');
  const promise = eventSchemas['promiseMoved'];
  expect(isInstant(schemaAt(promise, 'promisedAt'))).toBe(true);
  expect(isInstant(schemaAt(promise, 'toldBy'))).toBe(false);
  expect(isInstant(schemaAt(schemaAt(eventSchemas['orderOpened'], 'opening'), 'number'))).toBe(false);
});
