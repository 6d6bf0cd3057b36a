import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Deadline } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LongText, payload } from '../values/field-schemas';
import { daysAfter, lastWindowEnd } from './call-windows';
import { attemptsLeft, closed, windowsFor, type FollowUp, type UnstampedEvent } from './state';
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
  return [{ timer: 'G-19', subject: '', fulfilledBy: 'giveUpFollowUp', steps }];
}

export const givingUpSlice: FollowUpSlice<typeof givingUpCommands, typeof givingUpEvents> = {
  commands: givingUpCommands,
  events: givingUpEvents,
  rules: {
    giveUpFollowUp: {
      during: ['due'],
      decide: (followUp, { reason, by }) => {
        const left = attemptsLeft(followUp);
        if (left > 0) reject('attemptsLeft', { left });
        if (followUp.customer.member && by.role !== 'crManager')
          reject('roleNotAllowed', { role: by.role, allowed: ['crManager'] });
        return [{ type: 'givenUp', reason }];
      },
    },
  },
  evolve: { givenUp: (followUp, { at }) => closed(followUp, 'unreachable', at) },
  deadlines: [closingRule],
  timedEvents: [expiry],
};
