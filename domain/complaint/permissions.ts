import { roles, type Actor, type Role } from '../kernel/actor';
import type { CommandName, PublicCommand } from './commands';
import { leaderOf, type Complaint } from './state';

const staff = roles.filter((role) => role !== 'customer' && role !== 'centralTeam');
const relations = ['crSpecialist', 'crSupervisor', 'crManager'] as const;
/** H-38, L-02: the advisor is a member of the complaint team. */
const handlers = [...relations, 'serviceAdvisor', 'serviceManager', 'workshopSupervisor'] as const;
const leaders = ['serviceManager', 'crManager', 'storeManager'] as const;
const customerVia = [...handlers, 'customer'] as const;

/** Groups H and L as one table: which roles may send which command. Whoever is not named may not. */
export const commandRoles: { readonly [T in PublicCommand]: readonly Role[] } = {
  registerComplaint: staff,
  rateComplaint: handlers,
  answerAtOnce: staff,
  promiseReply: staff,
  reply: staff,
  offerInterimSolution: handlers,
  tellComplainant: handlers,
  answerInquiry: staff,
  transferInquiry: staff,
  passOpinion: staff,
  treatAsComplaint: staff,

  offerOwnership: [...staff],
  acceptOwnership: staff,
  commandDepartment: ['crManager'],
  reportDepartmentTask: staff,
  recordAction: [...staff, 'centralTeam'],
  pauseClocks: handlers,
  resumeClocks: handlers,

  judge: relations,
  confirmUnfounded: ['crSupervisor', 'crManager'],
  returnJudgement: ['crSupervisor', 'crManager'],
  recordUnderstanding: relations,
  insist: [...relations, 'customer'],

  agreeInvestigationTime: handlers,
  signResolveBy: ['workshopSupervisor', 'serviceManager', 'serviceAdvisor', 'crSpecialist', 'crSupervisor'],
  moveResolveBy: ['crManager'],
  recordFacts: [...handlers, 'technicalExpert', 'qualitySpecialist'],
  concludeInvestigation: [...handlers, 'technicalExpert', 'qualitySpecialist'],

  proposeSolution: [...handlers, 'technicalExpert', 'partsSpecialist', 'warrantySpecialist', 'businessSupervisor'],
  recordPreference: customerVia,
  submitCandidates: handlers,
  returnCandidates: leaders,
  decideSolution: leaders,
  notifySolution: handlers,
  acceptSolution: customerVia,
  refuseSolution: customerVia,

  recordStepDone: [...handlers, 'technician', 'cashier', 'finance'],
  decidePenalty: ['serviceManager', 'serviceDirector', 'crManager', 'storeManager'],
  collectFeedback: handlers,
  finishImplementation: handlers,
  recordRevisit: relations,
  reopen: ['crManager'],
  evaluate: ['crSupervisor', 'crManager'],
  archiveComplaint: ['crSupervisor', 'crManager'],

  escalate: [...staff],
  acknowledgeEscalation: [
    'crSupervisor',
    'crManager',
    'workshopSupervisor',
    'businessSupervisor',
    'serviceManager',
    'storeManager',
    'centralTeam',
  ],
  handBack: ['crSupervisor', 'crManager', 'workshopSupervisor', 'serviceManager', 'storeManager', 'centralTeam'],
  tellLeaderContact: staff,
  raiseFlag: [...handlers, 'storeManager'],
  clearFlag: ['crManager', 'storeManager'],
  informCentral: ['crManager', 'serviceManager', 'storeManager', 'serviceAdvisor'],

  linkOrder: handlers,
  linkComplaint: handlers,
  holdSettlement: [...handlers, 'storeManager'],
  releaseSettlement: [...handlers, 'storeManager'],
  orderRework: ['serviceAdvisor', 'serviceManager'],
};

/**
 * Who may send the command on this complaint: the table, narrowed where the complaint decides whose turn it is. S-23: the
 * after-sales owner of the route signs. S-25: the leader of the route decides, the store manager always may.
 */
export function rolesFor(complaint: Complaint, command: CommandName): readonly Actor['role'][] {
  if (command === 'noteRework') return ['system'];
  if (command === 'decideSolution' || command === 'returnCandidates') return [leaderOf(complaint), 'storeManager'];
  if (command === 'signResolveBy')
    return complaint.route === 'quality'
      ? ['workshopSupervisor', 'serviceManager']
      : ['crSpecialist', 'crSupervisor', 'serviceAdvisor'];
  return commandRoles[command];
}
