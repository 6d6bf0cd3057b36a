import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Consent, Fen, LongText, payload } from '../values/field-schemas';
import { percentOf } from '../values/money';
import { settlementText } from './consent-texts';
import { Evidence, createEvidence, withEvidence } from './evidence';
import { goodwillApproved } from './goodwill';
import { settlementAgreed } from './guards';
import { slipsCollected } from './preparation';
import { goesBy } from './rules-version';
import { checkSeparation } from './separation';
import { SettlementSheet, sheetOf } from './settlement-sheet';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** F-08: what the customer asks for; granted and decided by one person, above a limit by two. */
export const DiscountRequest = z.object({
  amount: Fen,
  requestedBy: z.string(),
  granted: Fen.exactOptional(),
  decidedBy: z.string().exactOptional(),
});

const settlementCommands = {
  presentSettlement: {
    path: 'settlement',
    roles: ['settlementClerk'],
    payload: payload({ toldOneByOne: z.literal(true) }, 'F-06, F-07: items and charges are told one by one'),
  },
  requestDiscount: {
    path: 'settlement/discount',
    roles: ['settlementClerk'],
    payload: payload({ amount: Fen, reason: LongText }, 'F-08: the customer asks for a discount'),
  },
  decideDiscount: {
    path: 'settlement/discount/decision',
    roles: ['businessSupervisor'],
    payload: payload(
      { granted: Fen, reason: LongText },
      'F-08, S-14: the business supervisor decides; 0 grants nothing. Above the limit the service manager signs too',
    ),
  },
  countersignDiscount: {
    path: 'settlement/discount/countersignature',
    roles: ['serviceManager'],
    payload: payload(
      { answer: z.enum(['approved', 'declined']).optional(), reason: LongText.optional() },
      'F-08: the second signature on a discount above the limit, or the refusal of it; approved when nothing is said',
    ),
  },
  agreeSettlement: {
    path: 'settlement/agreement',
    roles: ['settlementClerk', 'customer'],
    payload: payload(
      { revision: z.int().min(1), total: Fen, consent: Consent },
      'F-07, S-15: the customer agrees to the sheet shown',
    ),
  },
} as const satisfies CommandDeclarations;

const settlementEvents = {
  settlementPresented: z.object({ sheet: SettlementSheet }),
  discountRequested: z.object({ amount: Fen, reason: LongText }),
  /** Without a sheet, a second signature is still needed. */
  discountDecided: z.object({ granted: Fen, reason: LongText, sheet: SettlementSheet.exactOptional() }),
  discountCountersigned: z.object({ sheet: SettlementSheet }),
  /** The sheet stays as it was. */
  discountRefused: z.object({ reason: LongText.exactOptional() }),
  settlementAgreed: z.object({ evidence: Evidence }),
};
export type SettlementEvents = EventsOf<typeof settlementEvents>;

/** The sheet in the customer's hands. Rejects when there is none. */
const presentedSheet = ({ settlement }: RepairOrder): SettlementSheet => settlement ?? reject('settlementNotPresented');
/** The discount that is asked for. Rejects when there is none. */
const pendingDiscount = ({ discount }: RepairOrder) => discount ?? reject('discountUndecided');
const presented = ({ settlement }: RepairOrder): Obstacle | undefined =>
  settlement ? undefined : { code: 'settlementNotPresented' };
const unagreed = (order: RepairOrder): Obstacle | undefined =>
  settlementAgreed(order) ? undefined : { code: 'alreadySigned', facts: { document: 'settlement' } };
const withSheet = (order: RepairOrder, sheet: SettlementSheet): RepairOrder => ({
  ...order,
  stage: 'settlement',
  settlement: sheet,
});

export const settlementSlice: OrderSlice<typeof settlementCommands, typeof settlementEvents> = {
  commands: settlementCommands,
  events: settlementEvents,
  rules: {
    presentSettlement: {
      during: ['settlement'],
      requires: allOf(unagreed, goodwillApproved, (order) => (goesBy(order, 3) ? slipsCollected(order) : undefined)),
      decide: (order) => [{ type: 'settlementPresented', sheet: sheetOf(order, order.settlement?.discount ?? 0) }],
    },
    requestDiscount: {
      during: ['settlement'],
      requires: allOf(presented, unagreed),
      decide: (order, { amount, reason }) => {
        const limit = percentOf(presentedSheet(order).gross, order.policy.discount.maxPercent);
        if (amount > limit || amount === 0) reject('discountTooHigh', { limit });
        return [{ type: 'discountRequested', amount, reason }];
      },
    },
    decideDiscount: {
      during: ['discountPending'],
      requires: ({ discount }) => (discount?.decidedBy ? { code: 'discountUndecided' } : undefined),
      decide: (order, { granted, reason, by }) => {
        const { amount, requestedBy } = pendingDiscount(order);
        if (by.id === requestedBy) reject('sameDecider');
        checkSeparation(order, 'decideDiscount', by);
        if (granted > amount) reject('discountTooHigh', { limit: amount });
        const { gross, discount } = presentedSheet(order);
        const solo = granted <= percentOf(gross, order.policy.discount.soloPercent);
        // whoever grants nothing more leaves what was granted before
        const kept = granted === 0 && goesBy(order, 3) ? discount : granted;
        return [{ type: 'discountDecided', granted, reason, ...(solo && { sheet: sheetOf(order, kept) }) }];
      },
    },
    countersignDiscount: {
      during: ['discountPending'],
      requires: ({ discount }) => (discount?.decidedBy ? undefined : { code: 'discountUndecided' }),
      decide: (order, { by, answer, reason }) => {
        const { decidedBy, granted = 0 } = pendingDiscount(order);
        if (by.id === decidedBy) reject('sameDecider');
        checkSeparation(order, 'countersignDiscount', by);
        if (answer === 'declined') return [{ type: 'discountRefused', ...(reason !== undefined && { reason }) }];
        return [{ type: 'discountCountersigned', sheet: sheetOf(order, granted) }];
      },
    },
    agreeSettlement: {
      during: ['settlement'],
      requires: allOf(presented, unagreed),
      decide: (order, { revision, total, consent, by }, at) => {
        const sheet = presentedSheet(order);
        if (revision !== sheet.revision || total !== sheet.total)
          reject('shownContentDiffers', { revision: sheet.revision, total: sheet.total });
        const text = settlementText(order, sheet);
        const content = { document: 'settlement', subject: '', revision, answer: 'approved', text, total } as const;
        return [{ type: 'settlementAgreed', evidence: createEvidence(order, content, consent, by, at) }];
      },
    },
  },
  evolve: {
    settlementPresented: (order, { sheet }) => ({ ...order, settlement: sheet }),
    discountRequested: (order, { amount, by }) => ({
      ...order,
      stage: 'discountPending',
      discount: { amount, requestedBy: by.id },
    }),
    discountDecided: (order, { granted, sheet, by }) => {
      const decided = {
        ...order,
        ...(order.discount && { discount: { ...order.discount, granted, decidedBy: by.id } }),
      };
      return sheet ? withSheet(decided, sheet) : decided;
    },
    discountCountersigned: (order, { sheet }) => withSheet(order, sheet),
    discountRefused: ({ discount: _refused, ...order }) => ({ ...order, stage: 'settlement' }),
    settlementAgreed: (order, { evidence }) => ({
      ...order,
      ...withEvidence(order, evidence),
      agreedRevision: evidence.revision,
    }),
  },
  deadlines: [],
};
