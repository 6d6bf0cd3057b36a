import { noPolicy } from '../../../domain/policy/policy';
import { itemsOf, type ChecklistName } from '../../../domain/repair-order/checklists';
import type { RepairOrder } from '../../../domain/repair-order/state';
import type { WorkLine } from '../../../domain/repair-order/work-line';

/** B-06: one wish in the customer's own words. */
export interface NeedRow {
  /** Of a wish that the visit has already, e.g. from the appointment; it is not changed any more. */
  readonly needId?: string;
  readonly words?: string;
  /** B-10: it describes a fault. */
  readonly fault?: boolean;
}

/** What a mark on the outline of the car can be. */
export const markKinds = ['scratch', 'dent', 'crack', 'rust', 'missing'] as const;
export type MarkKind = (typeof markKinds)[number];

/** B-13, B-18: damage at one place of the car. */
export interface Mark {
  readonly zone: string;
  readonly kind: MarkKind;
  readonly note?: string;
  /** Hashes of the photos. */
  readonly photo?: readonly string[];
}

/** A point of one of the lists that is not in order, or was not done, and why. */
export interface ExceptionRow {
  /** List and item, as `list/item`. */
  readonly point?: string;
  readonly note?: string;
  readonly photo?: readonly string[];
}

/** What can be wrong with a paper of the car. */
export const paperFaults = ['valid', 'complete', 'intact'] as const;
export type PaperFault = (typeof paperFaults)[number];

/** B-17: a paper that is left with the car; nothing is wrong where nothing is named. */
export interface PaperRow {
  readonly name?: string;
  readonly wrong?: readonly PaperFault[];
  readonly explanation?: string;
  readonly handling?: string;
}

/** B-19: something of the customer's that stays in the car. */
export interface ArticleRow {
  readonly name?: string;
  readonly count?: number;
}

/** B-26: the customer stays, leaves with help to travel, or leaves without, for a reason. */
export const waitingChoices = ['inStore', 'leavesHelped', 'leavesAlone'] as const;
export type WaitingChoice = (typeof waitingChoices)[number];

/** All that is typed while a car is received. */
export interface Sheet {
  readonly mode: 'selfDrive' | 'collected';
  readonly checklistProfile?: string;
  readonly accident: boolean;
  /** Id of the colleague whom the customer addressed first. */
  readonly addressedFirst?: string;
  readonly needs: readonly NeedRow[];
  readonly repeatedBack?: boolean;
  readonly otherWishes?: string;
  readonly waiting: WaitingChoice;
  readonly waitNote?: string;
  readonly odometer?: number;
  readonly lowerBecause?: string;
  readonly fuelEighths?: number;
  readonly marks: readonly Mark[];
  readonly exceptions: readonly ExceptionRow[];
  readonly covers?: number;
  readonly papers: readonly PaperRow[];
  readonly articles: readonly ArticleRow[];
  readonly storageBox?: string;
  readonly keyNumber?: string;
  readonly lines: readonly WorkLine[];
  readonly noGuaranteeTold?: boolean;
  /** C-12: the time that was chosen; the earliest when absent. */
  readonly promise?: string;
  /** Technician and parts specialist agree with the prices before the offer is shown. */
  readonly pricesFirst?: boolean;
}

/** What the sheet is about: the visit as it is, or as it would begin. */
export interface Arriving {
  readonly order: RepairOrder;
  /** Absent while no visit is open. */
  readonly number?: string;
}

export const pointOf = (list: ChecklistName, item: string): string => `${list}/${item}`;

/** The words of an arrival, for whoever reads the visit before its needs: all wishes in one text. */
export const symptomsOf = ({ needs }: Pick<Sheet, 'needs'>): string =>
  needs
    .flatMap(({ words }) => (words?.trim() ? [words.trim()] : []))
    .join('；')
    .slice(0, 2_000);

/** The least number of covers of this car, as the list asks for it. */
export function leastCovers(order: RepairOrder, coverPieces: RepairOrder['policy']['coverPieces']): number {
  const pieces = itemsOf('covers', order).find(({ item }) => item === 'pieces');
  return pieces?.atLeast?.({ ...order, policy: { ...noPolicy, coverPieces } }) ?? coverPieces;
}

/** What stands in the sheet before anybody types. */
export const begunSheet = ({ order, number }: Arriving, coverPieces: RepairOrder['policy']['coverPieces']): Sheet => ({
  mode: order.arrival.mode,
  accident: order.accident,
  ...(order.checklistProfile && { checklistProfile: order.checklistProfile.id }),
  needs:
    order.needs.length > 0
      ? order.needs
      : [{ ...(number !== undefined && order.arrival.symptoms !== '' && { words: order.arrival.symptoms }) }],
  waiting: 'inStore',
  marks: [],
  exceptions: [],
  covers: leastCovers(order, coverPieces),
  papers: [],
  articles: [],
  lines: [],
});
