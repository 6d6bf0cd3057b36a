import { openedOrder, OrderSimulation } from '../../dev/fixtures/order-simulation';
import * as scenarios from '../../dev/fixtures/scenarios';
import { demoPolicy } from '../../dev/fixtures/store';
import { MINUTE } from '../../domain/kernel/process';
import { defaultPolicy, type ServicePolicy } from '../../domain/policy/policy';
import type { Opening } from '../../domain/repair-order/opening';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { WorkLine } from '../../domain/repair-order/work-line';

/** Visits of the demo's scenarios, played up to a stage. */
export type Move = scenarios.Move;
export const oil = scenarios.menuLine('MAINT-A', 'L-1');
export const pads = scenarios.menuLine('BRAKE-F', 'L-2');
const consent = scenarios.scan('consent');

/** The store's usual hours instead of the demo's, which never close. */
export const withHours: ServicePolicy = { ...demoPolicy, calendar: defaultPolicy.calendar };

export const arrived = (change: Partial<Opening> = {}): OrderSimulation => new OrderSimulation(openedOrder(change));
export const signedIn = (change: Partial<Opening> = {}): OrderSimulation => {
  const visit = arrived(change);
  return visit.play(...scenarios.receive(visit.order));
};
export const estimating = (change: Partial<Opening> = {}): OrderSimulation =>
  signedIn(change).play(...scenarios.takeIn(), ['wang', 'startEstimate']);
export const offered = (lines: readonly WorkLine[] = [oil], change: Partial<Opening> = {}): OrderSimulation =>
  estimating(change).play(...scenarios.offer(lines));
export const contracted = (lines: readonly WorkLine[] = [oil], change: Partial<Opening> = {}): OrderSimulation =>
  offered(lines, change).play(...scenarios.contract(lines));
export const inRepair = (lines: readonly WorkLine[] = [oil], change: Partial<Opening> = {}): OrderSimulation => {
  const visit = contracted(lines, change);
  return visit.play(...scenarios.dispatch(visit.now + 4 * MINUTE));
};
export const inQualityCheck = (lines: readonly WorkLine[] = [oil]): OrderSimulation =>
  inRepair(lines).play(...scenarios.work(lines), ['workshop', 'finishWork']);
export const inPreparation = (lines: readonly WorkLine[] = [oil]): OrderSimulation =>
  inRepair(lines).play(...scenarios.work(lines), ...scenarios.check);
const then = (visit: OrderSimulation, part: (order: RepairOrder) => readonly Move[]): OrderSimulation =>
  visit.play(...part(visit.order));
export const readyForPickup = (): OrderSimulation => then(inPreparation(), scenarios.prepare);
export const inSettlement = (): OrderSimulation =>
  then(readyForPickup(), scenarios.welcome).play(['wang', 'acceptResult', { consent }]);
export const presented = (): OrderSimulation => inSettlement().play(scenarios.present);
export const withPass = (): OrderSimulation => {
  const total = scenarios.totalOf([oil]);
  const agreed = presented().play(...scenarios.agree(1, total));
  return agreed.play(scenarios.pay(total), ['settlement', 'completeSettlement'], ['settlement', 'issueExitPass']);
};
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
