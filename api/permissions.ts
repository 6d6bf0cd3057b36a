import type { Role } from '../domain/kernel/actor';
import { processDefinitions, type ProcessOperation } from '../domain/processes';
import { everyone, frontDesk, leaders, staff } from '../domain/values/role-groups';

/** `anyone` needs no session; a list may hold `customer`, whose session reaches only the order it was given for. */
export type Permission = 'anyone' | readonly Role[];

/** L-39: who may take records out of the system, each time for a stated purpose. */
const exporters: readonly Role[] = ['serviceManager', 'storeManager', 'crManager', 'finance'];
/** Who keeps the system running for the store; where nobody does, its manager and the central team see what is broken. */
const operators: readonly Role[] = ['operator', 'storeManager', 'centralTeam'];
/** Who may send the commands of each type of process, and do what else its access table says. */
const processOperations = Object.fromEntries(
  Object.values(processDefinitions).flatMap(({ type, commands, access }) =>
    Object.entries({ ...commands.roles, ...access }).map(([name, allowed]) => [`${type}.${name}`, allowed]),
  ),
) as { readonly [O in ProcessOperation]: readonly Role[] };

/** The one table: who may call what. An operation that is not in here does not compile and does not start. */
export const permissions = {
  readFirstRun: 'anyone',
  openFirstStore: 'anyone',
  signIn: 'anyone',
  signInBrowser: 'anyone',
  exchangeLink: 'anyone',
  signOut: everyone,
  readMe: everyone,
  enterStore: staff,
  listStaff: staff,

  listCustomers: frontDesk,
  createCustomer: ['serviceAdvisor', 'informationClerk', 'crSpecialist'],
  readCustomer: frontDesk,
  readCustomerVersions: frontDesk,
  updateCustomer: ['serviceAdvisor', 'informationClerk', 'crSpecialist'],
  listVehicles: staff,
  createVehicle: ['serviceAdvisor', 'informationClerk', 'crSpecialist'],
  readVehicle: staff,
  readVehicleVersions: staff,
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

  uploadFile: [...staff, 'customer'],
  readFile: [...staff, 'customer'],
  readThumbnail: [...staff, 'customer'],

  listMyTasks: staff,
  listTeamTasks: [...leaders, 'workshopSupervisor'],
  listStoreTasks: leaders,
  listOperatorTasks: operators,
  resolveOperatorTask: operators,
  retryOperatorTask: operators,
  listMyNotices: staff,
  listDeliveries: leaders,
  streamEvents: staff,
  setAbsence: leaders,
  endAbsence: leaders,
  readDeadlineAudit: [...leaders, 'centralTeam'],
  readForecast: [...leaders, 'centralTeam'],
  readWorkload: leaders,
  readOverdue: [...leaders, 'centralTeam'],

  ...processOperations,
} as const satisfies Record<string, Permission>;

export type Operation = keyof typeof permissions;
