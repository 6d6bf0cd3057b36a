import { deadlineNotices, type Notice } from '../kernel/notice';
import type { WorkshopDay, WorkshopDayEvent } from './state';

/** Whom an event of a workshop day is told to. */
export const noticesOf = ({ number }: WorkshopDay, event: WorkshopDayEvent): readonly Notice[] =>
  event.type === 'deadlinePassed' ? deadlineNotices(number, event) : [];
