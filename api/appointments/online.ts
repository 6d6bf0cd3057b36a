import { appointmentNumbers } from '../../domain/appointment/number';
import type { ServicePolicy } from '../../domain/policy/policy';
import type { Need } from '../../domain/workshop-day/need';
import { needOf } from '../../domain/appointment/job';
import { digest } from '../../platform/secrets';
import { PlateTaken } from '../../platform/mongo/repositories';
import { startReserved } from '../../platform/start-reserved';
import type { Context } from '../context';
import { newCode, useCode } from '../customer-messages/approval-codes';
import { assertChannel, limitPerHour, sendToPhone } from '../customer-messages/send';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { holdSlot, type Booker } from './booking';
import { newRequest } from './opening';

/** What somebody whom nobody has seen yet says of themselves. */
export interface Guest {
  readonly name: string;
  readonly phone: string;
  readonly plate: string;
  readonly words: string;
  readonly model?: string | undefined;
  readonly vin?: string | undefined;
}

/** T9: open appointments of one phone that were made, or could be made, on the page; the store makes more. */
const MOST_OPEN = 2;
const CODES_PER_ADDRESS = 20;
const BOOKINGS_PER_ADDRESS = 10;

/** What a booking of the page keeps of a day until somebody has planned the job. */
const onlineJob = ({ appointment: { onlineMinutes } }: ServicePolicy) => ({
  bayKind: 'lift' as const,
  skill: null,
  repairMinutes: onlineMinutes,
  washMinutes: 0,
  collected: false,
  parts: [],
  partsTotal: 0,
});
export const onlineNeed = (policy: ServicePolicy): Need => needOf(onlineJob(policy), null);

/** A phone that says nothing to whoever reads the counters. */
const markOf = (store: string, phone: string): string => `book:${digest(`${store}\n${phone}`)}`;

/** Sends a code to whoever holds this phone, known or not. Throws `channelMissing`, `tooMany`, `messageNotSent`. */
export async function sendBookingCode(
  context: Context,
  store: string,
  phone: string,
  address: string | null,
): Promise<void> {
  assertChannel(context);
  await limitPerHour(context, 'bookingCodes', digest(address ?? 'nowhere'), CODES_PER_ADDRESS);
  const { code } = await newCode(context, markOf(store, phone), 'booking');
  await sendToPhone(context, { store, address: phone, template: 'bookingCode', facts: { code } });
}

const asGuest = (store: string, phone: string) => ({ store, actorId: markOf(store, phone), order: null });

/** The customer who holds this phone; the one of this name where it is shared. A new one when nobody does. */
async function customerOf({ repositories: { customers } }: Context, store: string, { name, phone }: Guest) {
  const known = (await customers.byPhones(store, [phone])).filter(({ erasedAt }) => !erasedAt);
  const found = known.find((one) => one.name === name) ?? known[0];
  if (found) return { id: found._id, goldCard: found.goldCard, isNew: false };
  return { id: `C-${digest(`${markOf(store, phone)}\n${name}`).slice(0, 16)}`, goldCard: false, isNew: true };
}

/**
 * The car of this plate, if it is one of this phone, or whoever books has its VIN: nobody learns by a plate whose car the store knows. Throws `carUnknown`
 * for any other; it is taken down with model and VIN.
 */
async function carOf(
  { repositories: { customers, vehicles } }: Context,
  store: string,
  customer: string,
  guest: Guest,
) {
  const { plate, vin, model } = guest;
  const [known] = await vehicles.list({ store, plate, limit: 1 });
  const ids = await customers.idsOf(store, customer);
  if (known && (ids.includes(known.customer) || known.vin === vin)) return { id: known._id, made: undefined };
  if (vin === undefined || model === undefined) throw new Problem('carUnknown');
  // the plate of another car than the one of this VIN: somebody has to look at it
  if (known) throw new Problem('plateTaken');
  return { id: `V-${digest(`${store}\n${plate}\n${vin}`).slice(0, 16)}`, made: { plate, vin, model } };
}

interface Wish {
  readonly store: string;
  readonly policy: ServicePolicy;
  readonly guest: Guest;
  readonly startsAt: number;
  readonly code: string;
  /** Of the form: sent twice, it books once. */
  readonly key: string;
  readonly address: string | null;
  readonly requestId: string;
}

