import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { alwaysTold } from '../values/document-to-bring';
import { LongText, payload, ShortText } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { Job, timesOf } from './job';
import { Slot, type Appointment, type UnstampedEvent } from './state';
import type { AppointmentSlice } from './types';

const onlineCommands = {
  /** Sent by the API when a customer has booked on the page of the store; there is no endpoint for it. */
  bookOnline: {
    roles: ['customer'],
    payload: payload(
      { salutation: ShortText, words: LongText, job: Job, slot: Slot },
      'A-01, A-03: the customer books a time; the page has said the rest, and showed the words before they were sent',
    ),
  },
} as const satisfies CommandDeclarations;

/** It brings about what others bring about one by one. */
const onlineEvents = {};

/** What the page of the store tells whoever books there. */
function bookOnline(
  { slot: known }: Appointment,
  { salutation, words, job, slot }: CommandOf<'bookOnline'>,
  at: Instant,
): readonly UnstampedEvent[] {
  if (known?.reservationId === slot.reservationId) return [];
  if (slot.startsAt < at) reject('slotPast', { startsAt: new Date(slot.startsAt).toISOString() });
  return [
    { type: 'needConfirmed', salutation, words },
    { type: 'jobPlanned', job },
    { type: 'termsTold', terms: { documents: [...alwaysTold], ...timesOf(job), partsReadyAt: null, prices: null } },
    { type: 'slotKept', slot },
    { type: 'appointmentAgreed', channel: 'page' },
  ];
}

export const onlineSlice: AppointmentSlice<typeof onlineCommands, typeof onlineEvents> = {
  commands: onlineCommands,
  events: onlineEvents,
  rules: { bookOnline: { during: ['arranging'], decide: bookOnline } },
  evolve: {},
  deadlines: [],
};
