import { reject } from '../kernel/rejection';
import type { DeadlineRule } from './types';
import { updateWhere } from '../kernel/command-rule';
import { beforeDeparture } from './types';
import type { RepairOrder } from './state';
import type { Instant } from '../kernel/process';
import type { CommandDeclarations } from '../kernel/slice';
import { Instant as InstantField, LocalId, LongText, payload } from '../values/field-schemas';
import type { OrderSlice } from './types';

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

export interface CommitmentEvents {
  readonly commitmentRecorded: { readonly commitmentId: string; readonly promise: string; readonly dueAt: Instant };
  readonly commitmentFulfilled: { readonly commitmentId: string };
  readonly commitmentReported: { readonly commitmentId: string; readonly reason: string };
}

const openCommitment = ({ commitments }: RepairOrder, commitmentId: string) => {
  const commitment =
    commitments.find((known) => known.commitmentId === commitmentId) ?? reject('unknownCommitment', { commitmentId });
  if (commitment.status !== 'open') reject('commitmentClosed', { commitmentId, status: commitment.status });
};

const closed = (order: RepairOrder, commitmentId: string, status: 'fulfilled' | 'reported'): RepairOrder => ({
  ...order,
  commitments: updateWhere(
    order.commitments,
    (known) => known.commitmentId === commitmentId,
    () => ({ status }),
  ),
});

/** C-18, CF-16: a promise neither kept nor reported goes to the superior. */
const commitmentWatches = ({ commitments, stage }: RepairOrder): readonly DeadlineRule[] =>
  commitments
    .filter(({ status }) => status === 'open' && beforeDeparture.includes(stage))
    .map(({ commitmentId, dueAt }) => ({
      timer: 'C-18',
      subject: commitmentId,
      fulfilledBy: 'fulfilCommitment',
      steps: [{ at: dueAt, reaction: 'escalate', to: ['serviceManager'] }],
    }));

export const commitmentSlice: OrderSlice<typeof commitmentCommands, CommitmentEvents> = {
  commands: commitmentCommands,
  rules: {
    recordCommitment: {
      during: beforeDeparture,
      decide: ({ commitments }, { commitmentId, promise, dueAt }, at) => {
        if (commitments.some((known) => known.commitmentId === commitmentId)) return [];
        if (dueAt <= at) reject('promiseInPast', { dueAt });
        return [{ type: 'commitmentRecorded', commitmentId, promise, dueAt }];
      },
    },
    fulfilCommitment: {
      during: beforeDeparture,
      decide: (order, { commitmentId }) => {
        openCommitment(order, commitmentId);
        return [{ type: 'commitmentFulfilled', commitmentId }];
      },
    },
    reportCommitment: {
      during: beforeDeparture,
      decide: (order, { commitmentId, reason }) => {
        openCommitment(order, commitmentId);
        return [{ type: 'commitmentReported', commitmentId, reason }];
      },
    },
  },
  evolve: {
    commitmentRecorded: (order, { commitmentId, dueAt, by }) => ({
      ...order,
      commitments: [...order.commitments, { commitmentId, owner: by.id, dueAt, status: 'open' }],
    }),
    commitmentFulfilled: (order, { commitmentId }) => closed(order, commitmentId, 'fulfilled'),
    commitmentReported: (order, { commitmentId }) => closed(order, commitmentId, 'reported'),
  },
  deadlines: [commitmentWatches],
};
