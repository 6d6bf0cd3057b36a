import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Day, Kilometres, ShortText } from '../values/field-schemas';
import { REGULAR_WORK } from './maintenance-work';

/** What the next maintenances follow from: whichever comes first. */
const Cycle = z.strictObject({
  everyKilometres: z.int().min(1_000).max(50_000),
  everyMonths: z.int().min(1).max(36),
});

/** F-20: the annual maintenance plan: its basis, and when what is to be done. */
export const MaintenancePlan = z
  .strictObject({
    basis: Cycle,
    nodes: z
      .array(z.strictObject({ day: Day, kilometres: Kilometres, work: ShortText }))
      .min(1)
      .max(12),
  })
  .meta({ id: 'MaintenancePlan' });
export type MaintenancePlan = Immutable<z.output<typeof MaintenancePlan>>;

const MONTHS_OF_A_PLAN = 12;

/** The same day of a later month, or its last day where it has none. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10);
}

/** What a car is planned for that was maintained today. */
export function proposedPlan(
  { everyKilometres, everyMonths }: MaintenancePlan['basis'],
  { day, kilometres }: { readonly day: string; readonly kilometres: number },
): MaintenancePlan {
  const count = Math.max(1, Math.floor(MONTHS_OF_A_PLAN / everyMonths));
  const nodes = Array.from({ length: count }, (_none, index) => ({
    day: monthsLater(day, everyMonths * (index + 1)),
    kilometres: kilometres + everyKilometres * (index + 1),
    work: REGULAR_WORK,
  }));
  return { basis: { everyKilometres, everyMonths }, nodes };
}

/** Whether each maintenance comes after the one before, by day and by mileage. */
export const isAscending = ({ nodes }: MaintenancePlan): boolean =>
  nodes.every((node, index) => {
    const before = nodes[index - 1];
    return before === undefined || (before.day < node.day && before.kilometres < node.kilometres);
  });

/** The next maintenance, as somebody was told it or as it is on record. */
export interface NextMaintenance {
  readonly nextDay: string | null;
  readonly nextKilometres: number | null;
}

/** F-26: what customer and record say is not the same. */
export const differs = (told: NextMaintenance, recorded: NextMaintenance): boolean =>
  told.nextDay !== recorded.nextDay || told.nextKilometres !== recorded.nextKilometres;
