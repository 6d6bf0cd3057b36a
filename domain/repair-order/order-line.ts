import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { Immutable } from '../kernel/immutable';
import { Assignment } from './assignment';
import type { RepairOrder } from './state';
import { PartCount, Supply } from './supply';
import { PartLine, WorkLine } from './work-line';

/** Line of work the customer has approved. Nothing else may be worked on, issued or charged (D-11). */
export const OrderLine = WorkLine.extend({
  source: z.enum(['order', 'extraItem']),
  /** Hash of the evidence that authorises this line. */
  authority: z.string(),
  status: z.enum(['authorised', 'started', 'done', 'cancelled']),
  partsIssued: z.boolean(),
  /** How far its parts are; absent while nobody has dealt with them, and before version 3 of the rules. */
  supply: Supply.exactOptional(),
  /** What left the store for it, and what came back. */
  issued: z.array(PartCount).exactOptional(),
  returned: z.array(PartCount).exactOptional(),
  /** An extra item may be worked on once its supplementary order reached the workshop (D-10). */
  released: z.boolean(),
  /** D-02: who is to work on it; any technician may where nobody was named. */
  assigned: Assignment.exactOptional(),
  /** Ids of those who worked on it. */
  technicians: z.array(z.string()),
  standard: z.string().exactOptional(),
  /** The entry of the price menu that it was signed as, until it is changed. */
  menuCode: z.string().exactOptional(),
  /** Where fewer were used: the parts that were approved. */
  approvedParts: z.array(PartLine).exactOptional(),
});
export type OrderLine = Immutable<z.output<typeof OrderLine>>;

/** There is work to do on it. */
export const isOpen = ({ status }: OrderLine): boolean => status === 'authorised' || status === 'started';

export const isDone = (line: OrderLine): boolean => line.status === 'done';

/** The line needs parts from the store that have not been issued. */
export const needsParts = ({ parts, partsIssued }: OrderLine): boolean => !partsIssued && hasShopParts({ parts });

export const hasShopParts = ({ parts }: Pick<WorkLine, 'parts'>): boolean =>
  parts.some(({ suppliedBy }) => suppliedBy === 'shop');

/** The order with this line changed; unchanged when it has no such line. */
export const lineChanged = (
  order: RepairOrder,
  lineId: string,
  to: (line: OrderLine) => Partial<OrderLine>,
): RepairOrder => ({ ...order, lines: updateWhere(order.lines, (line) => line.lineId === lineId, to) });
