import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import type { DeadlineStep } from '../time/deadline';
import { addWorkingMinutes, dueWithin } from '../time/working-time';
import { Channel, Consent, Fen, Id, LocalId, LongText, Minutes, Sha256, payload } from '../values/field-schemas';
import { linePrice } from './amounts';
import type { CommandOf } from './commands';
import { extraItemText } from './consent-texts';
import { needsGuaranteeNote } from './estimate';
import { Evidence, createEvidence, withEvidence } from './evidence';
import { isPending, type ExtraItem } from './extra-item';
import type { OrderLine } from './order-line';
import { advisor, customerVia } from './roles';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';
import { WorkLine } from './work-line';

const extraItemCommands = {
  requestExtraItem: {
    path: 'extra-items',
    roles: ['technician', 'workshopSupervisor'],
    payload: payload(
      {
        itemId: LocalId,
        finding: LongText,
        line: WorkLine,
        delayMinutes: Minutes,
        noGuaranteeTold: z.boolean().optional(),
        photos: z.array(Sha256).max(10).optional(),
      },
      'D-06, D-07, D-12: the workshop found more work, with its cost and delay (working minutes)',
    ),
  },
  contactCustomer: {
    path: 'extra-items/:itemId/contacts',
    roles: advisor,
    payload: payload(
      { itemId: LocalId, channel: Channel, reached: z.boolean() },
      'D-06: the customer was contacted about the extra item',
    ),
  },
  answerExtraItem: {
    path: 'extra-items/:itemId/answer',
    roles: customerVia,
    payload: payload(
      {
        itemId: LocalId,
        answer: z.enum(['approved', 'declined']),
        total: Fen,
        delayMinutes: Minutes,
        consent: Consent,
      },
      "D-07, D-11, S-11, S-12: the customer's answer to the cost and delay shown",
    ),
  },
  relayAnswer: {
    path: 'extra-items/:itemId/relay',
    roles: advisor,
    payload: payload(
      { itemId: LocalId, workshopPerson: Id },
      'D-08 to D-10: the answer reached a named workshop person; on consent with the supplementary order',
    ),
  },
  withdrawExtraItem: {
    path: 'extra-items/:itemId/withdrawal',
    roles: ['technician', 'workshopSupervisor'],
    payload: payload({ itemId: LocalId, reason: LongText }, 'The workshop withdraws an unanswered request'),
  },
} as const satisfies CommandDeclarations;

const { contactCustomer, relayAnswer, withdrawExtraItem } = extraItemCommands;
const extraItemEvents = {
  extraItemRequested: z.object({
    itemId: LocalId,
    finding: LongText,
    line: WorkLine,
    delayMinutes: Minutes,
    noGuarantee: z.boolean(),
    photos: z.array(Sha256),
  }),
  customerContacted: z.object(contactCustomer.payload.shape),
  extraItemAnswered: z.object({ itemId: LocalId, evidence: Evidence }),
  answerRelayed: z.object(relayAnswer.payload.shape),
  extraItemWithdrawn: z.object(withdrawExtraItem.payload.shape),
};
export type ExtraItemEvents = EventsOf<typeof extraItemEvents>;

const findItem = ({ extraItems }: RepairOrder, itemId: string): ExtraItem =>
  extraItems.find((item) => item.itemId === itemId) ?? reject('unknownExtraItem', { itemId });

const pendingItem = (order: RepairOrder, itemId: string): ExtraItem => {
  const item = findItem(order, itemId);
  if (!isPending(item)) reject('extraItemAnswered', { itemId, answer: item.answer });
  return item;
};
const pendingItems = ({ extraItems }: RepairOrder): readonly string[] =>
  extraItems.filter(isPending).map(({ itemId }) => itemId);

/** D-12: an order may grow any number of times, but only while it is in repair. */
function requestExtraItem(order: RepairOrder, command: CommandOf<'requestExtraItem'>) {
  const { itemId, finding, line, delayMinutes, noGuaranteeTold, photos = [] } = command;
  if (order.extraItems.some((item) => item.itemId === itemId)) return [];
  const taken = [...order.lines, ...order.extraItems.map((item) => item.line)].map(({ lineId }) => lineId);
  if (taken.includes(line.lineId)) reject('duplicateLine', { lineId: line.lineId });
  const noGuarantee = needsGuaranteeNote([line], noGuaranteeTold);
  return [{ type: 'extraItemRequested' as const, itemId, finding, line, delayMinutes, noGuarantee, photos }];
}

/** D-11: the customer's answer is final and fits what was shown; a change of mind is a new request. */
function answerExtraItem(order: RepairOrder, command: CommandOf<'answerExtraItem'>, at: Instant) {
  const { itemId, answer, total, delayMinutes, consent } = command;
  const item = pendingItem(order, itemId);
  const offered = { total: linePrice(item.line), delayMinutes: item.delayMinutes };
  if (total !== offered.total || delayMinutes !== offered.delayMinutes) reject('shownContentDiffers', offered);
  if (item.contactedAt === undefined && command.by.role !== 'customer') reject('customerNotContacted', { itemId });
  const text = extraItemText(order, item);
  const content = { document: 'extraItem', subject: itemId, revision: 1, answer, text, total } as const;
  const evidence = createEvidence(order, content, consent, command.by, at);
  return [{ type: 'extraItemAnswered' as const, itemId, evidence }];
}

const itemChanged = (order: RepairOrder, itemId: string, to: (item: ExtraItem) => Partial<ExtraItem>) =>
  updateWhere(order.extraItems, (item) => item.itemId === itemId, to);

