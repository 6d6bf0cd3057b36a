import type { Bilingual } from '../../domain/values/bilingual';
import type { DeadlineStep } from '../../domain/time/deadline';

/** What a deadline does when its time has come. */
export const reactions = {
  remind: { zh: '提醒', en: 'Reminder' },
  warn: { zh: '预警', en: 'Warning' },
  escalate: { zh: '升级', en: 'Escalation' },
} as const satisfies Record<DeadlineStep['reaction'], Bilingual>;

/** How a deadline stands when it does so, said after its name. */
export const deadlineStates = {
  remind: { zh: '已到期', en: 'is due' },
  warn: { zh: '即将到期', en: 'is due soon' },
  escalate: { zh: '未按时完成', en: 'was not done in time' },
} as const satisfies Record<DeadlineStep['reaction'], Bilingual>;
