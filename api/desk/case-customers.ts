import type { Complaint } from '../../domain/complaint/state';
import { isClosedTo } from '../../domain/complaint/view';
import { processTypeOf, storeOf, type ProcessType } from '../../domain/processes';
import type { Context } from '../context';
import type { Session } from '../http/sessions';
import { customerTold, type Case } from './cases';

/** Whose these cars and cases are, as far as the person reads that. */
export const toldOf = (session: Session, cases: readonly Pick<Case, 'number' | 'state'>[]) =>
  cases.flatMap((one) => {
    const customerId = customerTold(session, one);
    return customerId === null ? [] : [{ number: one.number, customerId }];
  });

/** Name and phone of customers, and of people who are none. */
export async function partiesOf(
  { repositories: { customers, contacts } }: Context,
  store: string,
  ids: readonly string[],
) {
  const each = [...new Set(ids)];
  const [known, strangers] = await Promise.all([customers.byIds(store, each), contacts.byIds(store, each)]);
  const others = new Map(strangers.map((one) => [one._id, one]));
  return (id: string) => known.get(id) ?? others.get(id);
}

/** The states of these complaints and follow-ups, but for those that are closed to the person or of another store. */
export async function casesNamed({ repositories: { views } }: Context, session: Session, numbers: readonly string[]) {
  const mine = numbers.filter((number) => storeOf(number) === session.store);
  const ofType = (type: ProcessType) =>
    views.statesOf(
      type,
      mine.filter((number) => processTypeOf(number) === type),
    );
  const [complaints, calls] = await Promise.all([ofType('complaint'), ofType('followUp')]);
  return [...complaints.filter((state) => !isClosedTo(state as Complaint, session)), ...calls].map((state) => ({
    number: state.number,
    state,
  }));
}
