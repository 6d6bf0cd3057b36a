import type { Instant } from '../kernel/process';
import { addWorkingMinutes, workingMinutesBetween } from '../time/working-time';
import { isOpen } from './order-line';
import { isBackOrdered } from './part-supply';
import { promiseMovedTo } from './promise';
import type { RepairOrder, RepairOrderEvent } from './state';

/** Nothing can be done but wait: the customer has the car, or was told that every open line waits for parts. */
function standsStill({ stage, lines }: RepairOrder): boolean {
  if (stage === 'awaitingReturn') return true;
  const open = lines.filter(isOpen);
  return stage === 'inRepair' && open.length > 0 && open.every((line) => isBackOrdered(line) && line.supply?.told);
}

/** The promise and the progress check go on where they stood: the working time of the standstill is added to both. */
function goOn({ standstill, ...order }: RepairOrder, from: Instant, at: Instant): RepairOrder {
  const { promise, round, policy } = order;
  const waited = workingMinutesBetween(policy.calendar, from, at);
  if (waited === 0) return order;
  const { calendar } = policy;
  return {
    ...order,
    // a promise that was broken before stays broken; one that was made meanwhile stands as it was made
    ...(promise &&
      !standstill?.promised &&
      promise.at > from && {
        promise: promiseMovedTo(order, addWorkingMinutes(calendar, promise.at, waited), at),
      }),
    ...(round && { round: { ...round, holds: [...round.holds, { reason: 'parts', from, to: at }] } }),
  };
}

/** Another time was agreed, or moved under earlier rules. */
const isAgreed = (event: RepairOrderEvent): boolean =>
  event.type === 'promiseMoved' || (event.type === 'promiseChangeAnswered' && event.evidence.answer === 'approved');

/** While an order stands still, its promise does too. Whatever an event has changed, this follows from the state. */
export function keepStandstill(event: RepairOrderEvent, after: RepairOrder): RepairOrder {
  const { at } = event;
  const { standstill } = after;
  if (standsStill(after)) {
    if (!standstill) return { ...after, standstill: { from: at, promised: false } };
    return isAgreed(event) ? { ...after, standstill: { ...standstill, promised: true } } : after;
  }
  return standstill ? goOn(after, standstill.from, at) : after;
}
