import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Deadline } from '../kernel/process';
import type { CommandDeclarations } from '../kernel/slice';
import { Confirmed, LongText, payload } from '../values/field-schemas';
import { daysAfter, lastWindowEnd, nextWindow } from './call-windows';
import { isSteered, keepsAuthors } from './rules-version';
import { awaitedSince, concluded, windowsFor, type FollowUp, type UnstampedEvent } from './state';
import type { DeadlineRule, FollowUpSlice } from './types';

const sevenDayCallCommands = {
  recordSevenDayCall: {
    path: 'seven-day-call',
    roles: ['informationClerk', 'crSpecialist', 'crSupervisor'],
    payload: payload(
      { repairHolds: z.boolean(), opinions: LongText, archiveCompleted: Confirmed, words: LongText },
      'G-02, G-12, T-22: the call after seven days',
    ),
  },
} as const satisfies CommandDeclarations;

const sevenDayCallEvents = {
  /** G-02: on the seventh day the clerk calls whoever nobody has reached. */
  swept: z.object({}),
  sevenDayCallRecorded: z.object({ repairHolds: z.boolean(), opinions: z.string(), words: z.string() }),
};
export type SevenDayCallEvents = EventsOf<typeof sevenDayCallEvents>;

function sweep(followUp: FollowUp): readonly Deadline<UnstampedEvent>[] {
  const { number, stage, sweptAt, leftAt, policy } = followUp;
  if ((stage !== 'due' && stage !== 'sevenDayCall') || sweptAt !== undefined) return [];
  const at = nextWindow(windowsFor(followUp), daysAfter(leftAt, policy.followUp.sweepDays), number);
  return [{ at, event: { type: 'swept' } }];
}

/** T-22: the clerk is reminded on the day, and the next day the supervisor hears of it; a call that reached nobody is made again the next day. */
function sevenDayCallRule(followUp: FollowUp): readonly DeadlineRule[] {
  const { stage, sweptAt, calls, policy } = followUp;
  if (stage !== 'sevenDayCall' || sweptAt === undefined) return [];
  const since = isSteered(followUp) ? awaitedSince(followUp, Math.max(sweptAt, calls.at(-1)?.at ?? 0)) : sweptAt;
  const windows = windowsFor(followUp);
  const at = lastWindowEnd(windows, since === sweptAt ? since : daysAfter(since, 1));
  const forgotten = {
    at: lastWindowEnd(windows, daysAfter(at, 1)),
    reaction: 'escalate',
    to: ['crSupervisor'],
  } as const;
  const steps = [
    { at, reaction: 'remind', to: [policy.followUp.sweepRole] } as const,
    ...(isSteered(followUp) ? [forgotten] : []),
  ];
  const subject = since === sweptAt ? '' : String(since);
  return [{ timer: 'T-22', subject, fulfilledBy: 'recordSevenDayCall', steps }];
}

export const sevenDayCallSlice: FollowUpSlice<typeof sevenDayCallCommands, typeof sevenDayCallEvents> = {
  commands: sevenDayCallCommands,
  events: sevenDayCallEvents,
  rules: {
    recordSevenDayCall: {
      during: ['sevenDayCall'],
      decide: (_followUp, { repairHolds, opinions, words }) => {
        const recorded: UnstampedEvent = { type: 'sevenDayCallRecorded', repairHolds, opinions, words };
        return repairHolds ? [recorded] : [recorded, { type: 'quickHandlingOpened', problem: words }];
      },
    },
  },
  evolve: {
    swept: (followUp, { at }) => ({ ...followUp, sweptAt: at, caller: followUp.policy.followUp.sweepRole }),
    sevenDayCallRecorded: (followUp, { repairHolds, opinions, words, by, at }) => {
      const said = { sevenDayCall: { repairHolds, opinions, words, by: by.id, at } };
      return concluded({ ...followUp, ...(keepsAuthors(followUp) && said) }, at);
    },
  },
  deadlines: [sevenDayCallRule],
  timedEvents: [sweep],
};
