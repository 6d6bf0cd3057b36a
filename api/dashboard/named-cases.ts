import type { FigureCase } from '../../domain/dashboard/figure';
import { processTypeOf, processTypes, type AnyState } from '../../domain/processes';
import type { Repositories } from '../../platform/mongo/repositories';
import { customerTold } from '../desk/cases';
import type { Session } from '../http/sessions';
import { mayCall } from '../permissions';

/** M-03: the customer of a case by name, for whoever reads customers and sees whose the case is. */
const customerOf = (session: Session, state: AnyState): string | null =>
  mayCall(session.roles, 'readCustomer') ? customerTold(session, { number: state.number, state }) : null;

/** The cases with plate, model and customer. */
export async function namedCases(
  { views, vehicles, customers, contacts }: Repositories,
  session: Session,
  cases: readonly FigureCase[],
) {
  const numbers = [...new Set(cases.map(({ number }) => number))];
  const states = new Map<string, AnyState>();
  const carIds = new Map<string, string>();
  for (const type of processTypes) {
    const own = numbers.filter((number) => processTypeOf(number) === type);
    if (own.length === 0) continue;
    // oxlint-disable-next-line no-await-in-loop -- one type, of which all figures are
    const [found, cars] = await Promise.all([views.statesOf(type, own), views.vehiclesOf(type, own)]);
    for (const state of found) states.set(state.number, state);
    for (const [number, car] of cars) carIds.set(number, car);
  }
  const owners = new Map(
    [...states].flatMap(([number, state]) => {
      const customer = customerOf(session, state);
      return customer === null ? [] : [[number, customer] as const];
    }),
  );
  const ids = [...new Set(owners.values())];
  const [carOf, known, strangers] = await Promise.all([
    vehicles.carsOf([...new Set(carIds.values())]),
    customers.byIds(session.store, ids),
    contacts.byIds(session.store, ids),
  ]);
  const others = new Map(strangers.map((one) => [one._id, one]));
  return cases.map(({ what, ...one }) => {
    const id = owners.get(one.number);
    const party = id === undefined ? undefined : (known.get(id) ?? others.get(id));
    return {
      ...one,
      what: what ?? null,
      ...carOf(carIds.get(one.number)),
      customer: id !== undefined && party ? { id, name: party.name } : null,
    };
  });
}
