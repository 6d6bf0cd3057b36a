import type { access as complaintAccess } from '../../domain/complaint/access';
import type { access as followUpAccess } from '../../domain/follow-up/access';
import { processDefinitions, type ProcessOperation } from '../../domain/processes';
import type { access as orderAccess } from '../../domain/repair-order/access';
import { sectionNames, type SectionName } from '../../domain/settings/sections';
import type { Operation } from '../permissions';
import { processInBody } from './payloads';
import {
  both,
  change,
  customerIdOf,
  customerInBody,
  event,
  fromBody,
  headInReply,
  idOf,
  idOfCustomerIn,
  inFile,
  inPath,
  inReply,
  itself,
  kindInQuery,
  nameInPath,
  none,
  onePerson,
  ownerInReply,
  ownerOfVehicleIn,
  personIf,
  personInPath,
  personInReply,
  personsInItems,
  fieldOf,
  reads,
  rowsInReply,
  signIn,
  takesOut,
  uncounted,
  version,
  type AuditRule,
} from './rule';

/** Rows of the access tables; a process that is added adds its own. */
type AccessOperation =
  | `repairOrder.${keyof typeof orderAccess}`
  | `complaint.${keyof typeof complaintAccess}`
  | `followUp.${keyof typeof followUpAccess}`;
type CommandOperation = Exclude<ProcessOperation, AccessOperation>;

/** A command of a process is an event of its log, with person, role, for whom and when. */
const commandRules = Object.fromEntries(
  Object.values(processDefinitions).flatMap(({ type, commands }) =>
    Object.keys(commands.roles).map((name) => [`${type}.${name}`, event]),
  ),
) as { readonly [O in CommandOperation]: AuditRule };

type SectionOperation = `${SectionName}.${'read' | 'change' | 'readVersions'}`;
const storeFacts = none('what the store has set about itself, no data of a person');
const sectionRules = Object.fromEntries(
  sectionNames.flatMap((name) => [
    [`${name}.read`, storeFacts],
    [`${name}.readVersions`, storeFacts],
    [`${name}.change`, change(itself(`setting:${name}`), version)],
  ]),
) as { readonly [O in SectionOperation]: AuditRule };

const ownAccount = none('a person’s own account');
const catalogue = none('parts and prices, no data of a person');
const figures = none('figures of the store, no data of a customer');
const carsInHouse = none('plates and models of the cars in the house, and numbers; no name, no phone number');
const stateOnly = none(
  'the state of a process names its people by ids only; names and phone numbers are read elsewhere',
);
/** Every word of a process leaves the system, signed: an export, which shows one customer. */
const proof = (type: string): AuditRule => takesOut(() => ({ what: 'proof' }), onePerson, inPath(type, 'number'));
const ownWork = none('what waits for the person who asks, by numbers and plates');
const owner = personsInItems(customerIdOf);

/**
 * H6, M-05: what each operation leaves in the audit log. An operation that is not in here does not compile, and there is no setting that leaves one out.
 * What reads or changes nothing personal says why it leaves nothing.
 */
