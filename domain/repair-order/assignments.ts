import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, LocalId, payload } from '../values/field-schemas';
import { HandOver } from '../values/hand-over';
import { assignedTo, withSuccessor } from './assignment';
import { isOpen, type OrderLine } from './order-line';
import { workshop } from './roles';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const assignmentCommands = {
  assignTechnicians: {
    path: 'technicians',
    roles: workshop,
    payload: payload(
      { lineIds: z.array(LocalId).min(1).max(50), lead: Id, helpers: z.array(Id).max(5).optional() },
      'D-02: say who works on these lines: one technician answers for them, others help',
    ),
  },
  reassignTechnician: {
    path: 'technicians/reassignment',
    roles: [...workshop, 'serviceManager'],
    payload: payload(
      HandOver.shape,
      'D-02: all open lines of one technician on this order go to another, e.g. because somebody is sick',
    ),
  },
} as const satisfies CommandDeclarations;

const LineIds = z.array(LocalId);
const assignmentEvents = {
  techniciansAssigned: z.object({ lineIds: LineIds, lead: Id, helpers: z.array(Id) }),
  technicianReassigned: HandOver.extend({ lineIds: LineIds }),
};
export type AssignmentEvents = EventsOf<typeof assignmentEvents>;

/** The open lines that were given to this person. */
export const openLinesOf = ({ lines }: RepairOrder, person: string): readonly string[] =>
  lines.filter((line) => isOpen(line) && assignedTo(line).includes(person)).map(({ lineId }) => lineId);

const openLines = ({ lines }: RepairOrder): readonly string[] => lines.filter(isOpen).map(({ lineId }) => lineId);

function openLine({ lines }: RepairOrder, lineId: string): OrderLine {
  const line = lines.find((known) => known.lineId === lineId) ?? reject('unknownLine', { lineId });
  if (line.status === 'done') reject('lineAlreadyDone', { lineId });
  return isOpen(line) ? line : reject('lineNotAuthorised', { lineId });
}

/** The lines with one person in the place of another, wherever the other still has work to do. */
export const linesHandedOver = (order: RepairOrder, predecessor: string, successor: string): readonly OrderLine[] =>
  updateWhere(
    order.lines,
    ({ lineId }) => openLinesOf(order, predecessor).includes(lineId),
    ({ assigned }) => (assigned ? { assigned: withSuccessor(assigned, predecessor, successor) } : {}),
  );

export const assignmentSlice: OrderSlice<typeof assignmentCommands, typeof assignmentEvents> = {
  commands: assignmentCommands,
  events: assignmentEvents,
  rules: {
    assignTechnicians: {
      during: stageRange('contracted', 'inRepair'),
      targets: openLines,
      decide: (order, { lineIds, lead, helpers: named = [] }) => {
        const helpers = [...new Set(named)].filter((id) => id !== lead);
        const wanted = [lead, ...helpers].join(' ');
        const changed = [...new Set(lineIds)].filter(
          (lineId) => assignedTo(openLine(order, lineId)).join(' ') !== wanted,
        );
        return changed.length === 0 ? [] : [{ type: 'techniciansAssigned', lineIds: changed, lead, helpers }];
      },
    },
    reassignTechnician: {
      during: stageRange('contracted', 'inRepair'),
      decide: (order, { predecessor, successor, reason }) => {
        if (predecessor === successor) reject('alreadyOwner', { owner: successor });
        const lineIds = openLinesOf(order, predecessor);
        return lineIds.length === 0 ? [] : [{ type: 'technicianReassigned', predecessor, successor, reason, lineIds }];
      },
    },
  },
  evolve: {
    techniciansAssigned: (order, { lineIds, lead, helpers }) => ({
      ...order,
      lines: updateWhere(
        order.lines,
        ({ lineId }) => lineIds.includes(lineId),
        () => ({ assigned: { lead, helpers } }),
      ),
    }),
    technicianReassigned: (order, { predecessor, successor }) => ({
      ...order,
      lines: linesHandedOver(order, predecessor, successor),
    }),
  },
  deadlines: [],
};
