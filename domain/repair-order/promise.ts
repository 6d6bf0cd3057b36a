import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { MINUTE, type Instant } from '../kernel/process';
import { hasPassed } from '../time/deadline';
import { addWorkingMinutes, workingMinutesBetween } from '../time/working-time';
import { LongText, StoredInstant } from '../values/field-schemas';
import { reactionDue } from './reaction-time';
import { goesBy } from './rules-version';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule } from './types';

/** When the car will be ready, as it was agreed with the customer; `since` is when the first promise was made. */
export const PromisedTime = z.object({
  at: StoredInstant,
  since: StoredInstant,
  revision: z.int(),
  /** When this very time was agreed; absent before version 3 of the rules. */
  agreedAt: StoredInstant.exactOptional(),
});
export type PromisedTime = Immutable<z.output<typeof PromisedTime>>;

/** Another time that the customer was asked about, the newest one. Until the customer agrees to it, the promise stands. */
export const PromiseChange = z.object({
  /** Times asked about so far, this one included. */
  revision: z.int(),
  /** What was promised when it was asked. */
  insteadOf: StoredInstant,
  to: StoredInstant,
  reason: LongText,
  askedAt: StoredInstant,
  askedBy: z.string(),
  answer: z.enum(['approved', 'declined', 'withdrawn']).exactOptional(),
  answeredAt: StoredInstant.exactOptional(),
  /** How the promise is kept after all, where the customer insists on it or is asked no longer. */
  plan: LongText.exactOptional(),
  keptAt: StoredInstant.exactOptional(),
});
export type PromiseChange = Immutable<z.output<typeof PromiseChange>>;

/** The time that the customer is asked about and has not answered. */
export const askedPromise = ({ promiseChange }: Pick<RepairOrder, 'promiseChange'>): PromiseChange | undefined =>
  promiseChange?.answer === undefined ? promiseChange : undefined;

/** The time that the customer refused, while nobody has said how the promise is kept. */
export const refusedPromise = ({ promiseChange }: Pick<RepairOrder, 'promiseChange'>): PromiseChange | undefined =>
  promiseChange?.answer === 'declined' && promiseChange.plan === undefined ? promiseChange : undefined;

const agreedSince = (order: Pick<RepairOrder, 'rulesVersion'>, agreedAt: Instant): Pick<PromisedTime, 'agreedAt'> =>
  goesBy(order, 3) ? { agreedAt } : {};

/** C-12: what the customer signs with the order. */
export const firstPromise = (order: RepairOrder, at: Instant, signedAt: Instant): PromisedTime => ({
  at,
  since: signedAt,
  revision: 1,
  ...agreedSince(order, signedAt),
});

/** The promise once the customer has agreed to this time. */
export const promiseMovedTo = (order: RepairOrder, at: Instant, agreedAt: Instant): PromisedTime => ({
  at,
  since: order.promise?.since ?? agreedAt,
  revision: (order.promise?.revision ?? 0) + 1,
  ...agreedSince(order, agreedAt),
});

/** While a promise counts: once the car is ready it was kept, or broken. */
export const whilePromised = stageRange('contracted', 'deliveryPreparation');
const isUnderWay = ({ stage }: RepairOrder): boolean => whilePromised.includes(stage);

/** The car came back into the workshop when its promise was over: it is no measure any more. */
const isOver = ({ rounds, round, promise }: RepairOrder): boolean =>
  rounds > 1 && round !== undefined && promise !== undefined && promise.at <= round.startedAt;

/** T-13: so long before the promise, and never before half of the time to it has gone; since version 3 of the rules while the store is open. */
function warnedAt(order: RepairOrder, { at, since, agreedAt = since }: PromisedTime): Instant {
  const { calendar, minutes } = order.policy;
  if (!goesBy(order, 3)) return Math.round(at - minutes.promiseWarning * MINUTE);
  const open = workingMinutesBetween(calendar, agreedAt, at);
  return Math.min(at, addWorkingMinutes(calendar, agreedAt, Math.max(open - minutes.promiseWarning, open / 2)));
}

