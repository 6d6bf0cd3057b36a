import type { Connection, Model, Schema } from 'mongoose';
import { eventSchema, type StoredEvent } from './events';
import { auditEntrySchema, auditHeadSchema, type StoredAuditEntry, type StoredAuditHead } from './audit';
import { feedSchema, type StoredFeedEntry } from './feed';
import { leaseSchema, type StoredLease } from './leases';
import { processViews, type ViewModels } from './process-views';
import { taskSchema, type StoredTask } from './tasks';
import { operatorTaskSchema, type StoredOperatorTask } from './operator-tasks';
import { noticeSchema, type StoredNotice } from './notices';
import { noticeMarkSchema, noticeReaderSchema, type StoredNoticeMark, type StoredNoticeReader } from './notice-reading';
import { fileSchema, type StoredFile } from './files';
import { contactSchema, type StoredContact } from './contacts';
import { firstRunCodeSchema, type StoredFirstRunCode } from './first-run-codes';
import { accountSchema, type StoredAccount, type StoredSecondFactor } from './accounts';
import { signInAttemptsSchema, type StoredSignInAttempts } from './sign-in-attempts';
import { staffSchema, type StoredStaffMember } from './staff';
import { formerVersionSchema, type StoredFormerVersion } from './former-versions';
import { sessionSchema, type StoredSession } from './sessions';
import { customerSchema, type StoredCustomer } from './customers';
import { vehicleSchema, type StoredVehicle } from './vehicles';
import { policySchema, type StoredPolicy } from './policies';
import { policyProposalSchema, type StoredPolicyProposal } from './policy-proposals';
import { partSchema, type StoredPart } from './parts';
import { presenceSchema, type StoredPresence } from './presences';
import { priceSchema, type StoredPrice } from './prices';
import { replacedEventSchema, type StoredReplacedEvent } from './replaced-events';
import { settingSchema, type StoredSetting } from './settings';
import { storeSchema, type StoredStore } from './stores';
import { requestSchema, type StoredRequest } from './requests';
import { externalIdSchema, type StoredExternalId } from './external-ids';
import {
  importPieceSchema,
  importSchema,
  refusalSchema,
  type StoredImport,
  type StoredImportPiece,
  type StoredRefusals,
} from './imports';
import { pastVisitSchema, type StoredPastVisit } from './past-visits';
import { exportSchema, type StoredExport } from './exports';
import { counterSchema, type StoredCounter } from './counters';
import { deadlineProofSchema, type StoredDeadlineProof } from './deadline-proofs';
import { erasureSchema, type StoredErasure } from './erasures';
import { forgottenWordsSchema, type StoredForgottenWords } from './forgotten-words';
import { improvementReportSchema, type StoredImprovementReport } from './improvement-reports';
import { intakeReportSchema, type StoredIntakeReport } from './intake-reports';
import { linkSchema, type StoredLink } from './links';
import { retentionRunSchema, type StoredRetentionRun } from './retention-runs';
import { personalRequestSchema, type StoredPersonalRequest } from './personal-requests';
import { marketingStatementSchema, type StoredMarketingStatement } from './marketing-statements';
import { trayMessageSchema, type StoredTrayMessage } from './tray-messages';
import { approvalCodeSchema, type StoredApprovalCode } from './approval-codes';
import {
  proofAnchorSchema,
  proofCheckpointSchema,
  proofEntrySchema,
  proofKeysSchema,
  proofLogSchema,
  proofSaltSchema,
  proofTileSchema,
  type StoredProofAnchor,
  type StoredProofCheckpoint,
  type StoredProofEntry,
  type StoredProofKeys,
  type StoredProofLog,
  type StoredProofSalt,
  type StoredProofTile,
} from './proof';
import { keyOfProcessSchema, vaultKeySchema, type StoredKeyOfProcess, type StoredVaultKey } from './vault';

export type {
  StoredAuditEntry,
  StoredAuditHead,
  StoredDeadlineProof,
  StoredEvent,
  StoredFeedEntry,
  StoredLease,
  StoredProofAnchor,
  StoredProofCheckpoint,
  StoredProofEntry,
  StoredProofKeys,
  StoredProofLog,
  StoredProofSalt,
  StoredProofTile,
  StoredTask,
  StoredNotice,
  StoredNoticeMark,
  StoredNoticeReader,
  StoredPresence,
  StoredFile,
  StoredContact,
  StoredAccount,
  StoredFirstRunCode,
  StoredSecondFactor,
  StoredSignInAttempts,
  StoredStaffMember,
  StoredFormerVersion,
  StoredSession,
  StoredCustomer,
  StoredVehicle,
  StoredPolicy,
  StoredPolicyProposal,
  StoredPart,
  StoredPrice,
  StoredReplacedEvent,
  StoredSetting,
  StoredStore,
  StoredRequest,
  StoredExport,
  StoredExternalId,
  StoredImport,
  StoredImportPiece,
  StoredRefusals,
  StoredPastVisit,
  StoredCounter,
  StoredImprovementReport,
  StoredIntakeReport,
  StoredLink,
  StoredMarketingStatement,
  StoredPersonalRequest,
  StoredRetentionRun,
  StoredErasure,
  StoredForgottenWords,
  StoredTrayMessage,
  StoredApprovalCode,
  StoredKeyOfProcess,
  StoredVaultKey,
};
export type { StoredRun } from './imports';
export { EVERY_STORE } from './staff';
export type { Versioned } from './versioned';
export type { StoredView } from './views';

