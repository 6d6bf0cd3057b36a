import type { Role } from '../kernel/actor';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { HandOver, handOverRoles } from '../values/hand-over';
import { arrearsHandedOver, arrearsOf } from './arrears';
import { linesHandedOver, openLinesOf } from './assignments';
import { openMeasures } from './counter-measures';
import { beforeDeparture, stageRange } from './stage';
import type { RepairOrder } from './state';
import { drivesHandedOver, openDrivesOf } from './transport';
import type { OrderSlice } from './types';

const handOverCommands = {
  handOver: {
    path: 'hand-over',
    roles: handOverRoles,
    payload: payload(
      HandOver.shape,
      'C-18: the customer and the promises of one advisor go to another, e.g. because the advisor leaves the store',
    ),
  },
} as const satisfies CommandDeclarations;

const handOverEvents = { handedOver: HandOver };
export type HandOverEvents = EventsOf<typeof handOverEvents>;

const beforeWork = stageRange('checkedIn', 'awaitingSignature');
const owes = ({ commitments }: RepairOrder, person: string): boolean =>
  commitments.some(({ owner, status }) => owner === person && status === 'open');

/** B-11: the deputy of the expert, while the signature may still be asked for. */
const standsInForExpert = ({ expertDeputy, stage }: RepairOrder, person: string): boolean =>
  expertDeputy === person && beforeWork.includes(stage);
/** D-15. */
const ownsMeasure = (order: RepairOrder, person: string): boolean =>
  openMeasures(order).some(({ owner }) => owner === person);

/** F-11. */
const ownsArrears = (order: RepairOrder, person: string): boolean =>
  arrearsOf(order).some(({ owner }) => owner === person);

/** The roles in which the order waits for this very person; undefined when it does not. Whoever made a promise may hold any. */
export const heldBy = (order: RepairOrder, person: string): readonly Role[] | undefined => {
  const parts: readonly (readonly [Role, boolean])[] = [
    ['serviceAdvisor', order.advisor === person],
    ['technician', openLinesOf(order, person).length > 0 || standsInForExpert(order, person)],
    ['driver', openDrivesOf(order, person).length > 0],
  ];
  const roles = parts.filter(([, held]) => held).map(([role]) => role);
  const holds = [owes, ownsMeasure, ownsArrears].some((held) => held(order, person));
  return roles.length > 0 || holds ? roles : undefined;
};

export const handOverSlice: OrderSlice<typeof handOverCommands, typeof handOverEvents> = {
  commands: handOverCommands,
  events: handOverEvents,
  rules: {
    handOver: {
      // after the departure the advisor still completes the file
      during: [...beforeDeparture, 'delivered', 'declined'],
      decide: (order, { predecessor, successor, reason }) => {
        if (predecessor === successor) reject('alreadyOwner', { owner: successor });
        return heldBy(order, predecessor) ? [{ type: 'handedOver', predecessor, successor, reason }] : [];
      },
    },
  },
  evolve: {
    handedOver: ({ contactOpen, ...order }, { predecessor, successor }) => ({
      ...order,
      // handed to an advisor, the contact is taken
      ...(contactOpen && order.advisor !== predecessor && { contactOpen }),
      advisor: order.advisor === predecessor ? successor : order.advisor,
      commitments: updateWhere(
        order.commitments,
        ({ owner, status }) => owner === predecessor && status === 'open',
        () => ({ owner: successor }),
      ),
      lines: linesHandedOver(order, predecessor, successor),
      ...(standsInForExpert(order, predecessor) && { expertDeputy: successor }),
      abnormalities: updateWhere(
        order.abnormalities,
        ({ abnormalityId }) =>
          openMeasures(order).some((open) => open.abnormalityId === abnormalityId && open.owner === predecessor),
        () => ({ owner: successor }),
      ),
      transports: drivesHandedOver(order, predecessor, successor),
      ...(ownsArrears(order, predecessor) && { followedUp: arrearsHandedOver(order, predecessor, successor) }),
    }),
  },
  deadlines: [],
};
