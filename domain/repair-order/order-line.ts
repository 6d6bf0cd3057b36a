import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { PartLine, WorkLine } from './work-line';

/** Line of work the customer has approved. Nothing else may be worked on, issued or charged (D-11). */
export const OrderLine = WorkLine.extend({
  source: z.enum(['order', 'extraItem']),
  /** Hash of the evidence that authorises this line. */
  authority: z.string(),
  status: z.enum(['authorised', 'started', 'done', 'cancelled']),
  partsIssued: z.boolean(),
  /** An extra item may be worked on once its supplementary order reached the workshop (D-10). */
  released: z.boolean(),
  /** Ids of those who worked on it. */
  technicians: z.array(z.string()),
  standard: z.string().exactOptional(),
  /** Where fewer were used: the parts that were approved. */
  approvedParts: z.array(PartLine).exactOptional(),
});
export type OrderLine = Immutable<z.output<typeof OrderLine>>;

export const isDone = (line: OrderLine): boolean => line.status === 'done';

/** The line needs parts from the store that have not been issued. */
export const needsParts = ({ parts, partsIssued }: OrderLine): boolean => !partsIssued && hasShopParts({ parts });

export const hasShopParts = ({ parts }: Pick<WorkLine, 'parts'>): boolean =>
  parts.some(({ suppliedBy }) => suppliedBy === 'shop');
