import fc from 'fast-check';
import {
  actions as complaintActions,
  explainedDeadlines,
  fold,
  upcoming as complaintUpcoming,
} from '../../domain/complaint/process';
import {
  actions as callActions,
  deadlineRules as callRules,
  followUpProcess,
  upcoming as callUpcoming,
} from '../../domain/follow-up/process';
import type { Action } from '../../domain/kernel/command-rule';
import type { Deadline, Instant } from '../../domain/kernel/process';
import type { Recorded } from '../../domain/kernel/receipt';
import { Rejection } from '../../domain/kernel/rejection';
import { processDefinitions, type AnyDefinition, type AnyEvent, type AnyState } from '../../domain/processes';
import {
  actions as orderActions,
  deadlineRules as orderRules,
  repairOrderProcess,
  upcoming as orderUpcoming,
} from '../../domain/repair-order/process';
import { passedSteps, type DeadlineRule } from '../../domain/time/deadline';
import { isWhole, logUntil, stateAfter } from '../../domain/time/past';
import { complaintProcess, play as playComplaint, plays } from '../support/random-complaints';
import { play as playVisit, visits } from '../support/random-visits';
import { call, FollowUpSimulation, record } from '../support/simulate-follow-up';

const RUNS = Math.ceil(Number(process.env['MODEL_RUNS'] ?? 300) / 5);

/** The functions that make the view of a state. */
interface Views<State> {
  readonly actions: (state: State) => readonly Action[];
  readonly upcoming: (state: State) => readonly Deadline<AnyEvent>[];
  readonly rules: (state: State) => readonly DeadlineRule[];
}
interface Played {
  readonly rules: Readonly<Record<string, (state: never, command: never, at: Instant) => readonly object[]>>;
  readonly evolve: (state: never, event: never) => unknown;
}

/** What was told while it happened: after each event the view, and of each command that was accepted the state it met. */
class Witness<State extends AnyState> {
  readonly #views = new WeakMap<object, string>();
  readonly accepted: { readonly command: string; readonly sequence: number }[] = [];

  constructor(readonly views: Views<State>) {}

  viewOf(state: State): string {
    const { actions, upcoming, rules } = this.views;
    return JSON.stringify({
      state,
      actions: actions(state),
      upcoming: upcoming(state),
      passed: passedSteps(state, rules(state)),
    });
  }

  /** The view that was told after this event. */
  after = (event: object): string | undefined => this.#views.get(event);