export const auditRules: { readonly [O in Operation]: AuditRule } = {
  readFirstRun: none('whether a store is open'),
  openFirstStore: change(inReply('store', 'store')),
  signIn,
  signInBrowser: signIn,
  choosePassword: signIn,
  exchangeLink: signIn,
  signOut: change(),
  readMe: ownAccount,
  enterStore: change(itself('session:own'), fromBody('store')),
  changePassword: change(itself('account:own')),
  listSessions: ownAccount,
  endSession: change(inPath('session')),
  endOtherSessions: change(itself('session:others')),
  beginSecondFactor: change(itself('account:own')),
  confirmSecondFactor: change(itself('account:own')),
  listStaff: none('who works here, for everybody who does'),
  givePasswordCode: change(inPath('person')),
  endSessionsOf: change(inPath('person')),
  closeAccount: change(inPath('person')),
  reopenAccount: change(inPath('person')),
  removeSecondFactorOf: change(inPath('person')),
  listStaffRecords: reads(uncounted, itself('staff:all')),
  addStaffMember: change(inReply('person', 'id', 'person'), fromBody('roles')),
  updateStaffMember: change(inPath('person'), version),
  readStaffVersions: reads(uncounted, inPath('person')),
  readOpenWork: none('numbers of processes'),
  recordLeaving: change(inPath('person'), fromBody('successor')),
  undoLeaving: change(inPath('person')),
  reassignLines: change(inPath('person'), fromBody('successor')),

  search: reads(personsInItems(idOfCustomerIn)),
  listCustomers: reads(personsInItems(idOf)),
  createCustomer: change(inReply('customer'), version),
  readCustomer: reads(personInReply, inPath('customer')),
  readCustomerVersions: reads(personInPath, inPath('customer')),
  updateCustomer: change(inPath('customer'), version),
  confirmPhone: change(inPath('customer'), version),
  refusePhone: change(inPath('customer'), version),
  readMessageTray: reads(uncounted, itself('messageTray:all')),
  listCustomerDoubles: reads(
    both(personsInItems(idOfCustomerIn), personsInItems(idOfCustomerIn, 'merged')),
    inPath('customer'),
  ),
  readMarketingConsents: reads(personInPath, inPath('customer')),
  addMarketingStatement: change(inPath('customer')),
  exportCustomer: takesOut(() => ({ what: 'person' }), personInPath, inPath('customer')),
  readRetention: none('numbers of processes that have ended long ago'),
  readErasure: none('whether the customer is to be forgotten, and numbers of processes'),
  listOpenPersonalRequests: reads(personsInItems((item) => fieldOf(item, 'customer'))),
  listPersonalRequests: reads(personInPath, inPath('customer')),
  askForPersonalData: change(inPath('customer')),
  answerPersonalRequest: change(inPath('customer')),
  refusePersonalRequest: change(inPath('customer')),
  withdrawPersonalRequest: change(inPath('customer')),
  requestErasure: change(inPath('customer')),
  withdrawErasure: change(inPath('customer')),
  eraseCustomer: change(inPath('customer')),
  mergeCustomer: change(inPath('customer'), fromBody('into')),
  unmergeCustomer: change(inPath('customer')),
  listVehicles: reads(owner),
  createVehicle: change(inReply('vehicle'), version),
  readVehicle: reads(ownerInReply, inPath('vehicle')),
  readVehicleVersions: reads(onePerson, inPath('vehicle')),
  updateVehicle: change(inPath('vehicle'), version),
  moveVehicle: change(inPath('vehicle'), customerInBody),
  listVehicleDoubles: reads(both(owner, personsInItems(ownerOfVehicleIn, 'merged')), inPath('vehicle')),
  mergeVehicle: change(inPath('vehicle'), fromBody('into')),
  unmergeVehicle: change(inPath('vehicle')),
  readContact: reads(personInPath, inPath('contact')),
  createContactCustomer: change(inPath('contact'), version),
  linkContactCustomer: change(inPath('contact'), customerInBody),

  readPriceMenu: catalogue,
  createMenuItem: change(inReply('menuItem', 'code'), version),
  readMenuItem: catalogue,
  readMenuItemVersions: catalogue,
  updateMenuItem: change(inPath('menuItem', 'code'), version),
  listParts: catalogue,
  createPart: change(inReply('part', 'partNumber'), version),
  readPart: catalogue,
  readPartVersions: catalogue,
  updatePart: change(inPath('part', 'partNumber'), version),
  readWorkshopLoad: figures,
  readPickingList: carsInHouse,
  readVehicleStatistics: carsInHouse,
  listOpenIntake: carsInHouse,
  listImprovementReports: figures,
  fileImprovementReport: change(inReply('improvementReport', 'id')),
  reportDailyIntake: change(itself('dailyIntake:report')),
  readDailyIntake: reads(uncounted, itself('dailyIntake:all')),
  listPolicies: storeFacts,
  listPolicyProposals: storeFacts,
  createPolicy: change(itself('policy:proposal')),
  previewPolicy: none('nothing is changed'),
  publishPolicy: change(inPath('policy', 'version')),
  withdrawPolicy: change(inPath('policy', 'version')),

  uploadImport: change(inReply('import'), kindInQuery),
  listImports: none('names of files and figures'),
  readImport: none('columns and figures of a file'),
  previewImport: reads(rowsInReply('items'), inPath('import')),
  matchImportColumns: change(inPath('import')),
  checkImport: change(inPath('import')),
  startImport: change(inPath('import')),
  cancelImport: change(inPath('import')),
  exportRefusedRows: takesOut(() => ({ what: 'refusedRows' }), inFile, inPath('import')),
  listPastVisits: reads(onePerson, inPath('vehicle')),
  listPastVisitsOfCustomer: reads(personInPath, inPath('customer')),

  exportRecords: takesOut(fromBody('what'), inFile),
  listExports: none('who took out what, without the records'),
  exportStore: takesOut(() => ({ what: 'store' }), inFile),

  uploadFile: change(inReply('file', 'hash')),
  readFile: reads(uncounted, inPath('file', 'hash')),
  readThumbnail: none('a picture too small to read a name on; the whole one is written down'),

  listMyTasks: ownWork,
  listTeamTasks: ownWork,
  listStoreTasks: ownWork,
  listOperatorTasks: none('numbers of processes and places in the program'),
  resolveOperatorTask: change(inPath('operatorTask')),
  retryOperatorTask: change(inPath('operatorTask')),
  readPayloads: reads(onePerson, processInBody),
  listMyNotices: ownWork,
  listDeliveries: reads(uncounted, itself('deliveries:all')),
  streamEvents: none('types and numbers of events, without what they say'),
  changeRoles: change(inPath('person'), fromBody('roles')),
  confirmRoles: change(inPath('person'), fromBody('roles')),
  refuseRoles: change(inPath('person')),
  setAbsence: change(inPath('person'), fromBody('from', 'until', 'deputy')),
  endAbsence: change(inPath('person')),
  readDeadlineAudit: figures,
  readForecast: figures,
  readWorkload: figures,
  readOverdue: figures,

  listAuditEntries: reads(uncounted, itself('auditLog:entries')),
  checkAuditLog: reads(uncounted, itself('auditLog:check')),
  exportAuditLog: takesOut(headInReply),
  listCustomerReaders: reads(uncounted, inPath('customer')),

  listSettings: storeFacts,
  'letterhead.preview': none('nothing is changed'),
  ...sectionRules,

  'repairOrder.open': event,
  'repairOrder.list': carsInHouse,
  'repairOrder.readBoard': carsInHouse,
  'repairOrder.readCard': carsInHouse,
  'repairOrder.listArrears': carsInHouse,
  'repairOrder.readSettlementQueue': carsInHouse,
  // whoever drives the car there or back is told where the customer lives
  'repairOrder.read': reads(personIf('contact'), inPath('repairOrder', 'number'), { onlyWithPersons: true }),
  'repairOrder.readLive': reads(personIf('contact'), inPath('repairOrder', 'number'), { onlyWithPersons: true }),
  'repairOrder.listEvents': stateOnly,
  'repairOrder.readEvidence': stateOnly,
  'repairOrder.exportProof': proof('repairOrder'),
  'repairOrder.sendCommands': event,
  'repairOrder.readCommand': stateOnly,
  'repairOrder.createCustomerLink': change(inPath('repairOrder', 'number')),
  'repairOrder.showCustomerLink': change(inPath('repairOrder', 'number')),
  'repairOrder.sendApprovalCode': change(inPath('repairOrder', 'number')),
  'repairOrder.proposePromise': none('when a car can be ready'),
  'repairOrder.listCustomerLinks': none('who made links and when they were opened'),
  'repairOrder.revokeCustomerLink': change(inPath('repairOrder', 'number')),
  'repairOrder.printFile': reads(onePerson, inPath('repairOrder', 'number')),
  'repairOrder.print': reads(onePerson, inPath('repairOrder', 'number'), { facts: nameInPath }),

  'complaint.open': event,
  'complaint.send': event,
  'complaint.sendLink': change(inPath('complaint', 'number')),
  'complaint.showLink': change(inPath('complaint', 'number')),
  'complaint.listLinks': none('who made links and when they were opened'),
  'complaint.revokeLink': change(inPath('complaint', 'number')),
  'complaint.listRefunds': none('amounts that went back in the account of the visit'),
  'complaint.sendCode': change(inPath('complaint', 'number')),
  'complaint.list': stateOnly,
  'complaint.readQueue': stateOnly,
  'complaint.read': stateOnly,
  'complaint.readLive': stateOnly,
  'complaint.listEvents': stateOnly,
  'complaint.readEvidence': stateOnly,
  'complaint.exportProof': proof('complaint'),
  'complaint.sendCommands': event,
  'complaint.readCommand': stateOnly,
  'complaint.readStatistics': figures,
  'complaint.printStatistics': figures,
  'complaint.readGuide': storeFacts,
  'complaint.previewPolicy': none('when deadlines are due'),
  'complaint.print': reads(onePerson, inPath('complaint', 'number')),

  'followUp.list': stateOnly,
  'followUp.read': stateOnly,
  'followUp.readLive': stateOnly,
  'followUp.listEvents': stateOnly,
  'followUp.exportProof': proof('followUp'),
  'followUp.sendCommands': event,
  'followUp.readCommand': stateOnly,
  'followUp.readCoverage': figures,
  'followUp.readReport': stateOnly,
  'followUp.print': reads(onePerson, inPath('followUp', 'number'), { facts: nameInPath }),

  ...commandRules,
};
