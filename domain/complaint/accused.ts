import { z } from 'zod';
import type { Actor, Role } from '../kernel/actor';
import { updateWhere } from '../kernel/command-rule';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations, SentCommand } from '../kernel/slice';
import { Id, LongText, payload } from '../values/field-schemas';
import { actingRole } from './acting-role';
import { isAccused } from './is-accused';
import { hasMeasure, measuresHandedTo } from './measures';
import { handlers } from './roles';
import { StaffRole } from './schemas';
import { openStages } from './stage';
import type { Complaint } from './state';
import type { ComplaintSlice } from './types';

const accusedCommands = {
  nameAccused: {
    path: 'accused',
    roles: [...handlers, 'serviceDirector', 'storeManager', 'centralTeam'],
    payload: payload(
      { person: Id, reason: LongText },
      'H-19, H-39: the complaint is about this person, who decides, receives and reads nothing of it from now on',
    ),
  },
  clearAccused: {
    path: 'accused/:person/clearance',
    roles: ['serviceManager', 'crManager', 'storeManager'],
    payload: payload(
      { person: Id, reason: LongText },
      'H-19: the complaint is not about this person after all; said by somebody else than who named them',
    ),
  },
} as const satisfies CommandDeclarations;

export const accusedEvents = {
  accusedNamed: z.object({
    person: z.string(),
    holds: z.array(StaffRole),
    reason: z.string(),
    successor: z.object({ id: z.string(), role: StaffRole }).exactOptional(),
  }),
  accusedCleared: z.object({ person: z.string(), reason: z.string() }),
};

/** What a workflow cannot look up, and the API adds: which roles the person has in the store, and who would have the complaint in their place. */
export interface Standing {
  readonly holds: readonly Role[];
  readonly successor?: { readonly id: string; readonly role: Role };
}
type NameAccused = SentCommand<typeof accusedCommands, 'nameAccused'> & { readonly standing?: Standing };

/** Whoever is accused has nothing left of it: who owns it is another, what was offered is offered no more, tasks and measures go along. */
function takenFrom(complaint: Complaint, person: string, successor: Standing['successor']): Complaint {
  const { offered, advisor, ...rest } = successor ? measuresHandedTo(complaint, person, successor.id) : complaint;
  const changes = successor !== undefined && mustChange(complaint, person);
  const stands = offered !== undefined && offered.to !== person && offered.to !== successor?.id;
  return {
    ...rest,
    ...(stands && { offered }),
    ...(advisor !== undefined && advisor !== person && { advisor }),
    ...(changes && { owner: successor, handovers: rest.handovers + 1 }),
    departmentTasks: successor
      ? updateWhere(
          rest.departmentTasks,
          ({ to, done }) => to === person && !done,
          () => ({ to: successor.id }),
        )
      : rest.departmentTasks,
  };
}

/** Whether the complaint waits for somebody who is to have no part in it. */
const mustChange = (complaint: Complaint, person: string): boolean =>
  complaint.owner.id === person || actingRole(complaint, complaint.owner.role) !== complaint.owner.role;
const waitsFor = (complaint: Complaint, person: string): boolean =>
  complaint.owner.id === person ||
  complaint.departmentTasks.some(({ to, done }) => to === person && !done) ||
  hasMeasure(complaint, person);

function withAccused(complaint: Complaint, { person, holds }: { person: string; holds: readonly Role[] }, by: Actor) {
  const named: Complaint = { ...complaint, accused: [...(complaint.accused ?? []), { person, holds, by: by.id }] };
  return { ...named, escalations: named.escalations.map((one) => ({ ...one, to: actingRole(named, one.to) })) };
}

/** The events by which somebody is accused; none when they are already. Rejects when nobody is known who would have it in their place. */
export function accusing(complaint: Complaint, person: string, reason: string, standing: Standing = { holds: [] }) {
  if (isAccused(complaint, person)) return [];
  const { holds, successor } = standing;
  if (!successor && waitsFor(complaint, person)) reject('successorMissing', { person });
  if (successor && (successor.id === person || isAccused(complaint, successor.id)))
    reject('personAccused', { person: successor.id });
  return [{ type: 'accusedNamed' as const, person, holds, reason, ...(successor && { successor }) }];
}

export const accusedSlice: ComplaintSlice<typeof accusedCommands, typeof accusedEvents> = {
  commands: accusedCommands,
  events: accusedEvents,
  rules: {
    nameAccused: {
      during: openStages,
      decide: (complaint, { person, reason, standing }: NameAccused) => accusing(complaint, person, reason, standing),
    },
    clearAccused: {
      during: openStages,
      targets: ({ accused = [] }) => accused.map(({ person }) => person),
      decide: ({ accused = [] }, { person, reason, by }) => {
        const named = accused.find((one) => one.person === person) ?? reject('notAccused', { person });
        if (named.by === by.id) reject('sameDecider', { person });
        return [{ type: 'accusedCleared', person, reason }];
      },
    },
  },
  evolve: {
    accusedNamed: (complaint, { person, holds, successor, by }) =>
      takenFrom(withAccused(complaint, { person, holds }, by), person, successor),
    accusedCleared: (complaint, { person }) => ({
      ...complaint,
      accused: (complaint.accused ?? []).filter((one) => one.person !== person),
    }),
  },
  deadlines: [],
};
