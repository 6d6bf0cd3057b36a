import type { CommandDeclarations } from '../kernel/slice';
import { localDate } from '../time/working-time';
import { Channel, LongText, payload } from '../values/field-schemas';
import { handlers } from './roles';
import { Message } from './schemas';
import { openStages } from './stage';
import type { Complaint, ComplaintEvent, EventName } from './state';
import type { ComplaintSlice } from './types';

const contactCommands = {
  recordContactAttempt: {
    path: 'contact-attempts',
    roles: handlers,
    payload: payload({ words: LongText, channel: Channel }, 'H-30: the customer was tried and not reached'),
  },
} as const satisfies CommandDeclarations;

export const contactEvents = { contactAttempted: Message };

/** What only a customer who was reached can bring about. */
const heard: readonly EventName[] = [
  'investigationTimeAgreed',
  'preferenceRecorded',
  'solutionAccepted',
  'solutionRefused',
  'feedbackCollected',
  'answeredAtOnce',
  'insisted',
];
const isHeard = (event: ComplaintEvent): boolean =>
  event.by.role === 'customer' || heard.includes(event.type) || (event.type === 'revisitRecorded' && event.reached);
const isAttempt = (event: ComplaintEvent): event is ComplaintEvent & { readonly channel: Channel } =>
  event.type === 'contactAttempted' || (event.type === 'revisitRecorded' && !event.reached);

/** More are not needed to show that somebody cannot be reached. */
const MAX_ATTEMPTS = 20;

/** H-30: the attempts since the customer was last heard. */
export function withAttempts(complaint: Complaint, event: ComplaintEvent): Complaint {
  const { contactAttempts, ...rest } = complaint;
  if (isHeard(event)) return contactAttempts === undefined ? complaint : rest;
  if (!isAttempt(event)) return complaint;
  const { at, channel } = event;
  return { ...rest, contactAttempts: [...(contactAttempts ?? []), { at, channel }].slice(-MAX_ATTEMPTS) };
}

/** What it takes before somebody counts as not to be reached: so many days, by more than one channel, a letter among them. */
export function attemptsMissing({ contactAttempts = [], policy }: Complaint) {
  const days = new Set(contactAttempts.map(({ at }) => localDate(policy.calendar.zone, at))).size;
  const letter = contactAttempts.some(({ channel }) => channel === 'letter');
  const needed = policy.complaint.limits.contactDays;
  const otherChannel = contactAttempts.some(({ channel }) => channel !== 'letter');
  return days >= needed && letter && otherChannel ? undefined : { days, needed, letter };
}

export const contactSlice: ComplaintSlice<typeof contactCommands, typeof contactEvents> = {
  commands: contactCommands,
  events: contactEvents,
  rules: {
    recordContactAttempt: {
      during: openStages,
      decide: (_complaint, { words, channel }) => [{ type: 'contactAttempted', words, channel }],
    },
  },
  evolve: { contactAttempted: (complaint) => complaint },
  deadlines: [],
};
