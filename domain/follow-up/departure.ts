import type { ServicePolicy } from '../policy/policy';
import type { RepairOrder, RepairOrderEvent } from '../repair-order/state';
import { followUpNumberOf } from './number';
import type { Departure } from './state';

interface Visit {
  readonly order: RepairOrder;
  readonly events: readonly RepairOrderEvent[];
  /** As the store knows the customer; undefined when it does not any more. */
  readonly customer: { readonly member: boolean; readonly privateCustomer: boolean } | undefined;
  /** Of the day the car left. */
  readonly policy: ServicePolicy;
}

const lastOf = <T extends RepairOrderEvent['type']>(events: readonly RepairOrderEvent[], type: T) =>
  events.findLast((event): event is Extract<RepairOrderEvent, { type: T }> => event.type === type);

/** G-01: what the follow-up of a visit begins with. Undefined while the visit is not over. */
export function departureOf({ order, events, customer, policy }: Visit): Departure | undefined {
  const leftAt = order.exitPass?.usedAt ?? order.deliveredAt ?? lastOf(events, 'deliverySigned')?.at;
  if (leftAt === undefined) return undefined;
  const wish = lastOf(events, 'aftercareRecorded')?.followUp;
  return {
    number: followUpNumberOf(order.number),
    order: order.number,
    store: order.store,
    policy,
    customer: {
      id: order.customer.id,
      member: customer?.member ?? false,
      privateCustomer: customer?.privateCustomer ?? true,
    },
    vehicle: order.vehicle.id,
    advisor: order.advisor,
    leftAt,
    ...(wish && { wish: { words: wish.at, channel: wish.channel } }),
  };
}
