import { z } from 'zod';
import { Questionnaire } from '../../domain/follow-up/questionnaire';
import { stages } from '../../domain/follow-up/stage';
import { FollowUp } from '../../domain/follow-up/state';
import { Day, StoredInstant } from '../../domain/values/field-schemas';
import { FollowUpNumber } from '../../domain/follow-up/number';
import { OrderNumber } from '../../domain/repair-order/number';
import { NextStep, RoleName } from '../processes/replies';
import { carFields } from '../repair-orders/replies';

const Priority = z.enum(['member', 'private', 'other']).meta({ id: 'FollowUpPriority' });

export const FollowUpRow = z
  .object({
    number: FollowUpNumber,
    order: OrderNumber,
    stage: z.enum(stages).meta({ id: 'FollowUpStage' }),
    priority: Priority,
    caller: RoleName,
    specialist: z.string().nullable().meta({ description: 'G-18: who calls; null when nobody in particular' }),
    overall: Questionnaire.shape.overall.nullable(),
    ...carFields,
    leftAt: StoredInstant,
    dueAt: StoredInstant.nullable(),
    overdue: z.boolean().meta({ description: 'something of it is overdue, or raised and not taken over' }),
    next: NextStep.nullable(),
    bookedAt: StoredInstant.nullable(),
    attempts: z.int(),
    wish: FollowUp.shape.wish.unwrap().nullable(),
    mayCallNow: z.boolean(),
  })
  .meta({ id: 'FollowUpRow' });

export const FollowUpCoverage = z
  .object({
    from: Day,
    to: Day,
    groups: z.array(z.object({ priority: Priority, total: z.int(), open: z.int(), missed: z.int(), reached: z.int() })),
    alarm: z.boolean().meta({ description: 'a member was not reached' }),
  })
  .meta({ id: 'FollowUpCoverage' });
