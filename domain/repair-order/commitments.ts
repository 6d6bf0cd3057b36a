import { reject } from '../kernel/rejection';
import type { DeadlineRule } from './deadlines';
import { beforeDeparture, changed, type CommandRules } from './types';
import type { Evolvers, RepairOrder } from './state';
import type { Instant } from '../kernel/process';

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

export const commitmentSteps: CommandRules<'recordCommitment' | 'fulfilCommitment' | 'reportCommitment'> = {
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
};

const closed = (order: RepairOrder, commitmentId: string, status: 'fulfilled' | 'reported'): RepairOrder => ({
  ...order,
  commitments: changed(
    order.commitments,
    (known) => known.commitmentId === commitmentId,
    () => ({ status }),
  ),
});

export const commitmentEvolvers: Evolvers<CommitmentEvents> = {
  commitmentRecorded: (order, { commitmentId, dueAt, by }) => ({
    ...order,
    commitments: [...order.commitments, { commitmentId, owner: by.id, dueAt, status: 'open' }],
  }),
  commitmentFulfilled: (order, { commitmentId }) => closed(order, commitmentId, 'fulfilled'),
  commitmentReported: (order, { commitmentId }) => closed(order, commitmentId, 'reported'),
};

/** C-18, CF-16: a promise neither kept nor reported goes to the superior. */
export const commitmentWatches = ({ commitments, stage }: RepairOrder): readonly DeadlineRule[] =>
  commitments
    .filter(({ status }) => status === 'open' && beforeDeparture.includes(stage))
    .map(({ commitmentId, dueAt }) => ({
      timer: 'C-18',
      subject: commitmentId,
      fulfilledBy: 'fulfilCommitment',
      steps: [{ at: dueAt, reaction: 'escalate', to: ['serviceManager'] }],
    }));
