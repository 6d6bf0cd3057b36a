import { z } from 'zod';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { escalationFor, markAcknowledged, unacknowledged } from '../time/acknowledgement';
import {
  Channel,
  EscalationId,
  Instant as InstantField,
  LongText,
  StoredInstant,
  payload,
} from '../values/field-schemas';
import type { CommandOf } from './commands';
import { centralDeadlines, handDeadlines, leaderContactDeadline, silenceEscalations } from './escalation-deadlines';
import { levelOf, levelRaisedTo, nextLevel } from './levels';
import { exhausted, limited, rejectBeyondSilence } from './limits';
import { withNextAction } from './ownership';
import { PlanStep } from './plan-steps';
import { rejectPast } from './promise';
import { aboutOf, withoutBrokenPlan, withoutSameByHand } from './replaced-plans';
import { staff } from './roles';
import { StaffRole } from './schemas';
import { endStages, openStages } from './stage';
import type { Complaint } from './state';
import { byHand, leaderSubject } from './subjects';
import type { ComplaintSlice } from './types';

const escalationCommands = {
  escalate: {
    path: 'escalations',
    roles: staff,
    payload: payload({ reason: LongText }, 'H-36, H-37, H-40: the handler cannot solve it; the next level gets it'),
  },
  acknowledgeEscalation: {
    path: 'escalations/acknowledgement',
    roles: [
      'crSupervisor',
      'crManager',
      'workshopSupervisor',
      'businessSupervisor',
      'serviceManager',
      'storeManager',
      'centralTeam',
    ],
    payload: payload(
      { escalationId: EscalationId, plan: LongText, step: PlanStep.optional(), actBy: InstantField },
      'T-37: whoever received an escalation says which step happens next, and by when; the step fulfils it, nothing else does',
    ),
  },
  handBack: {
    path: 'escalations/hand-back',
    roles: ['crSupervisor', 'crManager', 'workshopSupervisor', 'serviceManager', 'storeManager', 'centralTeam'],
    payload: payload(
      { escalationId: EscalationId, reason: LongText, nextActionAt: InstantField },
      'The level that received it gives it back, with a reason and a time',
    ),
  },
  tellLeaderContact: {
    path: 'escalations/leader-contact',
    roles: staff,
    payload: payload(
      { escalationId: EscalationId, channel: Channel },
      'H-36: the customer has the contact of the leader who now has the complaint',
    ),
  },
  informCentral: {
    path: 'central-package',
    roles: ['crManager', 'serviceManager', 'storeManager', 'serviceAdvisor'],
    payload: payload(
      { summary: LongText, facts: LongText, customerDemand: LongText, measures: LongText },
      "H-41, H-42: the information package for the manufacturer's central team",
    ),
  },
} as const satisfies CommandDeclarations;

export const escalationEvents = {
  escalated: z.object({ escalationId: z.string(), to: StaffRole, reason: z.string() }),
  escalationAcknowledged: z.object({
    escalationId: z.string(),
    to: StaffRole,
    plan: z.string(),
    step: PlanStep.exactOptional(),
    actBy: StoredInstant,
  }),
  handedBack: z.object({ escalationId: z.string(), reason: z.string(), nextActionAt: StoredInstant }),
  leaderContactTold: z.object({ escalationId: z.string(), to: StaffRole, channel: Channel }),
  centralInformed: z.object({
    summary: z.string(),
    facts: z.string(),
    customerDemand: z.string(),
    measures: z.string(),
  }),
};

/** T-37: whoever received it says what happens next, and by when. */
function acknowledge(complaint: Complaint, command: CommandOf<'acknowledgeEscalation'>, at: Instant) {
  const { escalationId, plan, step, actBy, by } = command;
  const { acknowledged, to } = escalationFor(complaint, escalationId, by);
  if (acknowledged) return [];
  rejectPast({ actBy }, at);
  rejectBeyondSilence(complaint, { actBy }, at);
  if (!limited(complaint)) return [{ type: 'escalationAcknowledged' as const, escalationId, to, plan, actBy }];
  if (step === undefined) reject('planStepMissing');
  return [{ type: 'escalationAcknowledged' as const, escalationId, to, plan, step, actBy }];
}

