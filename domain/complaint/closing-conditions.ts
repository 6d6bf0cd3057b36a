import { hasFlag, type Complaint } from './state';

export const founded = ({ judgement }: Complaint): boolean => judgement?.verdict === 'founded';

/** What a closed complaint must have. */
export type ClosingCondition =
  | 'revisit'
  | 'evaluation'
  | 'keyProblemSolved'
  | 'legalCaseEnded'
  | 'settlementReleased'
  | 'repliesKept'
  | 'cause'
  | 'solutionApproved'
  | 'acceptanceSigned'
  | 'feedback'
  | 'penaltyOfPerson'
  | 'penaltyOfHead';

/** H-31: what a complaint still lacks before it can be archived. The quick path needs the revisit and the evaluation only. */
export function openConditions(complaint: Complaint): readonly ClosingCondition[] {
  const { decision, acceptedAt, feedback, penalties, revisit, evaluation, holdsSettlement, nextReply, cause } =
    complaint;
  const always: readonly (readonly [ClosingCondition, boolean])[] = [
    ['revisit', revisit?.satisfied === true],
    ['evaluation', evaluation !== undefined],
    ['keyProblemSolved', !hasFlag(complaint, 'keyProblem')],
    ['legalCaseEnded', !hasFlag(complaint, 'legalCase')],
    ['settlementReleased', !holdsSettlement],
    ['repliesKept', nextReply === undefined || nextReply.kept],
  ];
  const whenFounded: readonly (readonly [ClosingCondition, boolean])[] = [
    ['cause', cause !== undefined],
    ['solutionApproved', decision !== undefined],
    ['acceptanceSigned', acceptedAt !== undefined],
    ['feedback', feedback !== undefined],
    ['penaltyOfPerson', penalties.responsiblePerson !== undefined],
    ['penaltyOfHead', penalties.departmentHead !== undefined],
  ];
  return [...(founded(complaint) ? whenFounded : []), ...always].filter(([, met]) => !met).map(([name]) => name);
}
