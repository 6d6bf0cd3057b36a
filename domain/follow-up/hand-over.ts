import type { Role } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { HandOver, handOverRoles } from '../values/hand-over';
import { openStages } from './stage';
import type { FollowUp } from './state';
import type { FollowUpSlice } from './types';

const handOverCommands = {
  handOver: {
    path: 'hand-over',
    roles: handOverRoles,
    payload: payload(
      HandOver.shape,
      'G-14, G-18: another advisor answers for the visit or another specialist calls, e.g. because one leaves the store',
    ),
  },
} as const satisfies CommandDeclarations;

const handOverEvents = { handedOver: HandOver };
export type HandOverEvents = EventsOf<typeof handOverEvents>;

/** The roles in which the follow-up has this very person call, or answer a quick-handling form, now or later; undefined when it does not. */
export function heldBy({ advisor, specialist, policy }: FollowUp, person: string): readonly Role[] | undefined {
  const roles: readonly Role[] = [
    ...(advisor === person ? (['serviceAdvisor'] as const) : []),
    ...(specialist === person ? [policy.followUp.firstRole] : []),
  ];
  return roles.length === 0 ? undefined : roles;
}

export const handOverSlice: FollowUpSlice<typeof handOverCommands, typeof handOverEvents> = {
  commands: handOverCommands,
  events: handOverEvents,
  rules: {
    handOver: {
      during: openStages,
      decide: (followUp, { predecessor, successor, reason }) => {
        if (predecessor === successor) reject('alreadyOwner', { owner: successor });
        return heldBy(followUp, predecessor) ? [{ type: 'handedOver', predecessor, successor, reason }] : [];
      },
    },
  },
  evolve: {
    handedOver: (followUp, { predecessor, successor }) => ({
      ...followUp,
      ...(followUp.advisor === predecessor && { advisor: successor }),
      ...(followUp.specialist === predecessor && { specialist: successor }),
    }),
  },
  deadlines: [],
};
