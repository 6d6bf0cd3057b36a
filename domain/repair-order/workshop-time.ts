import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import type { Instant } from '../kernel/process';
import type { CommandDeclarations } from '../kernel/slice';
import { startOfDay, workingMinutesBetween } from '../time/working-time';
import { payload, StoredInstant } from '../values/field-schemas';
import { isOpen, needsParts, type OrderLine } from './order-line';
import { isBackOrdered } from './part-supply';
import { openHold } from './repair-round';
import { goesBy } from './rules-version';
import { isPast, stageRange, stages } from './stage';
import type { RepairOrder, RepairOrderEvent } from './state';
import type { OrderSlice } from './types';

/** Part of a day of the workshop that the work on this car takes. */
export const WorkPiece = z.object({
  day: z.string(),
  reservationId: z.string(),
  /** Absent where only the appointment knew it. */
  bay: z.string().exactOptional(),
  from: StoredInstant,
  until: StoredInstant,
});
export type WorkPiece = Immutable<z.output<typeof WorkPiece>>;

/** What is asked of the workshop: which lines, not before when, and where the car stands and who works on it, where that is known. */
const AskedWork = z.object({
  lines: z.array(z.string()),
  /** Working minutes of these lines. */
  minutes: z.int(),
  notBefore: StoredInstant,
  bay: z.string().nullable(),
  technician: z.string().nullable(),
  /** The workshop has the car. */
  received: z.boolean(),
});
type AskedWork = Immutable<z.output<typeof AskedWork>>;

/** C-12: the place of this car in the days of the workshop, which appointments take theirs of, too. */
export const WorkshopTime = z.object({
  /** How often something else was asked. */
  revision: z.int(),
  /** Absent while nothing can be worked on. */
  asked: AskedWork.exactOptional(),
  /** Working minutes that were still to be done when it was asked. */
  left: z.int(),
  /** When it was asked, and working minutes that the workshop had for this work until then. */
  askedAt: StoredInstant.exactOptional(),
  worked: z.number().exactOptional(),
  planned: z.array(WorkPiece),
  /** The work is not done by the promised time, or finds no place at all. */
  late: z.boolean(),
});
export type WorkshopTime = Immutable<z.output<typeof WorkshopTime>>;

const timeCommands = {
  noteWorkPlanned: {
    roles: ['system'],
    payload: payload(
      { revision: z.int(), pieces: z.array(WorkPiece), minutesLeft: z.int() },
      'The days of the workshop tell it; there is no endpoint for it',
    ),
  },
} as const satisfies CommandDeclarations;

const timeEvents = {
  /** `late`: this is news. */
  workPlanned: z.object({
    revision: z.int(),
    pieces: z.array(WorkPiece),
    minutesLeft: z.int(),
    late: z.literal(true).exactOptional(),
  }),
};
export type WorkshopTimeEvents = EventsOf<typeof timeEvents>;

/** While a car waits for the workshop, is in it, or is expected back. */
const inPlan = stageRange('contracted', 'awaitingReturn');

/** Nobody books less. */
const LEAST_MINUTES = 5;

const minutesOf = (lines: readonly OrderLine[]): number =>
  lines.reduce((total, { labourMinutes }) => total + labourMinutes, 0);

/** The lines that are worked on in one go: what can be done now, and what was done of it; where all that is left waits for parts, those. */
function linesInWork({ lines, workshopTime }: RepairOrder): readonly OrderLine[] {
  const open = lines.filter(isOpen);
  const ready = open.filter((line) => !isBackOrdered(line));
  if (ready.length === 0 && open.length > 0) return open;
  const linesBefore = workshopTime?.asked?.lines ?? [];
  const done = lines.filter(({ status, lineId }) => status === 'done' && linesBefore.includes(lineId));
  return [...done, ...ready];
}

/** From when these lines can be worked on: a missing part has its day, a hold its end, and a car that is away the day on which it comes back. */
function notBefore(order: RepairOrder, lines: readonly OrderLine[]): Instant {
  const { policy, estimate, stage, leave } = order;
  const { calendar } = policy;
  const days = lines
    .filter(isBackOrdered)
    .flatMap(({ supply }) => (supply?.expectedDay === undefined ? [] : [startOfDay(calendar, supply.expectedDay)]));
  const isUnseen = lines.some((line) => isOpen(line) && needsParts(line) && line.supply === undefined);
  const back = stage === 'awaitingReturn' && leave ? startOfDay(calendar, leave.invited?.day ?? leave.returnDay) : 0;
  return Math.max(0, back, openHold(order)?.expectedUntil ?? 0, isUnseen ? (estimate?.partsReadyAt ?? 0) : 0, ...days);
}

