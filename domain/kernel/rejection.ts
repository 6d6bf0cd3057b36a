/** A command is rejected: expected, never retried, explained to the caller. Anything else that a rule throws is a defect. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  constructor(
    readonly code: RejectionCode,
    readonly facts: Facts = {},
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

/** Plain JSON that explains a rejection to the person who caused it; never personal data. */
export type Facts = Readonly<Record<string, unknown>>;

/** Something that must be done first. Known before the command is sent, so that a screen can say why not yet. */
export interface Obstacle {
  readonly code: RejectionCode;
  readonly facts?: Facts;
}

export function reject(code: RejectionCode, facts: Facts = {}): never {
  throw new Rejection(code, facts);
}

/** Every reason for a rejection. The API maps each to a status and a sentence; a new code does not compile without both. */
export const rejectionCodes = [
  'defect',
  'processMovedOn',
  'processTooLarge',
  'readSideBehind',
  'roleNotAllowed',
  'notDuringStage',
  'commandIdReused',
  'needsUnconfirmed',
  'needsAlreadyConfirmed',
  'noNeedRecorded',
  'checklistIncomplete',
  'unknownChecklistItem',
  'findingInvalid',
  'alreadySigned',
  'signatureMissing',
  'expertSignatureMissing',
  'notAppointedDeputy',
  'intakeUnregistered',
  'odometerWentDown',
  'noDocumentDifference',
  'consentNotAccepted',
  'witnessRequired',
  'shownContentDiffers',
  'diagnosisConsentMissing',
  'methodNotAllowed',
  'riskMissing',
  'caveatNotExplained',
  'noGuaranteeNoteMissing',
  'duplicateLine',
  'estimateMissing',
  'priceUnconfirmed',
  'promiseInPast',
  'advisorSignatureMissing',
  'feeNotPaid',
  'amountDiffers',
  'teamMissing',
  'teamNeedsSupervisor',
  'notWashed',
  'receiptTimeOff',
  'unknownLine',
  'lineNotAuthorised',
  'lineNotStarted',
  'lineAlreadyDone',
  'lineNotFinished',
  'partsNotIssued',
  'partSuppliedByCustomer',
  'onHold',
  'notOnHold',
  'unknownExtraItem',
  'extraItemAnswered',
  'extraItemUnanswered',
  'extraItemPending',
  'customerNotContacted',
  'answerNotRelayed',
  'unknownAbnormality',
  'technicianMayNotCheckOwnWork',
  'qualityNotPassed',
  'batterySlipMissing',
  'slipsMissing',
  'settlementNotPresented',
  'settlementNotAgreed',
  'discountTooHigh',
  'discountUndecided',
  'sameDecider',
  'paymentExceedsDue',
  'changeWrong',
  'invoiceUnconfirmed',
  'notPaid',
  'exitPassMissing',
  'exitPassUsed',
  'plateDiffers',
  'aftercareMissing',
  'unknownCommitment',
  'commitmentClosed',
  'unknownEscalation',
  'unknownCall',
  'unknownTransport',
  'settlementHeldByComplaint',
  'reworkIsFree',
  'otherKind',
  'complaintUnregistered',
  'firstAnswerMissing',
  'noReplyPromised',
  'alreadyOwner',
  'notOffered',
  'unknownTask',
  'alreadyPaused',
  'notPaused',
  'pauseCapReached',
  'verdictInconsistent',
  'routeMissing',
  'waitsForSupervisor',
  'nothingToConfirm',
  'resolveByUnsigned',
  'investigationTimeMissing',
  'unknownCandidate',
  'candidatesTooFew',
  'costNeedsStoreManager',
  'solutionNotNotified',
  'penaltyUndecided',
  'feedbackMissing',
  'revisitAnswerMissing',
  'closingConditionsOpen',
  'unknownFlag',
  'orderUnlinked',
  'settlementIsHeld',
  'reworkOrdered',
  'callTooEarly',
  'outsideCallWindow',
  'notReached',
  'questionnaireIncomplete',
  'problemUnhandled',
  'attemptsLeft',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

export const isRejectionCode = (code: unknown): code is RejectionCode =>
  (rejectionCodes as readonly unknown[]).includes(code);
