import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { MINUTE, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { addWorkingMinutes, endOfDay, localDate, startOfDay } from '../time/working-time';
import { Channel, Day, LocalId, LongText, payload } from '../values/field-schemas';
import { isDone, isOpen, lineChanged, needsParts, type OrderLine } from './order-line';
import { outstanding, shopParts } from './stock';
import { reactionDue } from './reaction-time';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import { BackOrderWish, PartCount, type Supply } from './supply';
import type { DeadlineRule, OrderSlice } from './types';

const partsDesk = ['partsSpecialist'] as const;
const PartNumbers = z.array(z.string().min(1).max(120)).min(1).max(30);

const supplyCommands = {
  reserveParts: {
    path: 'lines/:lineId/parts-reservation',
    roles: partsDesk,
    payload: payload({ lineId: LocalId }, 'The parts of an approved line are put aside for it'),
  },
  backOrderParts: {
    path: 'lines/:lineId/back-order',
    roles: partsDesk,
    payload: payload(
      { lineId: LocalId, partNumbers: PartNumbers, expectedDay: Day, note: LongText.optional() },
      'D-16: parts of a line are missing and ordered; say on which day they are expected. A later day is told the same way',
    ),
  },
  tellBackOrder: {
    path: 'lines/:lineId/back-order/notice',
    roles: ['serviceAdvisor', 'crSpecialist'],
    payload: payload(
      { lineId: LocalId, channel: Channel, wish: BackOrderWish },
      'D-16: the customer was told when the missing part is expected, and waits for the car or takes it meanwhile',
    ),
  },
  noteArrival: {
    path: 'lines/:lineId/back-order/arrival',
    roles: partsDesk,
    payload: payload({ lineId: LocalId }, 'The missing parts of a line have come and are put aside for it'),
  },
  returnParts: {
    path: 'lines/:lineId/parts-return',
    roles: partsDesk,
    payload: payload(
      { lineId: LocalId, parts: z.array(PartCount).min(1).max(30), reason: LongText },
      'Parts that were issued come back to the store',
    ),
  },
  noteShortParts: {
    roles: ['system'],
    payload: payload({ partNumbers: PartNumbers }, 'Only the store’s stock sends it; there is no endpoint for it'),
  },
} as const satisfies CommandDeclarations;

const supplyEvents = {
  partsReserved: z.object({ lineId: LocalId }),
  partsBackOrdered: z.object({
    lineId: LocalId,
    partNumbers: z.array(z.string()),
    expectedDay: Day,
    note: LongText.exactOptional(),
  }),
  backOrderTold: z.object(supplyCommands.tellBackOrder.payload.shape),
  partsArrived: z.object({ lineId: LocalId }),
  partsReturned: z.object({ lineId: LocalId, parts: z.array(PartCount), reason: LongText }),
  partsFoundShort: z.object({ partNumbers: z.array(z.string()) }),
};
export type SupplyEvents = EventsOf<typeof supplyEvents>;

/** Days that a day to come may be ahead. */
export const MOST_DAYS_AHEAD = 365;

/** Rejects a day that is over or further away than anybody plans. */
export function checkDayAhead({ policy: { calendar } }: RepairOrder, day: string, now: Instant): void {
  const last = localDate(calendar.zone, now + MOST_DAYS_AHEAD * 1440 * MINUTE);
  if (day < localDate(calendar.zone, now) || day > last) reject('dayOff', { day, last });
}

const lineOf = ({ lines }: RepairOrder, lineId: string): OrderLine =>
  lines.find((line) => line.lineId === lineId) ?? reject('unknownLine', { lineId });

/** An approved line that still waits for parts of the store. */
function waitingLine(order: RepairOrder, lineId: string): OrderLine {
  const line = lineOf(order, lineId);
  if (line.status === 'cancelled') reject('lineNotAuthorised', { lineId });
  if (isDone(line)) reject('lineAlreadyDone', { lineId });
  if (shopParts(line).length === 0) reject('partSuppliedByCustomer', { lineId });
  return line.partsIssued ? reject('partsAlreadyIssued', { lineId }) : line;
}

const ids = ({ lines }: RepairOrder, is: (line: OrderLine) => boolean): readonly string[] =>
  lines.filter(is).map(({ lineId }) => lineId);

const waitsForParts = (line: OrderLine): boolean => isOpen(line) && needsParts(line);
export const isBackOrdered = (line: OrderLine): boolean => waitsForParts(line) && line.supply?.state === 'backOrdered';

function backOrderedLine(order: RepairOrder, lineId: string): OrderLine & { readonly supply: Supply } {
  const line = lineOf(order, lineId);
  const { supply } = line;
  return supply && isBackOrdered(line) ? { ...line, supply } : reject('notBackOrdered', { lineId });
}

/** What may come back: all that was issued, but for what a finished line charges. */
function returnable({ issued = [], returned = [], ...line }: OrderLine): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (parts: readonly PartCount[], sign: 1 | -1): void => {
    for (const { partNumber, quantity } of parts)
      counts.set(partNumber, (counts.get(partNumber) ?? 0) + sign * quantity);
  };
  add(issued, 1);
  add(returned, -1);
  if (isDone(line)) add(shopParts(line), -1);
  return new Map([...counts].filter(([, quantity]) => quantity > 0));
}
/** Parts of lines that nobody works on any more belong back on the shelf. */
export const mustReturn = (line: OrderLine): boolean => line.status === 'cancelled' && returnable(line).size > 0;

