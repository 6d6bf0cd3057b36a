import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { acknowledgement, markAcknowledged } from '../time/acknowledgement';
import { goesBy } from '../kernel/rules-version';
import { DeadlinePassed, markPassed, type EscalationPolicy } from '../time/deadline';
import { EscalationId, LongText, payload } from '../values/field-schemas';
import { openStages } from './stage';
import { isSteered } from './rules-version';
import type { FollowUp } from './state';
import type { FollowUpSlice } from './types';

const deadlineCommands = {
  acknowledgeEscalation: {
    path: 'escalations/acknowledgement',
    roles: ['crSupervisor', 'crManager', 'storeManager'],
    payload: payload(
      { escalationId: EscalationId, plan: LongText },
      'T-21, T-37: whoever received an escalation says what happens next',
    ),
  },
} as const satisfies CommandDeclarations;

const deadlineEvents = {
  deadlinePassed: DeadlinePassed,
  escalationAcknowledged: z.object({ escalationId: z.string(), plan: z.string() }),
};
export type DeadlineEvents = EventsOf<typeof deadlineEvents>;

export const escalationPolicyOf = (followUp: FollowUp): EscalationPolicy => {
  const { calendar, followUp: numbers } = followUp.policy;
  return {
    calendar,
    levels: ['crManager', 'storeManager'],
    minutes: [numbers.escalateMinutes, numbers.escalateMinutes * 6],
    whileOpen: goesBy(followUp, 2),
  };
};

export const deadlineSlice: FollowUpSlice<typeof deadlineCommands, typeof deadlineEvents> = {
  commands: deadlineCommands,
  events: deadlineEvents,
  rules: {
    acknowledgeEscalation: { during: openStages, ...acknowledgement },
  },
  evolve: {
    deadlinePassed: (followUp, event) => ({ ...followUp, ...markPassed(followUp, event) }),
    escalationAcknowledged: (followUp, { escalationId, at }) => ({
      ...followUp,
      escalations: markAcknowledged(followUp, escalationId),
      ...(isSteered(followUp) && { acknowledgedAt: at }),
    }),
  },
  deadlines: [],
};
