import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Instant as InstantField, LocalId, LongText, StoredInstant, payload } from '../values/field-schemas';
import { checkFuture } from './guards';
import { whenKept } from './kept-words';
import { beforeDeparture } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';

/** C-18: a promise made to the customer, its owner's id and its time. */
export const Commitment = z.object({
  commitmentId: z.string(),
  owner: z.string(),
  dueAt: StoredInstant,
  status: z.enum(['open', 'fulfilled', 'reported']),
  /** In words; absent before version 3 of the rules. */
  promise: LongText.exactOptional(),
});

const commitmentCommands = {
  recordCommitment: {
    path: 'commitments',
    roles: ['serviceAdvisor', 'serviceManager'],
    payload: payload(
      { commitmentId: LocalId, promise: LongText, dueAt: InstantField },
      'C-18: a promise made to the customer gets an owner and a time',
    ),
  },
  fulfilCommitment: {
    path: 'commitments/:commitmentId/fulfilment',
    roles: ['serviceAdvisor', 'serviceManager'],
    payload: payload({ commitmentId: LocalId }, 'C-18: the promise was kept'),
  },
  reportCommitment: {
    path: 'commitments/:commitmentId/report',
    roles: ['serviceAdvisor', 'serviceManager'],
    payload: payload(
      { commitmentId: LocalId, reason: LongText },
      'C-18: the promise cannot be kept; the superior is told',
    ),
  },
} as const satisfies CommandDeclarations;

const commitmentEvents = {
  commitmentRecorded: z.object({ commitmentId: LocalId, promise: LongText, dueAt: StoredInstant }),
  commitmentFulfilled: z.object({ commitmentId: LocalId }),
  commitmentReported: z.object({ commitmentId: LocalId, reason: LongText }),
};
export type CommitmentEvents = EventsOf<typeof commitmentEvents>;

const openCommitments = ({ commitments }: RepairOrder) => commitments.filter(({ status }) => status === 'open');
const commitmentTargets = (order: RepairOrder) => openCommitments(order).map(({ commitmentId }) => commitmentId);

function checkOpen({ commitments }: RepairOrder, commitmentId: string): void {
  const commitment =
    commitments.find((known) => known.commitmentId === commitmentId) ?? reject('unknownCommitment', { commitmentId });
  if (commitment.status !== 'open') reject('commitmentClosed', { commitmentId, status: commitment.status });
}

const closed = (order: RepairOrder, commitmentId: string, status: 'fulfilled' | 'reported'): RepairOrder => ({
  ...order,
  commitments: updateWhere(
    order.commitments,
    (known) => known.commitmentId === commitmentId,
    () => ({ status }),
  ),
});

/** C-18, CF-16: a promise neither kept nor reported goes to the superior. */
const commitmentDeadlines = (order: RepairOrder): readonly DeadlineRule[] =>
  (beforeDeparture.includes(order.stage) ? openCommitments(order) : []).map(({ commitmentId, dueAt }) => ({
    timer: 'C-18',
    subject: commitmentId,
    fulfilledBy: 'fulfilCommitment',
    steps: [{ at: dueAt, reaction: 'escalate', to: ['serviceManager'] }],
  }));

export const commitmentSlice: OrderSlice<typeof commitmentCommands, typeof commitmentEvents> = {
  commands: commitmentCommands,
  events: commitmentEvents,
  rules: {
    recordCommitment: {
      during: beforeDeparture,
      decide: ({ commitments }, { commitmentId, promise, dueAt }, at) => {
        if (commitments.some((known) => known.commitmentId === commitmentId)) return [];
        checkFuture('dueAt', dueAt, at);
        return [{ type: 'commitmentRecorded', commitmentId, promise, dueAt }];
      },
    },
    fulfilCommitment: {
      during: beforeDeparture,
      targets: commitmentTargets,
      decide: (order, { commitmentId }) => {
        checkOpen(order, commitmentId);
        return [{ type: 'commitmentFulfilled', commitmentId }];
      },
    },
    reportCommitment: {
      during: beforeDeparture,
      targets: commitmentTargets,
      decide: (order, { commitmentId, reason }) => {
        checkOpen(order, commitmentId);
        return [{ type: 'commitmentReported', commitmentId, reason }];
      },
    },
  },
  evolve: {
    commitmentRecorded: (order, { commitmentId, promise, dueAt, by }) => ({
      ...order,
      commitments: [
        ...order.commitments,
        { commitmentId, owner: by.id, dueAt, status: 'open', ...whenKept(order, { promise }) },
      ],
    }),
    commitmentFulfilled: (order, { commitmentId }) => closed(order, commitmentId, 'fulfilled'),
    commitmentReported: (order, { commitmentId }) => closed(order, commitmentId, 'reported'),
  },
  deadlines: [commitmentDeadlines],
};