const promiseRule = (revision: number) => ({ timer: 'T-13', subject: `promise-${revision}` }) as const;

/** T-13, D-23: the customer, the advisor and the manager are warned before a promise is broken; it rests while the order stands still. */
export function breachDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { promise, standstill } = order;
  if (!promise || !isUnderWay(order) || (goesBy(order, 3) && isOver(order))) return [];
  return [
    {
      ...promiseRule(promise.revision),
      fulfilledBy: 'notifyCustomer',
      steps: standstill
        ? []
        : [
            {
              at: warnedAt(order, promise),
              reaction: 'warn',
              to: ['customer', 'serviceAdvisor', 'serviceManager'],
            },
            { at: promise.at, reaction: 'escalate', to: ['serviceManager'] },
          ],
    },
  ];
}

/** D-13: after an answer that is later than the promise, the customer is asked about another one. */
export function lateDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { round, promise, rounds, stage, standstill, promiseChange } = order;
  const check = round?.check;
  if (stage !== 'inRepair' || standstill || !promise || !check || check.expectedAt <= promise.at) return [];
  if (promiseChange && promiseChange.askedAt >= check.at) return [];
  return [
    {
      timer: 'T-13',
      subject: `late-${rounds}-${check.extensions}-${promise.revision}`,
      fulfilledBy: 'movePromise',
      steps: [{ at: check.at, reaction: 'remind', to: ['serviceAdvisor'] }],
    },
  ];
}

/** T-13: a promise that is broken, or over, leaves nobody with a time: the customer is asked about another. */
export function brokenDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { promise, standstill, round, promiseChange, policy } = order;
  if (!goesBy(order, 3) || !promise || standstill || !isUnderWay(order)) return [];
  if (askedPromise(order) || refusedPromise(order)) return [];
  if (!hasPassed(order, promiseRule(promise.revision), 2) && !isOver(order)) return [];
  const { answeredAt = 0, keptAt = 0 } = promiseChange ?? {};
  const since = Math.max(promise.at, isOver(order) ? (round?.startedAt ?? 0) : 0, answeredAt, keptAt);
  return [
    {
      timer: 'T-13',
      subject: `again-${promise.revision}-${order.rounds}-${promiseChange?.revision ?? 0}`,
      fulfilledBy: 'movePromise',
      steps: [
        { at: reactionDue(order, since, policy.minutes.customerContact), reaction: 'remind', to: ['serviceAdvisor'] },
        // the breach itself has gone to the manager and goes further up
        {
          at: reactionDue(order, since, policy.minutes.customerNewsEscalation),
          reaction: 'remind',
          to: ['serviceManager'],
        },
      ],
    },
  ];
}

/** T-13: until the customer has answered, and after a refusal until somebody has said how the promise is kept. */
export function answerDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  if (!isUnderWay(order)) return [];
  const { minutes } = order.policy;
  const asked = askedPromise(order);
  if (asked)
    return [
      {
        timer: 'T-13',
        subject: `answer-${asked.revision}`,
        fulfilledBy: 'answerPromise',
        steps: [
          {
            at: reactionDue(order, asked.askedAt, minutes.promiseAnswer),
            reaction: 'remind',
            to: ['customer', 'serviceAdvisor'],
          },
          {
            at: reactionDue(order, asked.askedAt, minutes.promiseAnswerEscalation),
            reaction: 'escalate',
            to: ['serviceManager'],
          },
        ],
      },
    ];
  const refused = refusedPromise(order);
  if (refused?.answeredAt === undefined) return [];
  return [
    {
      timer: 'T-13',
      subject: `refused-${refused.revision}`,
      fulfilledBy: 'keepPromise',
      steps: [
        { at: refused.answeredAt, reaction: 'remind', to: ['serviceAdvisor', 'serviceManager'] },
        {
          at: reactionDue(order, refused.answeredAt, minutes.counterMeasure),
          reaction: 'escalate',
          to: ['serviceManager'],
        },
      ],
    },
  ];
}
