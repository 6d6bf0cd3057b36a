import { opening, openedOrder, OrderSimulation, TEN_O_CLOCK } from '../../dev/fixtures/order-simulation';
import { upcaster, NewerSchemaVersion, withInitial } from '../../domain/kernel/upcasting';
import { noPolicy } from '../../domain/policy/policy';
import { upcastingOf } from '../../domain/policy/process-upcasting';
import {
  processDefinitions,
  processTypes,
  type AnyEvent,
  type AnyState,
  type ProcessType,
} from '../../domain/processes';
import { initialState } from '../../domain/repair-order/opening';
import { upcasting } from '../../domain/repair-order/upcasting';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import { readable, storedEvent } from '../../platform/mongo/projections/events';
import { stateIn, viewOf } from '../../platform/mongo/projections/views';
import { inSettlement } from '../support/simulate-order';
import { openedProcess, startInputs } from '../support/sample-processes';
import { without } from '../support/policy-paths';

describe('an upcaster', () => {
  const read = upcaster({
    what: 'tariff',
    current: 3,
    steps: [
      // a new name
      ({ hours, ...rest }) => ({ ...rest, openHours: hours }),
      // a new unit
      (tariff) => ({ ...tariff, openHours: Number(tariff['openHours']) * 60 }),
    ],
  });
  test('takes a document through every version after its own', () => {
    expect(read({ hours: 8, name: 'x' }, 1)).toEqual({ openHours: 480, name: 'x' });
    expect(read({ openHours: 8 }, 2)).toEqual({ openHours: 480 });
    expect(read({ openHours: 480 }, 3)).toEqual({ openHours: 480 });
  });
  test('takes a document without a version for one of version 1', () =>
    expect(read({ hours: 1 })).toEqual({ openHours: 60 }));
  test('refuses a document of a later release', () => {
    expect(() => read({}, 4)).toThrow(NewerSchemaVersion);
    expect(() => read({}, 4)).toThrow('The tariff has schema version 4; this release reads up to version 3.');
  });
  test.each([0, -1, 1.5, NaN, '1' as never])('refuses %p, which is no version', (version) =>
    expect(() => read({}, version)).toThrow(RangeError),
  );
  test('has one step per version', () =>
    expect(() => upcaster({ what: 'tariff', current: 2, steps: [] })).toThrow('takes 1 steps, not 0'));
  test('initial values are for what is missing only, at every depth', () =>
    expect(
      withInitial(
        { a: { b: 0, more: 1 }, list: [], no: false, nothing: null },
        {
          a: { b: 1, c: 2 },
          list: [1],
          no: true,
          nothing: 1,
          d: {},
        },
      ),
    ).toEqual({ a: { b: 0, c: 2, more: 1 }, list: [], no: false, nothing: null, d: {} }));
});

const states: readonly (readonly [name: string, type: ProcessType, state: AnyState])[] = [
  ...processTypes.map((type) => [type, type, openedProcess(type).state] as const),
  ['order in settlement', 'repairOrder', inSettlement().order],
];

describe.each(states)('a stored %s', (_name, type, state) => {
  const { initialState: initial, upcasting: ofType } = processDefinitions[type];

  test('reads as it was written', () => {
    expect(stateIn(viewOf(type, state))).toEqual(state);
    expect(viewOf(type, state).schemaVersion).toBe(ofType.schemaVersion);
  });

  test('has the initial value of a field that did not exist yet, and the default of a number', () => {
    const ofOpening = new Set(Object.values(startInputs[type]).flatMap((input: object) => Object.keys(input)));
    for (const field of Object.keys(initial).filter((name) => !ofOpening.has(name))) {
      const { schemaVersion: _before, ...view } = viewOf(type, state);
      const old = JSON.stringify(without(without(state, [field]), ['policy', 'minutes', 'relay']));
      expect(stateIn({ ...view, state: old })).toEqual({ ...state, [field]: initial[field as keyof AnyState] });
    }
  });

  test('keeps a field that this release does not know', () => {
    const view = { ...viewOf(type, state), state: JSON.stringify({ ...state, former: 1 }) };
    expect(stateIn(view)).toEqual({ ...state, former: 1 });
  });

  test('of a later release is refused', () =>
    expect(() => stateIn({ ...viewOf(type, state), schemaVersion: 2 })).toThrow(NewerSchemaVersion));
});

describe('a stored event', () => {
  const by = { id: 'wang', role: 'serviceAdvisor' } as const;
  const opened: RepairOrderEvent = { type: 'orderOpened', at: TEN_O_CLOCK, by, opening };
  const row = storedEvent(opening.number, { sequence: 1, event: opened });

  test('reads as it was written', () => expect(readable(row)).toEqual(row));

  test('of version 1 pins the defaults of numbers that did not exist yet', () => {
    const { schemaVersion: _version, ...old } = row;
    const event = without(opened as AnyEvent, ['opening', 'policy', 'complaint', 'minutes', 'idle']);
    expect(readable({ ...old, event }).event).toEqual(opened);
  });

  test('of a later release is refused', () =>
    expect(() => readable({ ...row, schemaVersion: 2 })).toThrow(
      'The event of a repair order has schema version 2; this release reads up to version 1.',
    ));
});

describe('a process whose fields got other names', () => {
  interface Later {
    readonly policy: RepairOrder['policy'];
    readonly garage: string;
    readonly tyres: readonly string[];
  }
  const renamed = ({ store, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, garage: store });
  const later = upcastingOf<Later, RepairOrderEvent>({
    what: 'repair order',
    schemaVersion: 2,
    eventSteps: [
      (event) => (event['type'] === 'orderOpened' ? { ...event, opening: renamed(event['opening'] as never) } : event),
    ],
    stateSteps: [renamed],
    initialState: { policy: noPolicy, garage: '', tyres: [] },
    openedBy: { type: 'orderOpened', field: 'opening' },
  });
  const by = { id: 'wang', role: 'serviceAdvisor' } as const;
  const { store, ...rest } = opening;

  test('is opened with what an earlier release started it with', () =>
    expect(later.upcastStart({ opening, by })).toEqual({ opening: { ...rest, garage: store }, by }));

  test('is opened once more with what this release started it with', () => {
    const start = { opening: { ...rest, garage: store }, by, schemaVersion: 2 };
    expect(later.upcastStart(start)).toEqual(start);
  });

  test('goes on with what the run before carried, state and events', () => {
    const { order } = new OrderSimulation(openedOrder());
    const event = { type: 'orderOpened', at: 0, by, opening };
    const carried = { state: order, handled: [], unpublished: [{ sequence: 1, event }], schemaVersion: 1 };
    const { store: _store, ...same } = order;
    expect(later.upcastStart(carried)).toEqual({
      ...carried,
      state: { ...same, garage: store, tyres: [] },
      unpublished: [{ sequence: 1, event: { ...event, opening: { ...rest, garage: store } } }],
    });
  });

  test('names the policy it was started with, without the numbers that this release adds', () => {
    const { vatPercent: _number, ...policy } = opening.policy;
    const old = { ...opening, policy };
    expect(upcasting.policyGiven({ opening: old, by })).toEqual(policy);
    expect(upcasting.policyGiven({ state: { ...initialState, policy }, handled: [] })).toEqual(policy);
    expect(upcasting.upcastStart({ opening: old, by })).toMatchObject({ opening: { policy: { vatPercent: 13 } } });
  });

  test('does not go on with what a later release carried', () =>
    expect(() => later.upcastStart({ state: initialState, handled: [], unpublished: [], schemaVersion: 3 })).toThrow(
      NewerSchemaVersion,
    ));
});
