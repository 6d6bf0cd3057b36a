import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { checkConsent, seal } from '../kernel/evidence';
import type { Instant } from '../kernel/process';
import type { Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { endOfDay } from '../time/working-time';
import { Channel, ChannelOrPage, Consent, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { depositWanting } from './deposit-due';
import { formText } from './form';
import { bookers } from './roles';
import { SignedForm, type Appointment } from './state';
import type { AppointmentSlice, DeadlineRule } from './types';

const agreementCommands = {
  agree: {
    path: 'agreement',
    roles: bookers,
    payload: payload(
      { channel: Channel },
      'A-01: the customer agrees to the time; what the shop has proposed is valid from here on only',
    ),
  },
  agreeOnPage: {
    roles: ['customer'],
    payload: payload({}, 'A-01: the customer agrees to the time on the page of the link; there is no endpoint for it'),
  },
  signForm: {
    path: 'signature',
    roles: [...bookers, 'customer'],
    payload: payload({ consent: Consent }, 'A-02, S-01: the customer signs the appointment form'),
  },
} as const satisfies CommandDeclarations;

const agreementEvents = {
  appointmentAgreed: z.object({ channel: ChannelOrPage }),
  formSigned: z.object({ evidence: SignedForm }),
};
export type AgreementEvents = EventsOf<typeof agreementEvents>;

/** Until all of it is there, there is nothing that a customer could agree to. */
const missing = ({ need, job, terms, slot }: Appointment): Obstacle | undefined => {
  if (!need) return { code: 'needUnconfirmed' };
  if (!job) return { code: 'jobUnplanned' };
  if (!terms) return { code: 'termsUntold' };
  return slot ? undefined : { code: 'slotMissing' };
};

function signForm(appointment: Appointment, { consent, by }: CommandOf<'signForm'>, at: Instant) {
  checkConsent(consent, by, false);
  const content = {
    appointment: appointment.number,
    document: 'appointmentForm' as const,
    subject: String(appointment.turn),
    text: formText(appointment),
    consent,
    recordedBy: by,
    at,
  };
  return [{ type: 'formSigned' as const, evidence: seal(content, appointment.evidence) }];
}

/** whoever asks for an appointment, or for another time, has one by the end of the day. */
function arrangingRule({ stage, arrangingSince, rounds, policy }: Appointment): readonly DeadlineRule[] {
  if (stage !== 'arranging') return [];
  const steps = [
    { at: endOfDay(policy.calendar, arrangingSince), reaction: 'remind', to: ['serviceAdvisor'] },
  ] as const;
  return [{ timer: 'A-01', subject: String(rounds), fulfilledBy: 'agree', steps }];
}

export const agreementSlice: AppointmentSlice<typeof agreementCommands, typeof agreementEvents> = {
  commands: agreementCommands,
  events: agreementEvents,
  rules: {
    agree: {
      during: ['arranging'],
      requires: missing,
      decide: (_appointment, { channel }) => [{ type: 'appointmentAgreed', channel }],
    },
    agreeOnPage: {
      during: ['arranging'],
      requires: missing,
      decide: () => [{ type: 'appointmentAgreed', channel: 'page' }],
    },
    signForm: { during: ['agreed'], requires: allOf(missing, depositWanting), decide: signForm },
  },
  evolve: {
    appointmentAgreed: (appointment, { at }) => ({
      ...appointment,
      stage: 'agreed',
      agreedAt: at,
      decidedAt: appointment.decidedAt ?? at,
    }),
    formSigned: (appointment, { evidence }) => ({
      ...appointment,
      stage: 'confirmed',
      evidence: [...appointment.evidence, evidence],
    }),
  },
  deadlines: [arrangingRule],
};
