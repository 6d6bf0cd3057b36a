import type { Role } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { HandOver, handOverRoles } from '../values/hand-over';
import { openStages } from './stage';
import type { Appointment } from './state';
import type { AppointmentSlice } from './types';

const handOverCommands = {
  handOver: {
    path: 'hand-over',
    roles: handOverRoles,
    payload: payload(HandOver.shape, 'L-02: another advisor answers for it, e.g. because its own leaves the store'),
  },
} as const satisfies CommandDeclarations;

const handOverEvents = { handedOver: HandOver };
export type HandOverEvents = EventsOf<typeof handOverEvents>;

/** The roles in which the appointment waits for this very person; undefined when it does not. */
export const heldBy = ({ advisor, stage }: Appointment, person: string): readonly Role[] | undefined =>
  advisor === person && openStages.includes(stage) ? ['serviceAdvisor'] : undefined;

export const handOverSlice: AppointmentSlice<typeof handOverCommands, typeof handOverEvents> = {
  commands: handOverCommands,
  events: handOverEvents,
  rules: {
    handOver: {
      during: openStages,
      decide: (appointment, { predecessor, successor, reason }) => {
        if (predecessor === successor) reject('alreadyOwner', { owner: successor });
        return heldBy(appointment, predecessor) ? [{ type: 'handedOver', predecessor, successor, reason }] : [];
      },
    },
  },
  evolve: { handedOver: (appointment, { successor }) => ({ ...appointment, advisor: successor }) },
  deadlines: [],
};
