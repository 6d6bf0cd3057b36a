import { z } from 'zod';
import { fromBase64 } from './base64';

const HashText = z.string().refine((text) => fromBase64(text)?.length === 32);
const Path = z.array(HashText).max(64);
const Count = z.int().min(1);

/** An entry of the log, where it stands, and the way from its leaf to the root of the newest checkpoint. */
const Included = z.strictObject({ entry: z.unknown(), path: Path });

/** Everything that somebody who does not trust us needs, apart from what they hold already: the root key. */
export const ProofBundle = z.strictObject({
  format: z.literal('repairflow-proof/1'),
  /** Which log: the installation and the store. */
  origin: z.string().min(1).max(200),
  process: z.string().min(1).max(60),
  /** Signed note: the keys that may sign this log, and for which sizes. Signed by the root key. */
  keys: z.string(),
  /** Signed notes, the shortest log first. The last one counts; the others show that nothing before it was changed. */
  checkpoints: z.array(z.string()).min(1).max(1_000),
  /** From each checkpoint to the next. */
  consistency: z.array(Path),
  /** The events of the process, the first one first. */
  entries: z.array(
    Included.extend({ openings: z.record(z.string(), z.strictObject({ salt: HashText, value: z.string() })) }),
  ),
  /** That the process has no more events than these. */
  head: z.strictObject({
    /** Position of the row among the rows of the newest `heads` entry, from 0 on. */
    index: z.int().min(0),
    state: z.enum(['open', 'closed']),
    path: Path,
    heads: Included,
  }),
});
export type ProofBundle = z.output<typeof ProofBundle>;

const place = { v: z.literal(1), store: z.string(), position: Count, at: z.int() };

export const EventEntry = z.strictObject({
  ...place,
  process: z.string(),
  sequence: Count,
  previous: HashText.nullable(),
  type: z.string(),
  plain: z.unknown(),
  sealed: z.record(z.string(), HashText),
});
export type EventEntry = z.output<typeof EventEntry>;

/** How far every process of the store had come: the root over one row for each. */
export const HeadsEntry = z.strictObject({ ...place, type: z.literal('heads'), rows: Count, root: HashText });
export type HeadsEntry = z.output<typeof HeadsEntry>;

/** The row of a process under the root of a `heads` entry: its number, its last event, that event's leaf, and whether more may come. */
export type HeadRow = readonly [process: string, sequence: number, leaf: string, state: 'open' | 'closed'];
