import type { Actor, Role } from '../kernel/actor';
import { updateWhere } from '../kernel/command-rule';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { HandOver, handOverRoles } from '../values/hand-over';
import { rejectAccused } from './is-accused';
import { hasMeasure, measuresHandedTo } from './measures';
import { withOffer } from './ownership';
import { endStages, openStages } from './stage';
import { isOver, type Complaint } from './state';
import type { ComplaintSlice } from './types';

const handOverCommands = {
  handOver: {
    path: 'hand-over',
    roles: handOverRoles,
    payload: payload(
      HandOver.shape,
      'H-35, H-39, H-43: what one person owns, was offered or was told to do goes to another at once, e.g. because the person leaves the store',
    ),
  },
} as const satisfies CommandDeclarations;

export const handOverEvents = { handedOver: HandOver };

/**
 * The roles in which the complaint waits for this very person; undefined when it does not. Whoever was offered it, or has a task of a
 * department or a measure, may hold any.
 */
export function heldBy(complaint: Complaint, person: string): readonly Role[] | undefined {
  const { owner, offered, advisor, departmentTasks } = complaint;
  if (isOver(complaint)) return hasMeasure(complaint, person) ? [] : undefined;
  if (owner.id === person) return [owner.role];
  const isAsked = offered?.to === person || departmentTasks.some(({ to, done }) => to === person && !done);
  if (advisor === person) return ['serviceAdvisor'];
  return isAsked || hasMeasure(complaint, person) ? [] : undefined;
}

/** The complaint after everything that one person has on it went to another. What is offered to its new owner is offered no more. */
function handedTo(complaint: Complaint, predecessor: string, successor: string, by: Actor, at: Instant): Complaint {
  if (isOver(complaint)) return measuresHandedTo(complaint, predecessor, successor);
  const { offered, ...rest } = measuresHandedTo(complaint, predecessor, successor);
  const changes = rest.owner.id === predecessor;
  const owner = changes ? { ...rest.owner, id: successor } : rest.owner;
  const { advisor } = rest;
  const offeredTo = offered?.to === predecessor ? successor : offered?.to;
  const stands = offeredTo !== undefined && offeredTo !== owner.id;
  return {
    ...rest,
    owner,
    ...(advisor === predecessor && { advisor: successor }),
    handovers: rest.handovers + (changes ? 1 : 0),
    departmentTasks: updateWhere(
      rest.departmentTasks,
      ({ to, done }) => to === predecessor && !done,
      () => ({ to: successor }),
    ),
    ...(stands && (offeredTo === offered?.to ? { offered } : withOffer(complaint, offeredTo, by, at))),
  };
}

export const handOverSlice: ComplaintSlice<typeof handOverCommands, typeof handOverEvents> = {
  commands: handOverCommands,
  events: handOverEvents,
  rules: {
    handOver: {
      during: [...openStages, ...endStages],
      decide: (complaint, { predecessor, successor, reason }) => {
        if (predecessor === successor) reject('alreadyOwner', { owner: successor });
        rejectAccused(complaint, successor);
        return heldBy(complaint, predecessor) ? [{ type: 'handedOver', predecessor, successor, reason }] : [];
      },
    },
  },
  evolve: {
    handedOver: (complaint, { predecessor, successor, by, at }) => handedTo(complaint, predecessor, successor, by, at),
  },
  deadlines: [],
};