/** Every collection, typed. */
export interface Models extends ViewModels {
  readonly events: Model<StoredEvent>;
  readonly auditEntries: Model<StoredAuditEntry>;
  readonly auditHeads: Model<StoredAuditHead>;
  readonly deadlineProofs: Model<StoredDeadlineProof>;
  readonly feed: Model<StoredFeedEntry>;
  readonly leases: Model<StoredLease>;
  readonly proofLogs: Model<StoredProofLog>;
  readonly proofEntries: Model<StoredProofEntry>;
  readonly proofTiles: Model<StoredProofTile>;
  readonly proofCheckpoints: Model<StoredProofCheckpoint>;
  readonly proofSalts: Model<StoredProofSalt>;
  readonly proofKeys: Model<StoredProofKeys>;
  readonly proofAnchors: Model<StoredProofAnchor>;
  readonly tasks: Model<StoredTask>;
  readonly operatorTasks: Model<StoredOperatorTask>;
  readonly notices: Model<StoredNotice>;
  readonly noticeMarks: Model<StoredNoticeMark>;
  readonly noticeReaders: Model<StoredNoticeReader>;
  readonly presences: Model<StoredPresence>;
  readonly contacts: Model<StoredContact>;
  readonly files: Model<StoredFile>;
  readonly accounts: Model<StoredAccount>;
  readonly firstRunCodes: Model<StoredFirstRunCode>;
  readonly signInAttempts: Model<StoredSignInAttempts>;
  readonly staff: Model<StoredStaffMember>;
  readonly formerVersions: Model<StoredFormerVersion>;
  readonly sessions: Model<StoredSession>;
  readonly customers: Model<StoredCustomer>;
  readonly vehicles: Model<StoredVehicle>;
  readonly policies: Model<StoredPolicy>;
  readonly policyProposals: Model<StoredPolicyProposal>;
  readonly parts: Model<StoredPart>;
  readonly prices: Model<StoredPrice>;
  readonly replacedEvents: Model<StoredReplacedEvent>;
  readonly settings: Model<StoredSetting>;
  readonly stores: Model<StoredStore>;
  readonly requests: Model<StoredRequest>;
  readonly counters: Model<StoredCounter>;
  readonly erasures: Model<StoredErasure>;
  readonly forgottenWords: Model<StoredForgottenWords>;
  readonly improvementReports: Model<StoredImprovementReport>;
  readonly intakeReports: Model<StoredIntakeReport>;
  readonly links: Model<StoredLink>;
  readonly marketingStatements: Model<StoredMarketingStatement>;
  readonly retentionRuns: Model<StoredRetentionRun>;
  readonly personalRequests: Model<StoredPersonalRequest>;
  readonly approvalCodes: Model<StoredApprovalCode>;
  readonly trayMessages: Model<StoredTrayMessage>;
  readonly exports: Model<StoredExport>;
  readonly externalIds: Model<StoredExternalId>;
  readonly imports: Model<StoredImport>;
  readonly importPieces: Model<StoredImportPiece>;
  readonly refusals: Model<StoredRefusals>;
  readonly pastVisits: Model<StoredPastVisit>;
  readonly vaultKeys: Model<StoredVaultKey>;
  readonly keysOfProcesses: Model<StoredKeyOfProcess>;
}

