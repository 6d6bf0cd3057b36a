import { dueWithin } from '../time/working-time';
import type { DeadlineRule } from './deadlines';
import type { diagnosisCommands } from './commands/estimate';
import { createEvidence, withEvidence, type Evidence } from './evidence';
import { expertSignatureDue } from './reception';
import { firstOf, type CommandRules } from './types';
import { diagnosisText } from './consent-texts';
import type { Evolvers, RepairOrder } from './state';

export interface DiagnosisEvents {
  readonly diagnosisProposed: { readonly reason: string };
  readonly diagnosisAnswered: { readonly evidence: Evidence };
  readonly diagnosisFinished: object;
  readonly diagnosisReportHandedOver: { readonly fault: string; readonly advice: string };
  readonly estimateStarted: object;
}

export const diagnosisSteps: CommandRules<keyof typeof diagnosisCommands> = {
  proposeDiagnosis: {
    during: ['preInspection'],
    decide: (_order, { reason }) => [{ type: 'diagnosisProposed', reason }],
  },
  answerDiagnosis: {
    during: ['diagnosisConsent'],
    decide: (order, { answer, consent, by }, at) => {
      const shown = {
        document: 'diagnosisConsent',
        subject: '',
        revision: 1,
        answer,
        text: diagnosisText(order),
        total: order.policy.fees.diagnosis,
      } as const;
      return [{ type: 'diagnosisAnswered', evidence: createEvidence(order, shown, consent, by, at) }];
    },
  },
  finishDiagnosis: {
    during: ['diagnosing'],
    decide: ({ diagnosis }) => (diagnosis.status === 'approved' ? [{ type: 'diagnosisFinished' }] : []),
  },
  handOverDiagnosisReport: {
    during: ['diagnosing'],
    requires: firstOf(
      ({ diagnosis }) => (diagnosis.status === 'finished' ? undefined : { code: 'diagnosisConsentMissing' }),
      (order) => (expertSignatureDue(order) ? { code: 'expertSignatureMissing' } : undefined),
    ),
    decide: (_order, { fault, advice }) => [{ type: 'diagnosisReportHandedOver', fault, advice }],
  },
  startEstimate: { during: ['preInspection'], decide: () => [{ type: 'estimateStarted' }] },
};

export const diagnosisEvolvers: Evolvers<DiagnosisEvents> = {
  diagnosisProposed: (order) => ({ ...order, stage: 'diagnosisConsent', diagnosis: { status: 'proposed' } }),
  diagnosisAnswered: (order, { evidence }) => ({
    ...order,
    ...withEvidence(order, evidence),
    stage: evidence.answer === 'approved' ? 'diagnosing' : 'estimating',
    diagnosis: { status: evidence.answer },
  }),
  diagnosisFinished: (order, { at }) => ({ ...order, diagnosis: { status: 'finished', finishedAt: at } }),
  diagnosisReportHandedOver: (order) => ({ ...order, stage: 'estimating', diagnosis: { status: 'reported' } }),
  estimateStarted: (order) => ({ ...order, stage: 'estimating' }),
};

export const diagnosisWatches = ({
  diagnosis: { status, finishedAt },
  policy,
}: RepairOrder): readonly DeadlineRule[] =>
  status !== 'finished' || finishedAt === undefined
    ? []
    : [
        {
          timer: 'T-09',
          subject: '',
          fulfilledBy: 'handOverDiagnosisReport',
          steps: [
            {
              at: dueWithin(policy.calendar, finishedAt, policy.minutes.diagnosisReport),
              reaction: 'remind',
              to: ['serviceAdvisor'],
            },
          ],
        },
      ];
