import type { Obstacle } from '../kernel/rejection';
import type { ServicePolicy } from '../policy/policy';
import { sum, type Fen } from '../values/money';
import type { Job } from './job';
import type { Appointment, Deposit } from './state';

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

/** What the customer has paid beforehand. */
export const depositPaid = (deposit: Deposit | undefined): Fen =>
  sum((deposit?.receipts ?? []).map(({ amount }) => amount));

/** at least the share of the original price that the policy says; whole numbers: 49.99 % is less than 50 %, whatever a quotient would be rounded to. */
export const isEnough = ({ job, policy }: Pick<Appointment, 'job' | 'policy'>, amount: Fen): boolean =>
  amount * 100 >= (job?.partsTotal ?? 0) * policy.appointment.depositPercent;

/** an appointment whose parts want a deposit is confirmed once it is here; one for cheaper parts than those of now is not enough. */
export function depositWanting(appointment: Appointment): Obstacle | undefined {
  const { deposit } = appointment;
  if (!wantsDeposit(appointment)) return undefined;
  if (!deposit || !isEnough(appointment, deposit.amount)) return { code: 'depositUnasked' };
  return deposit.receivedAt === undefined ? { code: 'depositUnpaid' } : undefined;
}

/** money of an appointment that has ended has yet to be decided about, or paid back. */
export function isDepositOpen(deposit: Deposit | undefined): boolean {
  const due = deposit?.due;
  return due !== undefined && (due.decidedAt === undefined || (due.back > 0 && due.paidBackAt === undefined));
}
