import type { z } from 'zod';
import { reject } from '../kernel/rejection';
import { limited } from './limits';
import type { PaidRefund } from './schemas';
import type { Complaint } from './state';

interface Proof {
  readonly refund?: string | undefined;
  readonly paymentReference?: string | undefined;
  /** Of this id, looked up in the account of the visit; the API has looked. */
  readonly paid?: z.output<typeof PaidRefund> | undefined;
}

/** The solution that was decided, where it is money that goes to the customer. */
const moneyOf = ({ candidates, decision }: Complaint) =>
  candidates.find(
    ({ candidateId, kind, cost }) =>
      candidateId === decision?.candidateId && cost > 0 && (kind === 'refund' || kind === 'compensation'),
  );

/**
 * H-29: money that goes to the customer is found again. A refund of a visit is one that was paid out there, of the whole amount; what has no visit, and
 * a compensation, names its payment in the books.
 */
export function proofOfMoney(complaint: Complaint, { refund, paymentReference, paid }: Proof) {
  const money = limited(complaint) ? moneyOf(complaint) : undefined;
  const proof = {
    ...(paid && { refund: paid }),
    ...(paymentReference !== undefined && { paymentReference }),
  };
  if (refund !== undefined && !paid) reject('refundUnknown', { refund });
  if (!money) return proof;
  if (paid && paid.amount < money.cost) reject('refundTooSmall', { amount: paid.amount, cost: money.cost });
  if (paid) return proof;
  if (money.kind === 'refund' && complaint.order !== undefined) reject('refundMissing', { cost: money.cost });
  if (paymentReference === undefined) reject('referenceMissing');
  return proof;
}
