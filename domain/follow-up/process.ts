import type { Actor, Role } from '../kernel/actor';
import type { Instant, Process } from '../kernel/process';
import { reject } from '../kernel/rejection';
import {
  actionsOf,
  evolveWith,
  rulesOf,
  type Action,
  type ProcessRules,
  type CommandRule,
} from '../kernel/command-rule';
import { escalationFor, markAcknowledged, markPassed } from '../time/deadline';
import { deadlines } from './deadlines';
import type { CommandName, CommandOf, FollowUpCommand, PublicCommand, Questionnaire } from './commands';
import { open, stages } from './stage';
import {
  attemptsLeft,
  initialState,
  isOver,
  openFollowUp,
  windowsFor,
  type Evolvers,
  type FollowUp,
  type FollowUpEvent,
  type UnstampedEvent,
} from './state';
import { inWindow } from './call-windows';

type Steps = { readonly [T in CommandName]: CommandRule<FollowUp, CommandOf<T>, UnstampedEvent> };

/** How far from the booked time a call still counts as made when the customer wished it. */
const NEAR_MS = 30 * 60_000;

/** CF-04: the customer's wish wins over the windows; without one, the windows win over the caller. */
function logCall(followUp: FollowUp, command: CommandOf<'logCall'>, at: Instant): readonly UnstampedEvent[] {
  const { callId, channel, result, atCustomersWish } = command;
  if (followUp.calls.some((call) => call.callId === callId)) return [];
  const booked = followUp.bookedAt !== undefined && Math.abs(at - followUp.bookedAt) <= NEAR_MS;
  const phones = channel === 'phone' || channel === 'inPerson';
  if (phones && !booked && !atCustomersWish && !inWindow(windowsFor(followUp), at))
    reject('outsideCallWindow', { windows: followUp.policy.followUp.windows });
  return [{ type: 'callLogged', callId, channel, result }];
}

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

/** G-14: whoever is dissatisfied says what is wrong, and need not wait for a call. */
function sendAnswers({ own }: FollowUp, { answers }: CommandOf<'sendAnswers'>): readonly UnstampedEvent[] {
  if (own) return [];
  const received: UnstampedEvent = { type: 'answersReceived', answers };
  if (answers.overall !== 'dissatisfied') return [received];
  if (answers.whatWasWrong === undefined) reject('questionnaireIncomplete', { missing: ['whatWasWrong'] });
  return [received, { type: 'quickHandlingOpened', problem: answers.whatWasWrong }];
}

/** G-14, G-15, G-43: a problem gets its form at once, a complaint its handler. */
function recordFollowUp(followUp: FollowUp, command: CommandOf<'recordFollowUp'>): readonly UnstampedEvent[] {
  const { questionnaire, problem, complains } = command;
  const missing = missingAnswers(followUp, questionnaire);
  if (missing.length > 0) reject('questionnaireIncomplete', { missing });
  const words = problem ?? questionnaire.whatWasWrong;
  if ((complains || questionnaire.overall === 'dissatisfied') && words === undefined)
    reject('questionnaireIncomplete', { missing: ['problem'] });
  const recorded: UnstampedEvent = { type: 'followUpRecorded', questionnaire };
  if (complains) return [recorded, { type: 'handedOn', words: words! }];
  if (problem !== undefined || questionnaire.overall === 'dissatisfied')
    return [recorded, { type: 'quickHandlingOpened', problem: words! }];
  return [recorded];
}

/** H-30: whoever is still dissatisfied has a complaint. */
function recordSecondCall(_followUp: FollowUp, command: CommandOf<'recordSecondCall'>): readonly UnstampedEvent[] {
  const { reached, satisfied, words } = command;
  if (reached !== (satisfied !== undefined)) reject('revisitAnswerMissing', { reached });
  const recorded: UnstampedEvent = {
    type: 'secondCallRecorded',
    reached,
    words,
    ...(satisfied !== undefined && { satisfied }),
  };
  return satisfied === false ? [recorded, { type: 'handedOn', words }] : [recorded];
}

export const steps: Steps = {
  sendAnswers: { during: ['waiting', 'due', 'reached'], decide: sendAnswers },
  logCall: {
    during: ['waiting', 'due'],
    requires: ({ stage }) => (stage === 'waiting' ? { code: 'callTooEarly' } : undefined),
    decide: logCall,
  },
  bookCall: {
    during: ['waiting', 'due'],
    decide: ({ bookedAt }, { at: callAt, words }, at) => {
      if (callAt <= at) reject('promiseInPast', { callAt });
      return bookedAt === callAt ? [] : [{ type: 'callBooked', callAt, words }];
    },
  },
  recordFollowUp: { during: ['reached'], decide: recordFollowUp },
  answerQuickHandling: {
    during: ['quickHandling'],
    decide: (_followUp, { answer, measure }) => [{ type: 'quickHandlingAnswered', answer, measure }],
  },
  recordSecondCall: { during: ['secondCall'], decide: recordSecondCall },
  recordSevenDayCall: {
    during: ['sevenDayCall'],
    decide: (_followUp, { repairHolds, opinions, words }) => {
      const recorded: UnstampedEvent = { type: 'sevenDayCallRecorded', repairHolds, opinions, words };
      return repairHolds ? [recorded] : [recorded, { type: 'quickHandlingOpened', problem: words }];
    },
  },
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
  acknowledgeEscalation: {
    during: open,
    decide: (followUp, { escalationId, plan, by }) =>
      escalationFor(followUp, escalationId, by).acknowledged
        ? []
        : [{ type: 'escalationAcknowledged', escalationId, plan }],
  },
  cancelFollowUp: {
    during: stages,
    decide: (followUp, { complaint }) => (isOver(followUp) ? [] : [{ type: 'followUpCancelled', complaint }]),
  },
  noteComplaint: {
    during: ['handedOn'],
    decide: (followUp, { complaint }) =>
      followUp.complaint === complaint ? [] : [{ type: 'complaintNoted', complaint }],
  },
};

