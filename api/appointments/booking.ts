import { z } from 'zod';
import { needOf, type Job } from '../../domain/appointment/job';
import type { Appointment, Slot } from '../../domain/appointment/state';
import { AppointmentNumber } from '../../domain/appointment/number';
import { fingerprint } from '../../domain/kernel/fingerprint';
import { Rejection } from '../../domain/kernel/rejection';
import type { Submission } from '../../domain/kernel/submission';
import type { ServicePolicy } from '../../domain/policy/policy';
import { addDays } from '../../domain/time/dates';
import { localDate } from '../../domain/time/working-time';
import { Id, Instant } from '../../domain/values/field-schemas';
import { freeSlots } from '../../domain/workshop-day/availability';
import { resourcesOn } from '../../domain/workshop-day/day-resources';
import type { Need } from '../../domain/workshop-day/need';
import type { DayResources } from '../../domain/workshop-day/resources';
import { dayNumberOf } from '../../domain/workshop-day/number';
import type { Reservation } from '../../domain/workshop-day/reservation';
import type { WorkshopDay } from '../../domain/workshop-day/state';
import { isProcessMissing } from '../../platform/process-port';
import { digest } from '../../platform/secrets';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { assertAccess } from '../processes/process-api';
import { commandReplies, submit } from '../processes/submit';
import { inTurn } from '../workshop-days/in-turn';
import { datesFrom, lastBookable, plansOf, reservedIn, storeResources, withDay } from '../../platform/day-plans';
import { openedBy } from '../workshop-days/opening';
import { appointmentApi } from './process-api';

const BookSlot = z.strictObject({
  startsAt: Instant.meta({ description: 'one of the times that `GET /slots` names' }),
  advisor: Id.optional().meta({ description: 'the one whom the customer wants' }),
});

/** Days in which other times are looked for, and how many a refusal names. */
const DAYS_LOOKED = 14;
const MOST_NAMED = 6;

/** Whoever takes a time: a member of staff, or a customer. */
export type Booker = Pick<Session, 'store' | 'actorId' | 'roles' | 'inPlaceOf'>;

/** What is asked of a day. */
interface DayRequest {
  readonly day: string;
  readonly date: string;
  readonly resources: DayResources;
  readonly reservationId: string;
  readonly submission: Submission;
}

/** The reservation that the day has made for this request; a repetition finds it on the day. */
async function reserve(context: Context, asked: DayRequest): Promise<Reservation> {
  const { day, submission, reservationId } = asked;
  const { recorded } = await inTurn(day, () => context.processes.execute(day, submission));
  context.recorder.add(day, recorded);
  const fresh = reservedIn(recorded);
  if (fresh) return fresh;
  const { reservations } = (await context.processes.readState(day)) as WorkshopDay;
  const known = reservations.find((one) => one.reservationId === reservationId);
  if (!known) throw new Problem('reservationOver', { reservationId });
  return known;
}

/** Other times: those of the same day, which the day itself has named, then those of the days after it. */
async function alternatives(
  context: Context,
  { store, policy, date, need }: Asking,
  sameDay: readonly string[],
): Promise<readonly string[]> {
  const plans = await plansOf(context, store, policy, datesFrom(addDays(date, 1), DAYS_LOOKED - 1));
  const now = Date.now();
  const later = plans
    .flatMap((plan) => freeSlots(plan, need, now))
    .map(({ startsAt }) => new Date(startsAt).toISOString());
  return [...sameDay, ...later].slice(0, MOST_NAMED);
}

function checkAhead(policy: ServicePolicy, date: string, now: number): void {
  if (date > lastBookable(policy, now)) throw new Problem('slotTooFar', { days: policy.appointment.daysAhead });
}

/** What is asked for, for which appointment, by whom. */
interface SlotWish {
  readonly booker: Booker;
  readonly number: string;
  readonly job: Omit<Job, 'parts' | 'partsTotal'>;
  readonly startsAt: number;
  readonly advisor: string | null;
  readonly key: string;
}

