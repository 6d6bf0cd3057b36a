import type { ComplaintMove } from '../../dev/demo/complaint-scenarios';
import * as scenarios from '../../dev/demo/complaint-scenarios';
import { ProcessSimulation } from '../../dev/demo/process-simulation';
import { roleOf, TEN_O_CLOCK } from '../../dev/demo/order-simulation';
import { demoPolicy } from '../../dev/demo/store';
import { commandSchemas, type ComplaintCommand } from '../../domain/complaint/commands';
import { complaintProcess } from '../../domain/complaint/process';
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

export const intake: Intake = {
  number: 'CP-S01-20261122-0001',
  store: 'S01',
  policy: demoPolicy,
  kind: 'complaint',
  source: 'phone',
  complainant: { id: 'C-002', kind: 'customer', goldCard: false },
  vehicle: 'V-002',
  order: 'RO-S01-20261121-0007',
  owner: { id: 'cr', role: 'crSpecialist' },
  words: '修完还是响',
};

let count = 0;

/** A move as the command it becomes once the door has parsed it. */
export function commandOf([who, type, payload = {}]: ComplaintMove): ComplaintCommand {
  const parsed = commandSchemas[type].parse(payload);
  return { ...parsed, type, id: `c-${(count += 1)}`, by: { id: who, role: roleOf(who) } } as ComplaintCommand;
}

export const receivedComplaint = (change: Partial<Intake> = {}, at: Instant = TEN_O_CLOCK): Complaint => {
  const whole = { ...intake, ...change };
  return receive(whole, whole.owner, at);
};

/** A complaint, simulated. */
export class ComplaintSimulation extends ProcessSimulation<Complaint, ComplaintCommand, ComplaintEvent> {
  constructor(complaint: Complaint = receivedComplaint()) {
    super(complaintProcess, complaint, complaint.receivedAt);
  }

  /** Plays the moves one minute apart, letting time do what is due in between. */
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

export const DAY_MS = 24 * 60 * MINUTE;
export const received = (change: Partial<Intake> = {}): ComplaintSimulation =>
  new ComplaintSimulation(receivedComplaint(change));
export const registered = (change: Partial<Intake> = {}): ComplaintSimulation =>
  received(change).playAt((now) => scenarios.toJudgement(now, DAY_MS));
export const assigned = (route?: 'quality' | 'service'): ComplaintSimulation =>
  registered().play(scenarios.founded(route));
export const investigating = (route?: 'quality' | 'service'): ComplaintSimulation =>
  assigned(route).playAt((now) => scenarios.assign(now, 2 * DAY_MS, route));
export const proposing = (): ComplaintSimulation => investigating().play(...scenarios.investigate);
export const submitted = (): ComplaintSimulation => proposing().play(...scenarios.propose);
export const offered = (): ComplaintSimulation => submitted().play(...scenarios.decide());
export const implementing = (): ComplaintSimulation => offered().play(scenarios.accept);
export const revisitDue = (): ComplaintSimulation => implementing().play(...scenarios.carryOut);
export const evaluating = (): ComplaintSimulation => revisitDue().play(scenarios.revisit());
export const archived = (): ComplaintSimulation => evaluating().play(...scenarios.close);
export const unfoundedReply = (): ComplaintSimulation =>
  registered().play(scenarios.unfounded, ['crsupervisor', 'confirmUnfounded']);

/** The code and facts with which this move is rejected now; fails when it is not. */
export function rejection(
  matter: ComplaintSimulation,
  move: ComplaintMove,
): { code: string; facts: Record<string, unknown> } {
  try {
    decide(complaintProcess, matter.state, commandOf(move), matter.now);
  } catch (error) {
    if (error instanceof Rejection) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error(`${move[1]} was not rejected`);
}
export const codeOf = (matter: ComplaintSimulation, move: ComplaintMove): string => rejection(matter, move).code;

export const happened = <T extends EventName>(matter: ComplaintSimulation, type: T): readonly EventOf<T>[] =>
  matter.events.filter((event) => event.type === type) as unknown as readonly EventOf<T>[];
export const last = <T extends EventName>(matter: ComplaintSimulation, type: T): EventOf<T> => {
  const event = happened(matter, type).at(-1);
  if (!event) throw new Error(`${type} has not happened`);
  return event;
};

/** What time has brought about, as `timer reaction → roles`. */
export const clockEvents = (matter: ComplaintSimulation): readonly string[] =>
  happened(matter, 'deadlinePassed').map(({ timer, reaction, to }) => `${timer} ${reaction} ${to.join('+')}`);

export const iso = (at: Instant): string => new Date(at).toISOString();
export { scenarios, scenarios as playbook };
