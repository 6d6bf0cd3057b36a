import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Day, LongText, StoredInstant } from '../values/field-schemas';
import { Finding } from './finding';

/** What was found at one item, without the name of the item. */
export const FoundValue = Finding.omit({ item: true });

/** What a fact says: exactly one of these, by its kind. */
export const FactValue = z.object({
  text: LongText.exactOptional(),
  value: z.int().exactOptional(),
  yes: z.boolean().exactOptional(),
  found: FoundValue.exactOptional(),
  time: StoredInstant.exactOptional(),
  day: Day.exactOptional(),
});
export type FactValue = Immutable<z.output<typeof FactValue>>;
export type FactKind = keyof FactValue;

/** By its kind. */
export interface FactTypes {
  readonly text: string;
  readonly value: number;
  readonly yes: boolean;
  readonly found: Immutable<z.output<typeof FoundValue>>;
  readonly time: number;
  readonly day: string;
}
