import type { Payload } from '@temporalio/common';
import { encode } from '@temporalio/common/lib/encoding';

const json = (value: object): Payload => ({
  metadata: { encoding: encode('json/plain') },
  data: encode(JSON.stringify(value)),
});

/** What is read where the key is destroyed. */
export const tombstone = (): Payload => json({ erased: true });

/** What is written where nothing may be said in clear and there is no key: of a failure that belongs to no process, or while the vault is away. */
export const withheld = (): Payload => json({ withheld: true });

/** What is shown instead of a payload that nobody has sealed like this. */
export const unreadable = (): Payload => json({ unreadable: true });

/** Whether a tombstone was read instead of this value. */
export const isErased = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as { readonly erased?: unknown }).erased === true;
