import { z } from 'zod';

import { figureNames } from '../../domain/dashboard/figures';
import { figureGroups, rangeNames, units } from '../../domain/dashboard/names';
import { AnyNumber } from '../../domain/processes';
import { Day, StoredInstant } from '../../domain/values/field-schemas';
import { Cursor } from '../http/fields';
import { carFields } from '../repair-orders/replies';

export const FigureName = z.enum(figureNames).meta({ id: 'FigureName' });

const days = { from: Day, to: Day };
const value = {
  value: z
    .number()
    .nullable()
    .meta({ description: 'in the unit of the figure; of a share the percentage, null where nothing is asked about' }),
  sum: z.number().meta({ description: 'of the values of all its cases' }),
  cases: z.int(),
};

export const DashboardFigure = z
  .object({
    figure: FigureName,
    group: z.enum(figureGroups),
    unit: z.enum(units),
    better: z.enum(['more', 'less', 'neither']).meta({ description: 'whether more of it is good news' }),
    requirements: z.array(z.string()),
    ...value,
    previous: z.object(value).meta({ description: 'the same of the days it is compared with' }),
    trend: z.array(z.number().nullable()).meta({ description: 'its value in each part of the period' }),
  })
  .meta({ id: 'DashboardFigure' });

export const DashboardReply = z
  .object({
    range: z.enum(rangeNames),
    ...days,
    compared: z.object(days).meta({ description: 'the days before, as many, that each figure is compared with' }),
    asOf: StoredInstant,
    parts: z.object({
      by: z.enum(['day', 'week']),
      from: z.array(Day).meta({ description: 'the first day of each part of the period' }),
    }),
    figures: z.array(DashboardFigure),
  })
  .meta({ id: 'Dashboard' });

export const DashboardCase = z
  .object({
    number: AnyNumber,
    at: StoredInstant.meta({ description: 'the moment by which it is counted' }),
    value: z.number().meta({ description: 'what it adds; of a share 1 where it is true, else 0' }),
    what: z.string().nullable().meta({ description: 'which part of the process, where it has several' }),
    ...carFields,
    customer: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'null for whoever does not read whose it is' }),
  })
  .meta({ id: 'DashboardCase' });

export const DashboardCases = z
  .object({
    figure: FigureName,
    range: z.enum(rangeNames),
    ...days,
    unit: z.enum(units),
    ...value,
    sum: value.sum.nullable().meta({ description: 'of the values of all its cases; null on a later page' }),
    cases: z.int().nullable().meta({ description: 'how many there are; null on a later page' }),
    items: z.array(DashboardCase),
    nextCursor: Cursor.nullable(),
  })
  .meta({ id: 'DashboardCases' });
