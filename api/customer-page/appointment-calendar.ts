import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Appointment, AppointmentEvent } from '../../domain/appointment/state';
import type { Letterhead } from '../../domain/settings/letterhead';
import type { Language } from '../../domain/values/bilingual';
import { appointmentPageTexts } from '../../texts/customer-appointments';
import { catalogue } from '../../texts';
import { publicOriginOf } from '../../platform/public-address';
import type { Context } from '../context';

/** the calendar reminds, too. */
const ALARM_SECONDS = 30 * 60;

interface Dated {
  readonly appointment: Appointment;
  /** Its last time, also after it was given back. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/** When the customer was, or is, to come; undefined where no time was ever agreed on. */
export function datedOf(appointment: Appointment, events: readonly AppointmentEvent[]): Dated | undefined {
  const kept = events.findLast((event) => event.type === 'slotKept');
  const { startsAt, endsAt } = appointment.slot ?? kept?.slot ?? {};
  return startsAt === undefined || endsAt === undefined ? undefined : { appointment, startsAt, endsAt };
}

/**
 * RFC 5545. The id stays the same and the sequence goes up with every time that was taken, so that a calendar moves what it has; of what was called off it says so.
 */
export function calendarOf(
  { appointment, startsAt, endsAt }: Dated,
  { name, address, phones, hotline }: Letterhead,
  language: Language,
  { config }: Pick<Context, 'config'>,
): string {
  const { number, store, stage, turn, need, terms } = appointment;
  const isOff = stage === 'calledOff';
  const isFirm = stage === 'confirmed' || stage === 'arrived';
  const phone = phones.find(({ use }) => use === 'appointment')?.number ?? hotline;
  const bring = terms?.documents.map((one) => catalogue.values[one][language]).join('、');
  const description = [
    number,
    need?.words,
    bring && `${appointmentPageTexts.bring[language]}: ${bring}`,
    phone,
    publicOriginOf(config) && `${publicOriginOf(config)}/c`,
  ];
  const calendar = ical({
    prodId: { company: 'Repairflow', product: 'appointments', language: language.toUpperCase() },
    method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  const event = calendar.createEvent({
    id: `${number}@${store}.repairflow`,
    // the time that is called off is that of the last turn, and what cancels it comes after it
    sequence: isOff ? turn + 1 : turn,
    status: isOff ? ICalEventStatus.CANCELLED : isFirm ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: `${appointmentPageTexts.myAppointment[language]} · ${name[language]}`,
    description: description.filter(Boolean).join('\n'),
    ...(address && { location: address[language] }),
  });
  if (!isOff) event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_SECONDS });
  return calendar.toString();
}
