import { storeOf } from '../../domain/processes';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { namedVisit } from '../repair-orders/named-visit';
import { withListed } from './lists';
import { namedComplaint } from './named-complaint';
import { Problem } from '../http/problems';

/** Fields of complaint commands that name somebody or something of the store; workflows cannot look them up. */
const persons = ['to', 'responsiblePerson', 'departmentHead'] as const;

/** Throws notFound when a person, order, complaint, cause, class or department that a command names is not in this store. */
export async function checkReferences(context: Context, name: string, number: string, body: object): Promise<object> {
  const { staff } = context.repositories;
  const store = storeOf(number);
  const given = body as Readonly<Record<string, unknown>>;
  for (const field of persons) {
    const id = given[field];
    if (typeof id === 'string' && !(await staff.has(store, id))) throw new Problem('notFound', { missing: field, id });
  }
  const { order, complaint } = given;
  const visit = typeof order === 'string' ? await namedVisit(context, store, order) : undefined;
  if (typeof order === 'string' && !visit) throw new Problem('notFound', { missing: 'order' });
  if (typeof complaint === 'string' && !(await namedComplaint(context, store, complaint)))
    throw new Problem('notFound', { missing: 'complaint' });
  // the policy of now is what the complaint adopts
  if (name === 'adoptPolicy') return { ...body, policy: await currentPolicy(context, store) };
  // H-38: whose visit it is
  if (name === 'linkOrder' && visit) return { ...body, advisor: visit.advisor };
  return withListed(context, store, body);
}
