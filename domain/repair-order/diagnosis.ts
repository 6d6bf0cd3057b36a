import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { Consent, LongText, StoredInstant, payload } from '../values/field-schemas';
import { diagnosisText } from './consent-texts';
import { unpresented } from './estimate';
import { Evidence, createEvidence, withEvidence } from './evidence';
import { expertSigned } from './guards';
import { reactionDue } from './reaction-time';
import { advisor, customerVia, diagnosticians } from './roles';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';
import { alsoSince, goesBy } from './rules-version';

/** B-23, B-25: how far the diagnosis is, what was found, and what the slip says. */
export const Diagnosis = z.object({
  status: z.enum(['none', 'proposed', 'approved', 'declined', 'finished', 'reported']),
  finishedAt: StoredInstant.exactOptional(),
  /** In the words of whoever diagnosed. */
  found: z.string().exactOptional(),
  report: z.object({ fault: z.string(), advice: z.string() }).exactOptional(),
});

const diagnosisCommands = {
  proposeDiagnosis: {
    path: 'diagnosis',
    roles: advisor,
    payload: payload({ reason: LongText }, 'B-23: ask the customer whether the fault may be diagnosed'),
  },
  answerDiagnosis: {
    path: 'diagnosis/answer',
    roles: customerVia,
    payload: payload(
      { answer: z.enum(['approved', 'declined']), consent: Consent },
      "B-23, S-03: the customer's answer to the proposed diagnosis",
    ),
  },
  finishDiagnosis: {
    path: 'diagnosis/completion',
    roles: diagnosticians,
    payload: payload({ found: LongText }, 'B-25: the diagnosis is done, and this was found; the report is due'),
  },
  handOverDiagnosisReport: {
    path: 'diagnosis/report',
    roles: advisor,
    payload: payload(
      { fault: LongText, advice: LongText },
      'B-25: hand over the diagnosis slip that names the fault and the advice',
    ),
  },
  startEstimate: {
    path: 'estimate',
    roles: advisor,
    payload: payload({}, 'Go on to the estimate where no diagnosis is needed'),
  },
} as const satisfies CommandDeclarations;

const diagnosisEvents = {
  diagnosisProposed: z.object({ reason: LongText }),
  diagnosisAnswered: z.object({ evidence: Evidence }),
  /** Before version 3 of the rules nobody said what was found. */
  diagnosisFinished: z.object({ found: LongText.exactOptional() }),
  diagnosisReportHandedOver: z.object(diagnosisCommands.handOverDiagnosisReport.payload.shape),
  estimateStarted: z.object({}),
};
export type DiagnosisEvents = EventsOf<typeof diagnosisEvents>;

/** Before version 3 of the rules the words of the slip stood in the log alone. */
const reported = (order: RepairOrder, report: { fault: string; advice: string }): RepairOrder['diagnosis'] => {
  const { found } = order.diagnosis;
  return { status: 'reported', ...(found !== undefined && { found }), ...(goesBy(order, 3) && { report }) };
};

function diagnosisDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { status, finishedAt } = order.diagnosis;
  return status !== 'finished' || finishedAt === undefined
    ? []
    : [
        {
          timer: 'T-09',
          subject: '',
          fulfilledBy: 'handOverDiagnosisReport',
          steps: [
            {
              at: reactionDue(order, finishedAt, order.policy.minutes.diagnosisReport),
              reaction: 'remind',
              to: ['serviceAdvisor'],
            },
          ],
        },
      ];
}

export const diagnosisSlice: OrderSlice<typeof diagnosisCommands, typeof diagnosisEvents> = {
  commands: diagnosisCommands,
  events: diagnosisEvents,
  rules: {
    proposeDiagnosis: {
      during: ['preInspection', 'estimating', 'awaitingSignature'],
      requires: allOf(alsoSince(3, 'estimating', 'awaitingSignature'), ({ diagnosis }) =>
        diagnosis.status === 'none' || diagnosis.status === 'declined' ? undefined : { code: 'alreadyDiagnosed' },
      ),
      decide: (_order, { reason }) => [{ type: 'diagnosisProposed', reason }],
    },
    answerDiagnosis: {
      during: ['diagnosisConsent'],
      decide: (order, { answer, consent, by }, at) => {
        const content = {
          document: 'diagnosisConsent',
          subject: '',
          revision: 1 + order.evidence.filter(({ document }) => document === 'diagnosisConsent').length,
          answer,
          text: diagnosisText(order),
          total: order.policy.fees.diagnosis,
        } as const;
        return [{ type: 'diagnosisAnswered', evidence: createEvidence(order, content, consent, by, at) }];
      },
    },
    finishDiagnosis: {
      during: ['diagnosing'],
      decide: ({ diagnosis }, { found }) =>
        diagnosis.status === 'approved' ? [{ type: 'diagnosisFinished', ...(found && { found }) }] : [],
    },
    handOverDiagnosisReport: {
      during: ['diagnosing'],
      requires: allOf(
        ({ diagnosis }) => (diagnosis.status === 'finished' ? undefined : { code: 'diagnosisConsentMissing' }),
        expertSigned,
      ),
      decide: (_order, { fault, advice }) => [{ type: 'diagnosisReportHandedOver', fault, advice }],
    },
    startEstimate: { during: ['preInspection'], decide: () => [{ type: 'estimateStarted' }] },
  },
  evolve: {
    // what was shown is to be shown again: after the diagnosis it may cost something else
    diagnosisProposed: (order) => ({
      ...unpresented(order),
      stage: 'diagnosisConsent',
      diagnosis: { status: 'proposed' },
    }),
    diagnosisAnswered: (order, { evidence }) => ({
      ...order,
      ...withEvidence(order, evidence),
      stage: evidence.answer === 'approved' ? 'diagnosing' : 'estimating',
      diagnosis: { status: evidence.answer },
    }),
    diagnosisFinished: (order, { found, at }) => ({
      ...order,
      diagnosis: { status: 'finished', finishedAt: at, ...(found !== undefined && { found }) },
    }),
    diagnosisReportHandedOver: (order, { fault, advice }) => ({
      ...order,
      stage: 'estimating',
      diagnosis: reported(order, { fault, advice }),
    }),
    estimateStarted: (order) => ({ ...order, stage: 'estimating' }),
  },
  deadlines: [diagnosisDeadlines],
};
