import type { Role } from '../kernel/actor';
import type { Task } from '../kernel/task';
import type { Action } from '../kernel/command-rule';
import { arrears } from './account';
import { assignedTo, workersOf } from './assignment';
import type { CommandName } from './commands';
import { listDue } from './list-due';
import { hasEnded } from './milestones';
import { hasShopParts, isOpen, needsParts, type OrderLine } from './order-line';
import { actions } from './process';
import type { Stage } from './stage';
import type { RepairOrder } from './state';

/** How far the parts of a line are: `open` while nobody has dealt with them, `none` where it needs none of the store. */
export const partStates = ['none', 'open', 'reserved', 'short', 'backOrdered', 'issued'] as const;
export type PartState = (typeof partStates)[number];

/** One line as whoever works on it needs it. */
export interface LineAtDesk {
  readonly lineId: string;
  readonly work: string;
  readonly labourMinutes: number;
  readonly started: boolean;
  /** It was given to the person, or the person works on it; else anybody may take it. */
  readonly own: boolean;
  readonly parts: PartState;
  /** What the store gives for it. */
  readonly partNames: readonly string[];
  readonly expectedDay: string | null;
}

function partsOf(line: OrderLine): PartState {
  if (!hasShopParts(line)) return 'none';
  if (!needsParts(line)) return 'issued';
  const { state } = line.supply ?? {};
  return state === undefined || state === 'issued' ? 'open' : state;
}

/** D-02: the open lines that these people work on or may take; what was given to others only is theirs. */
export const linesAtDesk = ({ stage, lines }: RepairOrder, people: readonly string[]): readonly LineAtDesk[] =>
  stage !== 'inRepair'
    ? []
    : lines
        .filter((line) => isOpen(line) && line.released)
        .map((line) => ({ line, working: [...assignedTo(line), ...line.technicians] }))
        .map(({ line, working }) => ({ line, working, own: working.some((id) => people.includes(id)) }))
        .filter(({ line, own }) => own || assignedTo(line).length === 0)
        .map(({ line, own }) => ({
          lineId: line.lineId,
          work: line.work,
          labourMinutes: line.labourMinutes,
          started: line.status === 'started',
          own,
          parts: partsOf(line),
          partNames: line.parts.filter(({ suppliedBy }) => suppliedBy === 'shop').map(({ name }) => name),
          expectedDay: line.supply?.expectedDay ?? null,
        }));

/** D-08, D-09: what the customer has said to extra work, and nobody of the workshop has read yet. */
export const answersAtDesk = ({ extraItems }: RepairOrder) =>
  extraItems.flatMap(({ itemId, line: { work }, answer, relayed }) =>
    answer === undefined || answer === 'withdrawn' || relayed ? [] : [{ itemId, work, answer }],
  );

/** What whoever works on a line reaches for, beside what it waits for. */
const atHand: readonly CommandName[] = ['startLine', 'finishLine', 'holdWork', 'resumeWork', 'requestExtraItem'];
const hands: readonly Role[] = ['technician', 'supportTechnician'];

/** What these roles may do about the tasks of a desk, with the work in their hands, and about answers of the customer: what it can be about, and why not yet. */
export function actionsAtDesk(
  order: RepairOrder,
  tasks: readonly Pick<Task, 'command'>[],
  roles: readonly Role[],
): readonly Action[] {
  const own = roles.some((role) => hands.includes(role)) && order.stage === 'inRepair' ? atHand : [];
  const heard: readonly CommandName[] = answersAtDesk(order).length > 0 ? ['acknowledgeAnswer'] : [];
  const names = [...new Set([...tasks.map(({ command }) => command as CommandName), ...own, ...heard])];
  return actions(order, names).filter((action) => action.roles.some((role) => roles.includes(role as Role)));
}

/** What the task is about: a line or an extra item in its own words, a list by its name; null where the command says it all. */
export function subjectOf(order: RepairOrder, command: string, target: string): string | null {
  const { lines, extraItems } = order;
  if (command === 'fillChecklist') return listDue(actions(order)) ?? null;
  const line =
    lines.find(({ lineId }) => lineId === target) ?? extraItems.find(({ itemId }) => itemId === target)?.line;
  return line?.work ?? null;
}

/** What the visit is for: its work, and before there is any, what the customer said. */
export const worksOf = ({ lines, needs, arrival, estimate }: RepairOrder): readonly string[] => {
  const works = lines.filter(({ status }) => status !== 'cancelled').map(({ work }) => work);
  if (works.length > 0) return works;
  if (estimate) return estimate.lines.map(({ work }) => work);
  return needs.length > 0 ? needs.map(({ words }) => words) : [arrival.symptoms];
};

/** F-11: what the customer still owes of what was put on the sheet, in fen; null without one. */
export const owedAtDesk = (order: RepairOrder): number | null =>
  order.settlement && !hasEnded(order) ? arrears(order) : null;

/** D-18: the latest word that a colleague wrote to these roles and nobody of them answered; null where there is none. */
export function messageFor({ messages = [] }: RepairOrder, people: readonly string[], roles: readonly Role[]) {
  const last = messages.findLast(({ by, to }) => people.includes(by) || roles.includes(to));
  return last && !people.includes(last.by) ? last : null;
}

/** Who leads the work of the whole workshop. */
export const dispatchers: readonly Role[] = ['workshopSupervisor', 'dispatcher'];
/** Who answers for what was promised. */
export const overseers: readonly Role[] = ['workshopSupervisor', 'serviceManager', 'serviceDirector', 'storeManager'];

const awaitsHands: readonly Stage[] = ['contracted', 'awaitingWorkshopReceipt', 'inRepair'];

/** D-02: there is work on it, and nobody has it. */
export function isUnassigned({ stage, lines }: RepairOrder): boolean {
  const open = lines.filter(isOpen);
  return awaitsHands.includes(stage) && open.length > 0 && open.every((line) => workersOf(line).length === 0);
}

/** What is still to be done on a car and whose work it is, in the words of the lines alone; once all is done, what was done. */
export function workOnBoard(order: RepairOrder) {
  const agreed = order.lines.filter(({ status }) => status !== 'cancelled');
  const open = agreed.filter(isOpen);
  const shown = open.length > 0 ? open : agreed;
  return {
    works: shown.map(({ work }) => work),
    technicians: [...new Set(shown.flatMap(workersOf))],
    unassigned: isUnassigned(order),
  };
}

/** The car is here, and its time is past. */
export const isPromiseMissed = (order: RepairOrder, now: number): boolean =>
  order.promise !== undefined && !hasEnded(order) && order.promise.at < now;

/** Those of these technicians who have no open line in any of these visits. */
export function withoutWork(orders: readonly RepairOrder[], technicians: readonly string[]): readonly string[] {
  const busy = new Set(
    orders
      .filter(({ stage }) => awaitsHands.includes(stage))
      .flatMap(({ lines }) => lines.filter(isOpen).flatMap(workersOf)),
  );
  return technicians.filter((id) => !busy.has(id));
}
