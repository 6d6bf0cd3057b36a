import { deadlineNotices, toRole, type Notice, type NoticeTemplate } from '../kernel/notice';
import type { FollowUp, FollowUpEvent } from './state';

/** G-43: who hears of a problem above whoever served the visit. */
const superiors = ['crSupervisor', 'serviceManager'] as const;
const upward = (template: NoticeTemplate, facts: Notice['facts']): readonly Notice[] =>
  superiors.flatMap((role) => toRole(role, null, template, facts));

/** Whom an event of a follow-up is told to. */
export function noticesOf(followUp: FollowUp, event: FollowUpEvent): readonly Notice[] {
  const { number } = followUp;
  if (event.type === 'deadlinePassed') return deadlineNotices(number, event);
  if (event.type === 'quickHandlingOpened')
    return [
      ...toRole('serviceAdvisor', followUp.advisor, 'quickHandling', { number }),
      ...upward('problemFound', { number }),
    ];
  if (event.type === 'quickHandlingAnswered') return upward('problemAnswered', { number });
  if (event.type === 'needNoted') return toRole('serviceAdvisor', followUp.advisor, 'needToAnswer', { number });
  if (event.type === 'callerAssigned')
    return toRole(followUp.policy.followUp.firstRole, event.specialist, 'callAssigned', { number });
  return [];
}
