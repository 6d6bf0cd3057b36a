import type { Obstacle } from '../kernel/rejection';
import type { Appointment } from './state';

/** whether the parts of the job are costly enough to want a deposit. */
export const wantsDeposit = ({ job, policy }: Appointment): boolean =>
  job !== undefined && job.parts.length > 0 && job.partsTotal >= policy.appointment.highValueParts;

/** an appointment whose parts want a deposit is confirmed once it is here. */
export function depositWanting(appointment: Appointment): Obstacle | undefined {
  const { deposit } = appointment;
  if (!wantsDeposit(appointment) || deposit?.receivedAt !== undefined) return undefined;
  return { code: deposit ? 'depositUnpaid' : 'depositUnasked' };
}
