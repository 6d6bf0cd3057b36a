import type { Role } from '../../domain/kernel/actor';
import { definitionOf, processTypes } from '../../domain/processes';
import type { Repositories } from '../../platform/mongo/repositories';

/** A process that waits for one person, and the roles a successor needs for it. */
export interface HeldProcess {
  readonly number: string;
  readonly roles: readonly Role[];
}

/**
 * Everything in a store that waits for this very person, the oldest first: what is open, and what has ended and lacks only something of theirs. As the read
 * side knows it.
 */
export async function openWorkOf(
  { views, tasks }: Pick<Repositories, 'views' | 'tasks'>,
  store: string,
  person: string,
): Promise<readonly HeldProcess[]> {
  const held = new Map<string, readonly Role[]>();
  for (const type of processTypes)
    for await (const state of views.openStates(type, store)) {
      const roles = definitionOf(state.number).heldBy(state, person);
      if (roles) held.set(state.number, roles);
    }
  for (const number of await tasks.processesWaitingFor(store, person)) {
    const definition = definitionOf(number);
    const state = held.has(number) ? undefined : await views.find(definition.type, number);
    const roles = state && definition.heldBy(state, person);
    if (roles) held.set(number, roles);
  }
  return [...held].map(([number, roles]) => ({ number, roles })).toSorted((a, b) => (a.number < b.number ? -1 : 1));
}
