import type { AccessTable } from '../kernel/process-definition';
import { everyone, frontDesk, staff } from '../values/role-groups';
import { bookers, planners } from './roles';

const readers = [
  ...new Set([...frontDesk, ...planners, 'technician' as const, 'driver' as const, 'partsSpecialist' as const]),
];

/** Who may do what with workshop days besides sending commands. */
export const access = {
  /** A date can be planned before anybody has booked it. */
  open: [...bookers, ...planners],
  list: readers,
  listPlans: readers,
  listSlots: [...new Set([...bookers, ...planners, 'storeManager' as const])],
  read: readers,
  readLive: readers,
  listEvents: readers,
  exportProof: ['serviceManager', 'storeManager'],
  /** Several commands at once; each is permitted by itself. */
  sendCommands: everyone,
  readCommand: staff,
} as const satisfies AccessTable;
