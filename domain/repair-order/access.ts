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
/** Who takes care that what is owed is paid. */
const moneyKeepers: readonly Role[] = [
  'cashier',
  'settlementClerk',
  'finance',
  'warrantySpecialist',
  'businessSupervisor',
  'serviceManager',
  'storeManager',
];
/** How much of a visit is read, the widest first; each has what the next one has, but the customer's, which is the customer's own. */
export const orderViews = ['whole', 'work', 'transport', 'gate', 'brief', 'customer'] as const;
export type OrderViewName = (typeof orderViews)[number];

/**
 * L-39, M-03: what each role needs of a visit. `work`: the car, what the customer said of it, lines, findings, papers of the workshop; nothing of who the
 * customer is or pays. `transport`: its drives, and where to go for whoever drives. `gate`: plate and pass. `brief`: that it is there.
 */
const viewOf: Readonly<Record<Role, OrderViewName>> = {
  serviceAdvisor: 'whole',
  advisorAssistant: 'whole',
  businessSupervisor: 'whole',
  settlementClerk: 'whole',
  cashier: 'whole',
  finance: 'whole',
  warrantySpecialist: 'whole',
  serviceManager: 'whole',
  serviceDirector: 'whole',
  storeManager: 'whole',
  centralTeam: 'whole',
  crManager: 'whole',
  crSupervisor: 'whole',
  crSpecialist: 'whole',
  informationClerk: 'whole',
  workshopSupervisor: 'whole',
  dispatcher: 'work',
  technician: 'work',
  supportTechnician: 'work',
  technicalExpert: 'work',
  qualitySpecialist: 'work',
  partsSpecialist: 'work',
  driver: 'transport',
  gateGuard: 'gate',
  operator: 'brief',
  customer: 'customer',
};

/** Whoever holds several roles reads what the widest of them reads. */
export const widestView = (roles: readonly Role[]): OrderViewName =>
  orderViews.find((view) => roles.some((role) => viewOf[role] === view)) ?? 'brief';

/** Whose work is in the workshop or at the front desk; a guard, a driver and an operator are told of single visits. */
export const atWork: readonly Role[] = staff.filter((role) => viewOf[role] === 'whole' || viewOf[role] === 'work');

/** Who may do what with repair orders besides sending commands. A customer's session reaches only the order it was given for. */
export const access = {
  /** B-01: whoever a customer addresses and who may look up whose car it is; an advisor takes over. */
  open: ['serviceAdvisor', 'advisorAssistant', 'informationClerk', 'crSpecialist', 'serviceManager'],
  list: atWork,
  readBoard: atWork,
  readCard: atWork,
  /** F-11: who owes the store what, after the cars are gone. */
  listArrears: moneyKeepers,
  /** F-18: whoever can spread the customers, or serves them. */
  readSettlementQueue: [...frontDesk, 'settlementClerk', 'cashier', 'finance'],
  read: staff,
  readLive: everyone,
  listEvents: auditors,
  readEvidence: auditors,
  exportProof: auditors,
  /** Several commands at once; each is permitted by itself. A customer sends one, as the page does. */
  sendCommands: staff,
  readCommand: everyone,
  /** C-12: whoever agrees a time with the customer. */
  proposePromise: [
    ...frontDesk,
    'workshopSupervisor',
    'dispatcher',
    'businessSupervisor',
    'serviceManager',
    'storeManager',
  ],
  createCustomerLink: ['serviceAdvisor'],
  /** On a tablet that is handed over. */
  showCustomerLink: ['serviceAdvisor'],
  /** To the phone on file, for the holder of a link. */
  sendApprovalCode: ['customer'],
  listCustomerLinks: linkKeepers,
  revokeCustomerLink: linkKeepers,
  /** F-10: the file goes to finance and to whoever answers for it; a customer takes the single papers. */
  printFile: [
    ...frontDesk,
    'settlementClerk',
    'cashier',
    'finance',
    'businessSupervisor',
    'serviceManager',
    'storeManager',
  ],
  print: [...frontDesk, 'settlementClerk', 'cashier', 'workshopSupervisor', 'customer'],
} as const satisfies AccessTable;
