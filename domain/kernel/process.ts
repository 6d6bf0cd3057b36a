/** Milliseconds since the epoch, UTC. */
export type Instant = number;

export const MINUTE = 60_000;

/** A business process as pure functions: which events a command causes, what they change, and which events time alone causes. */
export interface Process<State, Command extends { readonly type: string }, Event> {
  readonly rules: { readonly [T in Command['type']]: Rule<State, Extract<Command, { type: T }>, Event> };
  readonly evolve: (state: State, event: Event) => State;
  readonly deadlines: (state: State) => readonly Deadline<Event>[];
}

/** The events of the command; none if they have already happened. Throws a Rejection. */
export type Rule<State, Command, Event> = (state: State, command: Command, at: Instant) => readonly Event[];

/** A deadline: an event that happens at `at` unless another event happens first. */
export interface Deadline<Event> {
  readonly at: Instant;
  readonly event: Event;
}

/** What a command brings about in this state, now. Throws a Rejection; an unknown command type is a defect of the caller. */
export function decide<S, C extends { readonly type: string }, E>(
  process: Process<S, C, E>,
  state: S,
  command: C,
  at: Instant,
): readonly E[] {
  const rule = process.rules[command.type as C['type']] as Rule<S, C, E>;
  return rule(state, command, at);
}

/**
 * What can be computed, for those who only look: nothing where a deadline rule is broken. The process itself reports the defect (judge.ts), and
 * nobody is kept from the rest of the page by it.
 */
export function computable<T>(compute: () => readonly T[]): readonly T[] {
  try {
    return compute();
  } catch {
    return [];
  }
}

/** The earliest deadline of the state. */
export function nextDeadline<S, E>(
  process: { readonly deadlines: (state: S) => readonly Deadline<E>[] },
  state: S,
): Deadline<E> | undefined {
  let first: Deadline<E> | undefined;
  for (const deadline of process.deadlines(state)) if (!first || deadline.at < first.at) first = deadline;
  return first;
}
