import type { Actor, Role } from '../kernel/actor';
import type { Notice } from '../kernel/notice';
import { reject } from '../kernel/rejection';
import type { PolicyContent } from '../policy/policy';
import { localDate } from '../time/working-time';
import { endOfStatutoryDays } from '../time/statutory-days';
import { customerRelations } from '../values/role-groups';

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

const DAY_MS = 24 * 3_600_000;
/** So long before the end whoever answers is reminded. */
const REMINDED_DAYS = 3;

/** How far the day of a request has come: `due` in its last days, `overdue` when it is over. */
export type PersonalRequestUrgency = 'open' | 'due' | 'overdue';

export function urgencyOf({ dueAt }: Pick<PersonalRequest, 'dueAt'>, now: number): PersonalRequestUrgency {
  if (dueAt <= now) return 'overdue';
  return dueAt - REMINDED_DAYS * DAY_MS <= now ? 'due' : 'open';
}
/** From this moment on an open request has to be told of. */
export const toldFrom = (now: number): number => now + REMINDED_DAYS * DAY_MS;

/** Whose task an open request is: customer relations', and the store manager's, too, once its day is over. */
export const rolesFor = (request: Pick<PersonalRequest, 'dueAt'>, now: number): readonly Role[] =>
  urgencyOf(request, now) === 'overdue' ? [...customerRelations, 'storeManager'] : customerRelations;

/** M-06: who hears that the day of an open request comes near, or is over: those whose task it is by then. Nobody before. */
export function requestNotices(request: Pick<PersonalRequest, 'dueAt'>, zone: string, now: number): readonly Notice[] {
  const urgency = urgencyOf(request, now);
  if (urgency === 'open') return [];
  // the last day on which it is in time
  const facts = { day: localDate(zone, request.dueAt - 1) };
  const inApp = (role: Role): Notice => ({
    to: { role, person: null },
    way: 'inApp',
    template: urgency === 'due' ? 'personalRequestDue' : 'personalRequestOverdue',
    facts,
    urgent: false,
  });
  if (urgency === 'due') return [inApp('crManager')];
  return [inApp('storeManager'), { ...inApp('storeManager'), way: 'out', urgent: true }];
}
