import type { Instant } from '../kernel/process';
import { workingMinutesBetween } from '../time/working-time';
import { isPending } from './extra-item';
import { hasEnded } from './milestones';
import { isAnswered, openHold } from './repair-round';
import type { RepairOrder } from './state';
import type { Stage } from './stage';

/** What a board shows of one order; names and plates are looked up beside it. */
export interface Card {
  readonly number: string;
  readonly sequence: number;
  readonly stage: Stage;
  readonly advisor: string;
  readonly teams: readonly string[];
  /** The bay it stands in; null outside the workshop. */
  readonly bay: string | null;
  readonly goldCard: boolean;
  readonly openedAt: Instant;
  readonly promisedAt: Instant | null;
  /** Work of the present round; null outside the workshop. */
  readonly work: Work | null;
  /** Extra items the customer has not answered. */
  readonly extraItemsPending: number;
  readonly onHold: string | null;
  /** Escalations nobody has acknowledged. */
  readonly escalations: number;
}

/** D-13: working minutes done and expected, and the band in which progress is asked for, as shares. */
export interface Work {
  readonly minutes: number;
  readonly expectedMinutes: number;
  /** False while work is held. */
  readonly running: boolean;
  readonly askAt: number;
  readonly escalateAt: number;
  /** The workshop has answered for this stretch of work. */
  readonly answered: boolean;
}

function workOf(order: RepairOrder, at: Instant): Work | null {
  const { round, stage, policy } = order;
  if (stage !== 'inRepair' || !round) return null;
  const until = (to: Instant | undefined): Instant => to ?? at;
  const between = (from: Instant, to: Instant): number => workingMinutesBetween(policy.calendar, from, to);
  const paused = round.holds.reduce((total, { from, to }) => total + between(from, until(to)), 0);
  return {
    minutes: Math.max(0, between(round.startedAt, at) - paused),
    expectedMinutes: round.expectedMinutes,
    running: openHold(order) === undefined,
    askAt: policy.progressCheck.askAt,
    escalateAt: policy.progressCheck.escalateAt,
    answered: isAnswered(round),
  };
}

/** The bay that the vehicle takes up now. */
const bayOf = ({ stage, bay }: RepairOrder): string | null =>
  stage === 'inRepair' || stage === 'qualityCheck' ? (bay ?? null) : null;

export const cardOf = (order: RepairOrder, at: Instant): Card => ({
  number: order.number,
  sequence: order.sequence,
  stage: order.stage,
  advisor: order.advisor,
  teams: order.teams,
  bay: bayOf(order),
  goldCard: order.customer.goldCard,
  openedAt: order.openedAt,
  promisedAt: order.promise?.at ?? null,
  work: workOf(order, at),
  extraItemsPending: hasEnded(order) ? 0 : order.extraItems.filter(isPending).length,
  onHold: openHold(order)?.reason ?? null,
  escalations: order.escalations.filter(({ acknowledged }) => !acknowledged).length,
});
