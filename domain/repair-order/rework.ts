import type { ServicePolicy } from '../policy/policy';
import type { Opening } from './opening';

interface Ordered {
  /** The order that is made good. */
  readonly of: string;
  readonly complaint: string;
  readonly symptoms: string;
  readonly parties: Pick<Opening, 'customer' | 'vehicle'>;
  /** Of the day the car comes back. */
  readonly policy: ServicePolicy;
}

/** J-13, J-18: the car is here again; its order knows what it makes good. */
export const reworkOpening = ({ of, complaint, symptoms, parties, policy }: Ordered): Omit<Opening, 'number'> => ({
  store: policy.store,
  policy,
  ...parties,
  arrival: { mode: 'selfDrive', symptoms },
  accident: false,
  rework: { of, complaint },
});
