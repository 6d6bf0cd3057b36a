import type { Actor } from '../kernel/actor';
import { MINUTE, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { Appointment } from './state';

/** A21, T9: how often a time can be taken by the link; whoever needs more speaks to the store. */
const MAX_TURNS = 10;

/** until so long before the appointed time a customer moves it or calls it off by the link. */
export const changeableUntil = ({ slot, policy }: Pick<Appointment, 'slot' | 'policy'>): Instant =>
  slot ? slot.startsAt - policy.appointment.changeMinutes * MINUTE : Number.POSITIVE_INFINITY;

/** What a customer may change alone. Staff may at any time. Rejects `tooLateToChange`. */
export function checkCutOff(appointment: Appointment, by: Actor, at: Instant): void {
  if (by.role === 'customer' && at > changeableUntil(appointment)) reject('tooLateToChange');
}

/** Rejects `movedTooOften`, too. */
export function checkMove(appointment: Appointment, by: Actor, at: Instant): void {
  checkCutOff(appointment, by, at);
  if (by.role === 'customer' && appointment.turn >= MAX_TURNS) reject('movedTooOften', { most: MAX_TURNS });
}
