import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { addWorkingMinutes } from '../time/working-time';
import { LongText, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { needNoted } from './further-needs';
import { Questionnaire } from './questionnaire';
import { callers } from './roles';
import { isSteered, keepsAuthors } from './rules-version';
import { afterRecord, awaitedSince, type FollowUp, type UnstampedEvent } from './state';
import type { DeadlineRule, FollowUpSlice } from './types';

const recordCommands = {
  recordFollowUp: {
    path: 'record',
    roles: callers,
    payload: payload(
      {
        questionnaire: Questionnaire,
        problem: LongText.optional(),
        complains: z.boolean().default(false),
        furtherNeeds: LongText.optional().meta({ description: 'What else the customer needs.' }),
      },
      'G-05 to G-17: the record of the call; a problem opens a quick-handling form, a complaint is handed on',
    ),
  },
} as const satisfies CommandDeclarations;

const recordEvents = { followUpRecorded: z.object({ questionnaire: Questionnaire }) };
export type RecordEvents = EventsOf<typeof recordEvents>;

/** Working minutes after the call. */
const RECORD_WITHIN = 60;

/** G-20, G-21, G-24: what this customer has to be asked beyond what everybody is asked. */
export function missingAnswers(followUp: FollowUp, answers: Questionnaire): readonly string[] {
  const wanted: readonly (readonly [keyof Questionnaire, boolean])[] = [
    ['whatWasWrong', answers.overall !== 'satisfied'],
    ['ownShortfalls', followUp.customer.member],
    ['othersStrengths', followUp.customer.member],
    ['suggestions', followUp.customer.member],
  ];
  return wanted.filter(([field, asked]) => asked && answers[field] === undefined).map(([field]) => field);
}

/** G-14, G-15, G-43: a problem gets its form at once, a complaint its handler. */
function recordFollowUp(followUp: FollowUp, command: CommandOf<'recordFollowUp'>): readonly UnstampedEvent[] {
  const { questionnaire, problem, complains, furtherNeeds } = command;
  const missing = missingAnswers(followUp, questionnaire);
  if (missing.length > 0) reject('questionnaireIncomplete', { missing });
  const recorded = [...needNoted(followUp, furtherNeeds), { type: 'followUpRecorded', questionnaire } as const];
  const dissatisfied = questionnaire.overall === 'dissatisfied';
  if (!complains && !dissatisfied && problem === undefined) return recorded;
  const words = problem ?? questionnaire.whatWasWrong ?? reject('questionnaireIncomplete', { missing: ['problem'] });
  return [...recorded, complains ? { type: 'handedOn', words } : { type: 'quickHandlingOpened', problem: words }];
}

/** G-20: the record is written within an hour of the call; the supervisor hears of one that is not. */
function recordRule(followUp: FollowUp): readonly DeadlineRule[] {
  const { stage, policy, reachedAt, caller, turnedAt } = followUp;
  if (stage !== 'reached' || reachedAt === undefined) return [];
  const since = isSteered(followUp) ? awaitedSince(followUp, reachedAt) : reachedAt;
  const after = (minutes: number) => addWorkingMinutes(policy.calendar, since, minutes);
  const forgotten = RECORD_WITHIN + policy.followUp.escalateMinutes;
  const steps = [
    { at: after(RECORD_WITHIN), reaction: 'remind', to: [caller] } as const,
    ...(isSteered(followUp) ? [{ at: after(forgotten), reaction: 'escalate', to: ['crSupervisor'] } as const] : []),
  ];
  const subject = since === reachedAt && turnedAt === undefined ? '' : String(since);
  return [{ timer: 'G-20', subject, fulfilledBy: 'recordFollowUp', steps }];
}

export const recordSlice: FollowUpSlice<typeof recordCommands, typeof recordEvents> = {
  commands: recordCommands,
  events: recordEvents,
  rules: { recordFollowUp: { during: ['reached'], decide: recordFollowUp } },
  evolve: {
    followUpRecorded: (followUp, { questionnaire, by, at }) => {
      const { overall } = questionnaire;
      const kept = isSteered(followUp) ? { answers: questionnaire } : {};
      const author = keepsAuthors(followUp) ? { recordedBy: by.id } : {};
      return afterRecord({ ...followUp, recordedAt: at, overall, ...kept, ...author }, at);
    },
  },
  deadlines: [recordRule],
};
