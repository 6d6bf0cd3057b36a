import { z } from 'zod';
import { stages } from '../../domain/complaint/stage';
import { Day, StoredInstant } from '../../domain/values/field-schemas';
import { ComplaintNumber } from '../../domain/complaint/number';
import { OrderNumber } from '../../domain/repair-order/number';
import { NextStep, RoleName } from '../processes/replies';
import { carFields } from '../repair-orders/replies';

const Stage = z.enum(stages).meta({ id: 'ComplaintStage' });
export const ComplaintKind = z.enum(['inquiry', 'opinion', 'complaint', 'urgentOnSite']).meta({
  id: 'ComplaintKind',
  description: 'an answerable question, a wish for improvement, a complaint, or a complaint on site',
});
const Severity = z.enum(['low', 'medium', 'high', 'critical']).meta({ id: 'ComplaintSeverity' });

const brief = { number: ComplaintNumber, stage: Stage, kind: ComplaintKind, level: z.int(), open: z.boolean() };
/** A complaint as its repair order names it. */
export const ComplaintBrief = z.object(brief).meta({ id: 'ComplaintBrief' });

export const ComplaintRow = z
  .object({
    ...brief,
    sequence: z.int(),
    owner: z.string(),
    complainant: z.string(),
    vehicle: z.string().nullable(),
    ...carFields,
    order: OrderNumber.nullable(),
    severity: Severity.nullable(),
    receivedAt: StoredInstant,
    closedAt: StoredInstant.nullable(),
    dueAt: StoredInstant.nullable().meta({ description: 'what time brings first; null when nothing is awaited' }),
    overdue: z.boolean().meta({ description: 'something of it is late; in the queue also: raised and not taken over' }),
  })
  .meta({ id: 'ComplaintRow' });

export const QueuedComplaint = ComplaintRow.extend({ next: NextStep.nullable() }).meta({
  id: 'QueuedComplaint',
});

const Measured = z
  .object({ value: z.number().nullable(), target: z.number(), met: z.boolean().nullable() })
  .meta({ id: 'MeasuredFigure', description: 'A figure beside what the policy asks for' });
const Counts = z.record(z.string(), z.int());
const Week = z.object({
  from: Day.meta({ description: 'its Monday' }),
  received: z.int(),
  solved: z.int(),
  unfounded: z.int(),
  ended: z.int(),
  broken: z.int(),
});
export const CountedComplaint = z
  .object({
    complaint: ComplaintNumber,
    receivedAt: StoredInstant,
    closedAt: StoredInstant.nullable(),
    end: z.enum(['open', 'solved', 'unfounded', 'ended']),
    classification: z.string().nullable(),
    cause: z.string().nullable(),
    route: z.string().nullable(),
    department: z.string().nullable(),
    severity: Severity.nullable(),
    level: z.int(),
    workingMinutes: z
      .int()
      .nullable()
      .meta({ description: 'from the receipt until it is filed; null of what is not solved' }),
    promise: z.enum(['kept', 'moved', 'broken']).nullable().meta({
      description: 'the time that was signed: kept, kept only after it was moved, broken; null where none is over',
    }),
  })
  .meta({ id: 'CountedComplaint' });

export const ComplaintStatisticsReply = z
  .object({
    from: Day,
    to: Day,
    total: z.int(),
    open: z.int(),
    solved: z.int(),
    unfounded: z.int(),
    ended: z.int(),
    solvedPercent: Measured,
    inTimePercent: Measured,
    moved: z.int().meta({ description: 'solved in time only because the time was moved' }),
    broken: z.int(),
    medianMinutes: Measured,
    byClassification: Counts,
    byCause: Counts,
    byRoute: Counts,
    byDepartment: Counts,
    bySeverity: Counts,
    byHighestLevel: Counts,
    byWeek: z.array(Week),
    handovers: z.number().nullable(),
    cost: z.number().nullable(),
    reopened: z.int(),
    measures: z.array(
      z.object({ complaint: ComplaintNumber, process: z.string(), measure: z.string(), owner: z.string() }),
    ),
    complaints: z.array(CountedComplaint).meta({ description: 'those of them that the reader may know of' }),
  })
  .meta({ id: 'ComplaintStatistics' });

export const ComplaintGuide = z
  .object({
    stages: z.array(
      z.object({
        stage: Stage,
        steps: z.array(z.object({ command: z.string(), does: z.string(), roles: z.array(RoleName) })),
      }),
    ),
  })
  .meta({ id: 'ComplaintGuide' });
