import type { Instant } from '../kernel/process';
import type { DeadlineStep } from '../time/deadline';
import { keepsAuthors } from './authors';
import { isPending, type ExtraItem } from './extra-item';
import { reactionDue } from './reaction-time';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule } from './types';

export const afterRepair = stageRange('qualityCheck', 'deliveryDisputed');

/** T-14 until the customer is reached, T-15 until there is an answer, T-16 until the workshop knows it. No answer is no approval. */
function deadlinesOfItem(order: RepairOrder, item: ExtraItem): readonly DeadlineRule[] {
  const { minutes, extraItemReminders } = order.policy;
  const { itemId: subject, requestedAt, contactedAt, answeredAt, relayed } = item;
  const stepAfter = (since: Instant, after: number, rest: Omit<DeadlineStep, 'at'>): DeadlineStep => ({
    at: reactionDue(order, since, after),
    ...rest,
  });
  if (!isPending(item)) {
    if (answeredAt === undefined || relayed) return [];
    const steps = [stepAfter(answeredAt, minutes.relay, { reaction: 'escalate', to: ['businessSupervisor'] })];
    return [{ timer: 'T-16', subject, fulfilledBy: 'relayAnswer', steps }];
  }
  if (contactedAt === undefined) {
    const steps = [
      stepAfter(requestedAt, minutes.customerContact, { reaction: 'escalate', to: ['businessSupervisor'] }),
    ];
    return [{ timer: 'T-14', subject, fulfilledBy: 'contactCustomer', steps }];
  }
  const reminders = extraItemReminders.map((after) =>
    stepAfter(contactedAt, after, { reaction: 'remind', to: ['customer', 'serviceAdvisor'] }),
  );
  const last = stepAfter(contactedAt, minutes.extraItemEscalation, { reaction: 'escalate', to: ['serviceManager'] });
  return [{ timer: 'T-15', subject, fulfilledBy: 'answerExtraItem', steps: [...reminders, last] }];
}

/** D-09: that the workshop knows the answer is waited for wherever the car is by then, but for what it withdrew itself. */
export const extraItemDeadlines = (order: RepairOrder): readonly DeadlineRule[] => {
  const { stage, extraItems } = order;
  if (stage === 'inRepair') return extraItems.flatMap((item) => deadlinesOfItem(order, item));
  if (!keepsAuthors(order) || !afterRepair.includes(stage)) return [];
  return extraItems.filter(({ answer }) => answer !== 'withdrawn').flatMap((item) => deadlinesOfItem(order, item));
};
