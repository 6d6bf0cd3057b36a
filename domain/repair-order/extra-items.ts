import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { addWorkingMinutes, dueWithin } from '../time/working-time';
import type { DeadlineRule, WatchStep } from './deadlines';
import type { CommandOf } from './commands';
import type { WorkLine } from './commands/estimate';
import type { extraItemCommands } from './commands/workshop';
import { noGuaranteeNoted } from './estimate';
import { createEvidence, withEvidence, type Evidence } from './evidence';
import { changed, type CommandRules } from './types';
import { extraItemText } from './consent-texts';
import { isPending, linePrice, type Evolvers, type ExtraItem, type OrderLine, type RepairOrder } from './state';

export interface ExtraItemEvents {
  readonly extraItemRequested: {
    readonly itemId: string;
    readonly finding: string;
    readonly line: WorkLine;
    readonly delayMinutes: number;
    readonly noGuarantee: boolean;
    readonly photos: readonly string[];
  };
  readonly customerContacted: { readonly itemId: string; readonly channel: string; readonly reached: boolean };
  readonly extraItemAnswered: { readonly itemId: string; readonly evidence: Evidence };
  readonly answerRelayed: { readonly itemId: string; readonly workshopPerson: string };
  readonly extraItemWithdrawn: { readonly itemId: string; readonly reason: string };
}

const find = ({ extraItems }: RepairOrder, itemId: string): ExtraItem =>
  extraItems.find((item) => item.itemId === itemId) ?? reject('unknownExtraItem', { itemId });

const pending = (order: RepairOrder, itemId: string): ExtraItem => {
  const item = find(order, itemId);
  if (!isPending(item)) reject('extraItemAnswered', { itemId, answer: item.answer });
  return item;
};

/** D-12: an order may grow any number of times, but only while it is in repair. */
function requestExtraItem(order: RepairOrder, command: CommandOf<'requestExtraItem'>) {
  const { itemId, finding, line, delayMinutes, noGuaranteeTold, photos = [] } = command;
  if (order.extraItems.some((item) => item.itemId === itemId)) return [];
  const taken = [...order.lines, ...order.extraItems.map((item) => item.line)].map(({ lineId }) => lineId);
  if (taken.includes(line.lineId)) reject('duplicateLine', { lineId: line.lineId });
  const noGuarantee = noGuaranteeNoted([line], noGuaranteeTold);
  return [{ type: 'extraItemRequested' as const, itemId, finding, line, delayMinutes, noGuarantee, photos }];
}

/** D-11: the customer's answer is final and fits what was shown; a change of mind is a new request. */
function answerExtraItem(order: RepairOrder, command: CommandOf<'answerExtraItem'>, at: Instant) {
  const { itemId, answer, total, delayMinutes, consent } = command;
  const item = pending(order, itemId);
  const shown = { total: linePrice(item.line), delayMinutes: item.delayMinutes };
  if (total !== shown.total || delayMinutes !== shown.delayMinutes) reject('shownContentDiffers', shown);
  if (item.contactedAt === undefined && command.by.role !== 'customer') reject('customerNotContacted', { itemId });
  const text = extraItemText(order, item);
  const evidence = createEvidence(
    order,
    { document: 'extraItem', subject: itemId, revision: 1, answer, text, total },
    consent,
    command.by,
    at,
  );
  return [{ type: 'extraItemAnswered' as const, itemId, evidence }];
}

export const extraItemSteps: CommandRules<keyof typeof extraItemCommands> = {
  requestExtraItem: { during: ['inRepair'], decide: requestExtraItem },
  contactCustomer: {
    during: ['inRepair'],
    decide: (order, { itemId, channel, reached }) => {
      pending(order, itemId);
      return [{ type: 'customerContacted', itemId, channel, reached }];
    },
  },
  answerExtraItem: { during: ['inRepair'], decide: answerExtraItem },
  relayAnswer: {
    during: ['inRepair'],
    decide: (order, { itemId, workshopPerson }) => {
      const item = find(order, itemId);
      if (isPending(item)) reject('extraItemUnanswered', { itemId });
      return item.relayed ? [] : [{ type: 'answerRelayed', itemId, workshopPerson }];
    },
  },
  withdrawExtraItem: {
    during: ['inRepair'],
    decide: (order, { itemId, reason }) => {
      pending(order, itemId);
      return [{ type: 'extraItemWithdrawn', itemId, reason }];
    },
  },
};

const itemChanged = (order: RepairOrder, itemId: string, to: (item: ExtraItem) => Partial<ExtraItem>) =>
  changed(order.extraItems, (item) => item.itemId === itemId, to);

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

export const extraItemEvolvers: Evolvers<ExtraItemEvents> = {
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
    lines: changed(
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
};

/** T-14 until the customer is reached, T-15 until there is an answer, T-16 until the workshop knows it. Silence approves nothing. */
function watchOf(
  { policy: { calendar, minutes, extraItemReminders } }: RepairOrder,
  item: ExtraItem,
): readonly DeadlineRule[] {
  const { itemId: subject, requestedAt, contactedAt, answeredAt, relayed } = item;
  const step = (since: Instant, after: number, rest: Omit<WatchStep, 'at'>): WatchStep => ({
    at: dueWithin(calendar, since, after),
    ...rest,
  });
  if (!isPending(item)) {
    if (answeredAt === undefined || relayed) return [];
    const steps = [step(answeredAt, minutes.relay, { reaction: 'escalate', to: ['businessSupervisor'] })];
    return [{ timer: 'T-16', subject, fulfilledBy: 'relayAnswer', steps }];
  }
  if (contactedAt === undefined) {
    const steps = [step(requestedAt, minutes.customerContact, { reaction: 'escalate', to: ['businessSupervisor'] })];
    return [{ timer: 'T-14', subject, fulfilledBy: 'contactCustomer', steps }];
  }
  const reminders = extraItemReminders.map((after) =>
    step(contactedAt, after, { reaction: 'remind', to: ['customer', 'serviceAdvisor'] }),
  );
  const last = step(contactedAt, minutes.extraItemEscalation, { reaction: 'escalate', to: ['serviceManager'] });
  return [{ timer: 'T-15', subject, fulfilledBy: 'answerExtraItem', steps: [...reminders, last] }];
}

export const extraItemWatches = (order: RepairOrder): readonly DeadlineRule[] =>
  order.stage === 'inRepair' ? order.extraItems.flatMap((item) => watchOf(order, item)) : [];
