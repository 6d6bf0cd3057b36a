import { z } from 'zod';
import { StoredInstant } from '../../domain/values/field-schemas';
import { ComplaintBrief } from '../complaints/replies';
import { repairOrderProcess } from '../../domain/repair-order/process';
import { RepairOrder } from '../../domain/repair-order/state';
import { eventReply, stateReply } from '../processes/replies';

/** What a repair order is told with, beside what every state is told with. */
const extras = {
  promisedAt: StoredInstant.nullable(),
  shown: z.record(z.string(), z.string()).meta({ description: 'the exact texts that people approve, by document' }),
  complaints: z
    .array(ComplaintBrief)
    .nullable()
    .meta({ description: 'about this visit, open or not; null while nobody knows' }),
};

export const RepairOrderReply = stateReply(RepairOrder, extras).meta({ id: 'RepairOrder' });
export const RepairOrderEventReply = eventReply('RepairOrder', repairOrderProcess.eventSchemas);
