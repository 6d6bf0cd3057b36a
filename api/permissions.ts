import { roles, type Role } from '../domain/actor';
import { commandRoles } from '../domain/repair-order/permissions';

/** `anyone` needs no session; a list may hold `customer`, whose session reaches only the order it was given for. */
export type Permission = 'anyone' | readonly Role[];

const staff = roles.filter((role) => role !== 'customer');
const everyone = roles;
const frontDesk: readonly Role[] = [
  'serviceAdvisor',
  'advisorAssistant',
  'businessSupervisor',
  'serviceManager',
  'serviceDirector',
  'storeManager',
  'informationClerk',
  'crManager',
  'crSupervisor',
  'crSpecialist',
];

/** The one table: who may call what. An operation that is not in here does not compile and does not start. */
export const permissions = {
  signIn: 'anyone',
  exchangeLink: 'anyone',
  signOut: everyone,
  readMe: everyone,
  listStaff: staff,

  listCustomers: frontDesk,
  createCustomer: ['serviceAdvisor', 'informationClerk', 'crSpecialist'],
  readCustomer: frontDesk,
  updateCustomer: ['serviceAdvisor', 'informationClerk', 'crSpecialist'],
  listVehicles: staff,
  createVehicle: ['serviceAdvisor', 'informationClerk', 'crSpecialist'],
  readVehicle: staff,
  updateVehicle: ['serviceAdvisor', 'informationClerk', 'crSpecialist'],

  readPriceMenu: staff,
  listParts: staff,
  readWorkshopLoad: staff,
  readDailyIntake: ['informationClerk', 'serviceManager', 'storeManager', 'centralTeam'],
  listPolicies: ['serviceManager', 'storeManager', 'businessSupervisor', 'serviceAdvisor'],
  createPolicy: ['serviceManager', 'storeManager'],

  openOrder: ['serviceAdvisor'],
  listOrders: staff,
  readOrder: staff,
  readLiveOrder: everyone,
  listOrderEvents: [
    'serviceAdvisor',
    'businessSupervisor',
    'serviceManager',
    'storeManager',
    'crManager',
    'centralTeam',
  ],
  readEvidence: ['serviceAdvisor', 'businessSupervisor', 'serviceManager', 'storeManager', 'crManager', 'centralTeam'],
  readCommand: everyone,
  createCustomerLink: ['serviceAdvisor'],

  ...commandRoles,
} as const satisfies Record<string, Permission>;

export type Operation = keyof typeof permissions;
