import type { Obstacle } from '../kernel/rejection';
import type { InternalPayloads } from './commands';
import type { linkCommands } from './commands/handling';
import { reject } from '../kernel/rejection';
import type { CommandRules } from './types';
import { endStages, open } from './stage';
import type { Complaint, Evolvers } from './state';

/** Other processes act on these: see `domain/reactions.ts`. */
export interface LinkEvents {
  readonly orderLinked: { readonly order: string };
  readonly complaintLinked: { readonly complaint: string };
  readonly settlementHeld: { readonly order: string; readonly reason: string };
  readonly settlementReleased: { readonly order: string; readonly reason: string };
  readonly reworkOrdered: { readonly of: string; readonly symptoms: string };
  readonly reworkNoted: { readonly order: string };
}

const linked = ({ order }: Complaint): Obstacle | undefined => (order ? undefined : { code: 'orderUnlinked' });

export const linkSteps: CommandRules<keyof typeof linkCommands | keyof InternalPayloads> = {
  linkOrder: {
    during: open,
    decide: ({ order, holdsSettlement }, command) => {
      if (order === command.order) return [];
      if (holdsSettlement) reject('settlementIsHeld', { order });
      return [{ type: 'orderLinked', order: command.order }];
    },
  },
  linkComplaint: {
    during: open,
    decide: ({ linkedComplaints, number }, { complaint }) =>
      linkedComplaints.includes(complaint) || complaint === number ? [] : [{ type: 'complaintLinked', complaint }],
  },
  holdSettlement: {
    during: open,
    requires: linked,
    decide: ({ holdsSettlement, order }, { reason }) =>
      holdsSettlement ? [] : [{ type: 'settlementHeld', order: order!, reason }],
  },
  releaseSettlement: {
    during: open,
    requires: linked,
    decide: ({ holdsSettlement, order }, { reason }) =>
      holdsSettlement ? [{ type: 'settlementReleased', order: order!, reason }] : [],
  },
  orderRework: {
    during: open,
    requires: linked,
    decide: ({ rework, order }, { symptoms }) => {
      if (rework) reject('reworkOrdered', { order: rework.order });
      return [{ type: 'reworkOrdered', of: order!, symptoms }];
    },
  },
  noteRework: {
    during: [...open, ...endStages],
    decide: ({ rework }, { order }) => (rework?.order === order ? [] : [{ type: 'reworkNoted', order }]),
  },
};

export const linkEvolvers: Evolvers<LinkEvents> = {
  orderLinked: (complaint, { order }) => ({ ...complaint, order }),
  complaintLinked: (complaint, { complaint: other }) => ({
    ...complaint,
    linkedComplaints: [...complaint.linkedComplaints, other],
  }),
  settlementHeld: (complaint) => ({ ...complaint, holdsSettlement: true }),
  settlementReleased: (complaint) => ({ ...complaint, holdsSettlement: false }),
  reworkOrdered: (complaint, { at }) => ({ ...complaint, rework: { orderedAt: at } }),
  reworkNoted: (complaint, { order, at }) => ({
    ...complaint,
    rework: { orderedAt: complaint.rework?.orderedAt ?? at, order },
  }),
};
