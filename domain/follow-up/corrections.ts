import { z } from 'zod';
import type { Actor, Role } from '../kernel/actor';
import type { EventIn, EventsOf } from '../kernel/event';
import { canonical } from '../kernel/fingerprint';
import { MINUTE, type Deadline, type Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, LocalId, LongText, payload } from '../values/field-schemas';
import { CallResult } from './call-result';
import type { CommandOf } from './commands';
import { Correction } from './correction';
import { Questionnaire } from './questionnaire';
import { missingAnswers } from './record';
import { callers } from './roles';
import { keepsAuthors } from './rules-version';
import type { Stage } from './stage';
import { afterRecord, awaitsCorrections, type FollowUp, type UnstampedEvent } from './state';
import type { FollowUpSlice } from './types';

const Changed = Correction.shape.changed;

/** L-40: whoever calls, and who leads them. The service is what the customer speaks about; its manager corrects nothing. */
const superiors = ['crSupervisor', 'crManager'] as const satisfies readonly Role[];
const correctors = [...new Set<Role>([...callers, ...superiors])];

const call = { channel: Channel, result: CallResult, words: LongText.optional() };
const second = { reached: z.boolean(), satisfied: z.boolean().optional(), words: LongText };
const seventh = { repairHolds: z.boolean(), opinions: LongText, words: LongText };
const says = 'what was recorded was wrong; who recorded it, or a superior, says what is true and why. The first stays';

const correctionCommands = {
  correctCall: {
    path: 'calls/:callId/correction',
    roles: correctors,
    payload: payload({ callId: LocalId, ...call, reason: LongText }, `G-13, L-40: of a call ${says}`),
  },
  correctRecord: {
    path: 'record/correction',
    roles: correctors,
    payload: payload(
      { questionnaire: Questionnaire, reason: LongText },
      `G-17, L-40: of the answers ${says}. Whoever turns out to be dissatisfied gets a quick-handling form`,
    ),
  },
  correctSecondCall: {
    path: 'second-call/correction',
    roles: correctors,
    payload: payload({ ...second, reason: LongText }, `G-41, L-40: of the second call ${says}`),
  },
  correctSevenDayCall: {
    path: 'seven-day-call/correction',
    roles: correctors,
    payload: payload({ ...seventh, reason: LongText }, `G-12, L-40: of the seven-day call ${says}`),
  },
} as const satisfies CommandDeclarations;

const correctionEvents = {
  callCorrected: z.object({
    callId: z.string(),
    channel: z.string(),
    result: CallResult,
    words: z.string().exactOptional(),
    changed: Changed,
    reason: z.string(),
  }),
  recordCorrected: z.object({ questionnaire: Questionnaire, changed: Changed, reason: z.string() }),
  secondCallCorrected: z.object({
    reached: z.boolean(),
    satisfied: z.boolean().exactOptional(),
    words: z.string(),
    changed: Changed,
    reason: z.string(),
  }),
  sevenDayCallCorrected: z.object({
    repairHolds: z.boolean(),
    opinions: z.string(),
    words: z.string(),
    changed: Changed,
    reason: z.string(),
  }),
  /** Nobody corrects anything of it any more. */
  correctionsEnded: z.object({}),
};
export type CorrectionEvents = EventsOf<typeof correctionEvents>;

type Said = Readonly<Record<string, Correction['changed'][number]['before'] | undefined>>;

const windowOf = ({ policy }: FollowUp): number => policy.followUp.correctionMinutes * MINUTE;

/** Throws unless this person wrote it, or leads who did, and it was written a short while ago. */
function rejectOthersAndLate(
  followUp: FollowUp,
  { by: author, at: recordedAt }: { readonly by: string; readonly at: Instant },
  by: Actor,
  at: Instant,
): void {
  const isAuthor = author === by.id || author === by.for;
  if (!isAuthor && !superiors.some((role) => role === by.role)) reject('notAuthorOrSuperior', { allowed: superiors });
  const until = recordedAt + windowOf(followUp);
  if (at > until) reject('correctionTooLate', { until: new Date(until).toISOString() });
}

