import type { Actor } from '../kernel/actor';
import { reject } from '../kernel/rejection';
import type { PolicyContent } from '../policy/policy';
import { endOfStatutoryDays } from '../time/statutory-days';

/** What customers ask for about their own data: a copy of all of it, or that they be forgotten. */
export const personalRequestKinds = ['export', 'erasure'] as const;
export type PersonalRequestKind = (typeof personalRequestKinds)[number];

export const personalRequestStates = ['open', 'answered', 'refused', 'withdrawn'] as const;
export type PersonalRequestState = (typeof personalRequestStates)[number];

/** How a request ended. */
export interface PersonalRequestEnd {
  readonly by: Actor;
  readonly at: number;
  /** How it was answered, why it was refused or taken back; null once the customer is erased. */
  readonly words: string | null;
}

/** M-06: one request of a customer, which the store answers, or refuses with a reason, within the days that the policy gives. */
export interface PersonalRequest {
  readonly kind: PersonalRequestKind;
  /** The customer, on the own page; or who took it down. */
  readonly by: Actor;
  readonly at: number;
  readonly dueAt: number;
  /** When the last archive of everything was made since; null before. */
  readonly exportedAt: number | null;
  readonly state: PersonalRequestState;
  /** Null while it is open. */
  readonly end: PersonalRequestEnd | null;
}

/** A customer asks once: while a request of this kind is open, it is that one. */
export const openRequest = <R extends PersonalRequest>(known: readonly R[], kind: PersonalRequestKind): R | undefined =>
  known.find((one) => one.kind === kind && one.state === 'open');

export const newRequest = (
  { calendar, retention }: Pick<PolicyContent, 'calendar' | 'retention'>,
  kind: PersonalRequestKind,
  by: Actor,
  at: number,
): PersonalRequest => ({
  kind,
  by,
  at,
  dueAt: endOfStatutoryDays(calendar, at, retention.answerWorkingDays),
  exportedAt: null,
  state: 'open',
  end: null,
});

/**
 * Whether a request may be called answered: where an archive of everything was made since it was asked for. An erasure is answered by erasing. Rejects
 * `personalRequestUndone`.
 */
export function checkAnswered({ kind, exportedAt }: PersonalRequest): void {
  if (kind === 'erasure' || exportedAt === null) reject('personalRequestUndone');
}

/** Whoever asked for a copy gets it first: after the erasure there is nothing left to copy. Rejects `copyOwed`. */
export function checkNothingOwed(known: readonly PersonalRequest[]): void {
  if (openRequest(known, 'export')) reject('copyOwed');
}
