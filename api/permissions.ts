import { roles, type Role } from '../domain/kernel/actor';
import { commandRoles as complaintRoles } from '../domain/complaint/commands';
import { commandRoles as followUpRoles } from '../domain/follow-up/commands';
import { commandRoles } from '../domain/repair-order/commands';

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

const leaders: readonly Role[] = [
  'serviceManager',
  'serviceDirector',
  'storeManager',
  'crManager',
  'crSupervisor',
  'businessSupervisor',
];
/** L-39: who may take records out of the system, each time for a stated purpose. */
const exporters: readonly Role[] = ['serviceManager', 'storeManager', 'crManager', 'finance'];
const relations: readonly Role[] = ['crSpecialist', 'crSupervisor', 'crManager'];
/** H-38, L-20: the complaint team, and the roles a complaint is escalated to. */
const complaintTeam: readonly Role[] = [
  ...relations,
  'serviceAdvisor',
  'serviceManager',
  'serviceDirector',
  'workshopSupervisor',
  'storeManager',
  'centralTeam',
  'informationClerk',
];

/** The commands of a process type whose names other types have too. */
const complaintCommands = Object.fromEntries(
  Object.entries(complaintRoles).map(([name, allowed]) => [`complaint.${name}`, allowed]),
) as { readonly [K in keyof typeof complaintRoles as `complaint.${K}`]: readonly Role[] };
const followUpCommands = Object.fromEntries(
  Object.entries(followUpRoles).map(([name, allowed]) => [`followUp.${name}`, allowed]),
) as { readonly [K in keyof typeof followUpRoles as `followUp.${K}`]: readonly Role[] };

/** The one table: who may call what. An operation that is not in here does not compile and does not start. */
export const permissions = {
  signIn: 'anyone',
  signInBrowser: 'anyone',
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
  previewPolicy: ['serviceManager', 'storeManager'],

  exportRecords: exporters,
  listExports: leaders,

  openOrder: ['serviceAdvisor'],
  listOrders: staff,
  readBoard: staff,
  readCard: staff,
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

  uploadFile: [...staff, 'customer'],
  readFile: [...staff, 'customer'],
  readThumbnail: [...staff, 'customer'],

  printOrderDocument: [...frontDesk, 'settlementClerk', 'cashier', 'workshopSupervisor', 'customer'],
  printComplaintDocument: complaintTeam,
  printFollowUpDocument: [...relations, 'informationClerk', 'serviceAdvisor', 'serviceManager'],

  openComplaint: staff,
  sendComplaint: ['customer'],
  listComplaints: complaintTeam,
  readComplaint: [...staff, 'customer'],
  readLiveComplaint: [...staff, 'customer'],
  listComplaintEvents: complaintTeam,
  readComplaintEvidence: complaintTeam,
  readComplaintCommand: everyone,
  readComplaintStatistics: [...leaders, 'centralTeam', 'crSpecialist'],
  readComplaintGuide: staff,

  listFollowUps: [...relations, 'informationClerk', 'serviceAdvisor', 'serviceManager', 'storeManager'],
  readFollowUp: staff,
  readLiveFollowUp: staff,
  listFollowUpEvents: [...relations, 'informationClerk', 'serviceAdvisor', 'serviceManager', 'storeManager'],
  readFollowUpCommand: staff,
  readFollowUpCoverage: [...relations, 'serviceManager', 'storeManager'],

  listMyTasks: staff,
  listTeamTasks: [...leaders, 'workshopSupervisor'],
  listStoreTasks: leaders,
  listMyNotices: staff,
  listDeliveries: leaders,
  streamEvents: staff,
  setAbsence: leaders,
  endAbsence: leaders,
  readDeadlineAudit: [...leaders, 'centralTeam'],
  readForecast: [...leaders, 'centralTeam'],
  readWorkload: leaders,
  readOverdue: [...leaders, 'centralTeam'],

  ...commandRoles,
  ...complaintCommands,
  ...followUpCommands,
} as const satisfies Record<string, Permission>;

export type Operation = keyof typeof permissions;
