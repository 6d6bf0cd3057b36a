import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { Consent } from '../values/field-schemas';
import type { Document, Evidence } from './evidence';
import { procedureOf } from './procedure';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';

/** Papers that the customer is shown at once. What is looked at later, such as the car outside, is signed for later. */
const shownTogether: readonly (readonly Document[])[] = [
  ['preInspection', 'documentDifferences', 'articlesList', 'order'],
  ['result', 'settlement'],
  ['delivery', 'pickupSlip'],
];

/** The scan or drawing of a signature; undefined where there is none. */
const pictureOf = (consent: Consent): string | undefined =>
  consent.channel === 'paper' ? consent.scan : consent.channel === 'screen' ? consent.drawing : undefined;

/** Other papers that stand under the same signature as this one. */
export const signedWith = ({ evidence }: Pick<RepairOrder, 'evidence'>, one: Evidence): readonly Evidence[] =>
  evidence.filter(
    (other) =>
      other.hash !== one.hash &&
      pictureOf(other.consent) !== undefined &&
      pictureOf(other.consent) === pictureOf(one.consent),
  );

/**
 * One signature stands under one paper, or under papers that are shown and signed in one act where the kind of job says so. Rejects the picture
 * of a signature that was given for anything else: whoever has it could sign with it for ever.
 */
export function checkSignature(order: RepairOrder, document: Document, consent: Consent, by: Actor, at: Instant): void {
  const picture = pictureOf(consent);
  if (picture === undefined || !goesBy(order, 3)) return;
  const used = order.evidence.filter((one) => pictureOf(one.consent) === picture);
  const belongsTogether = (one: Evidence): boolean =>
    one.at === at &&
    one.recordedBy.id === by.id &&
    one.document !== document &&
    shownTogether.some((papers) => papers.includes(one.document) && papers.includes(document));
  const allowed = procedureOf(order).signatures === 'together' && used.every(belongsTogether);
  if (used.length > 0 && !allowed) reject('signatureUsed', { document, signed: used.map((one) => one.document) });
}
