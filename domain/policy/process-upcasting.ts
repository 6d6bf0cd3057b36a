import type { Recorded } from '../kernel/receipt';
import { isStoredObject, upcaster, withInitial, type StoredObject, type UpcastStep } from '../kernel/upcasting';
import { upcastPolicy, type ServicePolicy } from './policy';

/** How the states and events of one process are read, whatever release stored them. */
export interface ProcessUpcasting<State, Event> {
  /** The version in which this release stores states and events. */
  readonly schemaVersion: number;
  /** Throws NewerSchemaVersion for an event of a later release. */
  readonly upcastEvent: (stored: object, schemaVersion?: number) => Event;
  /** Throws NewerSchemaVersion for a state of a later release. */
  readonly upcastState: (stored: object, schemaVersion?: number) => State;
  /**
   * What a workflow is started with: the opening of a first run, or what the run before carried. Its `schemaVersion` is that of
   * the release that started it; absent, it is 1.
   */
  readonly upcastStart: <Start extends object>(start: Start) => Start;
  /** The pinned policy as a workflow is started with it, whatever release wrote it. */
  readonly policyGiven: (start: object) => unknown;
}

/** The event a process begins with, and its field that holds the pinned policy. */
type OpenedBy<Event> = Event extends { readonly type: infer Type extends string }
  ? {
      [Field in keyof Event]: Event[Field] extends { readonly policy: ServicePolicy }
        ? { readonly type: Type; readonly field: Field & string }
        : never;
    }[keyof Event]
  : never;

interface Shape<State, Event> {
  /** As an error names it. */
  readonly what: string;
  readonly schemaVersion: number;
  /** One step per version before `schemaVersion`, for events and for states; what a version leaves alone is the identity. */
  readonly eventSteps: readonly UpcastStep[];
  readonly stateSteps: readonly UpcastStep[];
  readonly initialState: State;
  /** The input of a first run has a field of the same name. */
  readonly openedBy: OpenedBy<Event>;
}

const withPolicy = (stored: StoredObject): StoredObject =>
  isStoredObject(stored['policy']) ? { ...stored, policy: upcastPolicy(stored['policy']) } : stored;

export function upcastingOf<State extends { readonly policy: ServicePolicy }, Event>(
  shape: Shape<State, Event>,
): ProcessUpcasting<State, Event> {
  const { what, schemaVersion: current, eventSteps, stateSteps, initialState, openedBy } = shape;
  const eventToCurrent = upcaster({ what: `event of a ${what}`, current, steps: eventSteps });
  const stateToCurrent = upcaster({ what, current, steps: stateSteps });
  const { policy: _policy, ...initial } = initialState;

  const event = (stored: object, version?: number): StoredObject => {
    const read = eventToCurrent(stored, version);
    const opening = read[openedBy.field];
    return read['type'] === openedBy.type && isStoredObject(opening)
      ? { ...read, [openedBy.field]: withPolicy(opening) }
      : read;
  };
  const upcastEvent = (stored: object, version?: number) => event(stored, version) as unknown as Event;
  const upcastState = (stored: object, version?: number) =>
    withPolicy(withInitial(stateToCurrent(stored, version), initial)) as unknown as State;

  const upcastStart = <Start extends object>(start: Start & { readonly schemaVersion?: number }): Start => {
    const { schemaVersion } = start;
    if ('state' in start) {
      const { state, unpublished } = start as unknown as {
        readonly state: object;
        readonly unpublished: readonly Recorded<object>[];
      };
      return {
        ...start,
        state: upcastState(state, schemaVersion),
        unpublished: unpublished.map((one) => ({ ...one, event: upcastEvent(one.event, schemaVersion) })),
      };
    }
    const opened = event({ type: openedBy.type, ...start }, schemaVersion);
    return { ...start, [openedBy.field]: opened[openedBy.field] };
  };
  const policyGiven = (start: object): unknown => {
    const { state, [openedBy.field]: opening } = start as StoredObject;
    const pinnedIn = isStoredObject(state) ? state : opening;
    return isStoredObject(pinnedIn) ? pinnedIn['policy'] : undefined;
  };
  return { schemaVersion: current, upcastEvent, upcastState, upcastStart, policyGiven };
}
