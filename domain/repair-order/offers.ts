import { customerPrice, customerTotal } from './amounts';
import { consentTexts } from './consent-texts';
import { isPending } from './extra-item';
import { askedChanges } from './item-change';
import type { RepairOrder } from './state';

/** What a customer is asked to approve, word by word, with the amount in fen. */
export interface Offer {
  readonly key: string;
  readonly text: string;
  readonly total: number;
}

const totalOf = (order: RepairOrder, key: string): number | undefined => {
  const { estimate, settlement, extraItems } = order;
  if (key === 'signOrderAsCustomer') return estimate && customerTotal(estimate.lines);
  if (key === 'agreeSettlement') return settlement?.total;
  const item = extraItems.find((one) => isPending(one) && key === `answerExtraItem/${one.itemId}`);
  if (item) return customerPrice(item.line);
  const change = askedChanges(order).find((one) => key === `answerItemChange/${one.changeId}`);
  return change && (change.to ? customerPrice(change.to) : 0);
};

/** The offer that states an amount and can be approved by this command, named as in the texts of consents; undefined when there is none now. */
export function offerOf(order: RepairOrder, key: string): Offer | undefined {
  const total = totalOf(order, key);
  const text = consentTexts(order)[key];
  return total === undefined || text === undefined ? undefined : { key, text, total };
}
