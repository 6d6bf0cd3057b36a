import { z } from 'zod';
import { allOf, updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LongText, StoredInstant, payload } from '../values/field-schemas';
import { isPending } from './extra-item';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** By whom, when and why an order was declared void that should never have been opened. */
export const Voided = z.object({ by: z.string(), at: StoredInstant, reason: LongText });

const voidCommands = {
  voidOrder: {
    path: 'void',
    roles: ['serviceAdvisor', 'serviceManager'],
    payload: payload(
      { reason: LongText },
      'L-40: the order was opened by mistake and is void; no work was done under it and no money taken. Once the customer has signed it, the service manager does it',
    ),
  },
} as const satisfies CommandDeclarations;

const voidEvents = { orderVoided: z.object({ reason: LongText }) };
export type VoidEvents = EventsOf<typeof voidEvents>;

/** A customer who had the car looked at owes the fee, or is let off it; that order was no mistake. */
const noWork = ({ lines, diagnosis }: RepairOrder): Obstacle | undefined => {
  const touched = lines.filter(({ status, partsIssued }) => status === 'started' || status === 'done' || partsIssued);
  const diagnosed = diagnosis.status === 'finished' || diagnosis.status === 'reported';
  return touched.length > 0 || diagnosed
    ? { code: 'workBegun', facts: { lines: touched.map(({ lineId }) => lineId) } }
    : undefined;
};
const noMoney = ({ payments, fee }: RepairOrder): Obstacle | undefined =>
  payments.some(({ voided }) => !voided) || (fee && fee.paid && fee.amount > 0) ? { code: 'moneyTaken' } : undefined;

export const voidSlice: OrderSlice<typeof voidCommands, typeof voidEvents> = {
  commands: voidCommands,
  events: voidEvents,
  rules: {
    voidOrder: {
      during: [...stageRange('checkedIn', 'inRepair'), 'declined'],
      roles: ({ signed }) => (signed.order === undefined ? ['serviceAdvisor', 'serviceManager'] : ['serviceManager']),
      requires: allOf(noWork, noMoney),
      decide: ({ openedBy, advisor }, { reason, by }) => {
        const isOwn = [openedBy.id, advisor].some((id) => id === by.id || id === by.for);
        if (by.role !== 'serviceManager' && !isOwn) reject('notAuthorOrSuperior', { allowed: ['serviceManager'] });
        return [{ type: 'orderVoided', reason }];
      },
    },
  },
  evolve: {
    orderVoided: ({ fee: _fee, ...order }, { reason, by, at }) => ({
      ...order,
      stage: 'voided',
      voided: { by: by.id, at, reason },
      lines: order.lines.map((line) => ({ ...line, status: 'cancelled' })),
      extraItems: updateWhere(order.extraItems, isPending, () => ({ answer: 'withdrawn', answeredAt: at })),
    }),
  },
  deadlines: [],
};
