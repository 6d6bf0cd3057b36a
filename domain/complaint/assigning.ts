import { z } from 'zod';
import type { Role } from '../kernel/actor';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations, SentCommand } from '../kernel/slice';
import { Id, LongText, payload } from '../values/field-schemas';
import { actingRole } from './acting-role';
import { rejectOtherKeeper } from './flags';
import { rejectAccused } from './is-accused';
import { StaffRole } from './schemas';
import { openStages } from './stage';
import type { ComplaintSlice } from './types';

const assigningCommands = {
  assignOwner: {
    path: 'assignment',
    roles: ['crSupervisor', 'crManager', 'serviceManager', 'serviceDirector', 'storeManager', 'centralTeam'],
    payload: payload(
      { owner: Id, reason: LongText },
      'H-39, H-43: a manager gives the complaint to a person, who has it at once',
    ),
  },
} as const satisfies CommandDeclarations;

export const assigningEvents = {
  ownerAssigned: z.object({ owner: z.string(), inRole: StaffRole, reason: z.string() }),
};

/** The role in which the person has it, which the API looks up; without it that of the owner before. */
type AssignOwner = SentCommand<typeof assigningCommands, 'assignOwner'> & { readonly inRole?: Role };

/** H-43: who has the complaint, where nobody is asked. */
export const assigningSlice: ComplaintSlice<typeof assigningCommands, typeof assigningEvents> = {
  commands: assigningCommands,
  events: assigningEvents,
  rules: {
    assignOwner: {
      during: openStages,
      decide: (complaint, { owner, inRole = complaint.owner.role, reason }: AssignOwner) => {
        if (owner === complaint.owner.id && inRole === complaint.owner.role) reject('alreadyOwner', { owner });
        rejectAccused(complaint, owner);
        rejectOtherKeeper(complaint, inRole);
        if (actingRole(complaint, inRole) !== inRole) reject('roleTakesNoPart', { role: inRole });
        return [{ type: 'ownerAssigned', owner, inRole, reason }];
      },
    },
  },
  evolve: {
    ownerAssigned: ({ offered: _offered, ...complaint }, { owner, inRole }) => ({
      ...complaint,
      owner: { id: owner, role: inRole },
      handovers: complaint.handovers + 1,
    }),
  },
  deadlines: [],
};
