import { z } from 'zod';
import { Actor } from '../kernel/actor';
import type { Immutable } from '../kernel/immutable';
import { Channel, LocalId, LongText, StoredInstant } from '../values/field-schemas';
import { reactionDue } from './reaction-time';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule } from './types';
import { WorkLine } from './work-line';

/** How one line of a signed order became another, or is asked to. */
export const ItemChange = z.object({
  changeId: LocalId,
  lineId: z.string(),
  /** What was approved. */
  before: WorkLine,
  /** What takes its place; absent when the line is dropped. */
  to: WorkLine.exactOptional(),
  reason: LongText,
  /** Some of its parts carry no guarantee (C-10). */
  noGuarantee: z.boolean(),
  /** How the customer was told, where nothing costs more and nothing else is done. */
  toldBy: Channel.exactOptional(),
  by: Actor,
  at: StoredInstant,
  answer: z.enum(['approved', 'declined', 'withdrawn']).exactOptional(),
  answeredAt: StoredInstant.exactOptional(),
});
export type ItemChange = Immutable<z.output<typeof ItemChange>>;

/** The customer is asked, and has not answered. */
export const isAsked = ({ answer, toldBy }: ItemChange): boolean => answer === undefined && toldBy === undefined;

export const askedChanges = ({ itemChanges = [] }: Pick<RepairOrder, 'itemChanges'>): readonly ItemChange[] =>
  itemChanges.filter(isAsked);

/** Those that hold: told, or approved. */
export const madeChanges = ({ itemChanges = [] }: Pick<RepairOrder, 'itemChanges'>): readonly ItemChange[] =>
  itemChanges.filter(({ toldBy, answer }) => toldBy !== undefined || answer === 'approved');

/** While an item of the order can be changed. */
export const whileChangeable = stageRange('contracted', 'acceptance');

/** T-15: a customer who is asked about a change is reminded, then the service manager hears that there is no answer. Silence is no approval. */
export const changeDeadlines = (order: RepairOrder): readonly DeadlineRule[] =>
  (whileChangeable.includes(order.stage) ? askedChanges(order) : []).map(({ changeId, at }) => ({
    timer: 'T-15',
    subject: `change-${changeId}`,
    fulfilledBy: 'answerItemChange',
    steps: [
      ...order.policy.extraItemReminders.map((after) => ({
        at: reactionDue(order, at, after),
        reaction: 'remind' as const,
        to: ['customer', 'serviceAdvisor'] as const,
      })),
      {
        at: reactionDue(order, at, order.policy.minutes.extraItemEscalation),
        reaction: 'escalate',
        to: ['serviceManager'],
      },
    ],
  }));
