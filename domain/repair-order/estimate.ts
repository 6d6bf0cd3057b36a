import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import {
  Confirmed,
  Instant as InstantField,
  LocalId,
  LongText,
  Minutes,
  StoredInstant,
  payload,
} from '../values/field-schemas';
import { customerPrice } from './amounts';
import { receptionLists } from './checklists';
import type { CommandOf } from './commands';
import { complete, expertSigned, needsConfirmed, signed } from './guards';
import { procedureOf } from './procedure';
import { checkPromise, proposedPromise } from './promise-proposal';
import { checkPayers } from './goodwill';
import { advisor, diagnosticians } from './roles';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { WorkLine, type PartLine } from './work-line';

const Method = z.enum(['system', 'symptom', 'item']);
/** Which of the permitted reasons applies; `system` needs none. */
const Reason = z.enum(['systemNotLocatable', 'lowTechnology', 'marketPrice', 'specifiedByCustomer']);

/** C-13: the entry of the price menu, in its version, that a line was found to equal, with its parts in stock. */
export const MenuEntry = z.object({ lineId: LocalId, code: z.string(), version: z.int() });
export type MenuEntry = Immutable<z.output<typeof MenuEntry>>;

/** The offer the customer is asked to sign; a new revision has none of the signatures of the one before. */
export const Estimate = z.object({
  revision: z.int(),
  method: Method,
  lines: z.array(WorkLine),
  /** Some of its parts carry no guarantee (C-10). */
  noGuarantee: z.boolean(),
  /** Ids of the persons. */
  confirmedBy: z.object({ technician: z.string().exactOptional(), partsSpecialist: z.string().exactOptional() }),
  /** Lines that the price menu answers for; absent where people agree with each price. */
  menu: z.array(MenuEntry).exactOptional(),
  promisedAt: StoredInstant.exactOptional(),
  /** When parts that are not in stock can be here; absent where all are, and before version 3 of the rules. */
  partsReadyAt: StoredInstant.exactOptional(),
  advisorSignedAt: StoredInstant.exactOptional(),
});
export type Estimate = Immutable<z.output<typeof Estimate>>;

const estimateCommands = {
  draftEstimate: {
    path: 'estimate/versions',
    roles: advisor,
    payload: payload(
      {
        method: Method,
        reason: Reason.optional(),
        caveatExplained: z.boolean().optional(),
        noGuaranteeTold: z.boolean().optional(),
        lines: z.array(WorkLine).min(1).max(50),
      },
      'C-06 to C-10: write a new version of the estimate; it replaces an unsigned one',
    ),
  },
  confirmEstimate: {
    path: 'estimate/confirmations',
    roles: [...diagnosticians, 'partsSpecialist'],
    payload: payload({}, 'C-13: technician or parts specialist agrees with diagnosis and price'),
  },
  presentEstimate: {
    path: 'estimate/presentation',
    roles: advisor,
    payload: payload(
      {
        workshopLoadMinutes: Minutes.optional().meta({
          deprecated: true,
          description: 'Not read: the store counts itself what is before this order.',
        }),
        partsReadyAt: InstantField.optional().meta({
          description: 'When the last part will be in the store, where that is later than the stock says.',
        }),
        wishedAt: InstantField.optional().meta({ description: 'A later time, where the customer prefers one.' }),
        guaranteePresented: Confirmed,
      },
      'C-01, C-11, C-12: show the order to the customer; the promise is computed from load, parts and margin, or is a later time that the customer prefers',
    ),
  },
  reviseEstimate: {
    path: 'estimate/revision',
    roles: advisor,
    payload: payload({ wish: LongText }, 'The customer wants changes before signing'),
  },
} as const satisfies CommandDeclarations;

const estimateEvents = {
  estimateDrafted: Estimate.pick({ revision: true, method: true, lines: true, noGuarantee: true }).extend({
    reason: Reason.exactOptional(),
    menu: z.array(MenuEntry).exactOptional(),
  }),
  estimateConfirmed: z.object({ as: z.enum(['technician', 'partsSpecialist']) }),
  estimatePresented: z.object({
    promisedAt: StoredInstant,
    workshopLoadMinutes: Minutes,
    partsReadyAt: StoredInstant.exactOptional(),
  }),
  estimateRevised: z.object({ wish: LongText }),
};
export type EstimateEvents = EventsOf<typeof estimateEvents>;

/** The API says which lines equal the price menu and are in stock: no workflow can look it up, and a body that says it itself is refused. */
type Draft = CommandOf<'draftEstimate'> & { readonly menu?: readonly MenuEntry[] };

/** C-08. */
const itemReasons: readonly (string | undefined)[] = ['lowTechnology', 'marketPrice', 'specifiedByCustomer'];

function checkMethod({ method, reason, caveatExplained, lines }: Draft): void {
  const risk = lines.reduce((total, line) => total + (line.risk ?? 0), 0);
  if (method === 'symptom' && reason !== 'systemNotLocatable') reject('methodNotAllowed', { method, reason });
  if (method === 'symptom' && risk === 0) reject('riskMissing');
  if (method !== 'symptom' && risk > 0)
    reject('methodNotAllowed', { method, reason: 'risk belongs to a symptom estimate' });
  if (method === 'item' && !itemReasons.includes(reason))
    reject('methodNotAllowed', { method, reason, allowed: itemReasons });
  if (method === 'item' && caveatExplained !== true) reject('caveatNotExplained');
}

/** C-10: the shop cannot answer for a part it did not choose, or for an aftermarket part where a failure is dangerous. */
export const losesGuarantee = ({ suppliedBy, origin, keyLocation }: PartLine): boolean =>
  suppliedBy === 'customer' || (origin === 'aftermarket' && keyLocation);

