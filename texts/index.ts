import type { ClosingCondition } from '../domain/complaint/closing-conditions';
import type { RejectionCode } from '../domain/kernel/rejection';
import type { AnyEvent, AnyState } from '../domain/processes';
import { accountTexts } from './account';
import { appointmentTexts } from './appointment';
import { commonTexts } from './common';
import { complaintTexts } from './complaint';
import { followUpTexts } from './follow-up';
import { mergeTexts, type NamesOf } from './merge';
import type { FieldName, ValueName } from './names';
import { repairOrderTexts } from './repair-order';
import { workshopDayTexts } from './workshop-day';

const groups = [
  commonTexts,
  accountTexts,
  repairOrderTexts,
  complaintTexts,
  followUpTexts,
  appointmentTexts,
  workshopDayTexts,
] as const;

/** The words of every name that the processes have. A name without words in both languages does not compile. */
export const catalogue = mergeTexts<{
  events: AnyEvent['type'];
  stages: AnyState['stage'];
  conditions: ClosingCondition;
  fields: FieldName;
  values: ValueName<NamesOf<(typeof groups)[number], 'commands'>>;
  rejections: RejectionCode;
}>()(groups);
