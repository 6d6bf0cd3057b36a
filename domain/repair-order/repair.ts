import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandOf } from './commands';
import type { repairCommands } from './commands/workshop';
import { beforeDeparture, changed, firstOf, type CommandRules } from './types';
import { stageRange } from './stage';
import { isPending, openHold, type Evolvers, type OrderLine, type RepairOrder } from './state';

export interface RepairEvents {
  readonly partsIssued: { readonly lineId: string };
  readonly lineStarted: { readonly lineId: string };
  readonly lineFinished: {
    readonly lineId: string;
    readonly standard: string;
    readonly replacedParts: readonly string[];
  };
  readonly workHeld: {
    readonly reason: CommandOf<'holdWork'>['reason'];
    readonly expectedUntil?: Instant;
    readonly note?: string;
  };
  readonly workResumed: object;
  readonly customerTold: { readonly about: string; readonly channel: string };
  readonly messageSent: { readonly to: string; readonly text: string };
  readonly workFinished: object;
  readonly workStopped: { readonly reason: string };
}

const notHeld = (order: RepairOrder): Obstacle | undefined =>
  openHold(order) ? { code: 'onHold', facts: { reason: openHold(order)!.reason } } : undefined;

/** D-11: work, parts and money only ever touch a line the customer has approved; an unanswered item is not such a line. */
function authorisedLine({ lines, extraItems }: RepairOrder, lineId: string): OrderLine {
  const line = lines.find((known) => known.lineId === lineId);
  if (line && line.status !== 'cancelled') return line;
  const requested = extraItems.some((item) => item.line.lineId === lineId);
  return reject(line || requested ? 'lineNotAuthorised' : 'unknownLine', { lineId });
}

const needsShopParts = ({ parts }: OrderLine): boolean => parts.some(({ suppliedBy }) => suppliedBy === 'shop');

const noneUnanswered = ({ extraItems }: RepairOrder): Obstacle | undefined => {
  const pending = extraItems.filter(isPending).map(({ itemId }) => itemId);
  return pending.length > 0 ? { code: 'extraItemPending', facts: { pending } } : undefined;
};

const allDone = ({ lines }: RepairOrder): Obstacle | undefined => {
  const open = lines.filter(({ status }) => status === 'authorised' || status === 'started');
  return open.length > 0 ? { code: 'lineNotFinished', facts: { open: open.map(({ lineId }) => lineId) } } : undefined;
};

export const repairSteps: CommandRules<keyof typeof repairCommands> = {
  issueParts: {
    during: ['inRepair'],
    decide: (order, { lineId }) => {
      const line = authorisedLine(order, lineId);
      if (!needsShopParts(line)) reject('partSuppliedByCustomer', { lineId });
      return line.partsIssued ? [] : [{ type: 'partsIssued', lineId }];
    },
  },
  startLine: {
    during: ['inRepair'],
    requires: notHeld,
    decide: (order, { lineId, by }) => {
      const line = authorisedLine(order, lineId);
      if (!line.released) reject('answerNotRelayed', { lineId });
      if (line.status === 'done') reject('lineAlreadyDone', { lineId });
      return line.technicians.includes(by.id) && line.status === 'started' ? [] : [{ type: 'lineStarted', lineId }];
    },
  },
  finishLine: {
    during: ['inRepair'],
    requires: notHeld,
    decide: (order, { lineId, standard, replacedParts }) => {
      const line = authorisedLine(order, lineId);
      if (line.status === 'done') return [];
      if (line.status !== 'started') reject('lineNotStarted', { lineId });
      if (needsShopParts(line) && !line.partsIssued) reject('partsNotIssued', { lineId });
      return [{ type: 'lineFinished', lineId, standard, replacedParts }];
    },
  },
  holdWork: {
    during: ['inRepair'],
    requires: notHeld,
    decide: (_order, { reason, expectedUntil, note }) => [
      { type: 'workHeld', reason, ...(expectedUntil && { expectedUntil }), ...(note && { note }) },
    ],
  },
  resumeWork: {
    during: ['inRepair'],
    requires: (order) => (openHold(order) ? undefined : { code: 'notOnHold' }),
    decide: () => [{ type: 'workResumed' }],
  },
  tellCustomer: {
    during: stageRange('contracted', 'deliveryDisputed'),
    decide: (_order, { about, channel }) => [{ type: 'customerTold', about, channel }],
  },
  sendMessage: { during: beforeDeparture, decide: (_order, { to, text }) => [{ type: 'messageSent', to, text }] },
  finishWork: {
    during: ['inRepair'],
    requires: firstOf(notHeld, noneUnanswered, allDone),
    decide: () => [{ type: 'workFinished' }],
  },
  stopWork: { during: ['inRepair'], decide: (_order, { reason }) => [{ type: 'workStopped', reason }] },
};

