import { z } from 'zod';
import { skills } from '../account/skills';
import type { Immutable } from '../kernel/immutable';
import { bayKinds } from '../values/bay-kind';
import { StoredInstant } from '../values/field-schemas';

/** From one moment until another, which is not in it. */
export const Interval = z.object({ from: StoredInstant, until: StoredInstant });
export type Interval = Immutable<z.output<typeof Interval>>;

const jobs = ['technician', 'advisor'] as const;

/** Whoever works on this date, from when until when, as what. */
const Person = z.object({
  id: z.string(),
  does: z.array(z.enum(jobs)),
  skills: z.array(z.enum(skills)),
  teams: z.array(z.string()),
  present: z.array(Interval),
});
export type Person = Immutable<z.output<typeof Person>>;

const Bay = z.object({ id: z.string(), kind: z.enum(bayKinds), team: z.string().nullable() });
export type Bay = Immutable<z.output<typeof Bay>>;

/** What a store has on one date: when it is open, where cars stand, who works. */
export const DayResources = z.object({ hours: z.array(Interval), bays: z.array(Bay), people: z.array(Person) });
export type DayResources = Immutable<z.output<typeof DayResources>>;
