import { z } from 'zod';
import { StoredInstant } from '../../domain/values/field-schemas';
import { RoleName } from '../processes/replies';

const Counts = z.record(z.string(), z.int());

const DeadlineFault = z
  .object({
    number: z.string(),
    fault: z.enum(['early', 'doubled', 'unarmed', 'passedOver', 'lost']),
    key: z.string(),
    due: StoredInstant,
    at: StoredInstant,
  })
  .meta({ id: 'DeadlineFault' });
const DeadlineRecord = z
  .object({
    key: z.string(),
    armedAt: StoredInstant,
    due: StoredInstant,
    moves: z.int(),
    pauses: z.int(),
    end: z.object({ how: z.enum(['fired', 'cancelled']), at: StoredInstant }).nullable(),
  })
  .meta({ id: 'DeadlineRecord' });
export const DeadlineAuditReply = z
  .object({
    processes: z.int(),
    armed: z.int(),
    fired: z.int(),
    cancelled: z.int(),
    running: z.int(),
    proved: z.boolean(),
    faults: z.array(DeadlineFault),
    lateness: z
      .array(z.object({ upToMs: z.int().nullable(), count: z.int() }))
      .meta({ description: 'how many deadlines fired at most this late; null for the rest' }),
    entries: z.array(DeadlineRecord).exactOptional(),
  })
  .meta({ id: 'DeadlineAudit' });

const UpcomingBreach = z
  .object({
    number: z.string(),
    key: z.string(),
    at: StoredInstant,
    timer: z.string(),
    reaction: z.string(),
    to: z.array(RoleName),
    fulfilledBy: z.string(),
  })
  .meta({ id: 'UpcomingBreach' });
export const Forecast = z
  .object({ until: StoredInstant, total: z.int(), items: z.array(UpcomingBreach) })
  .meta({ id: 'Forecast' });

export const Workload = z
  .object({
    orders: Counts.meta({ description: 'open orders by advisor' }),
    complaints: Counts.meta({ description: 'open complaints by owner' }),
    tasks: Counts.meta({ description: 'open tasks by person' }),
    tasksByRole: Counts,
  })
  .meta({ id: 'Workload' });
export const Overdue = z
  .object({
    complaintsByLevel: Counts,
    tasks: Counts.meta({ description: 'by person and role' }),
    unacknowledged: z.int().meta({ description: 'escalations nobody has acknowledged' }),
  })
  .meta({ id: 'Overdue' });
