import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { Consent, LocalId, LongText, payload } from '../values/field-schemas';
import { resultText } from './consent-texts';
import { Evidence, createEvidence, withEvidence } from './evidence';
import { conditionDiffers, conditionSettled, differenceOf } from './condition';
import { complete } from './guards';
import { whenKept } from './kept-words';
import { procedureOf } from './procedure';
import { checkRedo, doneLines, noneAsked, noneUnanswered, reopened } from './repair';
import { startRepairRound, withoutPreparation } from './repeated-repair';
import { advisor, frontDesk } from './roles';
import { stageRange } from './stage';
import type { OrderSlice } from './types';
import { noneVoided } from './voided-signatures';

const acceptanceCommands = {
  welcomeCustomer: {
    path: 'acceptance',
    roles: frontDesk,
    payload: payload({}, 'F-01: the customer is here to collect; the advisor leads the way'),
  },
  acceptResult: {
    path: 'acceptance/approval',
    roles: [...advisor, 'settlementClerk'],
    payload: payload({ consent: Consent }, 'F-02 to F-05: the customer confirms the result shown'),
  },
  settleCondition: {
    path: 'acceptance/condition',
    roles: ['serviceManager', 'storeManager'],
    payload: payload(
      { resolution: LongText },
      'F-03: the condition is not that of the pre-inspection; a manager settles it with the customer, who signs for that',
    ),
  },
  rejectResult: {
    path: 'acceptance/rejection',
    roles: advisor,
    payload: payload(
      { reason: LongText, lineIds: z.array(LocalId).min(1).max(50) },
      'The customer rejects the result; the lines named are done again',
    ),
  },
} as const satisfies CommandDeclarations;

const acceptanceEvents = {
  customerWelcomed: z.object({}),
  resultAccepted: z.object({ evidence: Evidence }),
  conditionSettled: z.object({ resolution: LongText }),
  resultRejected: z.object(acceptanceCommands.rejectResult.payload.shape),
};
export type AcceptanceEvents = EventsOf<typeof acceptanceEvents>;

export const acceptanceSlice: OrderSlice<typeof acceptanceCommands, typeof acceptanceEvents> = {
  commands: acceptanceCommands,
  events: acceptanceEvents,
  rules: {
    welcomeCustomer: { during: ['readyForPickup'], decide: () => [{ type: 'customerWelcomed' }] },
    acceptResult: {
      during: ['acceptance'],
      // signed with the sheet, it is signed where the sheet is
      roles: (order) => (procedureOf(order).signatures === 'together' ? [...advisor, 'settlementClerk'] : advisor),
      requires: allOf(complete('acceptance'), conditionSettled, noneVoided, noneUnanswered, noneAsked),
      decide: (order, { consent, by }, at) => {
        const text = resultText(order);
        const content = {
          document: 'result',
          subject: '',
          revision: order.rounds,
          answer: 'approved',
          text,
          total: 0,
        } as const;
        return [{ type: 'resultAccepted', evidence: createEvidence(order, content, consent, by, at) }];
      },
    },
    settleCondition: {
      during: stageRange('acceptance', 'deliveryDisputed'),
      requires: (order) => (conditionDiffers(order) ? undefined : { code: 'noDifference' }),
      decide: (order, { resolution }) =>
        conditionSettled(order) === undefined && order.condition?.resolution === resolution
          ? []
          : [{ type: 'conditionSettled', resolution }],
    },
    rejectResult: {
      during: ['acceptance'],
      targets: doneLines,
      decide: (order, { reason, lineIds }) => {
        checkRedo(order, lineIds);
        return [{ type: 'resultRejected', reason, lineIds }];
      },
    },
  },
  evolve: {
    customerWelcomed: (order) => ({ ...order, stage: 'acceptance' }),
    conditionSettled: (order, { resolution, by }) => ({
      ...order,
      condition: { difference: differenceOf(order) ?? '', resolution, by: by.id },
    }),
    resultAccepted: (order, { evidence }) => ({ ...order, ...withEvidence(order, evidence), stage: 'settlement' }),
    resultRejected: (order, { reason, lineIds, at }) => {
      const again = startRepairRound(withoutPreparation({ ...order, lines: reopened(order, lineIds) }), at);
      const returned = whenKept(order, { returned: { reason, lineIds, at } });
      return { ...again, quality: { ...again.quality, ...returned } };
    },
  },
  deadlines: [],
};
