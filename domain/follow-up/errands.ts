import type { FollowUpFindings } from '../complaint/intake-from-follow-up';
import type { Errand } from '../errands';
import type { FollowUp, FollowUpEvent } from './state';

const findingsOf = (followUp: FollowUp, words: string): FollowUpFindings => ({
  number: followUp.number,
  order: followUp.order,
  store: followUp.store,
  customer: followUp.customer.id,
  vehicle: followUp.vehicle,
  advisor: followUp.advisor,
  ownerRole: followUp.policy.followUp.firstRole,
  words,
});

/** G-15, T-38, H-30: handed on by the caller in the customer's words, or by time with the problem that nobody handled. */
export function errandsOf(_before: FollowUp, event: FollowUpEvent, after: FollowUp): readonly Errand[] {
  if (event.type === 'handedOn') return [{ start: 'complaint', findings: findingsOf(after, event.words) }];
  if (event.type === 'quickHandlingExpired')
    return [{ start: 'complaint', findings: findingsOf(after, event.problem) }];
  return [];
}
