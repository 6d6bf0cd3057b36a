import { z } from 'zod';
import { AppointmentNumber } from '../../domain/appointment/number';
import { stages } from '../../domain/appointment/stage';
import { Request } from '../../domain/appointment/state';
import { ChannelOrPage, Day, StoredInstant } from '../../domain/values/field-schemas';
import { carFields } from '../repair-orders/replies';

export const AppointmentStage = z.enum(stages).meta({ id: 'AppointmentStage' });

export const AppointmentRow = z
  .object({
    number: AppointmentNumber,
    stage: AppointmentStage,
    customer: z.string(),
    ...carFields,
    advisor: z.string(),
    startsAt: StoredInstant.nullable(),
    endsAt: StoredInstant.nullable(),
    workshopKnows: z.boolean(),
    order: z.string().nullable().meta({ description: 'the visit it has become' }),
  })
  .meta({ id: 'AppointmentRow' });

export const AppointmentStatisticsRow = z
  .object({
    number: AppointmentNumber,
    decidedAt: StoredInstant,
    startsAt: StoredInstant.nullable(),
    stage: AppointmentStage,
    origin: Request.shape.origin,
    channel: ChannelOrPage,
    ...carFields,
    advisor: z.string(),
    repairMinutes: z.int(),
    washMinutes: z.int(),
    moved: z.int().meta({ description: 'how often another time was taken' }),
    signed: z.boolean(),
    workshopKnows: z.boolean(),
    deposit: z.int().nullable(),
    answeredInTime: z.boolean().nullable(),
    order: z.string().nullable(),
  })
  .meta({ id: 'AppointmentStatisticsRow' });

/** A-05, K-15: 预约统计表. */
export const AppointmentStatistics = z
  .object({
    from: Day,
    to: Day,
    items: z.array(AppointmentStatisticsRow),
    totals: z.object({
      decided: z.int(),
      arrived: z.int(),
      missed: z.int(),
      calledOff: z.int(),
      moved: z.int(),
      rung: z.int(),
      answeredInTime: z.int(),
    }),
  })
  .meta({ id: 'AppointmentStatistics' });