/** True when some part carries no guarantee, so that the note must be printed. Rejects when the customer does not know of it. */
export function needsGuaranteeNote(lines: readonly WorkLine[], customerKnows: boolean | undefined): boolean {
  const parts = lines.flatMap((line) => line.parts).filter(losesGuarantee);
  if (parts.length > 0 && customerKnows !== true)
    reject('noGuaranteeNoteMissing', { parts: parts.map(({ partNumber }) => partNumber) });
  return parts.length > 0;
}

const drafted = ({ estimate }: RepairOrder): Obstacle | undefined =>
  estimate ? undefined : { code: 'estimateMissing' };

/** Every line is one of the price menu, which technicians and parts specialists have agreed to, and the job is routine. */
const agreedByMenu = (order: RepairOrder): boolean => {
  const { lines = [], menu = [] } = order.estimate ?? {};
  return (
    procedureOf(order).prices === 'agreedByMenu' &&
    lines.every(({ lineId }) => menu.some((entry) => entry.lineId === lineId))
  );
};

/** C-13: nobody shows a price that technician and parts specialist have not agreed to. */
const confirmed = (order: RepairOrder): Obstacle | undefined => {
  const { estimate } = order;
  if (agreedByMenu(order)) return undefined;
  const missing = (['technician', 'partsSpecialist'] as const).filter((who) => !estimate?.confirmedBy[who]);
  return missing.length > 0 ? { code: 'priceUnconfirmed', facts: { missing } } : undefined;
};

/** S-04: where the customer signs together for reception and order, the order is shown once the reception is complete. */
const receptionSigned = (order: RepairOrder): Obstacle | undefined =>
  procedureOf(order).signatures === 'together' ? complete(...receptionLists)(order) : signed('preInspection')(order);

/** The order with its offer as it was before it was shown: without promise and without the advisor's signature. */
export function unpresented(order: RepairOrder): RepairOrder {
  if (!order.estimate) return order;
  const { advisorSignedAt: _signed, promisedAt: _promised, partsReadyAt: _parts, ...estimate } = order.estimate;
  return { ...order, estimate };
}

const withEstimate = (order: RepairOrder, change: Partial<Estimate>): Pick<RepairOrder, 'estimate'> => ({
  ...(order.estimate && { estimate: { ...order.estimate, ...change } }),
});

export const estimateSlice: OrderSlice<typeof estimateCommands, typeof estimateEvents> = {
  commands: estimateCommands,
  events: estimateEvents,
  rules: {
    draftEstimate: {
      during: ['estimating'],
      decide: (order, sent) => {
        const { estimate, rework } = order;
        const command: Draft = sent;
        const { method, reason, lines, noGuaranteeTold } = command;
        const charged = lines.filter((line) => customerPrice(line) > 0).map(({ lineId }) => lineId);
        if (rework && charged.length > 0) reject('reworkIsFree', { lines: charged });
        const ids = lines.map(({ lineId }) => lineId);
        if (new Set(ids).size < ids.length) reject('duplicateLine', { ids });
        checkMethod(command);
        checkPayers(order, lines);
        const noGuarantee = needsGuaranteeNote(lines, noGuaranteeTold);
        const revision = (estimate?.revision ?? 0) + 1;
        const { menu = [] } = command;
        const entries = procedureOf(order).prices === 'agreedByMenu' && menu.length > 0 && { menu };
        return [
          { type: 'estimateDrafted', revision, method, ...(reason && { reason }), lines, noGuarantee, ...entries },
        ];
      },
    },
    confirmEstimate: {
      during: ['estimating'],
      requires: drafted,
      decide: ({ estimate }, { by }) => {
        const as = by.role === 'partsSpecialist' ? 'partsSpecialist' : 'technician';
        return estimate?.confirmedBy[as] ? [] : [{ type: 'estimateConfirmed', as }];
      },
    },
    presentEstimate: {
      during: ['estimating'],
      requires: allOf(needsConfirmed, receptionSigned, expertSigned, drafted, confirmed),
      decide: (order, { workshopLoadMinutes = 0, partsReadyAt, wishedAt }, at) => {
        const before = { workshopLoadMinutes, ...(partsReadyAt !== undefined && { partsReadyAt }) };
        if (wishedAt !== undefined) checkPromise(order, wishedAt, before, at);
        const promisedAt = wishedAt ?? proposedPromise(order, before, at);
        const parts = partsReadyAt !== undefined && goesBy(order, 3) && { partsReadyAt };
        return [{ type: 'estimatePresented', promisedAt, workshopLoadMinutes, ...parts }];
      },
    },
    reviseEstimate: {
      during: ['awaitingSignature'],
      decide: (_order, { wish }) => [{ type: 'estimateRevised', wish }],
    },
  },
  evolve: {
    estimateDrafted: (order, { revision, method, lines, noGuarantee, menu }) => ({
      ...order,
      estimate: { revision, method, lines, noGuarantee, confirmedBy: {}, ...(menu && { menu }) },
    }),
    estimateConfirmed: (order, { as, by }) => ({
      ...order,
      ...withEstimate(order, { confirmedBy: { ...order.estimate?.confirmedBy, [as]: by.id } }),
    }),
    estimatePresented: (order, { promisedAt, partsReadyAt }) => ({
      ...order,
      stage: 'awaitingSignature',
      ...withEstimate(order, { promisedAt, ...(partsReadyAt !== undefined && { partsReadyAt }) }),
    }),
    estimateRevised: (order) => ({ ...unpresented(order), stage: 'estimating' }),
  },
  deadlines: [],
};