/** D-21: an approved item adds its line, moves the promise by its delay and the progress check by its work. */
function approved(order: RepairOrder, { line, delayMinutes }: ExtraItem, authority: string): Partial<RepairOrder> {
  const added: OrderLine = {
    ...line,
    source: 'extraItem',
    authority,
    status: 'authorised',
    partsIssued: false,
    released: false,
    technicians: [],
  };
  const { promise, round, policy } = order;
  return {
    lines: [...order.lines, added],
    ...(promise && {
      promise: {
        ...promise,
        at: addWorkingMinutes(policy.calendar, promise.at, delayMinutes),
        revision: promise.revision + 1,
      },
    }),
    ...(round && {
      round: {
        ...round,
        expectedMinutes: round.expectedMinutes + line.labourMinutes,
        extensions: round.extensions + 1,
      },
    }),
  };
}

/** T-14 until the customer is reached, T-15 until there is an answer, T-16 until the workshop knows it. No answer is no approval. */
function deadlinesOfItem(
  { policy: { calendar, minutes, extraItemReminders } }: RepairOrder,
  item: ExtraItem,
): readonly DeadlineRule[] {
  const { itemId: subject, requestedAt, contactedAt, answeredAt, relayed } = item;
  const stepAfter = (since: Instant, after: number, rest: Omit<DeadlineStep, 'at'>): DeadlineStep => ({
    at: dueWithin(calendar, since, after),
    ...rest,
  });
  if (!isPending(item)) {
    if (answeredAt === undefined || relayed) return [];
    const steps = [stepAfter(answeredAt, minutes.relay, { reaction: 'escalate', to: ['businessSupervisor'] })];
    return [{ timer: 'T-16', subject, fulfilledBy: 'relayAnswer', steps }];
  }
  if (contactedAt === undefined) {
    const steps = [
      stepAfter(requestedAt, minutes.customerContact, { reaction: 'escalate', to: ['businessSupervisor'] }),
    ];
    return [{ timer: 'T-14', subject, fulfilledBy: 'contactCustomer', steps }];
  }
  const reminders = extraItemReminders.map((after) =>
    stepAfter(contactedAt, after, { reaction: 'remind', to: ['customer', 'serviceAdvisor'] }),
  );
  const last = stepAfter(contactedAt, minutes.extraItemEscalation, { reaction: 'escalate', to: ['serviceManager'] });
  return [{ timer: 'T-15', subject, fulfilledBy: 'answerExtraItem', steps: [...reminders, last] }];
}

const extraItemDeadlines = (order: RepairOrder): readonly DeadlineRule[] =>
  order.stage === 'inRepair' ? order.extraItems.flatMap((item) => deadlinesOfItem(order, item)) : [];

export const extraItemSlice: OrderSlice<typeof extraItemCommands, typeof extraItemEvents> = {
  commands: extraItemCommands,
  events: extraItemEvents,
  rules: {
    requestExtraItem: { during: ['inRepair'], decide: requestExtraItem },
    contactCustomer: {
      during: ['inRepair'],
      targets: pendingItems,
      decide: (order, { itemId, channel, reached }) => {
        pendingItem(order, itemId);
        return [{ type: 'customerContacted', itemId, channel, reached }];
      },
    },
    answerExtraItem: { during: ['inRepair'], targets: pendingItems, decide: answerExtraItem },
    relayAnswer: {
      during: ['inRepair'],
      targets: ({ extraItems }) =>
        extraItems.filter((item) => !isPending(item) && !item.relayed).map(({ itemId }) => itemId),
      decide: (order, { itemId, workshopPerson }) => {
        const item = findItem(order, itemId);
        if (isPending(item)) reject('extraItemUnanswered', { itemId });
        return item.relayed ? [] : [{ type: 'answerRelayed', itemId, workshopPerson }];
      },
    },
    withdrawExtraItem: {
      during: ['inRepair'],
      targets: pendingItems,
      decide: (order, { itemId, reason }) => {
        pendingItem(order, itemId);
        return [{ type: 'extraItemWithdrawn', itemId, reason }];
      },
    },
  },
  evolve: {
    extraItemRequested: (order, { itemId, finding, line, delayMinutes, noGuarantee, at }) => ({
      ...order,
      extraItems: [...order.extraItems, { itemId, finding, line, delayMinutes, noGuarantee, requestedAt: at }],
    }),
    customerContacted: (order, { itemId, reached, at }) => ({
      ...order,
      extraItems: itemChanged(order, itemId, (item) => (reached ? { contactedAt: item.contactedAt ?? at } : {})),
    }),
    extraItemAnswered: (order, { itemId, evidence, at }) => {
      const item = order.extraItems.find((known) => known.itemId === itemId);
      return {
        ...order,
        ...withEvidence(order, evidence),
        extraItems: itemChanged(order, itemId, () => ({ answer: evidence.answer, answeredAt: at })),
        ...(item && evidence.answer === 'approved' && approved(order, item, evidence.hash)),
      };
    },
    answerRelayed: (order, { itemId, workshopPerson, at }) => ({
      ...order,
      extraItems: itemChanged(order, itemId, () => ({ relayed: { at, to: workshopPerson } })),
      lines: updateWhere(
        order.lines,
        ({ lineId }) => order.extraItems.some((item) => item.itemId === itemId && item.line.lineId === lineId),
        () => ({ released: true }),
      ),
    }),
    extraItemWithdrawn: (order, { itemId, at }) => ({
      ...order,
      extraItems: itemChanged(order, itemId, () => ({
        answer: 'withdrawn',
        answeredAt: at,
        relayed: { at, to: 'workshop' },
      })),
    }),
  },
  deadlines: [extraItemDeadlines],
};
