import type { Instant } from '../kernel/process';
import { dueWhileOpen, dueWithin } from '../time/working-time';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';

/**
 * When somebody should have reacted, `minutes` after `from`. CF-26 is for days that are due: since version 3 of the rules minutes count while the
 * store is open, so that nothing is reminded of, escalated and escalated again within minutes before closing.
 */
export const reactionDue = (
  order: Pick<RepairOrder, 'policy' | 'rulesVersion'>,
  from: Instant,
  minutes: number,
): Instant => (goesBy(order, 3) ? dueWhileOpen : dueWithin)(order.policy.calendar, from, minutes);
