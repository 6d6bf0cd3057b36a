import type { Role } from '../kernel/actor';
import type { AccessTable } from '../kernel/process-definition';
import { customerRelations, everyone, leaders, staff } from '../values/role-groups';
import { linkMakers } from './roles';

/** H-38, L-20: the complaint team, and the roles a complaint is escalated to. */
const complaintTeam: readonly Role[] = [
  ...customerRelations,
  'serviceAdvisor',
  'serviceManager',
  'serviceDirector',
  'workshopSupervisor',
  'storeManager',
  'centralTeam',
  'informationClerk',
];

/** Who may do what with complaints besides sending commands. A customer's session reaches only the customer's own. */
export const access = {
  open: staff,
  send: ['customer'],
  /** The customer sees it and answers on the page of the link. */
  sendLink: linkMakers,
  showLink: linkMakers,
  listLinks: linkMakers,
  revokeLink: linkMakers,
  /** Of the visit, for whoever says which of them carries the solution out. */
  listRefunds: [...linkMakers, 'workshopSupervisor', 'cashier', 'finance', 'settlementClerk'],
  /** For an acceptance on the phone. */
  sendCode: linkMakers,
  list: complaintTeam,
  /** H-43: what is due next. */
  readQueue: complaintTeam,
  read: everyone,
  readLive: everyone,
  listEvents: complaintTeam,
  readEvidence: complaintTeam,
  /** It leaves the system with every word that was said. */
  exportProof: [...customerRelations, 'serviceManager', 'storeManager', 'centralTeam'],
  /** Several commands at once; each is permitted by itself. A customer sends one, as the page does. */
  sendCommands: staff,
  readCommand: everyone,
  readStatistics: [...leaders, 'centralTeam', 'crSpecialist'],
  printStatistics: [...leaders, 'centralTeam', 'crSpecialist'],
  readGuide: staff,
  /** Of whoever may adopt it. */
  previewPolicy: ['crManager', 'storeManager'],
  print: complaintTeam,
} as const satisfies AccessTable;
