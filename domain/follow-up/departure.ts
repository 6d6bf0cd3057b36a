import type { Instant } from '../kernel/process';
import type { ServicePolicy } from '../policy/policy';
import type { RepairOrder } from '../repair-order/state';
import { followUpNumberOf } from './number';
import { RULES_VERSION } from './rules-version';
import type { Departure } from './state';

/** What a visit itself knows of its end. */
export type VisitDeparture = Omit<Departure, 'policy' | 'rulesVersion' | 'customer'> & { readonly customer: string };

/** What the store knows besides. */
interface StoreKnowledge {
  /** Undefined when the store does not know the customer any more. */
  readonly customer: { readonly member: boolean; readonly privateCustomer: boolean } | undefined;
  /** Of the day the car left. */
  readonly policy: ServicePolicy;
}

/** G-01: what the follow-up of a visit begins with, as the event of `at` ends the visit. */
export const departureOf = (order: RepairOrder, at: Instant): VisitDeparture => ({
  number: followUpNumberOf(order.number),
  order: order.number,
  store: order.store,
  customer: order.customer.id,
  vehicle: order.vehicle.id,
  advisor: order.advisor,
  leftAt: order.exitPass?.usedAt ?? order.deliveredAt ?? at,
  ...(order.aftercare?.followUp && {
    wish: { words: order.aftercare.followUp.at, channel: order.aftercare.followUp.channel },
  }),
});

/** With what the store knows; a customer nobody knows any more is a private one, and no member. */
export const completeDeparture = (departure: VisitDeparture, { customer, policy }: StoreKnowledge): Departure => ({
  ...departure,
  policy,
  rulesVersion: RULES_VERSION,
  customer: {
    id: departure.customer,
    member: customer?.member ?? false,
    privateCustomer: customer?.privateCustomer ?? true,
  },
});
