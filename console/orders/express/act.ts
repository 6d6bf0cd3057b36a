import type { Role } from '../../../domain/kernel/actor';
import type { ChecklistName } from '../../../domain/repair-order/checklists';
import type { CommandName } from '../../../domain/repair-order/commands';
import type { Stage } from '../../../domain/repair-order/stage';
import type { Consent } from '../../../domain/values/field-schemas';
import type { ListedCommand } from '../../shared/server/commands';

/** One thing that is not in order. */
export interface Exception {
  readonly item?: string;
  readonly note?: string;
}

/** What a person types on a screen; only what its act asks for is there. */
export interface Typed {
  readonly exceptions?: readonly Exception[];
  readonly count?: number;
  readonly consent?: Consent;
  readonly team?: string;
  readonly standard?: string;
  readonly volts?: number;
  readonly slip?: string;
  readonly channel?: string;
  readonly method?: string;
  readonly received?: number;
  readonly nextDay?: string;
  readonly nextKilometres?: number;
  readonly wish?: string;
  readonly wishedDays?: string;
  readonly partOfDay?: string;
  readonly product?: string;
  /** The number that bank or payment service gave the payment. */
  readonly reference?: string;
  /** F-09: the customer said yes to the amount. */
  readonly amountRepeated?: boolean;
}
export type ActField = keyof Typed;

export const actNames = [
  'sign',
  'receive',
  'start',
  'finish',
  'check',
  'prepare',
  'show',
  'settle',
  'agree',
  'pay',
  'goodbye',
] as const;
export type ActName = (typeof actNames)[number];

export interface Act<View> {
  readonly during: Stage;
  /** The command that leads: whoever may send it has this act. */
  readonly leads: CommandName;
  /** A person in all of these roles, beside that of the command. */
  readonly roles?: readonly Role[];
  readonly not?: Role;
  readonly when?: (order: View) => boolean;
  readonly asks: readonly ActField[];
  /** The list of which only what is not in order is named. */
  readonly list?: ChecklistName;
  /** Texts that the customer approves with one signature, by command. */
  readonly shows?: readonly CommandName[];
  readonly commands: (order: View, typed: Typed) => readonly ListedCommand[];
}

/** Of a list, only what is not in order is said, and what has to be read. */
export const listed = (
  checklist: ChecklistName,
  exceptions: readonly Exception[] = [],
  ...read: readonly object[]
) => ({
  type: 'fillChecklist',
  checklist,
  findings: [
    ...exceptions.filter(({ item }) => item !== undefined).map((one) => ({ ...one, result: 'defect' })),
    ...read,
  ],
  restInOrder: true,
});
export const counted = (item: string, value: number | undefined) => ({ item, result: 'done', value });

/** The acts of a desk. */
export type Acts<View> = { readonly [Name in ActName]?: Act<View> };
