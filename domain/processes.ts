import { complaintProcess } from './complaint/process';
import {
  initialState as newComplaint,
  isOver as complaintIsOver,
  type Complaint,
  type ComplaintEvent,
} from './complaint/state';
import { tasksOf as complaintTasks } from './complaint/tasks';
import { upcasting as complaintUpcasting } from './complaint/upcasting';
import { explainedDeadlines as complaintClocks } from './complaint/deadlines';
import { followUpProcess } from './follow-up/process';
import {
  initialState as newFollowUp,
  isOver as followUpIsOver,
  type FollowUp,
  type FollowUpEvent,
} from './follow-up/state';
import { tasksOf as followUpTasks } from './follow-up/tasks';
import { upcasting as followUpUpcasting } from './follow-up/upcasting';
import { deadlineRules as followUpWatches } from './follow-up/deadlines';
import type { Notice } from './kernel/notice';
import { noticesOf as complaintNotices } from './complaint/notices';
import { noticesOf as followUpNotices } from './follow-up/notices';
import { noticesOf as orderNotices } from './repair-order/notices';
import type { ServicePolicy } from './policy/policy';
import type { ProcessUpcasting } from './policy/process-upcasting';
import type { Deadline } from './kernel/process';
import type { Reaction } from './reactions';
import { reactionsOf as complaintReactions } from './complaint/reactions';
import { reactionsOf as followUpReactions } from './follow-up/reactions';
import { reactionsOf as orderReactions } from './repair-order/reactions';
import { repairOrderProcess } from './repair-order/process';
import { fileComplete, type RepairOrder, type RepairOrderEvent } from './repair-order/state';
import { tasksOf as orderTasks } from './repair-order/tasks';
import { upcasting as orderUpcasting } from './repair-order/upcasting';
import { deadlineRules as orderWatches } from './repair-order/process';
import type { Task } from './kernel/task';
import { deadlineRuleId, type DeadlineRule } from './time/deadline';

export type AnyEvent = RepairOrderEvent | ComplaintEvent | FollowUpEvent;
export type AnyState = RepairOrder | Complaint | FollowUp;
export type ProcessName = 'repairOrder' | 'complaint' | 'followUp';

/** Everything pure there is to say about one kind of process, for those who treat all kinds alike. */
export interface ProcessType<State extends AnyState = AnyState, Event extends AnyEvent = AnyEvent> {
  readonly name: ProcessName;
  /** Its numbers are `<prefix>-<store>-<day>-<count>`. */
  readonly prefix: string;
  /** The id of the workflow that is the process of this number. */
  readonly workflowId: (number: string) => string;
  /** Before the first event. */
  readonly initialState: State;
  /** How what was stored of it is read. */
  readonly upcasting: ProcessUpcasting<State, Event>;
  readonly evolve: (state: State, event: Event) => State;
  readonly deadlines: (state: State) => readonly Deadline<Event>[];
  readonly isOver: (state: State) => boolean;
  readonly tasksOf: (state: State) => readonly Task[];
  /** Ids of the clocks that rest now: neither due nor over. */
  readonly resting: (state: State) => readonly string[];
  readonly noticesOf: (state: State, event: Event) => readonly Notice[];
  readonly reactionsOf: (before: State, event: Event, after: State) => readonly Reaction[];
  /** The first event, with another policy in its place. */
  readonly underPolicy: (first: Event, policy: ServicePolicy) => Event;
}

const restingOf = (watches: readonly DeadlineRule[]): readonly string[] =>
  watches.filter(({ steps }) => steps.length === 0).map(deadlineRuleId);

const repairOrder: ProcessType<RepairOrder, RepairOrderEvent> = {
  name: 'repairOrder',
  prefix: 'RO',
  workflowId: (number) => `repair-order:${number}`,
  initialState: repairOrderProcess.initialState,
  upcasting: orderUpcasting,
  evolve: repairOrderProcess.evolve,
  deadlines: repairOrderProcess.deadlines,
  isOver: fileComplete,
  tasksOf: orderTasks,
  resting: (order) => restingOf(orderWatches(order)),
  noticesOf: orderNotices,
  reactionsOf: orderReactions,
  underPolicy: (first, policy) =>
    first.type === 'orderOpened' ? { ...first, opening: { ...first.opening, policy } } : first,
};

const complaint: ProcessType<Complaint, ComplaintEvent> = {
  name: 'complaint',
  prefix: 'CP',
  workflowId: (number) => `complaint:${number}`,
  initialState: newComplaint,
  upcasting: complaintUpcasting,
  evolve: complaintProcess.evolve,
  deadlines: complaintProcess.deadlines,
  isOver: complaintIsOver,
  tasksOf: complaintTasks,
  resting: (one) => restingOf(complaintClocks(one).filter(({ dueTime }) => dueTime.pausedFor !== undefined)),
  noticesOf: complaintNotices,
  reactionsOf: complaintReactions,
  underPolicy: (first, policy) =>
    first.type === 'complaintReceived' ? { ...first, intake: { ...first.intake, policy } } : first,
};

const followUp: ProcessType<FollowUp, FollowUpEvent> = {
  name: 'followUp',
  prefix: 'FU',
  // a follow-up is known by the order it follows
  workflowId: (number) => `follow-up:${number.replace(/^FU-/, 'RO-')}`,
  initialState: newFollowUp,
  upcasting: followUpUpcasting,
  evolve: followUpProcess.evolve,
  deadlines: followUpProcess.deadlines,
  isOver: followUpIsOver,
  tasksOf: followUpTasks,
  resting: (one) => restingOf(followUpWatches(one)),
  noticesOf: followUpNotices,
  reactionsOf: followUpReactions,
  underPolicy: (first, policy) =>
    first.type === 'followUpOpened' ? { ...first, departure: { ...first.departure, policy } } : first,
};

export const processTypes = { repairOrder, complaint, followUp } as unknown as {
  readonly [K in ProcessName]: ProcessType;
};

/** The kind a number belongs to. Throws for a number that is none of ours. */
export function processTypeOf(number: string): ProcessType {
  const kind = Object.values(processTypes).find(({ prefix }) => number.startsWith(`${prefix}-`));
  if (!kind) throw new RangeError(`${number} is not the number of a process`);
  return kind;
}

/** The store is the middle part of every number. */
export const storeOf = (number: string): string => number.split('-')[1] ?? '';
