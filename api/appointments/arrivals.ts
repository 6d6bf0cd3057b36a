import { z } from 'zod';
import { AppointmentNumber } from '../../domain/appointment/number';
import { expectedStages } from '../../domain/appointment/stage';
import { wantsDeposit } from '../../domain/appointment/deposit-due';
import { putAside } from '../../domain/appointment/put-aside';
import { ReminderKind, type Appointment } from '../../domain/appointment/state';
import { formProof } from '../../domain/appointment/form-proof';
import { documentsToBring } from '../../domain/values/document-to-bring';
import { addDays } from '../../domain/time/dates';
import { Day, Fen, StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { daysRange } from '../dealership/days';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { carFields } from '../repair-orders/replies';
import { AppointmentStage } from './replies';

/** Days that one question can be about, and appointments in the reply. */
const MOST_DAYS = 14;
export const MOST_ARRIVALS = 500;

export const ArrivalRow = z
  .object({
    number: AppointmentNumber,
    stage: AppointmentStage,
    startsAt: StoredInstant.nullable().meta({ description: 'null of whoever did not come: the time is free again' }),
    endsAt: StoredInstant.nullable(),
    late: z.boolean().meta({ description: 'the appointed time is past and the car is not here' }),
    noShowAt: StoredInstant.nullable(),
    arrivedAt: StoredInstant.nullable(),
    ...carFields,
    customerId: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    goldCard: z.boolean(),
    salutation: z.string().nullable(),
    words: z.string().nullable(),
    documents: z.array(z.enum(documentsToBring)),
    parts: z.array(
      z.object({
        partNumber: z.string(),
        name: z.string().nullable(),
        quantity: z.int(),
        inStock: z.boolean(),
      }),
    ),
    partsReadyAt: StoredInstant.nullable(),
    deposit: z.object({ amount: Fen, received: z.boolean() }).nullable(),
    depositWanted: z.boolean(),
    advisor: z.string(),
    collected: z.boolean().meta({ description: 'B-27: the car is fetched' }),
    signed: z.boolean(),
    workshopKnows: z.boolean(),
    reminded: z.array(ReminderKind),
    order: z.string().nullable(),
  })
  .meta({ id: 'ArrivalRow' });

/** The parts of the catalogue that any of these needs, and the customers, each read once. */
async function behind({ repositories }: Context, store: string, states: readonly Appointment[]) {
  const { customers, parts, vehicles } = repositories;
  const partNumbers = states.flatMap(({ job }) => job?.parts.map(({ partNumber }) => partNumber) ?? []);
  const [carOf, known, people] = await Promise.all([
    vehicles.carsOf(states.map(({ vehicle }) => vehicle)),
    parts.byNumbers(store, [...new Set(partNumbers)]),
    customers.byIds(
      store,
      states.map(({ customer }) => customer.id),
    ),
  ]);
  return { carOf, partNamed: (number: string) => known.get(number), personOf: (id: string) => people.get(id) };
}

function rowOf(state: Appointment, { carOf, partNamed, personOf }: Awaited<ReturnType<typeof behind>>, now: number) {
  const { customer, slot, need, terms, job, deposit, turn } = state;
  const person = personOf(customer.id);
  const aside = putAside(state);
  return {
    number: state.number,
    stage: state.stage,
    startsAt: slot?.startsAt ?? null,
    endsAt: slot?.endsAt ?? null,
    late: slot !== undefined && slot.startsAt < now && expectedStages.includes(state.stage),
    noShowAt: state.noShowAt ?? null,
    arrivedAt: state.stage === 'arrived' ? (state.closedAt ?? null) : null,
    ...carOf(state.vehicle),
    customerId: customer.id,
    name: person?.name ?? null,
    phone: person?.phone ?? null,
    goldCard: customer.goldCard,
    salutation: need?.salutation ?? null,
    words: need?.words ?? null,
    documents: [...(terms?.documents ?? [])],
    parts: (job?.parts ?? []).map(({ partNumber, quantity }) => {
      const part = partNamed(partNumber);
      const there = (part?.stock ?? 0) + (aside.get(partNumber) ?? 0);
      return { partNumber, name: part?.name ?? null, quantity, inStock: there >= quantity };
    }),
    partsReadyAt: job?.partsReadyAt ?? null,
    deposit: deposit ? { amount: deposit.amount, received: deposit.receivedAt !== undefined } : null,
    depositWanted: wantsDeposit(state),
    advisor: state.advisor,
    collected: job?.collected ?? false,
    signed: formProof(state) !== undefined,
    workshopKnows: state.workshopKnows === turn,
    reminded: state.reminders.filter((one) => one.turn === turn && one.reached).map(({ which }) => which),
    order: state.order ?? null,
  };
}

/** B-01: what the reception has to have ready for whom, on which day; also who did not come and may still be reached. */
export const listArrivals = (context: Context): Endpoint =>
  endpoint({
    operation: 'appointment.listArrivals',
    method: 'get',
    path: '/arrivals',
    tag: 'appointments',
    summary: `A-07, A-11, A-14, B-01: who is expected and what each needs, the earliest first; at most ${MOST_ARRIVALS}`,
    query: z.strictObject({ from: Day, days: z.coerce.number().int().min(1).max(MOST_DAYS).default(1) }),
    replies: { 200: { description: 'the list', body: listSchema(ArrivalRow) } },
    handle: async ({ query: { from, days }, session: { store } }) => {
      const { appointments } = context.repositories;
      const { calendar } = await currentPolicy(context, store);
      const range = daysRange(calendar.zone, from, addDays(from, days - 1));
      const [expected, missed] = await Promise.all([
        appointments.startingWithin(store, range, MOST_ARRIVALS),
        appointments.notCome(store, MOST_ARRIVALS),
      ]);
      const now = Date.now();
      const states = [
        ...missed.map(({ state }) => state).filter(({ noShowAt = 0 }) => noShowAt >= range[0] && noShowAt < range[1]),
        // what was called off or is over without a visit is not expected any more
        ...expected.map(({ state }) => state).filter(({ stage }) => stage !== 'calledOff' && stage !== 'missed'),
      ];
      const known = await behind(context, store, states);
      return { status: 200, body: { items: states.map((state) => rowOf(state, known, now)) } };
    },
  });
