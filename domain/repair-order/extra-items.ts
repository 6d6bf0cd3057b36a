import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { addWorkingMinutes } from '../time/working-time';
import { Channel, Consent, Fen, Id, LocalId, LongText, Minutes, Sha256, payload } from '../values/field-schemas';
import { customerPrice } from './amounts';
import { keepsAuthors } from './authors';
import type { CommandOf } from './commands';
import { extraItemText } from './consent-texts';
import { needsGuaranteeNote } from './estimate';
import { Evidence, createEvidence, withEvidence } from './evidence';
import { checkPayers } from './goodwill';
import { isPending, type ExtraItem } from './extra-item';
import { afterRepair, extraItemDeadlines } from './extra-item-deadlines';
import type { OrderLine } from './order-line';
import { promiseMovedTo } from './promise';
import { startRepairRound, withoutPreparation } from './repeated-repair';
import { advisor, customerVia } from './roles';
import { goesBy } from './rules-version';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { WorkLine } from './work-line';

const extraItemCommands = {
  requestExtraItem: {
    path: 'extra-items',
    roles: ['technician', 'workshopSupervisor', 'qualitySpecialist', 'serviceAdvisor'],
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
  acknowledgeAnswer: {
    path: 'extra-items/:itemId/acknowledgement',
    roles: ['workshopSupervisor', 'dispatcher', 'technician'],
    payload: payload({ itemId: LocalId }, 'D-08, D-09: the workshop has read the answer itself'),
  },
  withdrawExtraItem: {
    path: 'extra-items/:itemId/withdrawal',
    roles: ['technician', 'workshopSupervisor', 'serviceAdvisor'],
    payload: payload(
      { itemId: LocalId, reason: LongText },
      'An unanswered request is withdrawn, by the workshop or for the customer whom nobody reaches',
    ),
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

/** E-06: what quality check, free checks and the customer's own look find, once the work is finished. */
const afterWork = stageRange('qualityCheck', 'acceptance');
const whileAsked = ['inRepair', ...afterWork] as const;
const whileRelayed = ['inRepair', ...afterRepair] as const;
/** Extra items after the work came with version 3 of the rules. */
const openForItems = (order: RepairOrder): Obstacle | undefined =>
  order.stage === 'inRepair' || keepsAuthors(order)
    ? undefined
    : { code: 'notDuringStage', facts: { stage: order.stage, during: ['inRepair'] } };
const workshopOnly = ['technician', 'workshopSupervisor'] as const;

const findItem = ({ extraItems }: RepairOrder, itemId: string): ExtraItem =>
  extraItems.find((item) => item.itemId === itemId) ?? reject('unknownExtraItem', { itemId });

const pendingItem = (order: RepairOrder, itemId: string): ExtraItem => {
  const item = findItem(order, itemId);
  if (!isPending(item)) reject('extraItemAnswered', { itemId, answer: item.answer });
  return item;
};
const pendingItems = ({ extraItems }: RepairOrder): readonly string[] =>
  extraItems.filter(isPending).map(({ itemId }) => itemId);

const unrelayed = ({ extraItems }: RepairOrder): readonly string[] =>
  extraItems.filter((item) => !isPending(item) && !item.relayed).map(({ itemId }) => itemId);

/** D-12: an order may grow any number of times, until the customer accepts its result. */
function requestExtraItem(order: RepairOrder, command: CommandOf<'requestExtraItem'>) {
  const { itemId, finding, line, delayMinutes, noGuaranteeTold, photos = [] } = command;
  if (order.extraItems.some((item) => item.itemId === itemId)) return [];
  const taken = [...order.lines, ...order.extraItems.map((item) => item.line)].map(({ lineId }) => lineId);
  if (taken.includes(line.lineId)) reject('duplicateLine', { lineId: line.lineId });
  checkPayers(order, [line]);
  const noGuarantee = needsGuaranteeNote([line], noGuaranteeTold);
  return [{ type: 'extraItemRequested' as const, itemId, finding, line, delayMinutes, noGuarantee, photos }];
}

/** D-11: the customer's answer is final and fits what was shown; a change of mind is a new request. */
function answerExtraItem(order: RepairOrder, command: CommandOf<'answerExtraItem'>, at: Instant) {
  const { itemId, answer, total, delayMinutes, consent } = command;
  const item = pendingItem(order, itemId);
  const offered = { total: customerPrice(item.line), delayMinutes: item.delayMinutes };
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
function approved(
  order: RepairOrder,
  { line, delayMinutes }: ExtraItem,
  { hash: authority, recordedBy, at: approvedAt }: Evidence,
): Partial<RepairOrder> {
  const added: OrderLine = {
    ...line,
    source: 'extraItem',
    authority,
    status: 'authorised',
    partsIssued: false,
    // D-08: what the customer has approved on the own page stands on the screens of workshop and parts at once
    released: keepsAuthors(order) && recordedBy.role === 'customer',
    technicians: [],
  };
  const { promise, round, policy } = order;
  return {
    lines: [...order.lines, added],
    ...(promise && {
      promise: promiseMovedTo(order, addWorkingMinutes(policy.calendar, promise.at, delayMinutes), approvedAt),
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

export const extraItemSlice: OrderSlice<typeof extraItemCommands, typeof extraItemEvents> = {
  commands: extraItemCommands,
  events: extraItemEvents,
  rules: {
    requestExtraItem: {
      during: whileAsked,
      requires: openForItems,
      roles: ({ stage }) =>
        stage === 'inRepair' ? workshopOnly : [...workshopOnly, 'qualitySpecialist', 'serviceAdvisor'],
      decide: requestExtraItem,
    },
    contactCustomer: {
      during: whileAsked,
      requires: openForItems,
      targets: pendingItems,
      decide: (order, { itemId, channel, reached }) => {
        pendingItem(order, itemId);
        return [{ type: 'customerContacted', itemId, channel, reached }];
      },
    },
    answerExtraItem: { during: whileAsked, requires: openForItems, targets: pendingItems, decide: answerExtraItem },
    relayAnswer: {
      during: whileRelayed,
      requires: openForItems,
      targets: unrelayed,
      decide: (order, { itemId, workshopPerson }) => {
        const item = findItem(order, itemId);
        if (isPending(item)) reject('extraItemUnanswered', { itemId });
        return item.relayed ? [] : [{ type: 'answerRelayed', itemId, workshopPerson }];
      },
    },
    acknowledgeAnswer: {
      during: whileRelayed,
      requires: openForItems,
      targets: unrelayed,
      decide: (order, { itemId, by }) => {
        const item = findItem(order, itemId);
        if (isPending(item)) reject('extraItemUnanswered', { itemId });
        return item.relayed ? [] : [{ type: 'answerRelayed', itemId, workshopPerson: by.id }];
      },
    },
    withdrawExtraItem: {
      during: whileAsked,
      requires: openForItems,
      roles: (order) => (keepsAuthors(order) ? [...workshopOnly, 'serviceAdvisor'] : workshopOnly),
      targets: pendingItems,
      decide: (order, { itemId, reason }) => {
        pendingItem(order, itemId);
        return [{ type: 'extraItemWithdrawn', itemId, reason }];
      },
    },
  },
  evolve: {
    extraItemRequested: (order, { itemId, finding, line, delayMinutes, noGuarantee, at, by }) => {
      const author = goesBy(order, 5) ? { requestedBy: by.id } : {};
      const item = { itemId, finding, line, delayMinutes, noGuarantee, requestedAt: at, ...author };
      return { ...order, extraItems: [...order.extraItems, item] };
    },
    customerContacted: (order, { itemId, reached, at }) => ({
      ...order,
      extraItems: itemChanged(order, itemId, (item) => (reached ? { contactedAt: item.contactedAt ?? at } : {})),
    }),
    extraItemAnswered: (order, { itemId, evidence, at }) => {
      const item = order.extraItems.find((known) => known.itemId === itemId);
      const grown = {
        ...order,
        ...withEvidence(order, evidence),
        extraItems: itemChanged(order, itemId, () => ({ answer: evidence.answer, answeredAt: at })),
        ...(item && evidence.answer === 'approved' && approved(order, item, evidence)),
      };
      // approved once the work was finished: the car goes back, and what was checked is checked again
      return evidence.answer === 'approved' && order.stage !== 'inRepair'
        ? startRepairRound(withoutPreparation(grown), at)
        : grown;
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
