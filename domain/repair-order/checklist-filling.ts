import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import { canonical } from '../kernel/fingerprint';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Confirmed, payload } from '../values/field-schemas';
import { keepsAuthors } from './authors';
import { checkFinding } from './check-finding';
import { itemsOf, lookedAt, unfilled, type ChecklistName } from './checklists';
import { paperOfList } from './facts-of-lists';
import { ChecklistField, Finding } from './finding';
import { checkIndependent } from './quality-check';
import { withReading } from './readings';
import { goesBy } from './rules-version';
import { beforeDeparture, hasReached, stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const fillingCommands = {
  fillChecklist: {
    path: 'checklists/:checklist/findings',
    roles: ['serviceAdvisor', 'advisorAssistant', 'technician', 'cashier', 'qualitySpecialist'],
    payload: payload(
      {
        checklist: ChecklistField,
        findings: z.array(Finding).max(60),
        /** Whoever looked at everything names only what is not in order, and what is read or counted. */
        restInOrder: Confirmed.optional(),
      },
      'B-12, B-13, E-01, E-06, F-13: fill a checklist item by item, in one part or several; with `restInOrder` every other open item was looked at and is in order, or was done',
    ),
  },
} as const satisfies CommandDeclarations;

const fillingEvents = {
  findingsRecorded: z.object({
    checklist: ChecklistField,
    findings: z.array(Finding),
    restInOrder: Confirmed.exactOptional(),
  }),
};
export type FillingEvents = EventsOf<typeof fillingEvents>;

const fillers = fillingCommands.fillChecklist.roles;
const afterWork = stageRange('qualityCheck', 'deliveryDisputed');
const hasQualityPoints = (order: RepairOrder): boolean =>
  order.stage === 'qualityCheck' && itemsOf('qualityCheck', order).length > 0;

/** S-13: the quality list is the checker's, once the work is finished, and the checker's alone. */
function checkFiller(order: RepairOrder, checklist: ChecklistName, by: Actor): void {
  const ofQuality = checklist === 'qualityCheck';
  const allowed = fillers.filter((role) => (role === 'qualitySpecialist') === ofQuality);
  if (!allowed.some((role) => role === by.role)) reject('roleNotAllowed', { role: by.role, allowed });
  if (!ofQuality) return;
  if (order.stage !== 'qualityCheck') reject('notDuringStage', { stage: order.stage, during: ['qualityCheck'] });
  checkIndependent(order, by.id);
}

/** E-03: the last clean of a car comes after the work on it. */
function checkTime(order: RepairOrder, checklist: ChecklistName): void {
  const isEarly = checklist === 'deliveryPreparation' && !hasReached(order.stage, 'qualityCheck');
  if (isEarly && goesBy(order, 3)) reject('notDuringStage', { stage: order.stage, during: afterWork });
}

/** Every item that is neither named nor answered yet. */
function inOrder(order: RepairOrder, checklist: ChecklistName, named: readonly Finding[]): readonly Finding[] {
  const result = lookedAt.includes(checklist) ? 'good' : 'done';
  return unfilled(order, checklist)
    .filter(({ item }) => !named.some((finding) => finding.item === item))
    .map(({ item }) => ({ item, result }));
}

/** B-09: what the customer has signed, and what somebody else has answered, is corrected with a reason and not overwritten. */
function checkOverwriting(order: RepairOrder, checklist: ChecklistName, finding: Finding, by: Actor): void {
  const answered = order.checklists[checklist]?.[finding.item];
  if (!keepsAuthors(order) || !answered || canonical(answered) === canonical(finding)) return;
  const paper = paperOfList(checklist);
  if (paper && order.signed[paper] !== undefined) reject('alreadySigned', { document: paper });
  const author = order.authors?.[`finding/${checklist}.${finding.item}`];
  if (author !== undefined && author !== by.id) reject('answeredBySomebodyElse', { item: finding.item });
}

export const fillingSlice: OrderSlice<typeof fillingCommands, typeof fillingEvents> = {
  commands: fillingCommands,
  events: fillingEvents,
  rules: {
    fillChecklist: {
      during: beforeDeparture,
      roles: (order) => fillers.filter((role) => role !== 'qualitySpecialist' || hasQualityPoints(order)),
      decide: (order, { checklist, findings: named, restInOrder, by }) => {
        checkFiller(order, checklist, by);
        checkTime(order, checklist);
        const rest = restInOrder ? inOrder(order, checklist, named) : [];
        const findings = [...named, ...rest].map((one) => (checklist === 'walkRound' ? withReading(order, one) : one));
        if (findings.length === 0)
          return restInOrder ? [] : reject('findingInvalid', { reason: 'name at least one item' });
        for (const finding of findings) {
          checkFinding(order, checklist, finding);
          checkOverwriting(order, checklist, finding, by);
        }
        return [{ type: 'findingsRecorded', checklist, findings, ...(restInOrder && { restInOrder }) }];
      },
    },
  },
  evolve: {
    findingsRecorded: (order, { checklist, findings }) => ({
      ...order,
      checklists: {
        ...order.checklists,
        [checklist]: {
          ...order.checklists[checklist],
          ...Object.fromEntries(findings.map((finding) => [finding.item, finding])),
        },
      },
    }),
  },
  deadlines: [],
};
