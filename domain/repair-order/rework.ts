import type { Actor } from '../kernel/actor';
import type { ServicePolicy } from '../policy/policy';
import type { ChecklistProfile } from './checklist-profile';
import { newOpening, type Opening } from './opening';

/** What a complaint ordered. */
export interface OrderedRework {
  /** The order that is made good. */
  readonly of: string;
  readonly store: string;
  readonly complaint: string;
  readonly symptoms: string;
  /** Who ordered it. */
  readonly by: Actor;
}

interface StoreKnowledge {
  readonly parties: Pick<Opening, 'customer' | 'vehicle'>;
  /** Of the day the car comes back. */
  readonly policy: ServicePolicy;
  /** Of the order that is made good: it is the same kind of job. */
  readonly checklistProfile?: ChecklistProfile | undefined;
}

/** J-13, J-18: the car is here again; its order knows what it makes good. */
export const reworkOpening = (
  { of, complaint, symptoms }: OrderedRework,
  { parties, policy, checklistProfile }: StoreKnowledge,
): Omit<Opening, 'number'> =>
  newOpening({
    policy,
    ...parties,
    arrival: { mode: 'selfDrive', symptoms },
    accident: false,
    ...(checklistProfile && { checklistProfile }),
    rework: { of, complaint },
  });