export function modelsOn(connection: Connection): Models {
  const model = <T>(name: string, schema: Schema): Model<T> =>
    connection.model(name, schema, name) as unknown as Model<T>;
  const viewModels = Object.fromEntries(
    Object.values(processViews).map(({ collection, schema }) => [collection, model(collection, schema)]),
  ) as unknown as ViewModels;
  return {
    events: model('events', eventSchema),
    auditEntries: model('auditEntries', auditEntrySchema),
    auditHeads: model('auditHeads', auditHeadSchema),
    feed: model('feed', feedSchema),
    leases: model('leases', leaseSchema),
    proofLogs: model('proofLogs', proofLogSchema),
    proofEntries: model('proofEntries', proofEntrySchema),
    proofTiles: model('proofTiles', proofTileSchema),
    proofCheckpoints: model('proofCheckpoints', proofCheckpointSchema),
    proofSalts: model('proofSalts', proofSaltSchema),
    proofKeys: model('proofKeys', proofKeysSchema),
    proofAnchors: model('proofAnchors', proofAnchorSchema),
    ...viewModels,
    deadlineProofs: model('deadlineProofs', deadlineProofSchema),
    tasks: model('tasks', taskSchema),
    operatorTasks: model('operatorTasks', operatorTaskSchema),
    notices: model('notices', noticeSchema),
    noticeMarks: model('noticeMarks', noticeMarkSchema),
    noticeReaders: model('noticeReaders', noticeReaderSchema),
    presences: model('presences', presenceSchema),
    contacts: model('contacts', contactSchema),
    files: model('files', fileSchema),
    accounts: model('accounts', accountSchema),
    firstRunCodes: model('firstRunCodes', firstRunCodeSchema),
    signInAttempts: model('signInAttempts', signInAttemptsSchema),
    staff: model('staff', staffSchema),
    formerVersions: model('formerVersions', formerVersionSchema),
    sessions: model('sessions', sessionSchema),
    customers: model('customers', customerSchema),
    vehicles: model('vehicles', vehicleSchema),
    policies: model('policies', policySchema),
    policyProposals: model('policyProposals', policyProposalSchema),
    parts: model('parts', partSchema),
    prices: model('prices', priceSchema),
    replacedEvents: model('replacedEvents', replacedEventSchema),
    settings: model('settings', settingSchema),
    stores: model('stores', storeSchema),
    requests: model('requests', requestSchema),
    counters: model('counters', counterSchema),
    erasures: model('erasures', erasureSchema),
    forgottenWords: model('forgottenWords', forgottenWordsSchema),
    improvementReports: model('improvementReports', improvementReportSchema),
    intakeReports: model('intakeReports', intakeReportSchema),
    links: model('links', linkSchema),
    retentionRuns: model('retentionRuns', retentionRunSchema),
    personalRequests: model('personalRequests', personalRequestSchema),
    marketingStatements: model('marketingStatements', marketingStatementSchema),
    approvalCodes: model('approvalCodes', approvalCodeSchema),
    trayMessages: model('trayMessages', trayMessageSchema),
    exports: model('exports', exportSchema),
    externalIds: model('externalIds', externalIdSchema),
    imports: model('imports', importSchema),
    importPieces: model('importPieces', importPieceSchema),
    refusals: model('refusals', refusalSchema),
    pastVisits: model('pastVisits', pastVisitSchema),
    vaultKeys: model('vaultKeys', vaultKeySchema),
    keysOfProcesses: model('keysOfProcesses', keyOfProcessSchema),
  };
}

/** Indexes of earlier releases that stand in the way of what may be stored now, or serve nobody any more. */
const formerIndexes: { readonly [Name in keyof Models]?: readonly string[] } = {
  customers: [
    'store_1__id_1',
    'store_1_phone_1__id_1',
    'store_1_phone_1_mergedInto_1__id_1',
    'store_1_mergedInto_1_phone_1__id_1',
    'searchVersion_1__id_1',
  ],
  vehicles: [
    'store_1_plate_1',
    'store_1__id_1',
    'store_1_customer_1__id_1',
    'store_1_plate_1_mergedInto_1',
    'store_1_vin_1_mergedInto_1',
    'store_1_customer_1_mergedInto_1__id_1',
    'store_1_mergedInto_1_plate_1',
    'store_1_mergedInto_1_vin_1',
    'searchVersion_1__id_1',
  ],
  pastVisits: ['store_1_vin_1_day_-1__id_1', 'store_1_plate_1_vin_1_day_-1__id_1'],
};

const NAMESPACE_NOT_FOUND = 26;

/** None where nothing was ever stored. */
async function indexesOf(collection: Model<unknown>['collection']): Promise<readonly { readonly name?: string }[]> {
  try {
    return await collection.indexes();
  } catch (error) {
    if ((error as { readonly code?: number }).code === NAMESPACE_NOT_FOUND) return [];
    throw error;
  }
}

/** Removes what an earlier release has made and this one does not need; answers how many. A program of that release does not start without them. */
export async function dropFormerIndexes(models: Models): Promise<number> {
  let dropped = 0;
  for (const [name, former] of Object.entries(formerIndexes)) {
    const { collection } = models[name as keyof Models] as unknown as Model<unknown>;
    const known = new Set((await indexesOf(collection)).map((index) => index.name));
    for (const one of former.filter((index) => known.has(index))) {
      await collection.dropIndex(one);
      dropped += 1;
    }
  }
  return dropped;
}

export const ensureIndexes = async (models: Models): Promise<void> => {
  for (const model of Object.values(models) as Model<unknown>[]) await model.createIndexes();
};