function checkReturn(line: OrderLine, parts: readonly PartCount[]): void {
  const left = new Map(returnable(line));
  for (const { partNumber, quantity } of parts) {
    const known = left.get(partNumber) ?? 0;
    if (quantity > known) reject('moreThanIssued', { partNumber, issued: known });
    left.set(partNumber, known - quantity);
  }
}

const supplied = ({ supply }: OrderLine, state: Supply['state'], since: Instant): Supply => ({
  state,
  since,
  missing: [],
  revision: supply?.revision ?? 0,
});

/** The line, without the parts that were to be put aside for it and were no longer there. */
function withMissing(line: OrderLine, numbers: readonly string[], at: Instant): OrderLine {
  const { supply } = line;
  const gone = outstanding(line)
    .map(({ partNumber }) => partNumber)
    .filter((one) => numbers.includes(one) && !supply?.missing.includes(one));
  if (!supply || gone.length === 0) return line;
  const missing = [...supply.missing, ...gone];
  return supply.state === 'reserved'
    ? { ...line, supply: { ...supplied(line, 'short', at), missing } }
    : { ...line, supply: { ...supply, missing } };
}

/** What issuing leaves on a line; earlier rules kept no counts. */
export const issuedSupply = (line: OrderLine, at: Instant): Partial<OrderLine> => ({
  supply: supplied(line, 'issued', at),
  issued: [...(line.issued ?? []), ...outstanding(line)],
});

/** D-16: a missing part has a day; whoever ordered it answers for the day, and the customer is told of it. */
function backOrderDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  if (!whileOpen.includes(order.stage)) return [];
  const { calendar, minutes } = order.policy;
  return order.lines.filter(isBackOrdered).flatMap(({ lineId, supply }): readonly DeadlineRule[] => {
    if (!supply?.expectedDay) return [];
    const subject = `${lineId}-${supply.revision}`;
    const start = startOfDay(calendar, supply.expectedDay);
    const closing = (days: number) => endOfDay(calendar, start + days * 1440 * MINUTE);
    const arrival: DeadlineRule = {
      timer: 'D-22',
      subject,
      fulfilledBy: 'noteArrival',
      steps: [
        { at: addWorkingMinutes(calendar, start, 0), reaction: 'remind', to: ['partsSpecialist'] },
        { at: closing(0), reaction: 'remind', to: ['partsSpecialist', 'serviceAdvisor'] },
        { at: closing(2), reaction: 'escalate', to: ['serviceManager'] },
      ],
    };
    if (supply.told) return [arrival];
    const telling: DeadlineRule = {
      timer: 'D-16',
      subject,
      fulfilledBy: 'tellBackOrder',
      steps: [
        {
          at: reactionDue(order, supply.since, minutes.customerContact),
          reaction: 'escalate',
          to: ['businessSupervisor'],
        },
      ],
    };
    return [arrival, telling];
  });
}

/** From the contract until the work is finished, also while the customer has the car meanwhile. */
const whileOpen = stageRange('contracted', 'awaitingReturn');

