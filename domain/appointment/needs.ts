import { z } from 'zod';
import { skills } from '../account/skills';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { bayKinds } from '../values/bay-kind';
import { Confirmed, Fen, Instant, LongText, payload, ShortText } from '../values/field-schemas';
import { MAX_JOB_MINUTES } from '../workshop-day/need';
import { Job } from './job';
import { bookers } from './roles';
import type { AppointmentSlice } from './types';

const needCommands = {
  confirmNeed: {
    path: 'need',
    roles: bookers,
    payload: payload(
      { salutation: ShortText, words: LongText, repeatedBack: Confirmed },
      'A-09: how to address the customer and what is wanted, repeated back and confirmed',
    ),
  },
  planJob: {
    path: 'job',
    roles: [...bookers, 'workshopSupervisor'],
    payload: payload(
      {
        bayKind: z.enum(bayKinds).exclude(['wash', 'reception']),
        skill: z.enum(skills).nullable(),
        repairMinutes: z.int().min(5).max(MAX_JOB_MINUTES),
        washMinutes: z.int().min(0).max(240),
        collected: z.boolean().default(false),
        parts: z
          .array(
            z.strictObject({
              partNumber: ShortText,
              quantity: z.int().min(1).max(100),
              ordered: z.boolean().exactOptional().meta({ description: 'set by the API: not in stock' }),
            }),
          )
          .max(30),
        partsReadyAt: Instant.optional().meta({ description: 'set by the API, from the stock and the lead times' }),
        partsTotal: Fen.optional().meta({ description: 'set by the API, from the catalogue' }),
      },
      'A-11, A-13, A-19: time, place, ability and parts that the job needs',
    ),
  },
} as const satisfies CommandDeclarations;

const needEvents = {
  needConfirmed: z.object({ salutation: z.string(), words: z.string() }),
  jobPlanned: z.object({ job: Job }),
};
export type NeedEvents = EventsOf<typeof needEvents>;

export const needSlice: AppointmentSlice<typeof needCommands, typeof needEvents> = {
  commands: needCommands,
  events: needEvents,
  rules: {
    confirmNeed: {
      during: ['arranging'],
      decide: ({ need }, { salutation, words }) =>
        need?.salutation === salutation && need.words === words ? [] : [{ type: 'needConfirmed', salutation, words }],
    },
    planJob: {
      during: ['arranging'],
      requires: ({ slot }) => (slot ? { code: 'slotKept' } : undefined),
      decide: (_appointment, command) => {
        const { bayKind, skill, repairMinutes, washMinutes, collected, parts, partsReadyAt, partsTotal = 0 } = command;
        const needed = parts.length > 0 && partsReadyAt !== undefined ? { partsReadyAt } : {};
        const job = { bayKind, skill, repairMinutes, washMinutes, collected, parts, partsTotal, ...needed };
        return [{ type: 'jobPlanned', job }];
      },
    },
  },
  evolve: {
    needConfirmed: (appointment, { salutation, words }) => ({ ...appointment, need: { salutation, words } }),
    // what the customer was told of another job holds no more
    jobPlanned: ({ terms: _terms, ...appointment }, { job }) => ({ ...appointment, job, shortParts: [] }),
  },
  deadlines: [],
};
