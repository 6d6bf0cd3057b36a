import { owesSupport } from './flags';
import { limited } from './limits';
import { openIssues } from './manufacturer-issues';
import { hasFlag, type Complaint } from './state';
import { byHand } from './subjects';

export const founded = ({ judgement }: Complaint): boolean => judgement?.verdict === 'founded';

/** What a closed complaint must have. */
export type ClosingCondition =
  | 'revisit'
  | 'evaluation'
  | 'keyProblemSolved'
  | 'furtherSupport'
  | 'manufacturerAnswered'
  | 'legalCaseEnded'
  | 'mediaCaseEnded'
  | 'departmentsReported'
  | 'escalationAcknowledged'
  | 'settlementReleased'
  | 'repliesKept'
  | 'cause'
  | 'solutionApproved'
  | 'acceptanceSigned'
  | 'feedback'
  | 'penaltyOfPerson'
  | 'penaltyOfHead';

type Checked = readonly (readonly [ClosingCondition, met: boolean])[];
const unmet = (conditions: Checked): readonly ClosingCondition[] =>
  conditions.filter(([, met]) => !met).map(([name]) => name);

/** H-33, H-39, H-40 to H-42: what somebody still owes, however the complaint ends. Those whom the investigation has named get their decision first. */
export function openDuties(complaint: Complaint): readonly ClosingCondition[] {
  const { escalations, handedBack, departmentTasks, cause, penalties } = complaint;
  const unanswered = escalations.some(
    ({ id, acknowledged }) => byHand.includes(id) && !acknowledged && !handedBack.includes(id),
  );
  return unmet([
    ['keyProblemSolved', !hasFlag(complaint, 'keyProblem')],
    ['furtherSupport', !owesSupport(complaint)],
    ['legalCaseEnded', !hasFlag(complaint, 'legalCase')],
    ['mediaCaseEnded', !hasFlag(complaint, 'mediaCrisis')],
    ['escalationAcknowledged', !unanswered],
    ['manufacturerAnswered', openIssues(complaint).length === 0],
    ['departmentsReported', departmentTasks.every(({ done }) => done)],
    ['penaltyOfPerson', cause === undefined || penalties.responsiblePerson !== undefined],
    ['penaltyOfHead', cause === undefined || penalties.departmentHead !== undefined],
  ]);
}

/** H-31: what a complaint still lacks before it can be archived. The quick path needs the revisit and the evaluation only. */
export function openConditions(complaint: Complaint): readonly ClosingCondition[] {
  const { decision, acceptedAt, feedback, penalties, revisit, evaluation, holdsSettlement, nextReply, cause } =
    complaint;
  const always: Checked = [
    ['revisit', revisit?.satisfied === true],
    ['evaluation', evaluation !== undefined],
    ['keyProblemSolved', !hasFlag(complaint, 'keyProblem')],
    ['legalCaseEnded', !hasFlag(complaint, 'legalCase')],
    ['settlementReleased', !holdsSettlement],
    ['repliesKept', nextReply === undefined || nextReply.kept],
  ];
  const whenFounded: Checked = [
    ['cause', cause !== undefined],
    ['solutionApproved', decision !== undefined],
    ['acceptanceSigned', acceptedAt !== undefined],
    ['feedback', feedback !== undefined],
    ['penaltyOfPerson', penalties.responsiblePerson !== undefined],
    ['penaltyOfHead', penalties.departmentHead !== undefined],
  ];
  const missing = [...(founded(complaint) ? unmet(whenFounded) : []), ...unmet(always)];
  return limited(complaint) ? [...new Set([...missing, ...openDuties(complaint)])] : missing;
}