/** The vehicle (re-)enters the workshop: the clock of D-13 starts over what is still to be done. */
export function startRepairRound(order: RepairOrder, startedAt: Instant): RepairOrder {
  const open = order.lines.filter(({ status }) => status === 'authorised');
  const expectedMinutes = open.reduce((total, line) => total + line.labourMinutes, 0);
  const round = { startedAt, expectedMinutes, extensions: 0, holds: [] };
  return { ...order, stage: 'inRepair', rounds: order.rounds + 1, round };
}

/** The named lines are to be done again, by whoever; parts already fitted stay issued. */
export const reopened = (order: RepairOrder, lineIds: readonly string[]): readonly OrderLine[] =>
  changed(
    order.lines,
    (line) => lineIds.includes(line.lineId) && line.status === 'done',
    () => ({ status: 'authorised' }),
  );

/** Rejects unless every line named was done, so that it can be done again. */
export function checkRedo({ lines }: RepairOrder, lineIds: readonly string[]): void {
  for (const lineId of lineIds) {
    const line = lines.find((known) => known.lineId === lineId) ?? reject('unknownLine', { lineId });
    if (line.status !== 'done') reject('lineNotFinished', { lineId });
  }
}

const lineChanged = (order: RepairOrder, lineId: string, to: (line: OrderLine) => Partial<OrderLine>): RepairOrder => ({
  ...order,
  lines: changed(order.lines, (line) => line.lineId === lineId, to),
});

const technicianAdded = (line: OrderLine, id: string): readonly string[] =>
  line.technicians.includes(id) ? line.technicians : [...line.technicians, id];

const withoutHold = (order: RepairOrder, at: Instant): RepairOrder =>
  order.round
    ? {
        ...order,
        round: {
          ...order.round,
          holds: changed(
            order.round.holds,
            ({ to }) => to === undefined,
            () => ({ to: at }),
          ),
        },
      }
    : order;

export const repairEvolvers: Evolvers<RepairEvents> = {
  partsIssued: (order, { lineId }) => lineChanged(order, lineId, () => ({ partsIssued: true })),
  lineStarted: (order, { lineId, by }) =>
    lineChanged(order, lineId, (line) => ({ status: 'started', technicians: technicianAdded(line, by.id) })),
  lineFinished: (order, { lineId, standard, by }) =>
    lineChanged(order, lineId, (line) => ({ status: 'done', standard, technicians: technicianAdded(line, by.id) })),
  workHeld: (order, { reason, at }) =>
    order.round ? { ...order, round: { ...order.round, holds: [...order.round.holds, { reason, from: at }] } } : order,
  workResumed: (order, { at }) => withoutHold(order, at),
  customerTold: (order) => order,
  messageSent: (order) => order,
  workFinished: (order) => ({ ...order, stage: 'qualityCheck' }),
  workStopped: (order, { at }) => ({
    ...withoutHold(order, at),
    stage: 'qualityCheck',
    lines: changed(
      order.lines,
      ({ status }) => status !== 'done',
      () => ({ status: 'cancelled' }),
    ),
    extraItems: changed(order.extraItems, isPending, () => ({ answer: 'withdrawn', answeredAt: at })),
  }),
};
