import { z } from 'zod';
import { StoredInstant } from '../values/field-schemas';
import { goesBy } from './rules-version';
import type { RepairOrder, RepairOrderEvent } from './state';

/** When a stage was entered. The sequence of the event tells each stay in a stage from the next one. */
export const StageSince = z.object({ at: StoredInstant, sequence: z.int() });

/** Version 3 of the rules counts how long a car stands in each stage. */
export const noteStage = (before: RepairOrder, { at }: RepairOrderEvent, after: RepairOrder): RepairOrder =>
  goesBy(after, 3) && after.stage !== before.stage ? { ...after, stageSince: { at, sequence: after.sequence } } : after;
