import { definitionOf, storeOf } from '../../domain/processes';
import type { Context } from '../context';
import { Problem } from '../http/problems';

/**
 * A look at a hand-over, which workflows cannot take: whoever takes over works in this store, in the role in which the process waits for the
 * predecessor. Throws a Problem otherwise: the work would be nobody's.
 */
export async function checkSuccessor(
  { repositories: { staff, views }, processes }: Context,
  number: string,
  body: object,
): Promise<object> {
  const { predecessor, successor } = body as { readonly predecessor: string; readonly successor: string };
  const person = await staff.find(storeOf(number), successor);
  if (!person) throw new Problem('notFound', { missing: 'successor' });
  const definition = definitionOf(number);
  const state = (await views.find(definition.type, number)) ?? (await processes.readState(number));
  const missing = (definition.heldBy(state, predecessor) ?? []).filter((role) => !person.roles.includes(role));
  if (missing.length > 0) throw new Problem('successorUnable', { roles: missing });
  return body;
}