/** Takes bay and people of a day for this appointment; the hold ends by itself. Throws `slotTaken` with other times, `slotPast`, `slotTooFar`, `partsNotReadyThen`. */
export async function holdSlot(context: Context, wish: SlotWish): Promise<Slot> {
  const { booker, number, job, startsAt, advisor, key } = wish;
  const { store } = booker;
  checkParts(job, startsAt);
  const policy = await currentPolicy(context, store);
  const date = localDate(policy.calendar.zone, startsAt);
  checkAhead(policy, date, Date.now());
  const asking = { store, policy, date, need: needOf(job, advisor), startsAt, number, booker, key };
  const asked = await askedOf(context, asking);
  let reservation: Reservation;
  try {
    const { resources } = asked;
    const day = { policy, date, resources, by: openedBy(booker) };
    reservation = await withDay(context.processes, day, () => reserve(context, asked));
  } catch (error) {
    // of a day that is over
    if (isProcessMissing(error)) throw new Problem('slotPast', { date });
    if (!(error instanceof Rejection)) throw error;
    // nothing has taken effect: whoever sends this again under the same key may send something else
    if (error.code !== 'slotTaken') throw new Problem(error.code, error.facts);
    const { alternatives: sameDay = [] } = error.facts as { readonly alternatives?: readonly string[] };
    throw new Problem('slotTaken', { alternatives: await alternatives(context, asking, sameDay) });
  }
  const { allocation, reservationId } = reservation;
  const { work } = allocation;
  // whoever books is received by somebody
  const receiver = allocation.advisor!;
  return { day: asked.day, reservationId, startsAt: work.from, endsAt: work.until, advisor: receiver };
}

/**
 * The day takes bay and people, the appointment takes the time down, and the day hears of that by an errand; whatever dies in between, the day
 * ends the hold by itself. An appointment that has a time is moved: it gives back the earlier one once it has the later.
 */
export const bookSlot = (context: Context): Endpoint =>
  endpoint({
    operation: 'appointment.book',
    method: 'post',
    path: '/appointments/:number/slot',
    tag: 'appointments',
    summary: 'A-03, A-19, A-21: book a time, or move the appointment to another; a refusal names times that can be had',
    params: z.strictObject({ number: AppointmentNumber }),
    body: BookSlot,
    keyed: true,
    problems: [
      'notFound',
      'processClosed',
      'jobUnplanned',
      'partsNotReadyThen',
      'slotTaken',
      'slotPast',
      'slotTooFar',
      'reservationOver',
    ],
    replies: commandReplies,
    handle: async ({ params: { number }, body: { startsAt, advisor = null }, session, caller, key }) => {
      await assertAccess(context, appointmentApi, session, number);
      const { job } = (await context.processes.readState(number)) as Appointment;
      if (!job) throw new Problem('jobUnplanned');
      const slot = await holdSlot(context, { booker: session, number, job, startsAt, advisor, key });
      const commands = [{ name: 'keepSlot', payload: { slot } }];
      return submit(context, appointmentApi, { session, caller, number, commands, key, prefersAsync: false });
    },
  });

/** before anything is held. The appointment itself refuses it, too. */
function checkParts({ partsReadyAt = 0 }: Pick<Job, 'partsReadyAt'>, startsAt: number): void {
  if (startsAt < partsReadyAt)
    throw new Problem('partsNotReadyThen', { partsReadyAt: new Date(partsReadyAt).toISOString() });
}

interface Asking {
  readonly store: string;
  readonly policy: ServicePolicy;
  readonly date: string;
  readonly need: Need;
  readonly startsAt: number;
  readonly number: string;
  readonly booker: Booker;
  readonly key: string;
}

/** What goes to the day: what the store has on it by now, then what is wanted of it. A repetition names the same reservation, so that there is one. */
async function askedOf(context: Context, asking: Asking): Promise<DayRequest> {
  const { store, policy, date, need, startsAt, number, booker, key } = asking;
  const day = dayNumberOf(store, date);
  const resources = resourcesOn(await storeResources(context, store, policy), date);
  const wanted = `${booker.actorId}\n${number}\n${startsAt}\n${key}`;
  const reservationId = `${number}.${digest(wanted).slice(0, 12)}`;
  // the store may have changed between a request and its repetition
  const id = digest(`${wanted}\n${fingerprint({ resources, need })}`).slice(0, 40);
  const by = { id: booker.actorId, roles: booker.roles, inPlaceOf: booker.inPlaceOf };
  return {
    day,
    date,
    resources,
    reservationId,
    submission: {
      id,
      by,
      commands: [
        { type: 'noteResources', resources } as { readonly type: string },
        { type: 'reserve', reservationId, holder: number, need, startsAt } as { readonly type: string },
      ],
    },
  };
}
