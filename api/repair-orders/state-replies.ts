import { z } from 'zod';
import { StoredInstant } from '../../domain/values/field-schemas';
import { ComplaintBrief } from '../complaints/replies';
import { undescribedEvent, undescribedState } from '../processes/replies';

/** What a repair order is told with, beside what every state is told with. */
const extras = {
  promisedAt: StoredInstant.nullable(),
  shown: z.record(z.string(), z.string()).meta({ description: 'the exact texts that people approve, by document' }),
  complaints: z
    .array(ComplaintBrief)
    .nullable()
    .meta({ description: 'about this visit, open or not; null while nobody knows' }),
};

// The state and most events of a repair order have no schemas yet; then these are stateReply(…, extras) and eventReply(…).
export const RepairOrderReply = undescribedState.extend(extras).meta({ id: 'RepairOrder' });
export const RepairOrderEventReply = undescribedEvent;
