import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Deadline } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LongText, payload } from '../values/field-schemas';
import { attemptsLeft } from './attempts';
import { daysAfter, lastWindowEnd } from './call-windows';
import { isSteered } from './rules-version';
import { closed, concluded, turnSubject, windowsFor, type FollowUp, type UnstampedEvent } from './state';
import type { DeadlineRule, FollowUpSlice } from './types';

const givingUpCommands = {
  giveUpFollowUp: {
    path: 'giving-up',
    roles: ['crSpecialist', 'crSupervisor', 'crManager', 'informationClerk'],
    payload: payload({ reason: LongText }, 'G-47: the customer could not be reached'),
  },
} as const satisfies CommandDeclarations;

const givingUpEvents = { givenUp: z.object({ reason: z.string() }) };
export type GivingUpEvents = EventsOf<typeof givingUpEvents>;

const closingTime = (followUp: FollowUp): number =>
  lastWindowEnd(windowsFor(followUp), daysAfter(followUp.leftAt, followUp.policy.followUp.closeDays));

/** G-47: a customer who is no member is given up by time, after the sweep and the last attempt. */
function expiry(followUp: FollowUp): readonly Deadline<UnstampedEvent>[] {
  const { stage, sweptAt, customer, calls } = followUp;
  if (stage !== 'due' || sweptAt === undefined || customer.member || attemptsLeft(followUp) > 0) return [];
  const at = Math.max(sweptAt, calls.at(-1)?.at ?? sweptAt, closingTime(followUp));
  return [{ at, event: { type: 'givenUp', reason: 'unreachable' } }];
}

/** G-19: whoever is not given up by time goes to the manager. */
function closingRule(followUp: FollowUp): readonly DeadlineRule[] {
  if (followUp.stage !== 'due') return [];
  const steps = [{ at: closingTime(followUp), reaction: 'escalate', to: ['crManager'] }] as const;
  return [{ timer: 'G-19', subject: turnSubject(followUp), fulfilledBy: 'giveUpFollowUp', steps }];
}

export const givingUpSlice: FollowUpSlice<typeof givingUpCommands, typeof givingUpEvents> = {
  commands: givingUpCommands,
  events: givingUpEvents,
  rules: {
    giveUpFollowUp: {
      during: ['due', 'secondCall', 'sevenDayCall'],
      requires: (followUp) =>
        followUp.stage === 'due' || isSteered(followUp) ? undefined : { code: 'notDuringStage' },
      // a problem nobody can be told the result of is given up by whoever leads customer relations
      roles: ({ stage }) => (stage === 'secondCall' ? ['crManager'] : givingUpCommands.giveUpFollowUp.roles),
      decide: (followUp, { reason, by }) => {
        const left = attemptsLeft(followUp);
        if (left > 0) reject('attemptsLeft', { left });
        if (followUp.customer.member && by.role !== 'crManager')
          reject('roleNotAllowed', { role: by.role, allowed: ['crManager'] });
        return [{ type: 'givenUp', reason }];
      },
    },
  },
  evolve: {
    // who was reached before, and is not for the second or the seven-day call, is no customer that nobody reached
    givenUp: (followUp, { at }) =>
      followUp.recordedAt === undefined ? closed(followUp, 'unreachable', at) : concluded(followUp, at),
  },
  deadlines: [closingRule],
  timedEvents: [expiry],
};
