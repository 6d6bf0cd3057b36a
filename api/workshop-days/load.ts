import { z } from 'zod';
import type { Immutable } from '../../domain/kernel/immutable';
import { MINUTE } from '../../domain/kernel/process';
import { isWorkKind } from '../../domain/values/bay-kind';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { DayPlan } from '../../domain/workshop-day/availability';
import { minutesOf, within, without } from '../../domain/workshop-day/intervals';
import type { Interval } from '../../domain/workshop-day/resources';

/** What one part of a day has, and what is taken of it. Minutes of work. */
export const LoadPart = z
  .object({
    from: StoredInstant,
    until: StoredInstant,
    taken: z.int(),
    of: z.int().meta({ description: 'as many as bays and technicians, whichever are fewer, can work together' }),
  })
  .meta({ id: 'LoadPart' });
type LoadPart = Immutable<z.output<typeof LoadPart>>;

const PART = 60 * MINUTE;

const minutesWithin = (intervals: readonly Interval[], part: Interval): number => minutesOf(within(intervals, [part]));

/** how full the day is, hour by hour of its opening hours. */
export function loadOf({ resources, reservations, blocks }: DayPlan): readonly LoadPart[] {
  const bays = resources.bays.filter(({ kind }) => isWorkKind(kind));
  const technicians = resources.people.filter(({ does }) => does.includes('technician'));
  const blocked = (what: 'bay' | 'person', id: string): readonly Interval[] =>
    blocks.filter((block) => block.what === what && block.resourceId === id);
  const free = (present: readonly Interval[], what: 'bay' | 'person', id: string): number =>
    minutesOf(blocked(what, id).reduce<readonly Interval[]>(without, present));
  const capacity = (part: Interval): number => {
    const ofBays = bays.map(({ id }) => free([part], 'bay', id));
    const ofPeople = technicians.map(({ id, present }) => free(within(present, [part]), 'person', id));
    const [some, others] = [ofBays, ofPeople].map((minutes) => minutes.reduce((sum, one) => sum + one, 0));
    return Math.round(Math.min(some!, others!));
  };
  return resources.hours
    .flatMap((hours) =>
      Array.from({ length: Math.ceil((hours.until - hours.from) / PART) }, (_none, index) => ({
        from: hours.from + index * PART,
        until: Math.min(hours.until, hours.from + (index + 1) * PART),
      })),
    )
    .map((part) => ({
      ...part,
      taken: Math.round(
        minutesWithin(
          reservations.map(({ allocation }) => allocation.work),
          part,
        ),
      ),
      of: capacity(part),
    }));
}
