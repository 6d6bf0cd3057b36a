import { z } from 'zod';
import { skills } from '../account/skills';
import type { Immutable } from '../kernel/immutable';
import { bayKinds } from '../values/bay-kind';
import { Fen, StoredInstant } from '../values/field-schemas';
import type { Need } from '../workshop-day/need';

/** What is to be done, as the workshop plans it: time, place, ability, parts. */
export const Job = z.object({
  bayKind: z.enum(bayKinds),
  skill: z.enum(skills).nullable(),
  repairMinutes: z.int(),
  washMinutes: z.int(),
  /** B-27: the car is fetched. */
  collected: z.boolean(),
  /** `ordered` is what is not in stock, and is ordered for the day; the rest is put aside with the time. */
  parts: z.array(z.object({ partNumber: z.string(), quantity: z.int(), ordered: z.boolean().exactOptional() })),
  /** when parts that are not in stock can be here; absent where all are there, or none is needed. */
  partsReadyAt: StoredInstant.exactOptional(),
  /** What the parts cost by the catalogue. Fen. */
  partsTotal: Fen,
});
export type Job = Immutable<z.output<typeof Job>>;

/** repair, washing, and both together; minutes. */
export const timesOf = ({ repairMinutes, washMinutes }: Pick<Job, 'repairMinutes' | 'washMinutes'>) => ({
  repairMinutes,
  washMinutes,
  togetherMinutes: repairMinutes + washMinutes,
});

/** What the job takes of a day. */
export const needOf = (job: Omit<Job, 'parts' | 'partsTotal'>, advisor: string | null): Need => ({
  bayKind: job.bayKind,
  skill: job.skill,
  minutes: job.repairMinutes,
  washMinutes: job.washMinutes,
  advisor,
  collected: job.collected,
});
