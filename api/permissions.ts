import { wallKeepers } from '../domain/account/wall-screen';
import { staffKeepers } from '../domain/account/staffing';
import type { Role } from '../domain/kernel/actor';
import { processDefinitions, type ProcessOperation } from '../domain/processes';
import { sectionNames, sections, type SectionName } from '../domain/settings/sections';
import { access as orderAccess, atWork } from '../domain/repair-order/access';
import { customerRelations, everyone, frontDesk, leaders, staff } from '../domain/values/role-groups';

/** `anyone` needs no session; a list may hold `customer`, whose session reaches only the order it was given for. */
export type Permission = 'anyone' | readonly Role[];

/** L-39: who may take records out of the system, each time for a stated purpose. */
const exporters: readonly Role[] = ['serviceManager', 'storeManager', 'crManager', 'finance'];
/** L-39: who may take out a list that says who customers are. */
export const listExporters: readonly Role[] = exporters;
/** Who keeps the system running for the store; where nobody does, its manager and the central team see what is broken. */
const operators: readonly Role[] = ['operator', 'storeManager', 'centralTeam'];
/** Who reads at Temporal itself what a process holds; they keep it running, and answer for it. */
const payloadReaders: readonly Role[] = ['operator', 'centralTeam'];
/** I9: who publishes what another has proposed; a store whose only manager is alone has the central team and its operator. */
const policyDeciders: readonly Role[] = ['serviceManager', 'storeManager', 'centralTeam', 'operator'];
/** I9: who says what others may do; above whom, says the policy. */
const roleDeciders: readonly Role[] = ['serviceManager', 'storeManager', 'crManager', 'centralTeam', 'operator'];
/** CF-16: who can be above somebody; above whom, says the policy. */
const superiors: readonly Role[] = [...leaders, 'workshopSupervisor', 'centralTeam'];
/** H6: who reads who did what; nobody changes it. What belongs to no store, the central team only. */
const auditors: readonly Role[] = ['storeManager', 'centralTeam'];
/** Who answers for the figures of a store. */
const dashboardReaders: readonly Role[] = [
  'serviceManager',
  'serviceDirector',
  'storeManager',
  'crManager',
  'centralTeam',
];
/** What the store charges for its work is decided by those who answer for it. */
const priceSetters: readonly Role[] = ['serviceManager', 'storeManager'];
const partKeepers: readonly Role[] = ['partsSpecialist', 'serviceManager', 'storeManager'];
/** Who brings a store's records in from files; its staff only its manager, as api/imports/access.ts says. */
const importers: readonly Role[] = ['serviceManager', 'storeManager'];
/** Who lets others into their accounts again; whom exactly says domain/account/resets.ts. */
const resetters: readonly Role[] = ['storeManager', 'operator', 'centralTeam'];
/** L-02, L-25, L-28: who keeps customers and cars. */
const masterDataKeepers: readonly Role[] = [
  'serviceAdvisor',
  'informationClerk',
  'crSpecialist',
  'crManager',
  'serviceManager',
];
/** Who hands people their data; who asks that a person be forgotten, and who lets it happen: two of them. */
const erasers: readonly Role[] = ['crManager', 'serviceManager', 'storeManager'];
/** Who takes down what customers ask about their own data, and sees that it is answered. */
const requestHandlers: readonly Role[] = [...customerRelations, 'serviceManager', 'storeManager'];
/** Who may say that two records are one. */
const mergers: readonly Role[] = ['informationClerk', 'crManager', 'serviceManager'];
/** Who may say that they are not. */
const superiorsOfMergers: readonly Role[] = ['crManager', 'serviceManager', 'storeManager'];
/** Who may send the commands of each type of process, and do what else its access table says. */
const processOperations = Object.fromEntries(
  Object.values(processDefinitions).flatMap(({ type, commands, access }) =>
    Object.entries({ ...commands.roles, ...access }).map(([name, allowed]) => [`${type}.${name}`, allowed]),
  ),
) as { readonly [O in ProcessOperation]: readonly Role[] };

