import { reactionDue } from './reaction-time';
import type { Obstacle } from '../kernel/rejection';
import { hasEnded } from './milestones';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';
import type { DeadlineRule } from './types';

/** B-01: the customer is still with whoever was addressed first, who is no advisor: nobody has taken over yet. */
export const awaitsAdvisor = (order: RepairOrder): boolean =>
  goesBy(order, 3) && order.contactOpen === true && !hasEnded(order);

/** B-01: an advisor takes the customer over by name before the visit goes on. */
export const contactTaken = (order: RepairOrder): Obstacle | undefined =>
  awaitsAdvisor(order) ? { code: 'contactNotTaken' } : undefined;

/** B-01: a customer whom nobody takes over is asked for among the advisors, and then is the service manager's; meanwhile whoever was addressed first keeps the contact. */
export const contactDeadlines = (order: RepairOrder): readonly DeadlineRule[] =>
  awaitsAdvisor(order)
    ? [
        {
          timer: 'B-02',
          subject: '',
          fulfilledBy: 'acceptContact',
          steps: [
            {
              at: reactionDue(order, order.openedAt, order.policy.minutes.contactTaken),
              reaction: 'remind',
              to: ['serviceAdvisor'],
            },
            {
              at: reactionDue(order, order.openedAt, order.policy.minutes.contactTakenEscalation),
              reaction: 'escalate',
              to: ['serviceManager'],
            },
          ],
        },
      ]
    : [];