export const supplySlice: OrderSlice<typeof supplyCommands, typeof supplyEvents> = {
  commands: supplyCommands,
  events: supplyEvents,
  rules: {
    reserveParts: {
      during: whileOpen,
      targets: (order) =>
        ids(order, (line) => waitsForParts(line) && (line.supply === undefined || line.supply.state === 'short')),
      decide: (order, { lineId }) => {
        const { supply } = waitingLine(order, lineId);
        if (supply?.state === 'backOrdered') reject('partsBackOrdered', { lineId });
        return supply?.state === 'reserved' ? [] : [{ type: 'partsReserved', lineId }];
      },
    },
    backOrderParts: {
      during: whileOpen,
      targets: (order) => ids(order, waitsForParts),
      decide: (order, { lineId, partNumbers, expectedDay, note }, at) => {
        const line = waitingLine(order, lineId);
        const numbers = [...new Set(partNumbers)];
        const known = shopParts(line).map(({ partNumber }) => partNumber);
        const unknown = numbers.filter((one) => !known.includes(one));
        if (unknown.length > 0) reject('partNotOnLine', { partNumbers: unknown });
        checkDayAhead(order, expectedDay, at);
        const { supply } = line;
        const same =
          supply?.state === 'backOrdered' &&
          supply.expectedDay === expectedDay &&
          supply.missing.toSorted().join(' ') === numbers.toSorted().join(' ');
        return same
          ? []
          : [{ type: 'partsBackOrdered', lineId, partNumbers: numbers, expectedDay, ...(note && { note }) }];
      },
    },
    tellBackOrder: {
      during: whileOpen,
      targets: (order) => ids(order, (line) => isBackOrdered(line) && line.supply?.told === undefined),
      decide: (order, { lineId, channel, wish }) =>
        backOrderedLine(order, lineId).supply.told ? [] : [{ type: 'backOrderTold', lineId, channel, wish }],
    },
    noteArrival: {
      during: whileOpen,
      targets: (order) => ids(order, isBackOrdered),
      decide: (order, { lineId }) => [{ type: 'partsArrived', lineId: backOrderedLine(order, lineId).lineId }],
    },
    returnParts: {
      during: stageRange('contracted', 'settlement'),
      targets: (order) => ids(order, (line) => returnable(line).size > 0),
      decide: (order, { lineId, parts, reason }) => {
        checkReturn(lineOf(order, lineId), parts);
        return [{ type: 'partsReturned', lineId, parts, reason }];
      },
    },
    noteShortParts: {
      during: stageRange('contracted', 'deliveryDisputed'),
      decide: (_order, { partNumbers }) => [{ type: 'partsFoundShort', partNumbers }],
    },
  },
  evolve: {
    partsReserved: (order, { lineId, at }) =>
      lineChanged(order, lineId, (line) => ({ supply: supplied(line, 'reserved', at) })),
    partsBackOrdered: (order, { lineId, partNumbers, expectedDay, note, at }) =>
      lineChanged(order, lineId, ({ supply }) => ({
        supply: {
          state: 'backOrdered',
          since: at,
          missing: partNumbers,
          expectedDay,
          ...(note !== undefined && { note }),
          revision: (supply?.revision ?? 0) + 1,
        },
      })),
    backOrderTold: (order, { lineId, channel, wish, at }) =>
      lineChanged(order, lineId, ({ supply }) =>
        supply ? { supply: { ...supply, told: { at, channel, wish } } } : {},
      ),
    partsArrived: (order, { lineId, at }) =>
      lineChanged(order, lineId, (line) => ({ supply: supplied(line, 'reserved', at) })),
    partsReturned: (order, { lineId, parts, at }) =>
      lineChanged(order, lineId, (line) => ({
        returned: [...(line.returned ?? []), ...parts],
        // an open line needs them again
        ...(isOpen(line) && {
          partsIssued: false,
          supply: { ...supplied(line, 'short', at), missing: parts.map(({ partNumber }) => partNumber) },
        }),
      })),
    partsFoundShort: (order, { partNumbers, at }) => ({
      ...order,
      lines: order.lines.map((line) => (waitsForParts(line) ? withMissing(line, partNumbers, at) : line)),
    }),
  },
  deadlines: [backOrderDeadlines],
};
