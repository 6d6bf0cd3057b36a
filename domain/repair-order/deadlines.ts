import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { acknowledgement, markAcknowledged } from '../time/acknowledgement';
import { DeadlinePassed, markPassed, type EscalationPolicy } from '../time/deadline';
import { LongText, payload } from '../values/field-schemas';
import { goesBy } from './rules-version';
import { beforeDeparture } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { rule } from '../values/field-rules';

const deadlineCommands = {
  acknowledgeEscalation: {
    path: 'escalations/acknowledgement',
    roles: [
      'workshopSupervisor',
      'businessSupervisor',
      'serviceManager',
      'storeManager',
      'centralTeam',
      'serviceAdvisor',
    ],
    payload: payload(
      { escalationId: z.string().regex(/^[A-Za-z0-9/._:-]{3,120}$/, rule('escalationId')), plan: LongText },
      'T-37: whoever received an escalation says what happens next',
    ),
  },
} as const satisfies CommandDeclarations;

const deadlineEvents = {
  deadlinePassed: DeadlinePassed,
  escalationAcknowledged: z.object(deadlineCommands.acknowledgeEscalation.payload.shape),
};
export type DeadlineEvents = EventsOf<typeof deadlineEvents>;

export const escalationPolicyOf = (order: RepairOrder): EscalationPolicy => ({
  calendar: order.policy.calendar,
  levels: order.policy.escalationLevels,
  minutes: order.policy.escalationMinutes,
  whileOpen: goesBy(order, 3),
});

export const deadlineSlice: OrderSlice<typeof deadlineCommands, typeof deadlineEvents> = {
  commands: deadlineCommands,
  events: deadlineEvents,
  rules: {
    acknowledgeEscalation: { during: [...beforeDeparture, 'delivered', 'declined'], ...acknowledgement },
  },
  evolve: {
    deadlinePassed: (order, event) => ({ ...order, ...markPassed(order, event) }),
    escalationAcknowledged: (order, { escalationId }) => ({
      ...order,
      escalations: markAcknowledged(order, escalationId),
    }),
  },
  deadlines: [],
};
