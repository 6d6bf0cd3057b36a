import type { Role } from '../kernel/actor';
import type { AccessTable } from '../kernel/process-definition';
import { customerRelations, everyone, staff } from '../values/role-groups';

const readers: readonly Role[] = [
  ...customerRelations,
  'informationClerk',
  'serviceAdvisor',
  'serviceManager',
  'storeManager',
];

/** Who may do what with follow-ups besides sending commands. */
export const access = {
  list: readers,
  read: staff,
  readLive: staff,
  listEvents: readers,
  /** Several commands at once; each is permitted by itself. */
  sendCommands: everyone,
  readCommand: staff,
  readCoverage: [...customerRelations, 'serviceManager', 'storeManager'],
  print: [...customerRelations, 'informationClerk', 'serviceAdvisor', 'serviceManager'],
} as const satisfies AccessTable;
