import * as scenarios from '../../dev/demo/scenarios';
import { commandOf, openedOrder, OrderSimulation } from '../../dev/demo/order-simulation';
import { demoPolicy } from '../../dev/demo/store';
import { decide, type Instant } from '../../domain/kernel/process';
import { defaultPolicy, type ServicePolicy } from '../../domain/policy/policy';
import { Rejection } from '../../domain/kernel/rejection';
import type { WorkLine } from '../../domain/repair-order/work-line';
import { deadlines } from '../../domain/repair-order/process';
import { repairOrderProcess } from '../../domain/repair-order/process';
import type { EventName, EventOf, Opening, RepairOrder } from '../../domain/repair-order/state';

export type Move = scenarios.Move;
const MINUTES = 60_000;
export const oil = scenarios.menuLine('MAINT-A', 'L-1');
export const pads = scenarios.menuLine('BRAKE-F', 'L-2');
export const consent = scenarios.scan('consent');
export const phone = scenarios.byPhone('同意');
export const iso = (at: Instant): string => new Date(at).toISOString();

/** The store's usual hours instead of the demo's endless day. */
export const withHours: ServicePolicy = { ...demoPolicy, calendar: defaultPolicy.calendar };

export const arrived = (change: Partial<Opening> = {}): OrderSimulation => new OrderSimulation(openedOrder(change));
export const signedIn = (needs?: readonly scenarios.Need[], change: Partial<Opening> = {}): OrderSimulation => {
  const visit = arrived(change);
  return visit.play(...scenarios.receive(visit.order, needs));
};
export const estimating = (change: Partial<Opening> = {}): OrderSimulation =>
  signedIn(undefined, change).play(...scenarios.takeIn(), ['wang', 'startEstimate']);
export const offered = (lines: readonly WorkLine[] = [oil], change: Partial<Opening> = {}): OrderSimulation =>
  estimating(change).play(...scenarios.offer(lines));
export const contracted = (lines: readonly WorkLine[] = [oil], change: Partial<Opening> = {}): OrderSimulation =>
  offered(lines, change).play(...scenarios.contract(lines));
export const inRepair = (lines: readonly WorkLine[] = [oil], change: Partial<Opening> = {}): OrderSimulation => {
  const visit = contracted(lines, change);
  return visit.play(...scenarios.dispatch(visit.now + 4 * MINUTES));
};
export const inQualityCheck = (lines: readonly WorkLine[] = [oil]): OrderSimulation =>
  inRepair(lines).play(...scenarios.work(lines), ['workshop', 'finishWork']);
export const inPreparation = (lines: readonly WorkLine[] = [oil]): OrderSimulation =>
  inRepair(lines).play(...scenarios.work(lines), ...scenarios.check);
const then = (visit: OrderSimulation, part: (order: RepairOrder) => readonly Move[]): OrderSimulation =>
  visit.play(...part(visit.order));
export const readyForPickup = (lines?: readonly WorkLine[]): OrderSimulation =>
  then(inPreparation(lines), scenarios.prepare);
export const inAcceptance = (lines?: readonly WorkLine[]): OrderSimulation =>
  then(readyForPickup(lines), scenarios.welcome);
export const inSettlement = (lines?: readonly WorkLine[]): OrderSimulation =>
  inAcceptance(lines).play(['wang', 'acceptResult', { consent }]);
export const presented = (lines?: readonly WorkLine[]): OrderSimulation => inSettlement(lines).play(scenarios.present);
export const agreed = (): OrderSimulation => presented().play(...scenarios.agree(1, scenarios.totalOf([oil])));
export const paid = (): OrderSimulation =>
  agreed().play(scenarios.pay(scenarios.totalOf([oil])), ['settlement', 'completeSettlement']);
export const withPass = (): OrderSimulation => paid().play(['settlement', 'issueExitPass']);
export const inFinalCheck = (): OrderSimulation => then(withPass(), scenarios.hand);
export const delivered = (): OrderSimulation => inFinalCheck().play(...scenarios.leave);

export const request = (itemId: string, line: WorkLine, delayMinutes = 30): Move => [
  'zhao',
  'requestExtraItem',
  { itemId, finding: '发现', line, delayMinutes },
];
export const contact = (itemId: string): Move => [
  'wang',
  'contactCustomer',
  { itemId, channel: 'phone', reached: true },
];
export const answer = (itemId: string, line: WorkLine, given: 'approved' | 'declined', delayMinutes = 30): Move => [
  'wang',
  'answerExtraItem',
  { itemId, answer: given, total: scenarios.totalOf([line]), delayMinutes, consent: phone },
];
export const relay = (itemId: string): Move => ['wang', 'relayAnswer', { itemId, workshopPerson: 'workshop' }];

/** The code and facts with which this move is rejected now; fails when it is not. */
export function rejection(visit: OrderSimulation, move: Move): { code: string; facts: Record<string, unknown> } {
  try {
    decide(repairOrderProcess, visit.order, commandOf(move), visit.now);
  } catch (error) {
    if (error instanceof Rejection) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error(`${move[1]} was not rejected`);
}

export const codeOf = (visit: OrderSimulation, move: Move): string => rejection(visit, move).code;

/** True when the command would be accepted now. */
export const allowed = (visit: OrderSimulation, move: Move): boolean => {
  try {
    decide(repairOrderProcess, visit.order, commandOf(move), visit.now);
    return true;
  } catch (error) {
    if (error instanceof Rejection) return false;
    throw error;
  }
};

export const happened = <T extends EventName>(visit: OrderSimulation, type: T): readonly EventOf<T>[] =>
  visit.events.filter(
    (event): event is Extract<typeof event, { type: T }> => event.type === type,
  ) as unknown as readonly EventOf<T>[];

export const last = <T extends EventName>(visit: OrderSimulation, type: T): EventOf<T> => {
  const event = happened(visit, type).at(-1);
  if (!event) throw new Error(`${type} has not happened`);
  return event;
};

/** What time has brought about, as `timer reaction → roles`. */
export const clockEvents = (visit: OrderSimulation): readonly string[] =>
  happened(visit, 'deadlinePassed').map(({ timer, reaction, to }) => `${timer} ${reaction} ${to.join('+')}`);

/** Minutes from `since` until each step of a timer is due, as planned now. */
export const dueMinutes = (visit: OrderSimulation, timer: string, since: Instant): readonly number[] =>
  deadlines(visit.order)
    .filter(({ event }) => event.type === 'deadlinePassed' && event.timer === timer)
    .map(({ at }) => (at - since) / MINUTES);

export { scenarios, scenarios as playbook, OrderSimulation, OrderSimulation as Rehearsal };
