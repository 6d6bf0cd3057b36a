import type { Instant } from '../kernel/process';
import type { ServicePolicy } from '../policy/policy';
import type { RepairOrder } from '../repair-order/state';
import { followUpNumberOf } from './number';
import { RULES_VERSION } from './rules-version';
import type { Departure } from './state';

/** What a visit itself knows of its end. */
export type VisitDeparture = Omit<Departure, 'policy' | 'rulesVersion' | 'customer' | 'specialist'> & {
  readonly customer: string;
};

/** What the store knows besides. */
interface StoreKnowledge {
  /** Undefined when the store does not know the customer any more. */
  readonly customer: { readonly member: boolean; readonly privateCustomer: boolean } | undefined;
  /** Of the day the car left. */
  readonly policy: ServicePolicy;
  /** G-18: who calls; undefined when nobody holds the role. */
  readonly specialist?: string | undefined;
}

/** F-22, G-04: what the customer wished at delivery. */
function wishOf({ aftercare }: RepairOrder): Pick<Departure, 'wish'> {
  if (!aftercare?.followUp) return {};
  const { at: words, ...wish } = aftercare.followUp;
  return { wish: { words, ...wish } };
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
  ...wishOf(order),
});

/** With what the store knows; a customer nobody knows any more is a private one, and no member. */
export const completeDeparture = (
  departure: VisitDeparture,
  { customer, policy, specialist }: StoreKnowledge,
): Departure => ({
  ...departure,
  policy,
  rulesVersion: RULES_VERSION,
  ...(specialist !== undefined && { specialist }),
  customer: {
    id: departure.customer,
    member: customer?.member ?? false,
    privateCustomer: customer?.privateCustomer ?? true,
  },
});
