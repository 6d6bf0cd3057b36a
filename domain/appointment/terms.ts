import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { alwaysTold, documentsToBring } from '../values/document-to-bring';
import { Confirmed, Fen, payload, StoredInstant } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { timesOf } from './job';
import { bookers } from './roles';
import type { Appointment, UnstampedEvent } from './state';
import type { AppointmentSlice } from './types';

/** What the customer was told, as it was then. */
export const Terms = z.object({
  documents: z.array(z.enum(documentsToBring)),
  repairMinutes: z.int(),
  washMinutes: z.int(),
  togetherMinutes: z.int(),
  /** null where all parts are there, or none is needed. */
  partsReadyAt: StoredInstant.nullable(),
  /** three figures, where the customer asked for them. Fen. */
  prices: z.object({ labour: Fen, material: Fen, total: Fen }).nullable(),
});
export type Terms = Immutable<z.output<typeof Terms>>;

const termsCommands = {
  tellTerms: {
    path: 'terms',
    roles: bookers,
    payload: payload(
      {
        documents: z.array(z.enum(documentsToBring)).max(documentsToBring.length),
        timesTold: Confirmed,
        partsTold: Confirmed,
        halfHourCallTold: Confirmed,
        labour: Fen.optional(),
        material: Fen.optional(),
      },
      'A-08, A-11 to A-14: the customer hears of the second reminder, the parts, the prices if asked, the three times and each document to bring',
    ),
  },
} as const satisfies CommandDeclarations;

const termsEvents = { termsTold: z.object({ terms: Terms }) };
export type TermsEvents = EventsOf<typeof termsEvents>;

function tellTerms({ job }: Appointment, command: CommandOf<'tellTerms'>): readonly UnstampedEvent[] {
  const { documents, labour, material } = command;
  if (!job) return reject('jobUnplanned');
  const missing = alwaysTold.filter((one) => !documents.includes(one));
  if (missing.length > 0) reject('documentsUntold', { missing });
  if ((labour === undefined) !== (material === undefined)) reject('pricesIncomplete');
  const prices = labour === undefined || material === undefined ? null : { labour, material, total: labour + material };
  const told = documentsToBring.filter((one) => documents.includes(one));
  return [
    {
      type: 'termsTold',
      terms: { documents: told, ...timesOf(job), partsReadyAt: job.partsReadyAt ?? null, prices },
    },
  ];
}

const jobPlanned = ({ job }: Appointment): Obstacle | undefined => (job ? undefined : { code: 'jobUnplanned' });

export const termsSlice: AppointmentSlice<typeof termsCommands, typeof termsEvents> = {
  commands: termsCommands,
  events: termsEvents,
  rules: { tellTerms: { during: ['arranging'], requires: jobPlanned, decide: tellTerms } },
  evolve: { termsTold: (appointment, { terms }) => ({ ...appointment, terms }) },
  deadlines: [],
};
