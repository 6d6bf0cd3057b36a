import { followUpNumberOf } from '../../../domain/follow-up/number';
import { oneOf } from '../filters';
import type { Models, StoredContact } from '../models';
import { isUnderWay } from '../models/orders';
import { vehiclesIn } from '../repositories/vehicles';
import { customersIn } from '../repositories/customers';

/** Everything of a store that is about one person, by ids and numbers. */
export interface Traces {
  /** Every id under which the store knows the person, also as somebody who was no customer yet. */
  readonly persons: readonly string[];
  readonly customers: readonly string[];
  readonly contacts: readonly string[];
  /** Cars that are theirs now, with the records that were merged into these. */
  readonly vehicles: readonly string[];
  readonly orders: readonly string[];
  readonly complaints: readonly string[];
  readonly followUps: readonly string[];
  readonly appointments: readonly string[];
  /** Those of these that are still under way. */
  readonly open: ReadonlySet<string>;
}

interface Row {
  readonly _id: string;
  readonly open: boolean;
}
const few = { _id: 1, open: 1 } as const;
interface OrderRow extends Row {
  readonly arrearsDue: string | null;
}
const stillOwing = (row: OrderRow): Row => ({ _id: row._id, open: isUnderWay(row) });

/** Who and what belongs to this customer, and to those who were merged into this one. */
export async function tracesOf(models: Models, store: string, customer: string): Promise<Traces> {
  const customers = await customersIn(models).idsOf(store, customer);
  const known = await models.contacts.find({ store, customer: oneOf(customers) }, { _id: 1 }).lean<StoredContact[]>();
  const contacts = known.map(({ _id }) => _id);
  const persons = [...customers, ...contacts];
  const { mergedInto } = vehiclesIn(models);
  const [cars, orders, complaints, appointments] = await Promise.all([
    models.vehicles.find({ store, customer: oneOf(customers), mergedInto: null }, { _id: 1 }).lean<{ _id: string }[]>(),
    models.orders.find({ store, customer: oneOf(customers) }, { ...few, arrearsDue: 1 }).lean<OrderRow[]>(),
    models.complaints.find({ store, complainant: oneOf(persons) }, few).lean<Row[]>(),
    models.appointments.find({ store, customer: oneOf(customers) }, few).lean<Row[]>(),
  ]);
  const merged = await mergedInto(
    store,
    cars.map(({ _id }) => _id),
  );
  const followUps = await models.followUps
    .find({ _id: oneOf(orders.map(({ _id }) => followUpNumberOf(_id))) }, few)
    .lean<Row[]>();
  const numbers = (rows: readonly Row[]): readonly string[] => rows.map(({ _id }) => _id).toSorted();
  return {
    persons,
    customers,
    contacts,
    vehicles: [...cars, ...merged].map(({ _id }) => _id),
    orders: numbers(orders),
    complaints: numbers(complaints),
    followUps: numbers(followUps),
    appointments: numbers(appointments),
    open: new Set(
      [...orders.map(stillOwing), ...complaints, ...followUps, ...appointments]
        .filter(({ open }) => open)
        .map(({ _id }) => _id),
    ),
  };
}
