import type { Obstacle } from '../kernel/rejection';
import { deadlineRuleId } from '../time/deadline';
import { openDuties } from './closing-conditions';
import type { CommandName } from './commands';
import { completeRules } from './deadlines';
import type { ExplainedDeadline } from './explained-deadline';
import { limited } from './limits';
import type { Complaint } from './state';

const ends: ReadonlySet<CommandName> = new Set([
  'archiveComplaint',
  'recordUnderstanding',
  'answerInquiry',
  'passOpinion',
  'confirmEnding',
  'mergeInto',
]);

/**
 * Nothing ends while somebody owes something: a flag, a department, a penalty, or an escalation that nobody has answered, unless the end is what it asks
 * for.
 */
export function endGuard(
  complaint: Complaint,
  command: CommandName,
  rules: () => readonly ExplainedDeadline[],
): Obstacle | undefined {
  if (!limited(complaint) || !ends.has(command)) return undefined;
  const { escalations, handedBack } = complaint;
  const standing = new Set(
    completeRules(complaint, rules())
      .filter(({ fulfilledBy }) => fulfilledBy !== command)
      .map(deadlineRuleId),
  );
  const unanswered = escalations.some(
    ({ id, acknowledged }) => !acknowledged && !handedBack.includes(id) && standing.has(id),
  );
  const open = new Set([...openDuties(complaint), ...(unanswered ? ['escalationAcknowledged'] : [])]);
  return open.size > 0 ? { code: 'closingConditionsOpen', facts: { open: [...open] } } : undefined;
}
