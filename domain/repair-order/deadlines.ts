import {
  escalationFor,
  markAcknowledged,
  markPassed,
  type DeadlinePassed,
  type EscalationPolicy,
} from '../time/deadline';
import type { CommandName } from './commands';
import { beforeDeparture } from './types';
import type { RepairOrder } from './state';
import { z } from 'zod';
import type { CommandDeclarations } from '../kernel/slice';
import { LongText, payload } from '../values/field-schemas';
import type { OrderSlice } from './types';

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
      { escalationId: z.string().regex(/^[A-Za-z0-9/._:-]{3,120}$/), plan: LongText },
      'T-37: whoever received an escalation says what happens next',
    ),
  },
} as const satisfies CommandDeclarations;

export interface DeadlineEvents {
  readonly deadlinePassed: DeadlinePassed<CommandName>;
  readonly escalationAcknowledged: { readonly escalationId: string; readonly plan: string };
}

export const escalationPolicyOf = ({ policy }: RepairOrder): EscalationPolicy => ({
  calendar: policy.calendar,
  levels: policy.escalationLevels,
  minutes: policy.escalationLadder,
});

export const deadlineSlice: OrderSlice<typeof deadlineCommands, DeadlineEvents> = {
  commands: deadlineCommands,
  rules: {
    acknowledgeEscalation: {
      during: [...beforeDeparture, 'delivered', 'declined'],
      decide: (order, { escalationId, plan, by }) =>
        escalationFor(order, escalationId, by).acknowledged
          ? []
          : [{ type: 'escalationAcknowledged', escalationId, plan }],
    },
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
