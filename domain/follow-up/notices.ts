import { deadlineNotices, toRole, type Notice } from '../kernel/notice';
import type { FollowUp, FollowUpEvent } from './state';

/** Whom an event of a follow-up is told to. */
export function noticesOf(followUp: FollowUp, event: FollowUpEvent): readonly Notice[] {
  const { number } = followUp;
  if (event.type === 'deadlinePassed') return deadlineNotices(number, event);
  if (event.type === 'quickHandlingOpened')
    return toRole('serviceAdvisor', followUp.advisor, 'quickHandling', { number });
  return [];
}