  /** The process, looked at while it is played. */
  watch<P extends Played>(process: P): P {
    const evolve = (state: State, event: object): State => {
      const after = process.evolve(state as never, event as never) as State;
      if (!this.#views.has(event)) this.#views.set(event, this.viewOf(after));
      return after;
    };
    const rules = Object.fromEntries(
      Object.entries(process.rules).map(([command, rule]) => [
        command,
        (state: State, sent: never, at: Instant) => {
          const events = rule(state as never, sent, at);
          if (events.length > 0) this.accepted.push({ command, sequence: state.sequence });
          return events;
        },
      ]),
    );
    return { ...process, evolve, rules };
  }
}

/** The events as the log gives them back. */
const read = ({ upcasting: { schemaVersion, upcastEvent } }: AnyDefinition, events: readonly object[], after: number) =>
  events.map((event, index): Recorded<AnyEvent> => ({
    sequence: after + 1 + index,
    event: upcastEvent(JSON.parse(JSON.stringify(event)) as object, schemaVersion),
  }));

/** Each event's own moment, the one before it, and one between it and the next. */
const momentsOf = (events: readonly { readonly at: Instant }[]): readonly Instant[] =>
  events.flatMap(({ at }, index) => {
    const next = events[index + 1]?.at ?? at + 60_000;
    return [at - 1, at, at + Math.floor((next - at) / 2)];
  });

const rang = new Map<string, number>();

/** Whatever moment one looks back to: the folded log says what the process said then. */
function demandSameViews<State extends AnyState>(
  definition: AnyDefinition,
  witness: Witness<State>,
  first: State,
  events: readonly AnyEvent[],
): void {
  const log = read(definition, events, first.sequence);
  const from: AnyDefinition = { ...definition, initialState: first };
  for (const at of momentsOf(events)) {
    const until = logUntil(log, at);
    const last = until.events.at(-1);
    const told = last ? witness.after(events[last.sequence - first.sequence - 1]!) : witness.viewOf(first);
    const then = (stateAfter(from, until) ?? first) as State;
    if (witness.viewOf(then) !== told) throw new Error(`at ${new Date(at).toISOString()} the past is told otherwise`);
    if (until.next && until.next.event.at <= at) throw new Error('what had happened is left out');
    if (until.events.some(({ event }) => event.at > at)) throw new Error('what had not happened is told');
  }
  for (const [index, event] of events.entries()) {
    if (event.type !== 'deadlinePassed') continue;
    const before = stateAfter(from, { events: log.slice(0, index) }) ?? first;
    const after = stateAfter(from, { events: log.slice(0, index + 1) })!;
    expect(definition.deadlines(before).map(({ event: due }) => ('key' in due ? due.key : ''))).toContain(event.key);
    expect(before.passed).not.toHaveProperty([event.key]);
    expect(after.passed).toHaveProperty([event.key], event.due);
    rang.set(definition.type, (rang.get(definition.type) ?? 0) + 1);
  }
  for (const { command, sequence } of witness.accepted) {
    const then = (stateAfter(from, { events: log.slice(0, sequence - first.sequence) }) ?? first) as State;
    const action = witness.views.actions(then).find((one) => one.command === command);
    if (!action || action.notYet)
      throw new Error(`${command} was carried out at ${sequence}, and is not allowed there`);
  }
}

test(`${RUNS} random visits: what is folded until a moment is what the visit said at that moment`, () => {
  const views = { actions: orderActions, upcoming: orderUpcoming, rules: orderRules };
  fc.assert(
    fc.property(visits, (random) => {
      const witness = new Witness(views);
      const { first, events } = playVisit(witness.watch(repairOrderProcess), random);
      demandSameViews(processDefinitions.repairOrder, witness, first, events);
    }),
    { numRuns: RUNS },
  );
  expect(rang.get('repairOrder')).toBeGreaterThan(RUNS / 4);
});

test(`${RUNS} random complaints: what is folded until a moment is what the complaint said at that moment`, () => {
  const views = { actions: complaintActions, upcoming: complaintUpcoming, rules: explainedDeadlines };
  fc.assert(
    fc.property(plays, (random) => {
      const witness = new Witness(views);
      const { events } = playComplaint(witness.watch(complaintProcess), random);
      // it begins somewhere in the middle
      const start = events.findIndex((event) => witness.after(event) !== undefined);
      const played = start === -1 ? [] : events.slice(start);
      demandSameViews(processDefinitions.complaint, witness, fold(events.slice(0, start)), played);
    }),
    { numRuns: RUNS },
  );
  expect(rang.get('complaint')).toBeGreaterThan(RUNS / 4);
});

test('follow-ups: what is folded until a moment is what the follow-up said at that moment', () => {
  const views = { actions: callActions, upcoming: callUpcoming, rules: callRules };
  fc.assert(
    fc.property(fc.array(fc.nat(4_000), { minLength: 4, maxLength: 12 }), (pauses) => {
      const witness = new Witness(views);
      const calls = new FollowUpSimulation({}, undefined, witness.watch(followUpProcess));
      const first = calls.state;
      for (const [index, minutes] of pauses.entries()) {
        calls.wait(minutes);
        const may = callActions(calls.state).filter(({ notYet }) => !notYet);
        const answered = record({ overall: 'dissatisfied', whatWasWrong: 'x' }, { problem: 'x' });
        const move = may.some(({ command }) => command === 'recordFollowUp')
          ? answered
          : call(index % 3 === 2 ? 'reached' : 'noAnswer', `K-${index}`);
        try {
          calls.play(move);
        } catch (error) {
          // e.g. outside the hours at which the customer may be called
          if (!(error instanceof Rejection)) throw error;
        }
      }
      demandSameViews(processDefinitions.followUp, witness, first, calls.events);
    }),
    { numRuns: RUNS },
  );
  expect(rang.get('followUp')).toBeGreaterThan(RUNS / 4);
});

test('a log with an event missing is not whole, wherever the gap is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(9), (length, gap) => {
      const event = { type: 'noteAdded', at: 0 } as unknown as AnyEvent;
      const log = Array.from({ length }, (_one, index) => ({ sequence: index + 1, event }));
      expect(isWhole({ events: log })).toBe(true);
      const [next] = log.slice(-1);
      expect(isWhole({ events: log.slice(0, -1), next: next! })).toBe(true);
      const holed = log.filter((_one, index) => index !== gap % (length - 1));
      expect(isWhole({ events: holed })).toBe(false);
      expect(isWhole({ events: holed.slice(0, -1), next: holed.at(-1)! })).toBe(false);
    }),
  );
});
