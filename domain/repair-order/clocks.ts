import { clock, type Role } from '../actor';
import type { Deadline, Instant } from '../process';
import { reject } from '../rejection';
import { dueWithin } from '../working-time';
import type { CommandName } from './commands';
import { contractWatches } from './contract';
import { commitmentWatches } from './commitments';
import { deliveryWatches } from './delivery';
import { diagnosisWatches } from './diagnosis';
import { dispatchWatches } from './dispatch';
import { extraItemWatches } from './extra-items';
import { preparationWatches } from './preparation';
import { progressWatches } from './progress-check';
import { receptionWatches } from './reception';
import { always, changed, type Steps } from './rule';
import { settlementWatches } from './settlement';
import type { EventOf, Evolvers, RepairOrder, RepairOrderEvent } from './state';

/** The store waits for somebody: who is asked again, and who is told, when. All timers of the order come from here. */
export interface Watch {
  /** Timer code of the requirements, e.g. `T-10`. */
  readonly timer: string;
  /** What exactly is awaited; a new turn of the same thing is a new subject, so that each fires once. */
  readonly subject: string;
  readonly fulfilledBy: CommandName;
  readonly steps: readonly WatchStep[];
}
export interface WatchStep {
  readonly at: Instant;
  /** A reminder repeats the request, a warning announces, an escalation must be acknowledged (T-37). */
  readonly reaction: 'remind' | 'warn' | 'escalate';
  readonly to: readonly Role[];
}

/** A task for a role that must be acknowledged in time or climbs to the next level (CF-16). */
export interface Escalation {
  readonly id: string;
  readonly timer: string;
  readonly to: Role;
  readonly level: number;
  readonly at: Instant;
  readonly acknowledged: boolean;
}

export interface ClockEvents {
  readonly deadlinePassed: {
    readonly key: string;
    readonly timer: string;
    readonly subject: string;
    readonly reaction: WatchStep['reaction'];
    readonly to: readonly Role[];
    readonly fulfilledBy: CommandName;
    /** When it was due; `at` is when it was noticed. */
    readonly due: Instant;
  };
  readonly escalationAcknowledged: { readonly escalationId: string; readonly plan: string };
}

const watches = (order: RepairOrder): readonly Watch[] => [
  ...receptionWatches(order),
  ...diagnosisWatches(order),
  ...contractWatches(order),
  ...commitmentWatches(order),
  ...dispatchWatches(order),
  ...extraItemWatches(order),
  ...progressWatches(order),
  ...preparationWatches(order),
  ...settlementWatches(order),
  ...deliveryWatches(order),
];

const idOf = ({ timer, subject }: Watch): string => (subject ? `${timer}/${subject}` : timer);

/** T-37: an escalation nobody acknowledges goes to the next level, as long as the matter itself is open. */
function ladderStep(order: RepairOrder, watch: Watch): WatchStep | undefined {
  const escalation = order.escalations.find(({ id }) => id === idOf(watch));
  if (!escalation || escalation.acknowledged) return undefined;
  const { escalationLevels: levels, escalationLadder, calendar } = order.policy;
  const next = levels[levels.indexOf(escalation.to) + 1];
  const patience = escalationLadder[levels.indexOf(escalation.to) + 1];
  if (next === undefined || patience === undefined) return undefined;
  return { at: dueWithin(calendar, escalation.at, patience), reaction: 'escalate', to: [next] };
}

/** Everything time alone will bring about, each step once: what has passed is never due again. */
export function deadlines(order: RepairOrder): readonly Deadline<RepairOrderEvent>[] {
  return watches(order).flatMap((watch) => {
    const id = idOf(watch);
    const planned = watch.steps.map((step, index) => ({ step, key: `${id}#${index + 1}` }));
    const climb = ladderStep(order, watch);
    const steps = climb ? [...planned, { step: climb, key: `${id}#${climb.to[0]}` }] : planned;
    return steps
      .filter(({ key }) => !Object.hasOwn(order.passed, key))
      .map(({ step: { at, reaction, to }, key }) => ({
        at,
        event: {
          type: 'deadlinePassed' as const,
          at,
          by: clock,
          key,
          timer: watch.timer,
          subject: watch.subject,
          reaction,
          to,
          fulfilledBy: watch.fulfilledBy,
          due: at,
        },
      }));
  });
}

function deadlinePassed(order: RepairOrder, event: EventOf<'deadlinePassed'>): RepairOrder {
  const passed = { ...order.passed, [event.key]: event.due };
  const [to] = event.to;
  if (event.reaction !== 'escalate' || !to) return { ...order, passed };
  const id = event.key.slice(0, event.key.lastIndexOf('#'));
  const earlier = order.escalations.find((escalation) => escalation.id === id);
  const raised = { id, timer: event.timer, to, level: (earlier?.level ?? 0) + 1, at: event.due, acknowledged: false };
  return { ...order, passed, escalations: [...order.escalations.filter((other) => other !== earlier), raised] };
}

export const clockSteps: Steps<'acknowledgeEscalation'> = {
  acknowledgeEscalation: {
    during: [...always, 'delivered', 'declined'],
    decide: (order, { escalationId, plan, by }) => {
      const escalation =
        order.escalations.find(({ id }) => id === escalationId) ?? reject('unknownEscalation', { escalationId });
      if (escalation.acknowledged) return [];
      if (escalation.to !== by.role) reject('roleNotAllowed', { role: by.role, allowed: [escalation.to] });
      return [{ type: 'escalationAcknowledged', escalationId, plan }];
    },
  },
};

export const clockEvolvers: Evolvers<ClockEvents> = {
  deadlinePassed,
  escalationAcknowledged: (order, { escalationId }) => ({
    ...order,
    escalations: changed(
      order.escalations,
      ({ id }) => id === escalationId,
      () => ({ acknowledged: true }),
    ),
  }),
};
