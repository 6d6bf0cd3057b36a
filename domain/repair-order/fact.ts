import type { Role } from '../kernel/actor';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { Document } from './evidence';
import type { FactKind, FactTypes } from './fact-value';
import type { Stage } from './stage';
import type { RepairOrder } from './state';

/**
 * One thing that somebody typed and that may turn out wrong. What it says is read from the state and written there, so that whoever
 * reads the order reads what is true now; what it said first stands in the corrections.
 */
export interface FactOf<K extends FactKind> {
  readonly kind: K;
  readonly during: readonly Stage[];
  /** Which of its kind can be corrected now; `''` where there is only one. */
  readonly subjects: (order: RepairOrder) => readonly string[];
  /** Who typed it; undefined when nobody knows. */
  readonly author: (order: RepairOrder, subject: string) => string | undefined;
  /** Who may correct it besides its author. */
  readonly superiors: (order: RepairOrder, subject: string) => readonly Role[];
  readonly read: (order: RepairOrder, subject: string) => FactTypes[K];
  /** Throws a Rejection for what it cannot say. */
  readonly check?: (order: RepairOrder, subject: string, to: FactTypes[K], at: Instant) => void;
  readonly write: (order: RepairOrder, subject: string, to: FactTypes[K], reason: string) => RepairOrder;
  /** The paper on which the customer has signed for it. */
  readonly signedOn?: (subject: string) => Document | undefined;
}
export type Fact = { readonly [K in FactKind]: FactOf<K> }[FactKind];

export const manager = (): readonly Role[] => ['serviceManager'];
export const supervisors = (): readonly Role[] => ['workshopSupervisor', 'serviceManager'];
export const authorOf =
  (key: string) =>
  ({ authors }: RepairOrder): string | undefined =>
    authors?.[key];
export const only = (): readonly string[] => [''];
export const checkLength = (_order: RepairOrder, _subject: string, text: string): void => {
  if (text.length > 120) reject('factOutOfRange', { most: 120 });
};
