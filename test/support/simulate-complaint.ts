import * as scenarios from '../../dev/fixtures/complaint-scenarios';
import { ProcessSimulation } from '../../dev/fixtures/process-simulation';
import { TEN_O_CLOCK } from '../../dev/fixtures/order-simulation';
import type { ComplaintCommand } from '../../domain/complaint/commands';
import { complaintProcess, fold } from '../../domain/complaint/process';
import {
  receive,
  type Complaint,
  type ComplaintEvent,
  type EventName,
  type EventOf,
  type Intake,
} from '../../domain/complaint/state';
import { decide, MINUTE, type Instant } from '../../domain/kernel/process';
import { Rejection } from '../../domain/kernel/rejection';
import { commandOf, type ComplaintMove } from './complaint-commands';
import * as histories from './complaint-events';
import { intake, timeOf, type History } from './complaint-events';

export const receivedComplaint = (change: Partial<Intake> = {}, at: Instant = TEN_O_CLOCK): Complaint => {
  const whole: Intake = { ...intake, ...change };
  return receive(whole, whole.owner, at);
};

/** A complaint with the rules alone: no engine, and time passes when the test says so. */
export class ComplaintSimulation extends ProcessSimulation<Complaint, ComplaintCommand, ComplaintEvent> {
  constructor(complaint: Complaint = receivedComplaint(), now: Instant = complaint.receivedAt) {
    super(complaintProcess, complaint, now);
  }

  /** A complaint that has been through these events; the first is not among its `events`. */
  static after(history: History): ComplaintSimulation {
    const simulation = new ComplaintSimulation(fold(history), timeOf(history));
    simulation.events.push(...history.slice(1));
    return simulation;
  }

  /** Plays the moves one minute apart; deadlines due in between happen. */
  play(...moves: readonly ComplaintMove[]): this {
    for (const move of moves) {
      this.wait(1);
      this.send(commandOf(move));
    }
    return this;
  }

  /** Plays what depends on the time at which it is played. */
  playAt(moves: (now: Instant) => readonly ComplaintMove[]): this {
    return this.play(...moves(this.now + MINUTE));
  }
}

const simulated =
  <Change extends readonly unknown[]>(history: (...change: Change) => History) =>
  (...change: Change): ComplaintSimulation =>
    ComplaintSimulation.after(history(...change));

export const received = simulated(histories.received);
export const registered = simulated(histories.registered);
export const assigned = simulated(histories.assigned);
export const investigating = simulated(histories.investigating);
export const proposing = simulated(histories.proposing);
export const submitted = simulated(histories.submitted);
export const offered = simulated(histories.offered);
export const implementing = simulated(histories.implementing);
export const revisitDue = simulated(histories.revisitDue);
export const evaluating = simulated(histories.evaluating);
export const archived = simulated(histories.archived);
export const finishedWithMeasure = simulated(histories.finishedWithMeasure);
export const unfoundedReply = simulated(histories.unfoundedReply);

/** The code with which this move is rejected now; fails when it is not. */
export function codeOf(complaint: ComplaintSimulation, move: ComplaintMove): string {
  try {
    decide(complaintProcess, complaint.state, commandOf(move), complaint.now);
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
  throw new Error(`${move[1]} was not rejected`);
}

export const happened = <T extends EventName>(complaint: ComplaintSimulation, type: T): readonly EventOf<T>[] =>
  complaint.events.filter((event): event is ComplaintEvent & EventOf<T> => event.type === type);
export const last = <T extends EventName>(complaint: ComplaintSimulation, type: T): EventOf<T> => {
  const event = happened(complaint, type).at(-1);
  if (!event) throw new Error(`${type} has not happened`);
  return event;
};

/** The deadlines that have passed, as `timer reaction roles`. */
export const passedDeadlines = (complaint: ComplaintSimulation): readonly string[] =>
  happened(complaint, 'deadlinePassed').map(({ timer, reaction, to }) => `${timer} ${reaction} ${to.join('+')}`);

/** The deadlines of one timer that have passed. */
export const reactionsTo = (complaint: ComplaintSimulation, timer: string): readonly string[] =>
  passedDeadlines(complaint).filter((line) => line.startsWith(timer));

export { DAY_MS, intake, iso } from './complaint-events';
export { scenarios };
