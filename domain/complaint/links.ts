import { z } from 'zod';
import { reject, type Obstacle } from '../kernel/rejection';
import { goesBy } from '../kernel/rules-version';
import type { CommandDeclarations, SentCommand } from '../kernel/slice';
import { OrderNumber } from '../repair-order/number';
import { Confirmed, LongText, payload } from '../values/field-schemas';
import { isAccused } from './is-accused';
import { ComplaintNumber } from './number';
import { handlers } from './roles';
import { endStages, openStages } from './stage';
import type { Complaint } from './state';
import type { ComplaintSlice } from './types';

const linkCommands = {
  linkOrder: {
    path: 'order',
    roles: handlers,
    payload: payload(
      { order: OrderNumber },
      'H-02, H-38: the visit the complaint is about; its advisor is of the team',
    ),
  },
  linkComplaint: {
    path: 'linked-complaints',
    roles: handlers,
    payload: payload({ complaint: ComplaintNumber }, 'An earlier complaint about the same'),
  },
  holdSettlement: {
    path: 'settlement-hold',
    roles: [...handlers, 'storeManager'],
    payload: payload({ reason: LongText }, 'The linked order must not be settled while this is open'),
  },
  releaseSettlement: {
    path: 'settlement-hold/release',
    roles: [...handlers, 'storeManager'],
    payload: payload({ reason: LongText }, 'The linked order may be settled again'),
  },
  orderRework: {
    path: 'rework',
    roles: ['serviceAdvisor', 'serviceManager'],
    payload: payload(
      { vehicleIsHere: Confirmed, symptoms: LongText },
      'J-13, J-18: open a no-charge rework order that is linked to the first repair',
    ),
  },
  noteRework: {
    roles: ['system'],
    payload: payload({ order: OrderNumber }, 'J-18: the rework order was opened under this number'),
  },
} as const satisfies CommandDeclarations;

/** H-38: with the advisor of that visit, whom the API looks up. */
type LinkOrder = SentCommand<typeof linkCommands, 'linkOrder'> & { readonly advisor?: string };

/** Other processes act on these: see `errands.ts`. */
export const linkEvents = {
  orderLinked: z.object({ order: z.string(), advisor: z.string().exactOptional() }),
  complaintLinked: z.object({ complaint: z.string() }),
  settlementHeld: z.object({ order: z.string(), reason: z.string() }),
  settlementReleased: z.object({ order: z.string(), reason: z.string() }),
  reworkOrdered: z.object({ of: z.string(), symptoms: z.string() }),
  reworkNoted: z.object({ order: z.string() }),
};

const linked = ({ order }: Complaint): Obstacle | undefined => (order ? undefined : { code: 'orderUnlinked' });

export const linkSlice: ComplaintSlice<typeof linkCommands, typeof linkEvents> = {
  commands: linkCommands,
  events: linkEvents,
  rules: {
    linkOrder: {
      during: openStages,
      decide: (complaint, { order, advisor }: LinkOrder) => {
        if (complaint.order === order) return [];
        if (complaint.holdsSettlement) reject('settlementIsHeld', { order: complaint.order });
        const joins = advisor !== undefined && goesBy(complaint, 3) && !isAccused(complaint, advisor);
        return [{ type: 'orderLinked', order, ...(joins && { advisor }) }];
      },
    },
    linkComplaint: {
      during: openStages,
      decide: ({ linkedComplaints, number }, { complaint }) =>
        linkedComplaints.includes(complaint) || complaint === number ? [] : [{ type: 'complaintLinked', complaint }],
    },
    holdSettlement: {
      during: openStages,
      requires: linked,
      decide: ({ holdsSettlement, order }, { reason }) =>
        holdsSettlement ? [] : [{ type: 'settlementHeld', order: order ?? reject('orderUnlinked'), reason }],
    },
    releaseSettlement: {
      during: openStages,
      requires: linked,
      decide: ({ holdsSettlement, order }, { reason }) =>
        holdsSettlement ? [{ type: 'settlementReleased', order: order ?? reject('orderUnlinked'), reason }] : [],
    },
    orderRework: {
      during: openStages,
      requires: linked,
      decide: ({ rework, order }, { symptoms }) => {
        if (rework) reject('reworkOrdered', { order: rework.order });
        return [{ type: 'reworkOrdered', of: order ?? reject('orderUnlinked'), symptoms }];
      },
    },
    noteRework: {
      during: [...openStages, ...endStages],
      decide: ({ rework }, { order }) => (rework?.order === order ? [] : [{ type: 'reworkNoted', order }]),
    },
  },
  evolve: {
    orderLinked: ({ advisor: _advisor, ...complaint }, { order, advisor }) => ({
      ...complaint,
      order,
      ...(advisor !== undefined && { advisor }),
    }),
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
  },
  deadlines: [],
};
