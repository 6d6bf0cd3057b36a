import type { CommandName } from '../../domain/appointment/commands';
import type { Place } from '../shared/shell/offers';

type AppointmentPlace = Place & { readonly commands: readonly CommandName[]; readonly rare?: readonly CommandName[] };

/** The parts of the page of an appointment, in its order, and the commands that are begun at each. */
export const places = {
  escalations: { title: 'escalations', commands: ['acknowledgeEscalation'] },
  who: { title: 'customer', commands: [], rare: ['handOver'] },
  need: { title: 'appointmentNeed', commands: ['confirmNeed', 'introduceCampaigns'] },
  job: { title: 'appointmentJob', commands: ['planJob', 'acknowledgeAppointment'] },
  time: {
    title: 'appointedTime',
    commands: ['tellTerms', 'agree', 'signForm', 'logReminder', 'recordNoShowCall'],
    rare: ['callOff'],
  },
  deposit: { title: 'deposit', commands: ['demandDeposit', 'bookDeposit', 'decideDeposit', 'payDepositBack'] },
} as const satisfies Readonly<Record<string, AppointmentPlace>>;
