import type { ServicePolicy } from '../policy/policy';
import { RULES_VERSION } from './rules-version';
import type { Intake } from './state';

/** What a follow-up found and handed on. */
export interface FollowUpFindings {
  /** Of the follow-up. */
  readonly number: string;
  readonly order: string;
  readonly store: string;
  readonly customer: string;
  readonly vehicle: string;
  /** Of the visit. */
  readonly advisor: string;
  /** Whose it becomes. */
  readonly ownerRole: Intake['owner']['role'];
  readonly words: string;
}

interface StoreKnowledge {
  /** Of the day the complaint is received. */
  readonly policy: ServicePolicy;
  readonly goldCard: boolean;
  /** I-14: who takes it; without one the advisor of the visit does. */
  readonly owner: string | undefined;
  /** Earlier complaints of this customer about this car. */
  readonly forerunners: readonly string[];
}

/** G-15, T-38: a problem found by a follow-up becomes a complaint with an owner in customer relations. */
export const intakeFromFollowUp = (
  { number, order, store, customer, vehicle, advisor, ownerRole, words }: FollowUpFindings,
  { policy, goldCard, owner, forerunners }: StoreKnowledge,
): Omit<Intake, 'number'> => ({
  store,
  policy,
  rulesVersion: RULES_VERSION,
  kind: 'complaint',
  source: 'followUp',
  complainant: { id: customer, kind: 'customer', goldCard },
  vehicle,
  order,
  followUp: number,
  owner: { id: owner ?? advisor, role: ownerRole },
  advisor,
  ...(forerunners.length > 0 && { forerunners }),
  words,
});
