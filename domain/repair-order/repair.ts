import { z } from 'zod';
import { allOf, updateWhere } from '../kernel/command-rule';
import type { Actor } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, LocalId, LongText, ShortText, payload } from '../values/field-schemas';
import { assignedTo, isOwn } from './assignment';
import { isPending } from './extra-item';
import { whenKept } from './kept-words';
import { procedureOf } from './procedure';
import { Recipient, withMessage } from './message';
import { askedChanges, isAsked } from './item-change';
import { hasShopParts, isDone, isOpen, lineChanged, needsParts, type OrderLine } from './order-line';
import { isLeaving } from './leave';
import { isBackOrdered, issuedSupply } from './part-supply';
import { notHeld, withoutHold } from './holds';
import { advisor, staff } from './roles';
import { beforeDeparture, stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const repairCommands = {
  issueParts: {
    path: 'lines/:lineId/parts-issue',
    roles: ['partsSpecialist'],
    payload: payload({ lineId: LocalId }, 'Parts leave the store for an authorised line'),
  },
  startLine: {
    path: 'lines/:lineId/start',
    roles: ['technician'],
    payload: payload({ lineId: LocalId }, 'D-11: a technician starts an authorised line'),
  },
  finishLine: {
    path: 'lines/:lineId/completion',
    roles: ['technician'],
    payload: payload(
      { lineId: LocalId, standard: ShortText, replacedParts: z.array(ShortText).max(30) },
      'D-20: the line is done by this standard, with these parts replaced',
    ),
  },
  tellCustomer: {
    path: 'customer-notices',
    roles: ['serviceAdvisor', 'crSpecialist'],
    payload: payload(
      { about: LongText, channel: Channel },
      'D-16: the customer was told of progress or of a new condition',
    ),
  },
  sendMessage: {
    path: 'messages',
    roles: staff,
    payload: payload(
      {
        to: Recipient,
        text: LongText,
      },
      'D-18: a message between front desk and back office, kept with the order',
    ),
  },
  finishWork: {
    path: 'work/completion',
    roles: ['workshopSupervisor', 'dispatcher', 'technician'],
    payload: payload({}, 'The workshop reports all authorised work done'),
  },
  stopWork: {
    path: 'work/stop',
    roles: advisor,
    payload: payload({ reason: LongText }, 'The customer stops the job; unfinished lines are cancelled'),
  },
} as const satisfies CommandDeclarations;

const repairEvents = {
  partsIssued: z.object({ lineId: LocalId }),
  lineStarted: z.object({ lineId: LocalId }),
  lineFinished: z.object(repairCommands.finishLine.payload.shape),
  customerTold: z.object(repairCommands.tellCustomer.payload.shape),
  messageSent: z.object({ to: Recipient, text: LongText }),
  workFinished: z.object({}),
  workStopped: z.object({ reason: LongText }),
};
export type RepairEvents = EventsOf<typeof repairEvents>;

const notLeaving = (order: RepairOrder): Obstacle | undefined =>
  isLeaving(order) ? { code: 'carIsLeaving' } : undefined;

/** D-11: work, parts and money only ever touch a line the customer has approved; an unanswered item is not such a line. */
function authorisedLine({ lines, extraItems }: RepairOrder, lineId: string): OrderLine {
  const line = lines.find((known) => known.lineId === lineId);
  if (line && line.status !== 'cancelled') return line;
  const requested = extraItems.some((item) => item.line.lineId === lineId);
  return reject(line || requested ? 'lineNotAuthorised' : 'unknownLine', { lineId });
}

const lineIds = ({ lines }: RepairOrder, is: (line: OrderLine) => boolean): readonly string[] =>
  lines.filter(is).map(({ lineId }) => lineId);
/** A technician may start the line, or join those who work on it. */
const isStartable = ({ status, released }: OrderLine): boolean =>
  released && (status === 'authorised' || status === 'started');

/** What the price menu says was in stock: the technician takes it, unless the parts counter has found it missing. */
const partsFromShelf = (order: RepairOrder, line: OrderLine) =>
  procedureOf(order).parts === 'fromShelf' &&
  line.menuCode !== undefined &&
  needsParts(line) &&
  !isBackOrdered(line) &&
  line.supply?.state !== 'short'
    ? [{ type: 'partsIssued' as const, lineId: line.lineId }]
    : [];

/** D-02: a line that was given to somebody is worked on by those people, until it is given to others. */
function checkAssigned(line: OrderLine, by: Actor): void {
  const technicians = assignedTo(line);
  if (technicians.length > 0 && !technicians.some((id) => isOwn(id, by)))
    reject('lineOfOthers', { lineId: line.lineId, technicians });
}
/** The lines that were done, so that they can be done again. */
export const doneLines = (order: RepairOrder): readonly string[] => lineIds(order, isDone);

export const noneUnanswered = ({ extraItems }: RepairOrder): Obstacle | undefined => {
  const pending = extraItems.filter(isPending).map(({ itemId }) => itemId);
  return pending.length > 0 ? { code: 'extraItemPending', facts: { pending } } : undefined;
};

export const noneAsked = (order: RepairOrder): Obstacle | undefined => {
  const pending = askedChanges(order).map(({ changeId }) => changeId);
  return pending.length > 0 ? { code: 'itemChangePending', facts: { pending } } : undefined;
};

const allDone = (order: RepairOrder): Obstacle | undefined => {
  const open = lineIds(order, isOpen);
  return open.length > 0 ? { code: 'lineNotFinished', facts: { open } } : undefined;
};

/** The lines, with the named ones to be done again by any technician; parts already fitted stay issued. */
export const reopened = (order: RepairOrder, redone: readonly string[]): readonly OrderLine[] =>
  updateWhere(
    order.lines,
    (line) => redone.includes(line.lineId) && isDone(line),
    () => ({ status: 'authorised' }),
  );

/** Rejects unless every line named was done, so that it can be done again. */
export function checkRedo({ lines }: RepairOrder, redone: readonly string[]): void {
  for (const lineId of redone) {
    const line = lines.find((known) => known.lineId === lineId) ?? reject('unknownLine', { lineId });
    if (!isDone(line)) reject('lineNotFinished', { lineId });
  }
}

const technicianAdded = (line: OrderLine, id: string): readonly string[] =>
  line.technicians.includes(id) ? line.technicians : [...line.technicians, id];

export const repairSlice: OrderSlice<typeof repairCommands, typeof repairEvents> = {
  commands: repairCommands,
  events: repairEvents,
  rules: {
    issueParts: {
      during: ['inRepair'],
      targets: (order) =>
        lineIds(order, (line) => line.status !== 'cancelled' && needsParts(line) && !isBackOrdered(line)),
      decide: (order, { lineId }) => {
        const line = authorisedLine(order, lineId);
        if (!hasShopParts(line)) reject('partSuppliedByCustomer', { lineId });
        if (isBackOrdered(line)) reject('partsBackOrdered', { lineId });
        return line.partsIssued ? [] : [{ type: 'partsIssued', lineId }];
      },
    },
    startLine: {
      during: ['inRepair'],
      targets: (order) => lineIds(order, isStartable),
      requires: allOf(notHeld, notLeaving),
      decide: (order, { lineId, by }) => {
        const line = authorisedLine(order, lineId);
        if (!line.released) reject('answerNotRelayed', { lineId });
        if (isDone(line)) reject('lineAlreadyDone', { lineId });
        checkAssigned(line, by);
        if (line.technicians.includes(by.id) && line.status === 'started') return [];
        return [...partsFromShelf(order, line), { type: 'lineStarted', lineId }];
      },
    },
    finishLine: {
      during: ['inRepair'],
      targets: (order) => lineIds(order, (line) => line.status === 'started' && !needsParts(line)),
      requires: notHeld,
      decide: (order, { lineId, standard, replacedParts, by }) => {
        const line = authorisedLine(order, lineId);
        if (isDone(line)) return [];
        if (line.status !== 'started') reject('lineNotStarted', { lineId });
        checkAssigned(line, by);
        if (needsParts(line)) reject('partsNotIssued', { lineId });
        return [{ type: 'lineFinished', lineId, standard, replacedParts }];
      },
    },
    tellCustomer: {
      during: stageRange('contracted', 'deliveryDisputed'),
      decide: (_order, { about, channel }) => [{ type: 'customerTold', about, channel }],
    },
    sendMessage: { during: beforeDeparture, decide: (_order, { to, text }) => [{ type: 'messageSent', to, text }] },
    finishWork: {
      during: ['inRepair'],
      requires: allOf(notHeld, notLeaving, noneUnanswered, noneAsked, allDone),
      decide: () => [{ type: 'workFinished' }],
    },
    stopWork: {
      during: ['inRepair'],
      requires: notLeaving,
      decide: (_order, { reason }) => [{ type: 'workStopped', reason }],
    },
  },
  evolve: {
    partsIssued: (order, { lineId, at }) =>
      lineChanged(order, lineId, (line) => ({ partsIssued: true, ...whenKept(order, issuedSupply(line, at)) })),
    lineStarted: (order, { lineId, by }) =>
      lineChanged(order, lineId, (line) => ({ status: 'started', technicians: technicianAdded(line, by.id) })),
    lineFinished: (order, { lineId, standard, by }) =>
      lineChanged(order, lineId, (line) => ({ status: 'done', standard, technicians: technicianAdded(line, by.id) })),
    customerTold: (order) => order,
    messageSent: (order, { to, text, at, by }) => ({
      ...order,
      ...whenKept(order, { messages: withMessage(order.messages ?? [], { at, by: by.id, to, text }) }),
    }),
    workFinished: (order) => ({ ...order, stage: 'qualityCheck' }),
    workStopped: (order, { at }) => ({
      ...withoutHold(order, at),
      stage: 'qualityCheck',
      lines: updateWhere(
        order.lines,
        ({ status }) => status !== 'done',
        () => ({ status: 'cancelled' }),
      ),
      extraItems: updateWhere(order.extraItems, isPending, () => ({ answer: 'withdrawn', answeredAt: at })),
      ...(order.itemChanges && {
        itemChanges: updateWhere(order.itemChanges, isAsked, () => ({ answer: 'withdrawn' as const, answeredAt: at })),
      }),
    }),
  },
  deadlines: [],
};
