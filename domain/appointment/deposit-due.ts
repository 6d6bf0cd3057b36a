import type { Obstacle } from '../kernel/rejection';
import type { ServicePolicy } from '../policy/policy';
import type { Job } from './job';
import type { Appointment } from './state';

interface Priced {
  readonly job?: Pick<Job, 'parts' | 'partsTotal'>;
  readonly policy: Pick<ServicePolicy, 'appointment'>;
}

/** whether the parts of the job are costly enough to want a deposit. */
export const wantsDeposit = ({ job, policy }: Priced): boolean =>
  job !== undefined && job.parts.length > 0 && job.partsTotal >= policy.appointment.highValueParts;

/** the least that is asked for of parts at this price, in whole fen. */
export const leastDeposit = (ofPrice: number, { appointment }: Pick<ServicePolicy, 'appointment'>): number =>
  Math.ceil((ofPrice * appointment.depositPercent) / 100);

/** an appointment whose parts want a deposit is confirmed once it is here. */
export function depositWanting(appointment: Appointment): Obstacle | undefined {
  const { deposit } = appointment;
  if (!wantsDeposit(appointment) || deposit?.receivedAt !== undefined) return undefined;
  return { code: deposit ? 'depositUnpaid' : 'depositUnasked' };
}
