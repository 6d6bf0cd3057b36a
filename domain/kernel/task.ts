import type { Actor, Role } from './actor';
import type { Instant } from './process';
import {
  nextEscalation,
  deadlineRuleId,
  type EscalationPolicy,
  type DeadlineRule,
  type DeadlineState,
} from '../time/deadline';

/** What somebody has to do now. It stands as long as the state asks for it and vanishes when the state moves on. */
export interface Task {
  /** Unique within its process. */
  readonly key: string;
  readonly roles: readonly Role[];
  /** Meant for this person of those roles; null when anyone of them may take it. */
  readonly person: string | null;
  /** The command that fulfils it. */
  readonly command: string;
  readonly dueAt: Instant | null;
  /** True for an escalation that must be acknowledged. */
  readonly escalated: boolean;
}

/**
 * What a task is about, e.g. a line, as its key names it behind its kind; empty where it names none. The key of a deadline rule counts its levels behind a
 * mark, and only an escalation is named with them.
 */
export function targetOf({ key, command }: Pick<Task, 'key' | 'command'>): string {
  const target = key.split('/').slice(1).join('/');
  return command === 'acknowledgeEscalation' ? target : (target.split('#')[0] ?? '');
}

/** Who may fulfil a command, and who among them is meant. */
export interface Addressing {
  readonly rolesFor: (command: string) => readonly Actor['role'][];
  readonly personOf: (role: Role) => string | null;
  /** Whether the command belongs to the present stage; what is only due later is nobody's task yet. */
  readonly inStage: (command: string) => boolean;
}

const isStaff = (role: Actor['role']): role is Role => role !== 'system' && role !== 'customer';

/** The task of sending this command, or nothing when only the customer or another process can. */
export function taskFor(
  key: string,
  command: string,
  dueAt: Instant | null,
  { rolesFor, personOf }: Addressing,
): readonly Task[] {
  const roles = rolesFor(command).filter(isStaff);
  if (roles.length === 0) return [];
  const person = roles.map(personOf).find((id) => id !== null) ?? null;
  return [{ key, roles, person, command, dueAt, escalated: false }];
}

/** A deadline rule is a task of whoever can fulfil it, due when the next level would hear of it. */
export const tasksOfDeadlines = (rules: readonly DeadlineRule[], addressing: Addressing): readonly Task[] =>
  rules
    .filter(({ fulfilledBy }) => addressing.inStage(fulfilledBy))
    .flatMap((rule) => taskFor(deadlineRuleId(rule), rule.fulfilledBy, rule.steps.at(-1)?.at ?? null, addressing));

/** T-37: every escalation whose rule stands is a task of the role that has it, due when the next level gets it. */
export function tasksOfEscalations(
  { escalations }: DeadlineState,
  rules: readonly DeadlineRule[],
  policy: EscalationPolicy,
): readonly Task[] {
  const standing = new Set(rules.map(deadlineRuleId));
  return escalations
    .filter(({ id, acknowledged }) => !acknowledged && standing.has(id))
    .map((escalation) => ({
      key: `acknowledge/${escalation.id}`,
      roles: [escalation.to],
      person: null,
      command: 'acknowledgeEscalation',
      dueAt: nextEscalation(escalation, policy)?.at ?? escalation.at,
      escalated: true,
    }));
}
