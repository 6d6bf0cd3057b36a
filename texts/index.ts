import type { ClosingCondition } from '../domain/complaint/closing-conditions';
import type { CommandName as ComplaintCommand } from '../domain/complaint/commands';
import type { CommandName as FollowUpCommand } from '../domain/follow-up/commands';
import type { CommandName as OrderCommand } from '../domain/repair-order/commands';
import type { RejectionCode } from '../domain/kernel/rejection';
import { commonTexts } from './common';
import { complaintTexts } from './complaint';
import { followUpTexts } from './follow-up';
import { mergeTexts } from './merge';
import type { FieldName, ValueName } from './names';
import { repairOrderTexts } from './repair-order';

type AnyCommand = OrderCommand | ComplaintCommand | FollowUpCommand;
const groups = [commonTexts, repairOrderTexts, complaintTexts, followUpTexts] as const;

/** The words of every name that the processes have. A name without words in both languages does not compile. */
export const catalogue = mergeTexts<{
  conditions: ClosingCondition;
  fields: FieldName;
  values: ValueName<AnyCommand>;
  rejections: RejectionCode;
}>()(groups);
