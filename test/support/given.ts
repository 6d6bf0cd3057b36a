import { nextDeadline, type Deadline, type Instant, type Process } from '../../domain/kernel/process';
import { Rejection, type Facts, type RejectionCode } from '../../domain/kernel/rejection';

type Unstamped<Event> = Event extends unknown ? Omit<Event, 'at' | 'by'> : never;

/** What the process did with one command. */
interface Decided<State, Event> {
  /** Exactly these events, whoever sent them and whenever. */
  readonly then: (...expected: readonly Unstamped<Event>[]) => void;
  /** Rejected with this code and, where given, these facts. */
  readonly thenRejected: (code: RejectionCode, facts?: Facts) => void;
  /** The state that the events lead to. */
  readonly state: () => State;
}

/** What a process has been through, for a test of one rule: events, not the commands that led to them. */
interface Given<State, Command, Event> {
  readonly state: State;
  readonly when: (command: Command, at: Instant) => Decided<State, Event>;
  /** What time brings first, if nobody acts. */
  readonly next: () => Deadline<Event> | undefined;
}

/** given (events) / when (command, at) / then (events or rejection). Events carry their own time and person. */
export function given<State, Command extends { readonly type: string }, Event extends { readonly type: string }>(
  process: Process<State, Command, Event> & { readonly initialState: State },
  ...events: readonly Event[]
): Given<State, Command, Event> {
  const state = events.reduce((before, event) => process.evolve(before, event), process.initialState);
  const decide = (command: Command, at: Instant): readonly Event[] | Rejection => {
    try {
      const rule = process.rules[command.type as Command['type']];
      return rule(state, command as never, at);
    } catch (error) {
      if (error instanceof Rejection) return error;
      throw error;
    }
  };
  return {
    state,
    when: (command, at) => {
      const outcome = decide(command, at);
      const decided = (): readonly Event[] => {
        if (outcome instanceof Rejection) throw outcome;
        return outcome;
      };
      return {
        then: (...expected) => {
          const unstamped = decided().map((event) => {
            const { at: _at, by: _by, ...rest } = event as Event & { at: unknown; by: unknown };
            return rest;
          });
          expect(unstamped).toEqual(expected);
        },
        thenRejected: (code, facts) => {
          expect(outcome).toBeInstanceOf(Rejection);
          const { code: actual, facts: actualFacts } = outcome as Rejection;
          expect(actual).toBe(code);
          if (facts) expect(actualFacts).toEqual(facts);
        },
        state: () => decided().reduce((before, event) => process.evolve(before, event), state),
      };
    },
    next: () => nextDeadline(process, state),
  };
}
