import type { Obstacle } from '../kernel/rejection';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';

/** B-27: whom the store brings and fetches the car of: gold-card customers, or everybody, as the policy says. */
const isEntitled = ({ customer, policy }: RepairOrder): boolean =>
  customer.goldCard || policy.doorToDoorFor === 'everybody';

/** B-27: gold-card customers drive free as far as the policy says; nobody else does. */
export const isFree = ({ customer, policy }: RepairOrder, kilometres: number): boolean =>
  customer.goldCard && kilometres <= policy.goldCardPickupKilometres;

/** An entitled customer leaves without the car, and nobody has offered to bring it. */
export const isOfferDue = (order: RepairOrder): boolean =>
  order.waiting !== undefined && !order.waiting.waitsInStore && order.transportOffer === undefined && isEntitled(order);

/** B-27: the car goes to the workshop once the offer was made, whatever the answer. Version 3 of the rules. */
export const transportOffered = (order: RepairOrder): Obstacle | undefined =>
  goesBy(order, 3) && isOfferDue(order)
    ? {
        code: 'transportUnoffered',
        facts: { freeKilometres: order.customer.goldCard ? order.policy.goldCardPickupKilometres : 0 },
      }
    : undefined;
