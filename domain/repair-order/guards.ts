import { allOf } from '../kernel/command-rule';
import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import { missingPoints, type ChecklistName } from './checklists';
import type { Document } from './evidence';
import type { RepairOrder } from './state';

const hasFault = (order: RepairOrder): boolean => order.needs.some(({ fault }) => fault);

/** B-10, CF-25: whose signature a described fault needs. */
export const expertSignatureDue = (order: RepairOrder): boolean =>
  order.expertSignedBy === undefined &&
  (order.policy.expertSign === 'faultReported' ? hasFault(order) : order.calls.length > 0);

export const expertSigned = (order: RepairOrder): Obstacle | undefined =>
  expertSignatureDue(order) ? { code: 'expertSignatureMissing' } : undefined;

export const needsConfirmed = (order: RepairOrder): Obstacle | undefined =>
  order.needsConfirmed ? undefined : { code: 'needsUnconfirmed' };

export const complete =
  (...names: readonly ChecklistName[]) =>
  (order: RepairOrder): Obstacle | undefined => {
    const missing = missingPoints(order, names);
    return missing.length === 0 ? undefined : { code: 'checklistIncomplete', facts: { missing } };
  };

export const signed =
  (document: Document) =>
  (order: RepairOrder): Obstacle | undefined =>
    order.signed[document] === undefined ? { code: 'signatureMissing', facts: { document } } : undefined;

export const unsigned =
  (document: Document) =>
  (order: RepairOrder): Obstacle | undefined =>
    order.signed[document] === undefined ? undefined : { code: 'alreadySigned', facts: { document } };

export const intakeKnown = (order: RepairOrder): Obstacle | undefined =>
  order.intake ? undefined : { code: 'intakeUnregistered' };

/** F-07: the customer has agreed to the sheet as it is now. */
export const settlementAgreed = ({ settlement, agreedRevision }: RepairOrder): Obstacle | undefined =>
  settlement && agreedRevision === settlement.revision ? undefined : { code: 'settlementNotAgreed' };

/** S-06: papers that are invalid, incomplete or damaged. */
export const hasDifferences = (order: RepairOrder): boolean =>
  order.intake?.documents.some(({ difference }) => difference) ?? false;

/** S-06, S-07, B-17 to B-22: the contents of the car are registered and signed for before it leaves the front desk. */
export const intakeComplete = allOf(intakeKnown, signed('articlesList'), (order) =>
  hasDifferences(order) ? signed('documentDifferences')(order) : undefined,
);

/** Rejects a promise that is not later than now; `field` names it in the facts, as RFC 3339 text. */
export function checkFuture(field: 'promisedAt' | 'dueAt', promised: Instant, now: Instant): void {
  if (promised <= now) reject('promiseInPast', { [field]: new Date(promised).toISOString() });
}
