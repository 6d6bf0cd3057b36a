import type { Role } from '../kernel/actor';
import type { AccessTable } from '../kernel/process-definition';
import { customerRelations, everyone, staff } from '../values/role-groups';
import { handOverRoles } from '../values/hand-over';

const readers: readonly Role[] = [
  ...customerRelations,
  'informationClerk',
  'serviceAdvisor',
  'serviceManager',
  'storeManager',
];

/** L-39: whoever answers what a call has found reads what was said, without the list. */
const answerers: readonly Role[] = [
  'workshopSupervisor',
  'partsSpecialist',
  'serviceDirector',
  'centralTeam',
  ...handOverRoles,
];

/** Who may do what with follow-ups besides sending commands. */
export const access = {
  list: readers,
  read: [...new Set([...readers, ...answerers])],
  readLive: [...new Set([...readers, ...answerers])],
  listEvents: readers,
  /** It leaves the system with every word that was said. */
  exportProof: [...customerRelations, 'serviceManager', 'storeManager'],
  /** Several commands at once; each is permitted by itself. */
  sendCommands: everyone,
  readCommand: staff,
  readCoverage: [...customerRelations, 'serviceManager', 'storeManager'],
  readReport: [...customerRelations, 'serviceManager', 'storeManager'],
  printReport: [...customerRelations, 'serviceManager', 'storeManager'],
  print: [...customerRelations, 'informationClerk', 'serviceAdvisor', 'serviceManager'],
} as const satisfies AccessTable;
