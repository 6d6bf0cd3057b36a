import type { Instant, Process } from '../kernel/process';
import { actionsOf, evolveWith, rulesOf, type Action, type ProcessRules } from '../kernel/command-rule';
import { deadlineEvolvers, deadlines } from './deadlines';
import { closingEvolvers, closingSteps } from './closing';
import type { CommandName, ComplaintCommand } from './commands';
import { escalationEvolvers, escalationSteps } from './escalation';
import { intakeEvolvers, intakeSteps } from './intake';
import { investigationEvolvers, investigationSteps } from './investigation';
import { judgementEvolvers, judgementSteps } from './judgement';
import { linkEvolvers, linkSteps } from './links';
import { ownershipEvolvers, ownershipSteps } from './ownership';
import { rolesFor } from './permissions';
import type { CommandRules } from './types';
import { solutionEvolvers, solutionSteps } from './solution';
import {
  initialState,
  receive,
  type Complaint,
  type ComplaintEvent,
  type Evolvers,
  type UnstampedEvent,
  type Payloads,
} from './state';

/** The rule book: every step of every stage. */
export const steps: CommandRules<CommandName> = {
  ...intakeSteps,
  ...ownershipSteps,
  ...judgementSteps,
  ...investigationSteps,
  ...solutionSteps,
  ...closingSteps,
  ...escalationSteps,
  ...linkSteps,
};

const evolvers: Evolvers<Payloads> = {
  complaintReceived: (_complaint, { intake, by, at }) => receive(intake, by, at),
  commandRejected: (complaint) => complaint,
  ...intakeEvolvers,
  ...ownershipEvolvers,
  ...judgementEvolvers,
  ...investigationEvolvers,
  ...solutionEvolvers,
  ...closingEvolvers,
  ...escalationEvolvers,
  ...linkEvolvers,
  ...deadlineEvolvers,
};

const told = evolveWith<Complaint, ComplaintEvent>(evolvers, 'complaintReceived');

/** State after the event. H-43: what a person does moves the matter; a new stage makes the step that was announced obsolete. */
export function evolve(complaint: Complaint, event: ComplaintEvent): Complaint {
  const after = told(complaint, event);
  if (event.by.role === 'system' || event.type === 'complaintReceived') return after;
  const moved = { ...after, movedAt: event.at };
  if (after.stage === complaint.stage || after.nextAction !== complaint.nextAction) return moved;
  const { nextAction: _nextAction, ...rest } = moved;
  return rest;
}

/** The complaint as its events tell it; the first must be `complaintReceived`. */
export const fold = (events: readonly ComplaintEvent[]): Complaint => events.reduce(evolve, initialState);

const book: ProcessRules<Complaint, CommandName, UnstampedEvent> = { rules: steps, rolesFor };

export const complaintProcess: Process<Complaint, ComplaintCommand, ComplaintEvent> = {
  rules: rulesOf(book),
  evolve,
  deadlines,
};

/** What may happen next on this complaint, who may do it, and why not yet. */
export const actions = (complaint: Complaint): readonly Action<CommandName>[] => actionsOf(book, complaint);

/** What time will bring if nobody acts, soonest first. */
export const upcoming = (complaint: Complaint): readonly { at: Instant; event: ComplaintEvent }[] =>
  deadlines(complaint).toSorted((a, b) => a.at - b.at);
