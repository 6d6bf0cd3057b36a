import * as playbook from '../../dev/demo/scenarios';
import { openedOrder, OrderSimulation } from '../../dev/demo/order-simulation';
import { demoPolicy } from '../../dev/demo/store';
import { defaultPolicy, type ServicePolicy } from '../../domain/policy/policy';
import type { WorkLine } from '../../domain/repair-order/work-line';
import type { Opening } from '../../domain/repair-order/opening';
import type { RepairOrder } from '../../domain/repair-order/state';

export type Move = playbook.Move;
const MINUTES = 60_000;
export const oil = playbook.menuLine('MAINT-A', 'L-1');
export const pads = playbook.menuLine('BRAKE-F', 'L-2');
const consent = playbook.scan('consent');

/** The store's usual hours instead of the demo's endless day. */
export const withHours: ServicePolicy = { ...demoPolicy, calendar: defaultPolicy.calendar };

export const arrived = (change: Partial<Opening> = {}): OrderSimulation => new OrderSimulation(openedOrder(change));
export const signedIn = (needs?: readonly playbook.Need[], change: Partial<Opening> = {}): OrderSimulation => {
  const visit = arrived(change);
  return visit.play(...playbook.receive(visit.order, needs));
};
export const estimating = (change: Partial<Opening> = {}): OrderSimulation =>
  signedIn(undefined, change).play(...playbook.takeIn(), ['wang', 'startEstimate']);
export const offered = (lines: readonly WorkLine[] = [oil], change: Partial<Opening> = {}): OrderSimulation =>
  estimating(change).play(...playbook.offer(lines));
export const contracted = (lines: readonly WorkLine[] = [oil], change: Partial<Opening> = {}): OrderSimulation =>
  offered(lines, change).play(...playbook.contract(lines));
export const inRepair = (lines: readonly WorkLine[] = [oil], change: Partial<Opening> = {}): OrderSimulation => {
  const visit = contracted(lines, change);
  return visit.play(...playbook.dispatch(visit.now + 4 * MINUTES));
};
export const inQualityCheck = (lines: readonly WorkLine[] = [oil]): OrderSimulation =>
  inRepair(lines).play(...playbook.work(lines), ['workshop', 'finishWork']);
export const inPreparation = (lines: readonly WorkLine[] = [oil]): OrderSimulation =>
  inRepair(lines).play(...playbook.work(lines), ...playbook.check);
const then = (visit: OrderSimulation, part: (order: RepairOrder) => readonly Move[]): OrderSimulation =>
  visit.play(...part(visit.order));
export const readyForPickup = (lines?: readonly WorkLine[]): OrderSimulation =>
  then(inPreparation(lines), playbook.prepare);
const inAcceptance = (lines?: readonly WorkLine[]): OrderSimulation => then(readyForPickup(lines), playbook.welcome);
export const inSettlement = (lines?: readonly WorkLine[]): OrderSimulation =>
  inAcceptance(lines).play(['wang', 'acceptResult', { consent }]);
export const presented = (lines?: readonly WorkLine[]): OrderSimulation => inSettlement(lines).play(playbook.present);
const agreed = (): OrderSimulation => presented().play(...playbook.agree(1, playbook.totalOf([oil])));
const paid = (): OrderSimulation =>
  agreed().play(playbook.pay(playbook.totalOf([oil])), ['settlement', 'completeSettlement']);
const withPass = (): OrderSimulation => paid().play(['settlement', 'issueExitPass']);
export const inFinalCheck = (): OrderSimulation => then(withPass(), playbook.hand);
export const delivered = (): OrderSimulation => inFinalCheck().play(...playbook.leave);

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
export { playbook, OrderSimulation as Rehearsal };
