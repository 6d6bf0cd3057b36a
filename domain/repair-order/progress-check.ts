import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import type { DeadlineStep } from '../time/deadline';
import { addWorkingMinutes, workingMinutesBetween } from '../time/working-time';
import { Id, Instant as InstantField, LocalId, LongText, StoredInstant, payload } from '../values/field-schemas';
import { whenKept } from './kept-words';
import { reactionDue } from './reaction-time';
import { ProgressOutcome, isAnswered, openHold, type RepairRound } from './repair-round';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';
import { goesBy } from './rules-version';

/** D-15: whether a counter-measure was recorded. */
export const Abnormality = z.object({
  abnormalityId: z.string(),
  at: StoredInstant,
  measured: z.boolean(),
  /** In words, like what is done about it and what came of it; absent before version 3 of the rules, like the owner. */
  description: LongText.exactOptional(),
  measure: LongText.exactOptional(),
  /** Whoever was told to do it. */
  owner: z.string().exactOptional(),
  result: LongText.exactOptional(),
});

const AbnormalityReport = z.strictObject({ abnormalityId: LocalId, description: LongText });

const progressCommands = {
  answerProgressCheck: {
    path: 'progress-check/answer',
    roles: ['serviceAdvisor', 'workshopSupervisor'],
    payload: payload(
      {
        expectedAt: InstantField,
        abnormality: AbnormalityReport.optional(),
      },
      'D-13, D-14: expected completion and whether anything is abnormal',
    ),
  },
  reportAbnormality: {
    path: 'abnormalities',
    roles: ['technician', 'workshopSupervisor', 'serviceAdvisor'],
    payload: payload(
      { abnormalityId: LocalId, description: LongText },
      'D-15: something abnormal happened in the repair',
    ),
  },
  recordCounterMeasure: {
    path: 'abnormalities/:abnormalityId/counter-measure',
    roles: ['workshopSupervisor', 'serviceManager', 'serviceAdvisor'],
    payload: payload(
      { abnormalityId: LocalId, measure: LongText, owner: Id },
      'D-15: what is done so that the repair time is not extended',
    ),
  },
} as const satisfies CommandDeclarations;

const progressEvents = {
  progressCheckAnswered: z.object({
    expectedAt: StoredInstant,
    outcome: ProgressOutcome,
    abnormality: AbnormalityReport.exactOptional(),
  }),
  abnormalityReported: z.object(AbnormalityReport.shape),
  counterMeasureRecorded: z.object(progressCommands.recordCounterMeasure.payload.shape),
};
export type ProgressEvents = EventsOf<typeof progressEvents>;

const withoutMeasure = ({ abnormalities }: RepairOrder) => abnormalities.filter(({ measured }) => !measured);

const withAbnormality = (
  order: RepairOrder,
  { abnormalityId, description }: z.output<typeof AbnormalityReport>,
  at: Instant,
): RepairOrder['abnormalities'] =>
  order.abnormalities.some((known) => known.abnormalityId === abnormalityId)
    ? order.abnormalities
    : [...order.abnormalities, { abnormalityId, at, measured: false, ...whenKept(order, { description }) }];

/** D-13, D-21, D-22: when this share of the expected working time has been worked, pauses not counted. */
function shareWorkedAt(
  { policy: { calendar } }: RepairOrder,
  round: RepairRound,
  share: number,
  now?: Instant,
): Instant {
  const paused = round.holds.reduce((total, { from: start, to = now }) => {
    const minutes = to === undefined ? 0 : workingMinutesBetween(calendar, start, to);
    return total + minutes;
  }, 0);
  return addWorkingMinutes(calendar, round.startedAt, round.expectedMinutes * share + paused);
}

/** D-13: an answer from before the question says nothing of how far the work is, and would keep the question from being asked. */
function checkAsked(order: RepairOrder, at: Instant): void {
  const { round, policy } = order;
  if (!goesBy(order, 3) || !round || round.expectedMinutes === 0) return;
  const from = shareWorkedAt(order, round, policy.progressCheck.askAt, at);
  if (at < from) reject('progressNotAskedYet', { from: new Date(from).toISOString() });
}

/** This share of the time between; since version 3 of the rules of the time in which the store is open. */
function shareOfTheWay(order: RepairOrder, from: Instant, to: Instant, share: number): Instant {
  if (!goesBy(order, 3)) return Math.round(from + (to - from) * share);
  const { calendar } = order.policy;
  return addWorkingMinutes(calendar, from, workingMinutesBetween(calendar, from, to) * share);
}