/** CF-03: the specialist calls first, the clerk after the sweep, the advisor when asked to. */
export const commandRoles: { readonly [T in PublicCommand]: readonly Role[] } = {
  sendAnswers: ['customer'],
  logCall: ['crSpecialist', 'crSupervisor', 'informationClerk', 'serviceAdvisor'],
  bookCall: ['crSpecialist', 'crSupervisor', 'informationClerk', 'serviceAdvisor'],
  recordFollowUp: ['crSpecialist', 'crSupervisor', 'informationClerk', 'serviceAdvisor'],
  answerQuickHandling: ['serviceAdvisor', 'workshopSupervisor', 'serviceManager', 'partsSpecialist'],
  recordSecondCall: ['crSpecialist', 'crSupervisor', 'informationClerk'],
  recordSevenDayCall: ['informationClerk', 'crSpecialist', 'crSupervisor'],
  acknowledgeEscalation: ['crSupervisor', 'crManager', 'storeManager'],
  giveUpFollowUp: ['crSpecialist', 'crSupervisor', 'crManager', 'informationClerk'],
};
export const rolesFor = (_followUp: FollowUp, command: CommandName): readonly Actor['role'][] =>
  command === 'cancelFollowUp' || command === 'noteComplaint' ? ['system'] : commandRoles[command];

const over = (followUp: FollowUp, stage: FollowUp['stage'], at: Instant): FollowUp => ({
  ...followUp,
  stage,
  closedAt: at,
});
/** Where a finished record goes: to its end, or to the seven-day call where the store makes it for everybody (CF-01). */
const recorded = (followUp: FollowUp, at: Instant): FollowUp =>
  followUp.policy.followUp.sweepScope === 'all' && followUp.sweptAt === undefined
    ? { ...followUp, stage: 'sevenDayCall' }
    : over(followUp, 'recorded', at);

const evolvers: Evolvers = {
  followUpOpened: (_followUp, { departure, at }) => openFollowUp(departure, at),
  commandRejected: (followUp) => followUp,
  callDue: (followUp) => ({ ...followUp, stage: 'due' }),
  callLogged: ({ bookedAt, ...followUp }, { callId, result, by, at }) => {
    const answered = result === 'reached';
    const calls = [...followUp.calls, { callId, at, by: by.id, reached: answered }];
    if (answered) return { ...followUp, calls, stage: 'reached', reachedAt: at };
    return { ...followUp, calls, ...(bookedAt !== undefined && bookedAt > at && { bookedAt }) };
  },
  callBooked: (followUp, { callAt }) => ({ ...followUp, bookedAt: callAt }),
  answersReceived: (followUp, { answers, at }) => ({
    ...followUp,
    overall: answers.overall,
    own: { overall: answers.overall, at },
  }),
  followUpRecorded: (followUp, { questionnaire, at }) =>
    recorded({ ...followUp, recordedAt: at, overall: questionnaire.overall }, at),
  quickHandlingOpened: ({ closedAt: _closedAt, ...followUp }, { problem, at }) => ({
    ...followUp,
    stage: 'quickHandling',
    reachedAt: followUp.reachedAt ?? at,
    problem: { words: problem, openedAt: at },
  }),
  quickHandlingAnswered: (followUp, { at }) => ({
    ...followUp,
    stage: 'secondCall',
    problem: { ...followUp.problem!, answeredAt: at },
  }),
  quickHandlingExpired: (followUp, { at }) => over(followUp, 'handedOn', at),
  secondCallRecorded: (followUp, { satisfied, at }) => {
    const called = { ...followUp, secondCalls: followUp.secondCalls + 1 };
    return satisfied === true ? recorded(called, at) : called;
  },
  handedOn: (followUp, { words, at }) => ({
    ...over(followUp, 'handedOn', at),
    problem: { words, openedAt: followUp.problem?.openedAt ?? at },
  }),
  swept: (followUp, { at }) => ({ ...followUp, sweptAt: at, caller: followUp.policy.followUp.sweepRole }),
  sevenDayCallRecorded: (followUp, { at }) => over(followUp, 'recorded', at),
  givenUp: (followUp, { at }) => over(followUp, 'unreachable', at),
  followUpCancelled: (followUp, { complaint, at }) => ({ ...over(followUp, 'cancelled', at), complaint }),
  complaintNoted: (followUp, { complaint }) => ({ ...followUp, complaint }),
  deadlinePassed: (followUp, event) => ({ ...followUp, ...markPassed(followUp, event) }),
  escalationAcknowledged: (followUp, { escalationId }) => ({
    ...followUp,
    escalations: markAcknowledged(followUp, escalationId),
  }),
};

export const evolve = evolveWith<FollowUp, FollowUpEvent>(evolvers, 'followUpOpened');

/** The follow-up as its events tell it; the first must be `followUpOpened`. */
export const fold = (events: readonly FollowUpEvent[]): FollowUp => events.reduce(evolve, initialState);

const book: ProcessRules<FollowUp, CommandName, UnstampedEvent> = { rules: steps, rolesFor };

export const followUpProcess: Process<FollowUp, FollowUpCommand, FollowUpEvent> = {
  rules: rulesOf(book),
  evolve,
  deadlines,
};

export const actions = (followUp: FollowUp): readonly Action<CommandName>[] => actionsOf(book, followUp);
export const upcoming = (followUp: FollowUp): readonly { at: Instant; event: FollowUpEvent }[] =>
  deadlines(followUp).toSorted((a, b) => a.at - b.at);
