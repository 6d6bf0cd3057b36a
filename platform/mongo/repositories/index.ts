import { missingIndexes } from '../missing-indexes';
import type { Models } from '../models';
import { noticeOutbox } from '../outbox/notices';
import { histories, type Chosen } from '../projections/deadline-audits';
import { accountsIn } from './accounts';
import { appointmentsIn } from './appointments';
import { approvalCodesIn } from './approval-codes';
import { auditIn } from './audit';
import { partsIn, pricesIn } from './catalogue';
import { complaintsIn } from './complaints';
import { contactsIn } from './contacts';
import { countersIn } from './counters';
import { customersIn } from './customers';
import { deadlineProofsIn } from './deadline-proofs';
import { dealershipIn } from './dealership';
import { erasuresIn } from './erasures';
import { eventsIn } from './events';
import { externalIdsIn } from './external-ids';
import { feedIn } from './feed';
import { filesIn } from './files';
import { firstRunCodesIn } from './first-run-codes';
import { followUpsIn } from './follow-ups';
import { importsIn } from './imports';
import { improvementReportsIn } from './improvement-reports';
import { marketingStatementsIn } from './marketing-statements';
import { noticeReadingIn } from './notice-reading';
import { noticesIn } from './notices';
import { intakeReportsIn } from './intake-reports';
import { operatorTasksIn } from './operator-tasks';
import { pastVisitsIn } from './past-visits';
import { partiesOf } from './parties';
import { partySearchIn } from './party-search';
import { proofsIn } from './proofs';
import { policiesIn } from './policies';
import { presencesIn } from './presences';
import { repairOrdersIn } from './repair-orders';
import { requestsIn, type Requests } from './requests';
import { personalRequestsIn } from './personal-requests';
import { retentionIn } from './retention';
import { searchKeysIn } from './search-keys';
import { sessionsIn } from './sessions';
import { settingsIn } from './settings';
import { signInAttemptsIn } from './sign-in-attempts';
import { staffIn } from './staff';
import { storeCopyIn } from './store-copy';
import { tasksIn } from './tasks';
import { trayIn } from './tray';
import { vaultKeysIn } from './vault-keys';
import { vehiclesIn } from './vehicles';
import { viewsIn } from './views';
import { loadVisitParties } from './visit-parties';
import { workshopDaysIn } from './workshop-days';

export type { Requests };
export type { AuditRepository } from './audit';
export { SignInTaken } from './accounts';
export { PlateTaken } from './vehicles';
export { EVERY_STORE } from '../models';
export { FEED_KEPT_DAYS } from '../models/feed';
export type { PolicyProposal, PublishedPolicy } from './policies';
export { newestNoticeFirst, type NoticeAudience } from './notices';
export type { NoticeWords } from '../models/notices';
export type { Merging } from './merging';
export type { FoundParty } from './party-search';
export type { ListedTask } from './tasks';
export type {
  StoredAccount,
  StoredContact,
  StoredCustomer,
  StoredExternalId,
  StoredFeedEntry,
  StoredFile,
  StoredFirstRunCode,
  StoredImport,
  StoredLink,
  StoredNotice,
  StoredPart,
  StoredPastVisit,
  StoredPersonalRequest,
  StoredPrice,
  StoredRun,
  StoredSession,
  StoredSignInAttempts,
  StoredStaffMember,
  StoredVehicle,
  Versioned as StoredVersion,
} from '../models';

/** Everything that is kept, by what is asked of it. Nobody else speaks to the database. */
export const repositoriesOn = (models: Models) => ({
  accounts: accountsIn(models),
  appointments: appointmentsIn(models),
  approvalCodes: approvalCodesIn(models),
  /** Who did and read what. */
  audit: auditIn(models),
  complaints: complaintsIn(models),
  contacts: contactsIn(models),
  counters: countersIn(models),
  customers: customersIn(models),
  deadlineProofs: deadlineProofsIn(models),
  dealership: dealershipIn(models),
  erasures: erasuresIn(models),
  events: eventsIn(models),
  externalIds: externalIdsIn(models),
  feed: feedIn(models),
  files: filesIn(models),
  firstRunCodes: firstRunCodesIn(models),
  followUps: followUpsIn(models),
  imports: importsIn(models),
  improvementReports: improvementReportsIn(models),
  intakeReports: intakeReportsIn(models),
  marketingStatements: marketingStatementsIn(models),
  notices: noticesIn(models),
  noticeOutbox: noticeOutbox(models),
  /** Who has read which notice. */
  noticeReading: noticeReadingIn(models),
  operatorTasks: operatorTasksIn(models),
  parts: partsIn(models),
  pastVisits: pastVisitsIn(models),
  personalRequests: personalRequestsIn(models),
  /** Customers with their cars, by the ids that were asked for. */
  parties: (store: string, customers: readonly string[]) => partiesOf(models, store, customers),
  /** Customers and cars, by parts of what they or each other are known by. */
  searchParties: partySearchIn(models),
  policies: policiesIn(models),
  /** Who has the page of a process open. */
  presences: presencesIn(models),
  prices: pricesIn(models),
  proofs: proofsIn(models),
  repairOrders: repairOrdersIn(models),
  requests: requestsIn(models),
  retention: retentionIn(models),
  searchKeys: searchKeysIn(models),
  sessions: sessionsIn(models),
  settings: settingsIn(models),
  signInAttempts: signInAttemptsIn(models),
  staff: staffIn(models),
  /** Everything that a store owns, document by document. */
  storeCopy: storeCopyIn(models),
  tasks: tasksIn(models),
  tray: trayIn(models),
  vaultKeys: vaultKeysIn(models),
  vehicles: vehiclesIn(models),
  views: viewsIn(models),
  /** Customer and vehicle of a visit that is to be opened. */
  visitParties: (store: string, customerId: string, vehicleId: string) =>
    loadVisitParties(models, store, customerId, vehicleId),
  workshopDays: workshopDaysIn(models),
  /** The events of one process after another. */
  histories: (chosen: Chosen) => histories(models, chosen),
  /** Rejects when the database does not answer. */
  checkReachable: async (): Promise<void> => {
    const { db } = models.stores.db;
    if (!db) throw new Error('not connected');
    await db.admin().ping();
  },
  /** What `repairflow migrate` has not made yet, in words. Rejects when the database does not answer. */
  findMissing: () => missingIndexes(models),
});
export type { PastVisitPlace } from './past-visits';
export type Repositories = ReturnType<typeof repositoriesOn>;
