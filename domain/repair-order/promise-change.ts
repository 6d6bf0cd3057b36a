import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import {
  Channel,
  Confirmed,
  Consent,
  Instant as InstantField,
  LongText,
  StoredInstant,
  payload,
} from '../values/field-schemas';
import type { CommandOf } from './commands';
import { promiseText } from './consent-texts';
import { Evidence, createEvidence, withEvidence } from './evidence';
import { checkFuture } from './guards';
import {
  answerDeadlines,
  askedPromise,
  breachDeadlines,
  brokenDeadlines,
  lateDeadlines,
  promiseMovedTo,
  refusedPromise,
  whilePromised,
  type PromiseChange,
} from './promise';
import { checkPromise, type WorkshopBefore } from './promise-proposal';
import { customerVia } from './roles';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const promiseCommands = {
  movePromise: {
    path: 'promise',
    roles: ['serviceAdvisor', 'serviceManager'],
    payload: payload(
      {
        promisedAt: InstantField,
        reason: LongText,
        toldBy: Channel,
        told: Confirmed.optional().meta({ deprecated: true, description: 'The store tells the customer itself.' }),
      },
      'D-16, T-13: the customer is asked about another time, no earlier than the car can be ready; until the customer agrees, the promise stands',
    ),
  },
  answerPromise: {
    path: 'promise/answer',
    roles: customerVia,
    payload: payload(
      {
        revision: z.int().min(1),
        promisedAt: InstantField,
        answer: z.enum(['approved', 'declined']),
        consent: Consent,
      },
      'T-13: the answer of the customer to exactly the time that was asked about',
    ),
  },
  keepPromise: {
    path: 'promise/keeping',
    roles: ['serviceAdvisor', 'serviceManager'],
    payload: payload(
      { plan: LongText },
      'T-13: the promise is kept after all, and how: the customer has refused another time, or is asked no longer',
    ),
  },
} as const satisfies CommandDeclarations;

const promiseEvents = {
  /** Under earlier rules, without an answer of the customer. */
  promiseMoved: z.object({ promisedAt: StoredInstant, reason: LongText, toldBy: Channel }),
  promiseChangeAsked: z.object({
    revision: z.int(),
    insteadOf: StoredInstant,
    promisedAt: StoredInstant,
    reason: LongText,
    toldBy: Channel,
  }),
  promiseChangeAnswered: z.object({ promisedAt: StoredInstant, evidence: Evidence }),
  promiseKept: z.object({ plan: LongText }),
};
export type PromiseChangeEvents = EventsOf<typeof promiseEvents>;

/** The API counts the load of the workshop: no workflow sees other orders. */
type Moved = CommandOf<'movePromise'> & Partial<WorkshopBefore>;

function movePromise(order: RepairOrder, command: CommandOf<'movePromise'>, at: Instant) {
  const { promisedAt, reason, toldBy, workshopLoadMinutes = 0 } = command as Moved;
  const { promise, promiseChange } = order;
  checkFuture('promisedAt', promisedAt, at);
  if (promise?.at === promisedAt) return [];
  if (!goesBy(order, 3) || !promise) return [{ type: 'promiseMoved' as const, promisedAt, reason, toldBy }];
  if (askedPromise(order)?.to === promisedAt) return [];
  checkPromise(order, promisedAt, { workshopLoadMinutes }, at);
  const revision = (promiseChange?.revision ?? 0) + 1;
  return [{ type: 'promiseChangeAsked' as const, revision, insteadOf: promise.at, promisedAt, reason, toldBy }];
}

/** The answer fits what was shown; one to an earlier question, or to a time that has passed meanwhile, is none. */
function answerPromise(order: RepairOrder, command: CommandOf<'answerPromise'>, at: Instant) {
  const { revision, promisedAt, answer, consent, by } = command;
  const asked = askedPromise(order) ?? reject('promiseNotAsked');
  if (revision !== asked.revision || promisedAt !== asked.to)
    reject('shownContentDiffers', { revision: asked.revision, promisedAt: new Date(asked.to).toISOString() });
  if (answer === 'approved') checkFuture('promisedAt', promisedAt, at);
  const text = promiseText(order, asked);
  const content = { document: 'promisedTime', subject: '', revision, answer, text, total: 0 } as const;
  return [
    { type: 'promiseChangeAnswered' as const, promisedAt, evidence: createEvidence(order, content, consent, by, at) },
  ];
}

const withChange = (order: RepairOrder, change: Partial<PromiseChange>): RepairOrder =>
  order.promiseChange ? { ...order, promiseChange: { ...order.promiseChange, ...change } } : order;

/** T-13: the time that was promised moves by the word of the customer, and by nothing else. */
export const promiseChangeSlice: OrderSlice<typeof promiseCommands, typeof promiseEvents> = {
  commands: promiseCommands,
  events: promiseEvents,
  rules: {
    movePromise: { during: whilePromised, decide: movePromise },
    answerPromise: {
      during: whilePromised,
      requires: (order) => (askedPromise(order) ? undefined : { code: 'promiseNotAsked' }),
      decide: answerPromise,
    },
    keepPromise: {
      during: whilePromised,
      requires: (order) => ((askedPromise(order) ?? refusedPromise(order)) ? undefined : { code: 'promiseNotAsked' }),
      decide: (_order, { plan }) => [{ type: 'promiseKept', plan }],
    },
  },
  evolve: {
    promiseMoved: (order, { promisedAt, at }) => ({ ...order, promise: promiseMovedTo(order, promisedAt, at) }),
    promiseChangeAsked: (order, { revision, insteadOf, promisedAt, reason, at, by }) => ({
      ...order,
      promiseChange: { revision, insteadOf, to: promisedAt, reason, askedAt: at, askedBy: by.id },
    }),
    promiseChangeAnswered: (order, { promisedAt, evidence, at }) => {
      const { answer } = evidence;
      const answered = withChange({ ...order, ...withEvidence(order, evidence) }, { answer, answeredAt: at });
      return answer === 'approved' ? { ...answered, promise: promiseMovedTo(order, promisedAt, at) } : answered;
    },
    promiseKept: (order, { plan, at }) =>
      withChange(order, {
        plan,
        keptAt: at,
        answeredAt: order.promiseChange?.answeredAt ?? at,
        answer: order.promiseChange?.answer ?? 'withdrawn',
      }),
  },
  deadlines: [breachDeadlines, answerDeadlines, lateDeadlines, brokenDeadlines],
};
