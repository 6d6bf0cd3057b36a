import type { FigureCase } from '../../domain/dashboard/figure';
import { processTypeOf, processTypes, type AnyState } from '../../domain/processes';
import type { Context } from '../context';
import { partiesOf, toldOf } from '../desk/case-customers';
import type { Session } from '../http/sessions';
import { mayCall } from '../permissions';
import { carsBehind } from '../processes/cars-behind';

/** M-03: whose each case is, for whoever reads customers and sees that. */
async function ownersOf({ repositories: { views } }: Context, session: Session, numbers: readonly string[]) {
  if (!mayCall(session.roles, 'readCustomer')) return new Map<string, string>();
  const states: readonly (readonly AnyState[])[] = await Promise.all(
    processTypes.flatMap((type) => {
      const own = numbers.filter((number) => processTypeOf(number) === type);
      return own.length > 0 ? [views.statesOf(type, own)] : [];
    }),
  );
  const told = toldOf(
    session,
    states.flat().map((state) => ({ number: state.number, state })),
  );
  return new Map(told.map(({ number, customerId }) => [number, customerId]));
}

/** The cases with plate, model and customer. */
export async function namedCases(context: Context, session: Session, cases: readonly FigureCase[]) {
  const numbers = [...new Set(cases.map(({ number }) => number))];
  const [carOf, owners] = await Promise.all([
    carsBehind(context.repositories, numbers),
    ownersOf(context, session, numbers),
  ]);
  const partyOf = await partiesOf(context, session.store, [...owners.values()]);
  return cases.map(({ what, ...one }) => {
    const id = owners.get(one.number);
    const party = id === undefined ? undefined : partyOf(id);
    return {
      ...one,
      what: what ?? null,
      ...carOf(one.number),
      customer: id !== undefined && party ? { id, name: party.name } : null,
    };
  });
}