/** T-11: the advisor at 70 %, the supervisor at 80 %, the service manager at 90 % of the way to the promise; none during holds. */
function progressCheckDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { round, promise, policy, stage } = order;
  if (stage !== 'inRepair' || !round || round.expectedMinutes === 0 || openHold(order) || order.standstill) return [];
  if (isAnswered(round)) return [];
  const { askAt, escalateAt, promiseAlarmAt } = policy.progressCheck;
  const ask = shareWorkedAt(order, round, askAt);
  const alarm: readonly DeadlineStep[] = promise
    ? [
        {
          at: Math.max(ask, shareOfTheWay(order, round.startedAt, promise.at, promiseAlarmAt)),
          reaction: 'escalate',
          to: ['serviceManager'],
        },
      ]
    : [];
  return [
    {
      timer: 'T-11',
      subject: `round-${order.rounds}-${round.extensions}`,
      fulfilledBy: 'answerProgressCheck',
      steps: [
        { at: ask, reaction: 'remind', to: ['serviceAdvisor'] },
        { at: shareWorkedAt(order, round, escalateAt), reaction: 'escalate', to: ['workshopSupervisor'] },
        ...alarm,
      ],
    },
  ];
}

/** T-12. */
const abnormalityDeadlines = (order: RepairOrder): readonly DeadlineRule[] =>
  (order.stage === 'inRepair' ? withoutMeasure(order) : []).map(({ abnormalityId, at }) => ({
    timer: 'T-12',
    subject: abnormalityId,
    fulfilledBy: 'recordCounterMeasure',
    steps: [
      {
        at: reactionDue(order, at, order.policy.minutes.counterMeasure),
        reaction: 'escalate',
        to: ['serviceManager'],
      },
    ],
  }));

export const progressSlice: OrderSlice<typeof progressCommands, typeof progressEvents> = {
  commands: progressCommands,
  events: progressEvents,
  rules: {
    answerProgressCheck: {
      during: ['inRepair'],
      decide: (order, { expectedAt, abnormality }, at) => {
        const { promise } = order;
        checkAsked(order, at);
        if (expectedAt < at) reject('promiseInPast', { expectedAt: new Date(expectedAt).toISOString() });
        const outcome = promise && expectedAt > promise.at ? 'late' : 'onTime';
        return [{ type: 'progressCheckAnswered', expectedAt, outcome, ...(abnormality && { abnormality }) }];
      },
    },
    reportAbnormality: {
      during: ['inRepair'],
      decide: ({ abnormalities }, { abnormalityId, description }) =>
        abnormalities.some((known) => known.abnormalityId === abnormalityId)
          ? []
          : [{ type: 'abnormalityReported', abnormalityId, description }],
    },
    recordCounterMeasure: {
      during: ['inRepair'],
      targets: (order) => withoutMeasure(order).map(({ abnormalityId }) => abnormalityId),
      decide: ({ abnormalities }, { abnormalityId, measure, owner }) => {
        const abnormality =
          abnormalities.find((known) => known.abnormalityId === abnormalityId) ??
          reject('unknownAbnormality', { abnormalityId });
        return abnormality.measured ? [] : [{ type: 'counterMeasureRecorded', abnormalityId, measure, owner }];
      },
    },
  },
  evolve: {
    progressCheckAnswered: (order, { expectedAt, outcome, abnormality, at }) => ({
      ...order,
      ...(order.round && {
        round: { ...order.round, check: { at, extensions: order.round.extensions, expectedAt, outcome } },
      }),
      ...(abnormality && { abnormalities: withAbnormality(order, abnormality, at) }),
    }),
    abnormalityReported: (order, { abnormalityId, description, at }) => ({
      ...order,
      abnormalities: withAbnormality(order, { abnormalityId, description }, at),
    }),
    counterMeasureRecorded: (order, { abnormalityId, measure, owner }) => ({
      ...order,
      abnormalities: updateWhere(
        order.abnormalities,
        (known) => known.abnormalityId === abnormalityId,
        () => ({ measured: true, ...whenKept(order, { measure, owner }) }),
      ),
    }),
  },
  deadlines: [progressCheckDeadlines, abnormalityDeadlines],
};