/** Field by field what is not as it was. */
const changesIn = (before: Said, after: Said): Correction['changed'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((one) => canonical(one.before) !== canonical(one.after));

const noted = (
  followUp: FollowUp,
  record: Correction['record'],
  { changed, reason, by, at }: Pick<Correction, 'changed' | 'reason' | 'by' | 'at'>,
  callId?: string,
): FollowUp => ({
  ...followUp,
  corrections: [
    ...(followUp.corrections ?? []),
    { record, ...(callId !== undefined && { callId }), changed, reason, by, at },
  ],
});

/** Whether a call was answered decides what comes next; it is turned around only while nothing else has come of it. */
function rejectBuiltUpon(followUp: FollowUp, { callId, at, reached }: FollowUp['calls'][number]): void {
  const { stage, sweptAt, calls } = followUp;
  const isFree = stage === 'sevenDayCall' && sweptAt !== undefined && at >= sweptAt;
  const isTurned = stage === (reached ? 'reached' : 'due') && (!reached || calls.at(-1)?.callId === callId);
  if (!isFree && !isTurned) reject('correctionBuiltUpon', { callId });
}

function correctCall(followUp: FollowUp, command: CommandOf<'correctCall'>, at: Instant): readonly UnstampedEvent[] {
  const { callId, channel, result, words, reason, by } = command;
  const made = followUp.calls.find((one) => one.callId === callId);
  if (!made || !keepsAuthors(followUp)) return reject('nothingToCorrect', { callId });
  rejectOthersAndLate(followUp, made, by, at);
  const said = { channel, result, ...(words !== undefined && { words }) };
  const changed = changesIn({ channel: made.channel, result: made.result, words: made.words }, said);
  if (changed.length === 0) return [];
  if (made.reached !== (result === 'reached')) rejectBuiltUpon(followUp, made);
  return [{ type: 'callCorrected', callId, ...said, changed, reason }];
}

/** G-14, G-20: what everybody has to be asked stays mandatory, and dissatisfaction gets its form, however late it shows. */
function correctRecord(
  followUp: FollowUp,
  command: CommandOf<'correctRecord'>,
  at: Instant,
): readonly UnstampedEvent[] {
  const { questionnaire, reason, by } = command;
  const { answers, recordedAt, recordedBy, problem } = followUp;
  if (!answers || recordedAt === undefined || recordedBy === undefined) return reject('nothingToCorrect');
  rejectOthersAndLate(followUp, { by: recordedBy, at: recordedAt }, by, at);
  const missing = missingAnswers(followUp, questionnaire);
  if (missing.length > 0) reject('questionnaireIncomplete', { missing });
  const changed = changesIn(answers, questionnaire);
  if (changed.length === 0) return [];
  const corrected = { type: 'recordCorrected', questionnaire, changed, reason } as const;
  const { overall, whatWasWrong } = questionnaire;
  return overall === 'dissatisfied' && !problem && whatWasWrong !== undefined
    ? [corrected, { type: 'quickHandlingOpened', problem: whatWasWrong }]
    : [corrected];
}

/** What a second call has come to: nobody there, satisfied, or not. */
const outcomeOf = ({ reached, satisfied }: Pick<CommandOf<'correctSecondCall'>, 'reached' | 'satisfied'>) =>
  reached && satisfied !== undefined ? satisfied : null;

/** H-30: whoever is found to be still dissatisfied has a complaint; what has become one is ended there. */
function correctSecondCall(
  followUp: FollowUp,
  command: CommandOf<'correctSecondCall'>,
  at: Instant,
): readonly UnstampedEvent[] {
  const { reached, satisfied, words, reason, by } = command;
  const { secondCall, sevenDayCall, stage } = followUp;
  if (!secondCall) return reject('nothingToCorrect');
  rejectOthersAndLate(followUp, secondCall, by, at);
  if (reached !== (satisfied !== undefined)) reject('revisitAnswerMissing', { reached });
  const { by: _author, at: _recordedAt, ...before } = secondCall;
  const said = { reached, ...(satisfied !== undefined && { satisfied }), words };
  const changed = changesIn(before, said);
  if (changed.length === 0) return [];
  const corrected = { type: 'secondCallCorrected', ...said, changed, reason } as const;
  const was = outcomeOf(secondCall);
  const is = outcomeOf(said);
  if (was === is) return [corrected];
  const isOpen = was === null ? stage === 'secondCall' : was && sevenDayCall === undefined;
  if (!isOpen) reject('correctionBuiltUpon');
  return is === false ? [corrected, { type: 'handedOn', words }] : [corrected];
}

/** G-12: a repair that is found not to hold gets its form; where there is one already, it is answered. */
function correctSevenDayCall(
  followUp: FollowUp,
  command: CommandOf<'correctSevenDayCall'>,
  at: Instant,
): readonly UnstampedEvent[] {
  const { repairHolds, opinions, words, reason, by } = command;
  const { sevenDayCall } = followUp;
  if (!sevenDayCall) return reject('nothingToCorrect');
  rejectOthersAndLate(followUp, sevenDayCall, by, at);
  const { by: _author, at: _recordedAt, ...before } = sevenDayCall;
  const said = { repairHolds, opinions, words };
  const changed = changesIn(before, said);
  if (changed.length === 0) return [];
  if (repairHolds && !before.repairHolds) reject('correctionBuiltUpon');
  const corrected = { type: 'sevenDayCallCorrected', ...said, changed, reason } as const;
  return before.repairHolds && !repairHolds
    ? [corrected, { type: 'quickHandlingOpened', problem: words }]
    : [corrected];
}

type CallCorrected = EventIn<CorrectionEvents, 'callCorrected'>;

/** Whoever was not reached after all is called again, and whoever was is asked. */
function evolveCall(followUp: FollowUp, event: CallCorrected): FollowUp {
  const { callId, channel, result, words, at } = event;
  const answered = result === 'reached';
  const before = followUp.calls.find((one) => one.callId === callId);
  const calls = followUp.calls.map((one) => {
    if (one.callId !== callId) return one;
    const { words: _first, ...made } = one;
    return { ...made, channel, result, reached: answered, ...(words !== undefined && { words }) };
  });
  const corrected = { ...followUp, calls };
  if (!before || before.reached === answered || followUp.stage === 'sevenDayCall') return corrected;
  const { bookedAt: _bookedAt, reachedAt: _reachedAt, ...turned } = { ...corrected, turnedAt: at };
  return answered ? { ...turned, stage: 'reached', reachedAt: before.at } : { ...turned, stage: 'due' };
}

/** L-40: until nobody corrects anything any more, the file is kept open. */
const lastRecordedAt = ({ recordedAt = 0, secondCall, sevenDayCall }: FollowUp): Instant =>
  Math.max(recordedAt, secondCall?.at ?? 0, sevenDayCall?.at ?? 0);

const ending = (followUp: FollowUp): readonly Deadline<UnstampedEvent>[] =>
  awaitsCorrections(followUp)
    ? [{ at: lastRecordedAt(followUp) + windowOf(followUp), event: { type: 'correctionsEnded' } }]
    : [];

const afterRecordStages: readonly Stage[] = [
  'quickHandling',
  'secondCall',
  'sevenDayCall',
  'furtherNeed',
  'recorded',
  'handedOn',
];
const there =
  (field: 'recordedBy' | 'secondCall' | 'sevenDayCall') =>
  (followUp: FollowUp): Obstacle | undefined =>
    followUp[field] === undefined ? { code: 'nothingToCorrect' } : undefined;

export const correctionSlice: FollowUpSlice<typeof correctionCommands, typeof correctionEvents> = {
  commands: correctionCommands,
  events: correctionEvents,
  rules: {
    correctCall: {
      during: ['due', 'reached', ...afterRecordStages],
      targets: (followUp) => (keepsAuthors(followUp) ? followUp.calls.map(({ callId }) => callId) : []),
      decide: correctCall,
    },
    correctRecord: { during: afterRecordStages, requires: there('recordedBy'), decide: correctRecord },
    correctSecondCall: { during: afterRecordStages, requires: there('secondCall'), decide: correctSecondCall },
    correctSevenDayCall: { during: afterRecordStages, requires: there('sevenDayCall'), decide: correctSevenDayCall },
  },
  evolve: {
    callCorrected: (followUp, event) => noted(evolveCall(followUp, event), 'call', event, event.callId),
    recordCorrected: (followUp, event) =>
      noted({ ...followUp, answers: event.questionnaire, overall: event.questionnaire.overall }, 'record', event),
    secondCallCorrected: (followUp, event) => {
      const { reached, satisfied, words, at } = event;
      const { secondCall } = followUp;
      const corrected = noted(
        {
          ...followUp,
          ...(secondCall && {
            secondCall: {
              by: secondCall.by,
              at: secondCall.at,
              reached,
              words,
              ...(satisfied !== undefined && { satisfied }),
            },
          }),
        },
        'secondCall',
        event,
      );
      if (satisfied === true && secondCall?.satisfied !== true) return afterRecord(corrected, at);
      if (reached || secondCall?.satisfied !== true) return corrected;
      const { closedAt: _closedAt, ...open } = corrected;
      return { ...open, stage: 'secondCall', secondCalledAt: at };
    },
    sevenDayCallCorrected: (followUp, event) => {
      const { repairHolds, opinions, words } = event;
      const { sevenDayCall } = followUp;
      const said = sevenDayCall && { ...sevenDayCall, repairHolds, opinions, words };
      return noted({ ...followUp, ...(said && { sevenDayCall: said }) }, 'sevenDayCall', event);
    },
    correctionsEnded: (followUp, { at }) => ({ ...followUp, correctionsEndedAt: at }),
  },
  deadlines: [],
  timedEvents: [ending],
};
