import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { sum, type Fen as Money } from '../values/money';
import { Fen, LongText, payload } from '../values/field-schemas';
import { linePrice } from './amounts';
import type { OrderLine } from './order-line';
import { payerOf } from './payer';
import { goesBy } from './rules-version';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import type { WorkLine } from './work-line';

const goodwillCommands = {
  approveGoodwill: {
    path: 'settlement/goodwill',
    roles: ['businessSupervisor', 'serviceManager'],
    payload: payload(
      { amount: Fen, reason: LongText },
      'F-08, S-14: what the store pays itself of this visit is let by the business supervisor or the service manager, like a discount',
    ),
  },
} as const satisfies CommandDeclarations;

const goodwillEvents = { goodwillApproved: z.object(goodwillCommands.approveGoodwill.payload.shape) };
export type GoodwillEvents = EventsOf<typeof goodwillEvents>;

/** What the store pays itself, of lines that were not dropped. */
export const goodwillOf = ({ lines }: { readonly lines: readonly (WorkLine & Pick<OrderLine, 'status'>)[] }): Money =>
  sum(lines.filter((line) => line.status !== 'cancelled' && payerOf(line) === 'goodwill').map(linePrice));

/** There is goodwill that nobody has let yet. */
export const goodwillWaits = (order: RepairOrder): boolean => goodwillOf(order) > (order.goodwill?.amount ?? 0);

/** F-08: no sheet is presented on which the store pays what nobody let it pay. */
export const goodwillApproved = (order: RepairOrder): Obstacle | undefined =>
  goodwillWaits(order) ? { code: 'goodwillUndecided', facts: { amount: goodwillOf(order) } } : undefined;

/** Rejects payers on an order whose rules know none. */
export function checkPayers(order: RepairOrder, lines: readonly WorkLine[]): void {
  const others = lines.filter(({ payer, category }) => payer !== undefined || category !== undefined);
  if (others.length > 0 && !goesBy(order, 3)) reject('payersUnknown', { lines: others.map(({ lineId }) => lineId) });
}

export const goodwillSlice: OrderSlice<typeof goodwillCommands, typeof goodwillEvents> = {
  commands: goodwillCommands,
  events: goodwillEvents,
  rules: {
    approveGoodwill: {
      during: stageRange('contracted', 'settlement'),
      requires: (order) => (goodwillOf(order) > 0 ? undefined : { code: 'noGoodwill' }),
      decide: (order, { amount, reason, by }) => {
        const asked = goodwillOf(order);
        if (amount !== asked) reject('shownContentDiffers', { total: asked });
        if ([order.advisor, order.openedBy.id].some((id) => id === by.id || id === by.for)) reject('sameDecider');
        return order.goodwill?.amount === amount ? [] : [{ type: 'goodwillApproved', amount, reason }];
      },
    },
  },
  evolve: { goodwillApproved: (order, { amount, by }) => ({ ...order, goodwill: { amount, by: by.id } }) },
  deadlines: [],
};
