/** Milliseconds since the epoch, UTC. */
export type Instant = number;

export const MINUTE = 60_000;

/** A business process without machinery: what may be asked, what that changes, and what time alone will bring about. */
export interface Process<State, Command extends { readonly type: string }, Event> {
  readonly rules: { readonly [T in Command['type']]: Rule<State, Extract<Command, { type: T }>, Event> };
  readonly evolve: (state: State, event: Event) => State;
  readonly deadlines: (state: State) => readonly Deadline<Event>[];
}

/** Answers with what happened, with nothing if it had already happened, or throws a Rejection. */
export type Rule<State, Command, Event> = (state: State, command: Command, at: Instant) => readonly Event[];

/** Time does not ask: a deadline is an event that will happen unless something else happens first. */
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

/** What time alone will bring about first. */
export function nextDeadline<S, E>(
  process: { readonly deadlines: (state: S) => readonly Deadline<E>[] },
  state: S,
): Deadline<E> | undefined {
  let first: Deadline<E> | undefined;
  for (const deadline of process.deadlines(state)) if (!first || deadline.at < first.at) first = deadline;
  return first;
}
