import type { acceptanceCommands } from './commands/delivery';
import { createEvidence, withEvidence, type Evidence } from './evidence';
import { complete } from './reception';
import { checkRedo, startRepairRound, reopened } from './repair';
import type { CommandRules } from './types';
import { resultText } from './consent-texts';
import type { Evolvers, RepairOrder } from './state';

export interface AcceptanceEvents {
  readonly customerWelcomed: object;
  readonly resultAccepted: { readonly evidence: Evidence };
  readonly resultRejected: { readonly reason: string; readonly lineIds: readonly string[] };
}

export const acceptanceSteps: CommandRules<keyof typeof acceptanceCommands> = {
  welcomeCustomer: { during: ['readyForPickup'], decide: () => [{ type: 'customerWelcomed' }] },
  acceptResult: {
    during: ['acceptance'],
    requires: complete('acceptance'),
    decide: (order, { consent, by }, at) => {
      const text = resultText(order);
      const shown = {
        document: 'result',
        subject: '',
        revision: order.rounds,
        answer: 'approved',
        text,
        total: 0,
      } as const;
      return [{ type: 'resultAccepted', evidence: createEvidence(order, shown, consent, by, at) }];
    },
  },
  rejectResult: {
    during: ['acceptance'],
    decide: (order, { reason, lineIds }) => {
      checkRedo(order, lineIds);
      return [{ type: 'resultRejected', reason, lineIds }];
    },
  },
};

/** What was shown before the rework proves nothing about the car after it. */
function withoutPreparation(order: RepairOrder): RepairOrder {
  const { batterySlip: _slip, notifiedAt: _notified, quality, checklists, ...rest } = order;
  const { freeChecks: _checks, deliveryPreparation: _preparation, acceptance: _acceptance, ...kept } = checklists;
  return { ...rest, checklists: kept, slips: [], quality: { failures: quality.failures } };
}

export const acceptanceEvolvers: Evolvers<AcceptanceEvents> = {
  customerWelcomed: (order) => ({ ...order, stage: 'acceptance' }),
  resultAccepted: (order, { evidence }) => ({ ...order, ...withEvidence(order, evidence), stage: 'settlement' }),
  resultRejected: (order, { lineIds, at }) =>
    startRepairRound(withoutPreparation({ ...order, lines: reopened(order, lineIds) }), at),
};
