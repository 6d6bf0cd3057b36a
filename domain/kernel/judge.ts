import { actorIn, type Actor } from './actor';
import { nextDeadline, type Deadline, type Instant } from './process';
import { reject, Rejection } from './rejection';
import type { CommandBody, Submission } from './submission';

/** A larger state would burden every message that carries it. */
const MAX_STATE_CHARS = 100_000;
/** A process that reaches this many deadlines at one moment would reach them for ever. */
const MAX_DEADLINES_AT_ONCE = 1_000;

/** The program is wrong, not whoever used it: something threw that is no Rejection. */
export interface Defect {
  /** The type of the command or event it happened to; `deadlines` when those cannot be computed. */
  readonly about: string;
  readonly cause: unknown;
}

/** What time brings next, as far as it can be computed. */
export interface Upcoming<Event> {
  readonly next?: Deadline<Event>;
  /** Why it cannot be computed: until the state changes, time brings nothing. */
  readonly defect?: Defect;
}

/** What has happened, the state after it, and what time brings next. */
export interface Transition<State, Event> {
  readonly state: State;
  readonly events: readonly Event[];
  readonly upcoming: Upcoming<Event>;
}

interface Command extends CommandBody {
  readonly id: string;
  readonly by: Actor;
}
interface TimedEvent {
  readonly type: string;
  readonly at: Instant;
}

/** A process as far as it is judged; the definition of every type of process is one. */
export interface JudgedProcess<State, Event> {
  /** What one command brings about. Throws a Rejection. */
  decide(state: State, command: Command, at: Instant): readonly Event[];
  evolve(state: State, event: Event): State;
  deadlines(state: State): readonly Deadline<Event>[];
}

/** The next deadline of the state; a defect instead of an error. */
export function upcomingOf<State, Event>(
  process: Pick<JudgedProcess<State, Event>, 'deadlines'>,
  state: State,
): Upcoming<Event> {
  try {
    const next = nextDeadline(process, state);
    return next ? { next } : {};
  } catch (cause) {
    return { defect: { about: 'deadlines', cause } };
  }
}

/** Lets everything happen that is due by `at`, the earliest first. Stops at a defect, and never throws. */
export function passTime<State, Event extends TimedEvent>(
  process: Pick<JudgedProcess<State, Event>, 'deadlines' | 'evolve'>,
  from: State,
  upcoming: Upcoming<Event>,
  at: Instant,
): Transition<State, Event> {
  const events: Event[] = [];
  let state = from;
  let { next, defect } = upcoming;
  while (next && next.at <= at) {
    const event = { ...next.event, at };
    try {
      if (events.length === MAX_DEADLINES_AT_ONCE) throw new RangeError('the deadlines of one moment never end');
      state = process.evolve(state, event);
      events.push(event);
    } catch (cause) {
      return { state, events, upcoming: { defect: { about: event.type, cause } } };
    }
    ({ next, defect } = upcomingOf(process, state));
  }
  return { state, events, upcoming: { ...(next && { next }), ...(defect && { defect }) } };
}

/** Another role of the same person may do better: the person's own, where this one is of somebody whom it is about. */
const isAboutRole = ({ code }: Rejection): boolean => code === 'roleNotAllowed' || code === 'ownCase';

/** What one command brings about, in the first of the roles that may send it. */
function decideInRole<State, Event>(
  process: JudgedProcess<State, Event>,
  state: State,
  { by: { id, roles, inPlaceOf }, id: commandId }: Submission,
  body: CommandBody,
  at: Instant,
): readonly Event[] {
  let refusal: Rejection | undefined;
  for (const role of roles)
    try {
      return process.decide(state, { ...body, id: commandId, by: actorIn(id, role, inPlaceOf) }, at);
    } catch (error) {
      if (!(error instanceof Rejection) || !isAboutRole(error)) throw error;
      refusal ??= error;
    }
  throw refusal ?? new Rejection('roleNotAllowed');
}

/** Carries out one command on a copy. Throws a Rejection: one of the rule, or `defect` with the Defect as its cause. */
function carryOut<State, Event>(
  process: JudgedProcess<State, Event>,
  from: State,
  submission: Submission,
  body: CommandBody,
  at: Instant,
): { readonly state: State; readonly events: readonly Event[] } {
  try {
    const events = decideInRole(process, from, submission, body, at);
    return { events, state: events.reduce((state, event) => process.evolve(state, event), from) };
  } catch (error) {
    throw error instanceof Rejection ? error : defectOf({ about: body.type, cause: error });
  }
}

const defectOf = (defect: Defect): Rejection => new Rejection('defect', { command: defect.about }, defect);

/** In a list of several commands, which of them is rejected. */
const placed = ({ code, facts, cause }: Rejection, index: number, { commands }: Submission): Rejection =>
  commands.length === 1 ? new Rejection(code, facts, cause) : new Rejection(code, { ...facts, index }, cause);

/**
 * What a submission brings about at `at`: all of it, computed on a copy, the next deadline included. Throws a Rejection and nothing else, so that no
 * command can stop a process; whatever else a rule throws is the Rejection `defect`. With several commands `facts.index` says which is rejected.
 */
export function judge<State extends { readonly sequence: number }, Event>(
  process: JudgedProcess<State, Event>,
  from: State,
  before: Upcoming<Event>,
  submission: Submission,
  at: Instant,
): Transition<State, Event> {
  const { commands, expects } = submission;
  if (expects !== undefined && expects !== from.sequence) reject('processMovedOn', { sequence: from.sequence });
  const events: Event[] = [];
  let state = from;
  for (const [index, body] of commands.entries())
    try {
      const done = carryOut(process, state, submission, body, at);
      ({ state } = done);
      events.push(...done.events);
    } catch (error) {
      throw placed(error as Rejection, index, submission);
    }
  if (events.length === 0) return { state, events, upcoming: before };
  if (JSON.stringify(state).length > MAX_STATE_CHARS) reject('processTooLarge');
  const upcoming = upcomingOf(process, state);
  // deadlines that could not be computed before are not the fault of this command: it is carried out all the same
  if (upcoming.defect && !before.defect) throw defectOf({ ...upcoming.defect, about: commands.at(-1)!.type });
  return { state, events, upcoming };
}
