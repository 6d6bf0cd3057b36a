import type { Actor } from '../../domain/kernel/actor';
import type { CommandBody, Submission } from '../../domain/kernel/submission';
import { processDefinitions, type AnyEvent, type ProcessType } from '../../domain/processes';
import { at, command, confirm, DaySimulation, openedDay, reserve, supervisor, system } from './day-plan';
import { startInputs } from './sample-processes';
import { agree, agreed, ASKED, AppointmentSimulation, keep, laterSlot, NINE, sign } from './simulate-appointment';

/** Where a process began, and what was asked of it, in order. */
export interface Life {
  readonly first: AnyEvent;
  readonly submissions: readonly Submission[];
}

type Sent = readonly { readonly command: CommandBody & { readonly id: string; readonly by: Actor } }[];

const submitted = (sent: Sent): readonly Submission[] =>
  sent.map(({ command: { id, by, ...body } }) => ({ id, by: { id: by.id, roles: [by.role] }, commands: [body] }));

const appointments = (): readonly Life[] => {
  const first = processDefinitions.appointment.firstEvent(startInputs.appointment, ASKED);
  const kept = new AppointmentSimulation().play(...agreed, sign, [
    'system',
    'noteVisit',
    { order: 'RO-S01-20261123-0007' },
  ]);
  const missed = new AppointmentSimulation()
    .play(...agreed, sign)
    .until(NINE + 40 * 60_000)
    .play(['li', 'recordNoShowCall', { reached: true, comesLater: true, words: '堵车' }], keep(laterSlot), agree, sign);
  return [kept, missed].map(({ sent }) => ({ first, submissions: submitted(sent) }));
};

const days = (): readonly Life[] => {
  const booked = new DaySimulation().play(
    reserve('a', at('09:00')),
    confirm('a'),
    reserve('b', at('10:00')),
    command('releaseReservation', { reservationId: 'b' }, system),
    reserve('c', at('10:00')),
    reserve('d', at('14:00'), { bayKind: 'paint', skill: 'paint' }),
    command('checkPlan', {}, supervisor),
  );
  return [{ first: openedDay(), submissions: submitted(booked.sent) }];
};

/** Lives of the processes that no release has recorded yet. */
export const simulatedLives: { readonly [Type in ProcessType]?: () => readonly Life[] } = {
  appointment: appointments,
  workshopDay: days,
};