function handBack(complaint: Complaint, command: CommandOf<'handBack'>, at: Instant) {
  const { escalationId, reason, nextActionAt, by } = command;
  const { to } = escalationFor(complaint, escalationId, by);
  if (to !== by.role) reject('roleNotAllowed', { role: by.role, allowed: [to] });
  rejectPast({ nextActionAt }, at);
  rejectBeyondSilence(complaint, { nextActionAt }, at);
  if (complaint.handedBack.includes(escalationId)) return [];
  return [{ type: 'handedBack' as const, escalationId, reason, nextActionAt }];
}

/** The level that remains when this escalation is given back: the highest of the others. */
function levelWithout(complaint: Complaint, escalationId: string): number {
  const others = complaint.escalations.filter(({ id }) => id !== escalationId && !complaint.handedBack.includes(id));
  return Math.max(0, ...others.map(({ to }) => levelOf(complaint, to)));
}

export const escalationSlice: ComplaintSlice<typeof escalationCommands, typeof escalationEvents> = {
  commands: escalationCommands,
  events: escalationEvents,
  rules: {
    escalate: {
      during: openStages,
      decide: (complaint, { reason }) => [
        {
          type: 'escalated',
          escalationId: byHand.id(complaint.escalatedByHand + 1),
          to: nextLevel(complaint),
          reason,
        },
      ],
    },
    // H-35: also of a measure, when the complaint is closed
    acknowledgeEscalation: { during: [...openStages, ...endStages], targets: unacknowledged, decide: acknowledge },
    handBack: {
      during: openStages,
      requires: (complaint) => exhausted(complaint, 'handBacks'),
      targets: ({ escalations, handedBack }) =>
        escalations.map(({ id }) => id).filter((id) => !handedBack.includes(id)),
      decide: handBack,
    },
    tellLeaderContact: {
      during: openStages,
      targets: ({ escalations, leadersTold }) =>
        escalations.filter((one) => !leadersTold.includes(leaderSubject(one))).map(({ id }) => id),
      decide: (complaint, { escalationId, channel }) => {
        const escalation =
          complaint.escalations.find(({ id }) => id === escalationId) ?? reject('unknownEscalation', { escalationId });
        if (complaint.leadersTold.includes(leaderSubject(escalation))) return [];
        return [{ type: 'leaderContactTold', escalationId, to: escalation.to, channel }];
      },
    },
    informCentral: {
      during: openStages,
      decide: (_complaint, { summary, facts, customerDemand, measures }) => [
        { type: 'centralInformed', summary, facts, customerDemand, measures },
      ],
    },
  },
  evolve: {
    escalated: (complaint, { escalationId, to, at }) => {
      const { kept, since = at } = withoutSameByHand(complaint, to);
      return {
        ...kept,
        escalatedByHand: complaint.escalatedByHand + 1,
        level: levelRaisedTo(complaint, to),
        escalations: [
          ...kept.escalations,
          { id: escalationId, timer: 'T-37', to, level: levelOf(complaint, to), at: since, acknowledged: false },
        ],
      };
    },
    escalationAcknowledged: (complaint, { escalationId, to, step, actBy }) => {
      const kept = withoutBrokenPlan(complaint, escalationId, to);
      const turn = complaint.plansMade + 1;
      const about = aboutOf(complaint, escalationId);
      return {
        ...kept,
        escalations: markAcknowledged(kept, escalationId),
        plans: [...kept.plans, { turn, escalationId, ...about, to, actBy, ...(step !== undefined && { step }) }],
        plansMade: turn,
      };
    },
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
      leadersTold: [...complaint.leadersTold, leaderSubject({ id: escalationId, to })],
    }),
    centralInformed: (complaint, { at }) => ({ ...complaint, centralInformedAt: at }),
  },
  deadlines: [centralDeadlines, leaderContactDeadline, handDeadlines, silenceEscalations],
};
