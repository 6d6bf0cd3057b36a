import type { ApiUsers } from '../../fixtures/api-users';
import { AppointmentClient } from '../../fixtures/appointment-client';
import { Unexpected } from '../../fixtures/process-client';

/** One appointment, told from its first word. */
export interface AppointmentStory {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<AppointmentClient>;
}

/** The story of an appointment that somebody at the desk opens. */
export const story = (
  title: string,
  play: (appointment: AppointmentClient) => Promise<unknown>,
  opening: Readonly<Record<string, string>> = {},
): AppointmentStory => ({
  title,
  play: async (people, customer) => {
    const appointment = await AppointmentClient.open(people, customer, opening);
    await play(appointment);
    return appointment;
  },
});

/** Throws unless the page took the form. */
export function taken(status: number, what: string): void {
  if (status !== 303) throw new Unexpected(`${what} was answered ${status}`);
}

export const ends = async (appointment: AppointmentClient, stage: string): Promise<void> => {
  const { stage: now } = await appointment.read();
  if (now !== stage) throw new Unexpected(`${appointment.number} is ${String(now)}, not ${stage}`);
};

/** The first time that the page of the customer offers. */
export function firstTime(page: string, nth = 0): string {
  const times = [...page.matchAll(/name="startsAt" value="([^"]+)"/g)].map(([, at]) => at!);
  const time = times[nth];
  if (time === undefined) throw new Unexpected('the page offers no time');
  return time;
}
