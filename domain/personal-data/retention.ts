import type { ProcessType } from '../processes';
import type { PolicyContent } from '../policy/policy';

const yearsOf: { readonly [T in ProcessType]: keyof PolicyContent['retention'] } = {
  repairOrder: 'visitWordsYears',
  complaint: 'complaintWordsYears',
  followUp: 'callWordsYears',
  appointment: 'visitWordsYears',
  workshopDay: 'visitWordsYears',
};

/** The moment before which a process must have ended for its words to go. The 29th of February becomes the 1st of March. */
export function keptSince(type: ProcessType, { retention }: Pick<PolicyContent, 'retention'>, now: number): number {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() - retention[yearsOf[type]]);
  return day.getTime();
}
