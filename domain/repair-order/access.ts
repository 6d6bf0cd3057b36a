import type { Role } from '../kernel/actor';
import type { AccessTable } from '../kernel/process-definition';
import { everyone, frontDesk, staff } from '../values/role-groups';

/** L-40: who reads who did what, and the evidence of approvals. */
const auditors: readonly Role[] = [
  'serviceAdvisor',
  'businessSupervisor',
  'serviceManager',
  'storeManager',
  'crManager',
  'centralTeam',
];

/** Who sees whether a customer's link was opened, and withdraws it. */
const linkKeepers: readonly Role[] = ['serviceAdvisor', 'serviceManager', 'storeManager'];

/** Who may do what with repair orders besides sending commands. A customer's session reaches only the order it was given for. */
export const access = {
  open: ['serviceAdvisor'],
  list: staff,
  readBoard: staff,
  readCard: staff,
  read: staff,
  readLive: everyone,
  listEvents: auditors,
  readEvidence: auditors,
  /** Several commands at once; each is permitted by itself. */
  sendCommands: everyone,
  readCommand: everyone,
  createCustomerLink: ['serviceAdvisor'],
  listCustomerLinks: linkKeepers,
  revokeCustomerLink: linkKeepers,
  print: [...frontDesk, 'settlementClerk', 'cashier', 'workshopSupervisor', 'customer'],
} as const satisfies AccessTable;
