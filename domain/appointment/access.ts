import type { Role } from '../kernel/actor';
import type { AccessTable } from '../kernel/process-definition';
import { everyone, frontDesk, staff } from '../values/role-groups';
import { bookers } from './roles';

const readers: readonly Role[] = [
  ...new Set([
    ...frontDesk,
    'workshopSupervisor' as const,
    'dispatcher' as const,
    'cashier' as const,
    'settlementClerk' as const,
    'partsSpecialist' as const,
    'driver' as const,
  ]),
];

/** Who may do what with appointments besides sending commands. */
export const access = {
  /** also for a customer who calls customer relations. */
  open: bookers,
  /** takes bay, people and time together; also moves it. */
  book: bookers,
  /** B-01: the car of the appointment is here. */
  arrive: ['serviceAdvisor', 'advisorAssistant'],
  /** the customer chooses, moves and calls off alone. */
  sendLink: bookers,
  showLink: bookers,
  listLinks: bookers,
  revokeLink: bookers,
  list: readers,
  /** */
  listCampaigns: readers,
  /** Whom the reception expects, by name and number. */
  listArrivals: frontDesk,
  /** what a job will take and cost. */
  estimateJob: readers,
  print: frontDesk,
  /** K-15 */
  readStatistics: [...new Set([...frontDesk, 'workshopSupervisor' as const])],
  read: readers,
  readLive: readers,
  listEvents: readers,
  /** S-01: the form as it was signed. */
  readEvidence: readers,
  /** It leaves the system with every word that was said. */
  exportProof: ['serviceManager', 'storeManager', 'crManager'],
  /** Several commands at once; each is permitted by itself. */
  sendCommands: everyone,
  readCommand: staff,
} as const satisfies AccessTable;
