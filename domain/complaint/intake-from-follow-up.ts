import type { Departure, FollowUpEvent } from '../follow-up/state';
import type { ServicePolicy } from '../policy/policy';
import type { Intake } from './state';

interface FollowUpFindings {
  /** Of the follow-up. */
  readonly number: string;
  readonly departure: Departure;
  readonly events: readonly FollowUpEvent[];
  /** Of the day the complaint is received. */
  readonly policy: ServicePolicy;
  readonly goldCard: boolean;
  /** I-14: who takes it; without one the advisor of the visit does. */
  readonly owner: string | undefined;
}

/** The words the caller wrote down, else the problem nobody handled in time. */
function wordsOf(events: readonly FollowUpEvent[]): string {
  const last = events.findLast(({ type }) => type === 'handedOn' || type === 'quickHandlingExpired');
  if (last?.type === 'handedOn') return last.words;
  return last?.type === 'quickHandlingExpired' ? last.problem : '';
}

/** G-15, T-38: a problem found by a follow-up becomes a complaint with an owner in customer relations. */
export const intakeFromFollowUp = ({
  number,
  departure,
  events,
  policy,
  goldCard,
  owner,
}: FollowUpFindings): Omit<Intake, 'number'> => ({
  store: departure.store,
  policy,
  kind: 'complaint',
  source: 'followUp',
  complainant: { id: departure.customer.id, kind: 'customer', goldCard },
  vehicle: departure.vehicle,
  order: departure.order,
  followUp: number,
  owner: { id: owner ?? departure.advisor, role: departure.policy.followUp.firstRole },
  words: wordsOf(events),
});
