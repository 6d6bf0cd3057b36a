import { MINUTE, type Instant } from '../kernel/process';
import type { Role } from '../kernel/actor';
import { reject } from '../kernel/rejection';
import { roleAboveAll, rolesAboveAll, type Superiors } from './line';

const DAY = 1440 * MINUTE;
/** A deputy for longer is another appointment: then the roles are given to somebody, by two people. */
const MAX_DAYS = 60;
/** A plan beyond the next year is a slip of the finger. */
const MAX_DAYS_AHEAD = 365;
/** Whoever fell ill yesterday may be entered today. Further back nobody needs a deputy any more. */
const MAX_DAYS_BACK = 1;

/** CF-16: from when to when somebody is away, and who acts in their place. */
export interface Absence {
  readonly from: Instant;
  readonly until: Instant;
  /** Id of the person. */
  readonly deputy: string;
}

/** A person with the roles they hold in the store. */
export interface Holder {
  readonly id: string;
  readonly roles: readonly Role[];
}
interface Colleague extends Holder {
  readonly absence: Absence | null;
}

/**
 * CF-16: in which role this caller decides about the absence of that person: one that is above every role of the person, because the deputy gets
 * them all. Rejects `notForOneself` and `onlySuperior`.
 */
export function absenceDecidedAs(superiors: Superiors, caller: Holder, away: Holder): Role {
  if (caller.id === away.id) reject('notForOneself');
  return (
    roleAboveAll(superiors, caller.roles, away.roles) ??
    reject('onlySuperior', { allowed: rolesAboveAll(superiors, away.roles) })
  );
}

/** When somebody is back. An absence that was set without a limit ends with the limit. */
export const absenceEnd = ({ from, until }: Absence): Instant => Math.min(until, from + MAX_DAYS * DAY);

/** Whether somebody is away at this moment. */
export const isAwayAt = (absence: Absence, at: Instant): boolean => absence.from <= at && at < absenceEnd(absence);

const overlaps = (one: Absence, other: Absence): boolean => one.from < other.until && other.from < one.until;

/**
 * CF-16: in which role this caller sets the absence. Nobody makes themselves deputy: only their own superior can. Rejects with the reason.
 */
export function absenceSetAs(
  superiors: Superiors,
  caller: Holder,
  away: Holder,
  absence: Absence,
  deputy: Colleague,
  at: Instant,
): Role {
  const role = absenceDecidedAs(superiors, caller, away);
  if (deputy.id === away.id) reject('deputyIsAway');
  if (deputy.id === caller.id) reject('deputyIsCaller');
  if (deputy.absence && overlaps(deputy.absence, absence)) reject('deputyIsAway');
  const { from, until } = absence;
  if (until <= at || from < at - MAX_DAYS_BACK * DAY) reject('absenceOver');
  if (from > at + MAX_DAYS_AHEAD * DAY) reject('absenceTooFarAhead', { days: MAX_DAYS_AHEAD });
  if (until - from > MAX_DAYS * DAY) reject('absenceTooLong', { days: MAX_DAYS });
  return role;
}
