import type { Timer } from '../../texts/complaint';
import type { Role } from '../kernel/actor';
import type { Flag, Measure } from './state';

/** A family of deadlines of one timer, distinguished by what follows a prefix. */
function subjectFamily(timer: Timer, prefix = '') {
  const before = `${timer}/${prefix}`;
  return {
    timer,
    /** Of the deadline about this one. */
    subject: (what: string | number): string => `${prefix}${what}`,
    /** Of the deadline rule, and of the escalation that comes of it. */
    id: (what: string | number): string => `${before}${what}`,
    /** True for an id, or for the key of a step, of this family. */
    includes: (id: string): boolean => id.startsWith(before),
    /** What the deadline is about; undefined for an id of another family. */
    whatOf: (id: string): string | undefined => (id.startsWith(before) ? id.slice(before.length) : undefined),
  };
}

/** T-37: passed up by a person; counted. */
export const byHand = subjectFamily('T-37', 'hand-');
/** T-37: what a level said it would do; by the turn of the plan. */
export const planned = subjectFamily('T-37', 'plan-');
/** H-43: the action that was announced; by its turn. */
export const announced = subjectFamily('H-43', 'action-');
/** H-43: nothing is awaited; counted. */
export const idle = subjectFamily('H-43', 'idle-');
/** H-43: nobody has done anything twice in a row; counted. */
export const silent = subjectFamily('H-43', 'silent-');
/** H-39: by the id of the task. */
export const departmentTask = subjectFamily('H-39');
/** H-35: by the measure and how often it was given. */
export const measured = subjectFamily('H-35');
export const measureSubject = ({ measureId, turn }: Measure): string => `${measureId}-${turn}`;

/** H-36: the customer knows the leader; by the escalation together with the role that has it now. */
export const leaderTold = subjectFamily('H-36');

/** B-01: each offer is one of its own, also to the same person again. */
export const offerSubject = ({ to, turn }: { readonly to: string; readonly turn: number }): string => `${to}-${turn}`;
/** H-41: the flag at this place of the list of flags. */
export const flagSubject = (flag: Flag, index: number): string => `${flag}-${index + 1}`;
/** H-36: the escalation together with the role that has it now. */
export const leaderSubject = ({ id, to }: { readonly id: string; readonly to: Role }): string => `${id}@${to}`;
