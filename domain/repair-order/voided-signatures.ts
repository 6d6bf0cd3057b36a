import type { Obstacle } from '../kernel/rejection';
import type { Document } from './evidence';
import type { RepairOrder } from './state';

/** Papers that a correction leaves without a signature once they had one. */
const renewable: readonly Document[] = ['preInspection', 'articlesList', 'result'];

/** Papers that the customer has signed and whose signature does not hold any more: what they say was corrected since. */
export const voidedSignatures = ({ evidence, signed }: RepairOrder): readonly Document[] =>
  renewable.filter(
    (document) =>
      signed[document] === undefined && evidence.some((one) => one.document === document && one.answer === 'approved'),
  );

export const noneVoided = (order: RepairOrder): Obstacle | undefined => {
  const [document] = voidedSignatures(order);
  return document === undefined ? undefined : { code: 'signatureMissing', facts: { document } };
};