type SectionOperation = `${SectionName}.${'read' | 'change' | 'readVersions'}`;
/** Who may read and change each section of the settings, as the section itself says. */
const sectionOperations = Object.fromEntries(
  sectionNames.flatMap((name) => {
    const { readers, writers } = sections[name];
    return [
      [`${name}.read`, readers],
      [`${name}.readVersions`, writers],
      [`${name}.change`, writers],
    ];
  }),
) as { readonly [O in SectionOperation]: readonly Role[] };
/** Whoever may change some section. */
const settingWriters: readonly Role[] = [...new Set(sectionNames.flatMap((name) => sections[name].writers))];

/** The one table: who may call what. An operation that is not in here does not compile and does not start. */
export const permissions = {
  readFirstRun: 'anyone',
  openFirstStore: 'anyone',
  signIn: 'anyone',
  signInBrowser: 'anyone',
  choosePassword: 'anyone',
  exchangeLink: 'anyone',
  signOut: everyone,
  readMe: everyone,
  enterStore: staff,
  changePassword: staff,
  listSessions: staff,
  endSession: staff,
  endOtherSessions: staff,
  hangWallScreen: wallKeepers,
  beginSecondFactor: staff,
  confirmSecondFactor: staff,
  listStaff: staff,
  givePasswordCode: resetters,
  endSessionsOf: resetters,
  closeAccount: resetters,
  reopenAccount: resetters,
  removeSecondFactorOf: resetters,
  listStaffRecords: [...new Set([...superiors, ...roleDeciders])],
  addStaffMember: staffKeepers,
  updateStaffMember: staffKeepers,
  readStaffVersions: staffKeepers,
  readOpenWork: staffKeepers,
  recordLeaving: staffKeepers,
  undoLeaving: staffKeepers,
  reassignLines: ['workshopSupervisor', 'dispatcher', 'serviceManager'],

  search: frontDesk,
  listCustomers: frontDesk,
  createCustomer: masterDataKeepers,
  readCustomer: frontDesk,
  readCustomerVersions: frontDesk,
  updateCustomer: masterDataKeepers,
  confirmPhone: [...masterDataKeepers, 'storeManager'],
  refusePhone: [...masterDataKeepers, 'storeManager'],
  listCustomerDoubles: frontDesk,
  readMarketingConsents: frontDesk,
  addMarketingStatement: [...masterDataKeepers, 'crSupervisor'],
  exportCustomer: erasers,
  readRetention: policyDeciders,
  readErasure: erasers,
  listOpenPersonalRequests: requestHandlers,
  listPersonalRequests: requestHandlers,
  askForPersonalData: requestHandlers,
  withdrawPersonalRequest: requestHandlers,
  answerPersonalRequest: erasers,
  refusePersonalRequest: erasers,
  requestErasure: erasers,
  withdrawErasure: erasers,
  eraseCustomer: erasers,
  mergeCustomer: mergers,
  unmergeCustomer: superiorsOfMergers,
  listVehicles: [...frontDesk, 'workshopSupervisor', 'centralTeam'],
  createVehicle: masterDataKeepers,
  readVehicle: atWork,
  readVehicleVersions: frontDesk,
  updateVehicle: masterDataKeepers,
  moveVehicle: masterDataKeepers,
  listVehicleDoubles: frontDesk,
  mergeVehicle: mergers,
  unmergeVehicle: superiorsOfMergers,
  readContact: frontDesk,
  createContactCustomer: masterDataKeepers,
  linkContactCustomer: masterDataKeepers,

  readPriceMenu: staff,
  createMenuItem: priceSetters,
  readMenuItem: staff,
  readMenuItemVersions: priceSetters,
  updateMenuItem: priceSetters,
  listParts: staff,
  createPart: partKeepers,
  readPart: staff,
  readPartVersions: partKeepers,
  updatePart: partKeepers,
  readWorkshopLoad: staff,
  /** The parts counter, and whoever answers for the cars that wait for it. */
  readPickingList: [...new Set([...partKeepers, 'workshopSupervisor', 'dispatcher', 'serviceAdvisor'] as const)],
  /** L-36 */
  readPostCoverage: staff,
  /** K-16: whoever hands cars in, and who reads figures of the store. */
  readVehicleStatistics: [
    'serviceAdvisor',
    'businessSupervisor',
    'informationClerk',
    'serviceManager',
    'storeManager',
    'finance',
    'centralTeam',
  ],
  readFreeKey: frontDesk,
  /** C-12: the same before the visit is open, or its estimate written. */
  offerPromises: orderAccess.proposePromise,
  /** D-19: the clerk sees to it, and hears of it; the service manager once nobody has. */
  listImprovementReports: [...leaders, 'crSpecialist', 'centralTeam'],
  fileImprovementReport: ['crSupervisor', 'crManager'],
  listOpenIntake: ['informationClerk', 'serviceManager', 'storeManager'],
  reportDailyIntake: ['informationClerk', 'serviceManager'],
  readDailyIntake: ['informationClerk', 'serviceManager', 'storeManager', 'centralTeam'],
  listPolicies: [...policyDeciders, 'businessSupervisor', 'serviceAdvisor'],
  listPolicyProposals: policyDeciders,
  createPolicy: ['serviceManager', 'storeManager'],
  previewPolicy: policyDeciders,
  publishPolicy: policyDeciders,
  withdrawPolicy: policyDeciders,

  uploadImport: importers,
  listImports: importers,
  readImport: importers,
  previewImport: importers,
  matchImportColumns: importers,
  checkImport: importers,
  startImport: importers,
  cancelImport: importers,
  exportRefusedRows: importers,
  listPastVisits: atWork,
  listPastVisitsOfCustomer: frontDesk,

  exportRecords: exporters,
  /** What is taken out, only whoever reads the list; what says whose cars and cases they are, `listExporters` only. */
  readExportableLists: staff,
  exportList: staff,
  listExports: leaders,
  /** The store goes, with all it has. */
  exportStore: ['storeManager'],

  /** A customer signs on the page of the link. */
  uploadFile: staff,
  takeOverFile: staff,
  readFile: [...staff, 'customer'],
  readThumbnail: [...staff, 'customer'],

  readDesk: staff,
  /** Whose cars they are says the view that each person has of a visit or case. */
  readDeskCustomers: staff,
  readCaseCustomers: staff,
  listMyTasks: staff,
  listTeamTasks: [...leaders, 'workshopSupervisor'],
  listStoreTasks: leaders,
  listOperatorTasks: operators,
  resolveOperatorTask: operators,
  retryOperatorTask: operators,
  readPayloads: payloadReaders,
  listMyNotices: staff,
  countMyUnreadNotices: staff,
  markMyNotices: staff,
  readAllMyNotices: staff,
  notePresence: staff,
  listDeliveries: leaders,
  /** The demo store only. */
  readMessageTray: staff,
  streamEvents: staff,
  changeRoles: roleDeciders,
  confirmRoles: roleDeciders,
  refuseRoles: roleDeciders,
  setAbsence: superiors,
  endAbsence: superiors,
  readDeadlineAudit: [...leaders, 'centralTeam'],
  readForecast: [...leaders, 'centralTeam'],
  readWorkload: leaders,
  readOverdue: [...leaders, 'centralTeam'],
  /** What a store earns, and how its work and its complaints stand. */
  readDashboard: dashboardReaders,
  listDashboardCases: dashboardReaders,

  listAuditEntries: auditors,
  checkAuditLog: auditors,
  exportAuditLog: auditors,
  listCustomerReaders: auditors,

  listSettings: settingWriters,
  'letterhead.preview': sections.letterhead.writers,
  ...sectionOperations,

  ...processOperations,
} as const satisfies Record<string, Permission>;

export type Operation = keyof typeof permissions;

/** Whether somebody with these roles may call the operation. */
export const mayCall = (roles: readonly string[], operation: Operation): boolean => {
  const permission: Permission = permissions[operation];
  return permission === 'anyone' || roles.some((role) => (permission as readonly string[]).includes(role));
};
/** All that a session may do whose person needs a second factor and has not shown one. */
export const withoutSecondFactor: ReadonlySet<Operation> = new Set<Operation>([
  'readMe',
  'signOut',
  'beginSecondFactor',
  'confirmSecondFactor',
]);
/** All that the session of a screen on a wall may do: read what the screen shows. */
export const onWall: ReadonlySet<Operation> = new Set<Operation>([
  'readMe',
  'listStaff',
  'streamEvents',
  'repairOrder.readBoard',
  'workshopDay.listPlans',
  'bays.read',
]);
