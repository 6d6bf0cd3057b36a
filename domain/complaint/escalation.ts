import type { Role } from '../kernel/actor';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { Channel } from '../values/field-schemas';
import { escalationFor, markAcknowledged, type Escalation } from '../time/deadline';
import type { CommandOf } from './commands';
import type { escalationCommands } from './commands/handling';
import { withNextAction } from './ownership';
import { changed, type CommandRules } from './types';
import { open } from './stage';
import { hasFlag, levelOf, nextLevel, type Complaint, type Evolvers, type Flag } from './state';

export interface EscalationEvents {
  readonly escalated: { readonly escalationId: string; readonly to: Role; readonly reason: string };
  readonly escalationAcknowledged: {
    readonly escalationId: string;
    readonly to: Role;
    readonly plan: string;
    readonly actBy: Instant;
  };
  readonly handedBack: { readonly escalationId: string; readonly reason: string; readonly nextActionAt: Instant };
  readonly leaderContactTold: { readonly escalationId: string; readonly to: Role; readonly channel: Channel };
  readonly flagRaised: { readonly flag: Flag; readonly reason: string };
  readonly flagCleared: { readonly flag: Flag; readonly outcome: string };
  readonly centralInformed: {
    readonly summary: string;
    readonly facts: string;
    readonly customerDemand: string;
    readonly measures: string;
  };
}

/** H-36: names one leader's turn: the escalation, and who had it. */
export const turnOf = ({ id, to }: Pick<Escalation, 'id' | 'to'>): string => `${id}@${to}`;

/** T-37: the level that received it answers within the level's own time, never later than the promise to the customer would break. */
function acknowledge(complaint: Complaint, command: CommandOf<'acknowledgeEscalation'>, at: Instant) {
  const { escalationId, plan, actBy, by } = command;
  const escalation = escalationFor(complaint, escalationId, by);
  if (escalation.acknowledged) return [];
  if (actBy <= at) reject('promiseInPast', { actBy });
  return [{ type: 'escalationAcknowledged' as const, escalationId, to: escalation.to, plan, actBy }];
}

function handBack(complaint: Complaint, command: CommandOf<'handBack'>, at: Instant) {
  const { escalationId, reason, nextActionAt, by } = command;
  const { to } = escalationFor(complaint, escalationId, by);
  if (to !== by.role) reject('roleNotAllowed', { role: by.role, allowed: [to] });
  if (nextActionAt <= at) reject('promiseInPast', { nextActionAt });
  if (complaint.handedBack.includes(escalationId)) return [];
  return [{ type: 'handedBack' as const, escalationId, reason, nextActionAt }];
}

export const escalationSteps: CommandRules<keyof typeof escalationCommands> = {
  escalate: {
    during: open,
    decide: (complaint, { reason }) => [
      {
        type: 'escalated',
        escalationId: `T-37/hand-${complaint.escalatedByHand + 1}`,
        to: nextLevel(complaint),
        reason,
      },
    ],
  },
  acknowledgeEscalation: { during: open, decide: acknowledge },
  handBack: { during: open, decide: handBack },
  tellLeaderContact: {
    during: open,
    decide: (complaint, { escalationId, channel }) => {
      const escalation =
        complaint.escalations.find(({ id }) => id === escalationId) ?? reject('unknownEscalation', { escalationId });
      if (complaint.leadersTold.includes(turnOf(escalation))) return [];
      return [{ type: 'leaderContactTold', escalationId, to: escalation.to, channel }];
    },
  },
  raiseFlag: {
    during: open,
    decide: (complaint, { flag, reason }) => (hasFlag(complaint, flag) ? [] : [{ type: 'flagRaised', flag, reason }]),
  },
  clearFlag: {
    during: open,
    decide: (complaint, { flag, outcome }) => {
      if (!complaint.flags.some((known) => known.flag === flag)) reject('unknownFlag', { flag });
      return hasFlag(complaint, flag) ? [{ type: 'flagCleared', flag, outcome }] : [];
    },
  },
  informCentral: {
    during: open,
    decide: (_complaint, { summary, facts, customerDemand, measures }) => [
      { type: 'centralInformed', summary, facts, customerDemand, measures },
    ],
  },
};

/** CF-16: the level after this role has the matter; it never falls by being passed up. */
export const raised = (complaint: Complaint, to: Role): number => Math.max(complaint.level, levelOf(complaint, to));

/** The level that remains when this escalation is given back: the highest of the others. */
function levelWithout(complaint: Complaint, escalationId: string): number {
  const others = complaint.escalations.filter(({ id }) => id !== escalationId && !complaint.handedBack.includes(id));
  return Math.max(0, ...others.map(({ to }) => levelOf(complaint, to)));
}

export const escalationEvolvers: Evolvers<EscalationEvents> = {
  escalated: (complaint, { escalationId, to, at }) => ({
    ...complaint,
    escalatedByHand: complaint.escalatedByHand + 1,
    level: raised(complaint, to),
    escalations: [
      ...complaint.escalations,
      { id: escalationId, timer: 'T-37', to, level: levelOf(complaint, to), at, acknowledged: false },
    ],
  }),
  escalationAcknowledged: (complaint, { escalationId, to, actBy }) => ({
    ...complaint,
    escalations: markAcknowledged(complaint, escalationId),
    plans: [...complaint.plans, { turn: complaint.plansMade + 1, escalationId, to, actBy }],
    plansMade: complaint.plansMade + 1,
  }),
  handedBack: (complaint, { escalationId, nextActionAt }) => ({
    ...complaint,
    escalations: markAcknowledged(complaint, escalationId),
    plans: complaint.plans.filter((plan) => plan.escalationId !== escalationId),
    handedBack: [...complaint.handedBack, escalationId],
    level: levelWithout(complaint, escalationId),
    ...withNextAction(complaint, nextActionAt),
  }),
  leaderContactTold: (complaint, { escalationId, to }) => ({
    ...complaint,
    leadersTold: [...complaint.leadersTold, turnOf({ id: escalationId, to })],
  }),
  flagRaised: (complaint, { flag, at }) => ({
    ...complaint,
    flags: [...complaint.flags, { flag, at, cleared: false }],
  }),
  flagCleared: (complaint, { flag }) => ({
    ...complaint,
    flags: changed(
      complaint.flags,
      (known) => known.flag === flag,
      () => ({ cleared: true }),
    ),
  }),
  centralInformed: (complaint, { at }) => ({ ...complaint, centralInformedAt: at }),
};