/** Who works on all of it, where that is one person. */
function technicianOf(lines: readonly OrderLine[]): string | null {
  const [first, ...others] = new Set(lines.filter(isOpen).map(({ assigned }) => assigned?.lead ?? null));
  return others.length === 0 ? (first ?? null) : null;
}

/** Undefined while nothing can be worked on, or nobody knows when it can be. */
function wantedWork(order: RepairOrder): AskedWork | undefined {
  const hold = openHold(order);
  if (!inPlan.includes(order.stage) || (hold && hold.expectedUntil === undefined)) return undefined;
  const lines = linesInWork(order);
  const minutes = minutesOf(lines);
  if (minutes === 0) return undefined;
  return {
    lines: lines.map(({ lineId }) => lineId),
    minutes,
    notBefore: notBefore(order, lines),
    bay: order.bay ?? null,
    technician: technicianOf(lines),
    received: order.stage === 'inRepair',
  };
}

const isSame = (one: AskedWork | undefined, other: AskedWork | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.lines.length === other.lines.length &&
      one.lines.every((lineId) => other.lines.includes(lineId)) &&
      (['minutes', 'notBefore', 'bay', 'technician', 'received'] as const).every((key) => one[key] === other[key]);

/** Working minutes that the workshop has had for this work since it began: until it was asked last, and in the places that were planned since. */
function workedUntil({ policy, workshopTime }: RepairOrder, wanted: AskedWork, at: Instant): number {
  if (workshopTime?.asked?.received !== true || !wanted.received) return 0;
  const { askedAt = 0, worked = 0, planned } = workshopTime;
  return planned
    .map(({ from, until }) => ({ from: Math.max(from, askedAt), until: Math.min(until, at) }))
    .filter(({ from, until }) => from < until)
    .reduce((sum, { from, until }) => sum + workingMinutesBetween(policy.calendar, from, until), worked);
}

/** What is still to be done: all of it, less what the workshop had time for; never more than what is open. */
function minutesLeft({ lines }: RepairOrder, asked: AskedWork, worked: number): number {
  const open = minutesOf(lines.filter((line) => isOpen(line) && asked.lines.includes(line.lineId)));
  return Math.max(LEAST_MINUTES, Math.ceil(Math.min(open, asked.minutes - worked)));
}

/** Version 3 of the rules asks the workshop anew whenever an event has changed what there is to do, where, or from when. Nothing of it holds up the order. */
export function keepWorkshopTime(_before: RepairOrder, event: RepairOrderEvent, after: RepairOrder): RepairOrder {
  if (!goesBy(after, 3)) return after;
  const { revision = 0, planned = [], late = false, asked } = after.workshopTime ?? {};
  const wanted = wantedWork(after);
  // until the customer has signed, the time of the appointment waits for the answer
  const givesBack = !wanted && planned.length > 0 && isPast(after.stage, 'contracted');
  if (isSame(asked, wanted) && !givesBack) return after;
  const time = { revision: revision + 1, late };
  if (!wanted) return { ...after, workshopTime: { ...time, planned: [], left: 0 } };
  const worked = workedUntil(after, wanted, event.at);
  const left = minutesLeft(after, wanted, worked);
  return { ...after, workshopTime: { ...time, planned, asked: wanted, left, askedAt: event.at, worked } };
}

/** Its work ends after the promise, or nowhere; what stands still keeps its promise. */
function isLate({ promise, standstill }: RepairOrder, pieces: readonly WorkPiece[], unplanned: number): boolean {
  if (!promise || standstill) return false;
  return unplanned > 0 || pieces.some(({ until }) => until > promise.at);
}

/** C-12: how an order hears where the days of the workshop have placed it. */
export const workshopTimeSlice: OrderSlice<typeof timeCommands, typeof timeEvents> = {
  commands: timeCommands,
  events: timeEvents,
  rules: {
    noteWorkPlanned: {
      during: stages,
      decide: (order, { revision, pieces, minutesLeft: unplanned }) => {
        const isNew = order.workshopTime?.revision === revision && !order.workshopTime.late;
        const late = isNew && isLate(order, pieces, unplanned);
        return [{ type: 'workPlanned', revision, pieces, minutesLeft: unplanned, ...(late && { late }) }];
      },
    },
  },
  evolve: {
    workPlanned: (order, { revision, pieces, minutesLeft: unplanned }) =>
      order.workshopTime?.revision === revision && order.workshopTime.asked
        ? {
            ...order,
            workshopTime: { ...order.workshopTime, planned: pieces, late: isLate(order, pieces, unplanned) },
          }
        : order,
  },
  deadlines: [],
};