/** Takes down whom the store does not know, and the car; both stand in the audit log. */
async function keepParties(
  { repositories: { customers, vehicles }, auditor }: Context,
  { store, guest, address, requestId }: Wish,
  customer: Awaited<ReturnType<typeof customerOf>>,
  car: Awaited<ReturnType<typeof carOf>>,
): Promise<void> {
  const by = { id: customer.id, role: 'customer' as const };
  const written = { store, version: 1, changedBy: by, updatedAt: Date.now() };
  const { name, phone } = guest;
  const asked = { store, who: customer.id, address, requestId };
  if (customer.isNew)
    await auditor.aroundGuest({ ...asked, operation: 'createCustomer' }, `customer:${customer.id}`, () =>
      customers.add({
        ...written,
        _id: customer.id,
        name,
        salutation: name,
        phone,
        address: '—',
        email: null,
        goldCard: false,
        member: false,
        privateCustomer: true,
        preferredChannel: 'sms',
        hopedService: null,
      }),
    );
  const { made } = car;
  if (!made) return;
  await auditor.aroundGuest({ ...asked, operation: 'createVehicle' }, `vehicle:${car.id}`, async () => {
    try {
      await vehicles.add({
        ...written,
        _id: car.id,
        customer: customer.id,
        ...made,
        type: 'saloon',
        odometer: 0,
        maintenanceCycleKilometres: 10_000,
        maintenanceCycleMonths: 12,
        nextMaintenanceDay: null,
        nextMaintenanceKilometres: null,
        boughtOn: null,
      });
    } catch (error) {
      throw error instanceof PlateTaken ? new Problem('plateTaken') : error;
    }
  });
}

/** What was booked. */
interface Booked {
  readonly number: string;
  readonly startsAt: number;
}

/**
 * A-01, A-03: whoever holds the phone books a time on the page of the store. The time is taken first: without one there is no appointment, no customer and no car.
 * Throws `approvalCodeWrong`, `approvalCodeBlocked`, `carUnknown`, `plateTaken`, `bookedEnough`, `slotTaken`, `slotPast`, `slotTooFar`, `tooMany`.
 */
export async function bookOnline(context: Context, wish: Wish): Promise<Booked> {
  const { store, policy, guest, startsAt, code, key, address } = wish;
  const { requests, counters, appointments } = context.repositories;
  const mark = markOf(store, guest.phone);
  await limitPerHour(context, 'bookings', digest(address ?? 'nowhere'), BOOKINGS_PER_ADDRESS);
  const customer = await customerOf(context, store, guest);
  const reply = await runIdempotently(requests, {
    session: asGuest(store, guest.phone),
    operation: 'bookOnline',
    key,
    content: { guest, startsAt },
    reserve: () => counters.nextNumber(appointmentNumbers, store, policy.calendar.zone),
    effect: async (reservation) => {
      await useCode(context, mark, { code, offer: 'booking', submission: reservation.request });
      if (await appointments.hasOpen(store, customer.id, MOST_OPEN)) throw new Problem('bookedEnough');
      const car = await carOf(context, store, customer.id, guest);
      const job = onlineJob(policy);
      const booker: Booker = { store, actorId: customer.id, roles: ['customer'], inPlaceOf: {} };
      const number = reservation.reserved;
      const slot = await holdSlot(context, { booker, number, job, startsAt, advisor: null, key });
      await keepParties(context, wish, customer, car);
      const by = { id: customer.id, role: 'customer' as const };
      const request = await newRequest(context, policy, {
        origin: 'requested',
        channel: 'page',
        customer: { id: customer.id, goldCard: customer.goldCard },
        vehicle: car.id,
        words: guest.words,
      });
      const next = () => counters.nextNumber(appointmentNumbers, store, policy.calendar.zone);
      const opened = await startReserved(context.processes, 'appointment', reservation, next, (given) => ({
        request: { ...request, number: given },
        by,
      }));
      const submission = {
        id: digest(`${mark}\n${key}`).slice(0, 40),
        by: { id: customer.id, roles: ['customer' as const], inPlaceOf: {} },
        commands: [
          { type: 'bookOnline', salutation: guest.name, words: guest.words, job, slot } as { readonly type: string },
        ],
      };
      const { recorded } = await context.processes.execute(opened, submission);
      context.recorder.add(opened, recorded);
      return { status: 201, body: { number: opened, startsAt: slot.startsAt } };
    },
  });
  return reply.body;
}
