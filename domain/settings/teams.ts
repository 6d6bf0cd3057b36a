import { z } from 'zod';
import { Id } from '../values/field-schemas';
import { staff } from '../values/role-groups';
import { entriesSection } from './entries';
import { namedTwice, personAt, personsAt } from './people';

/** `team-2` was called by its id until the settings gave it a name. */
function namesOf(id: string): { readonly zh: string; readonly en: string } {
  const number = /^team-([0-9]{1,3})$/.exec(id)?.[1];
  return number === undefined ? { zh: id, en: id } : { zh: `${number}组`, en: `Team ${number}` };
}

/** D-02, L-10: the work teams that cars are given to. */
export const teams = entriesSection({
  key: 'id',
  id: Id,
  rest: { foreman: Id.nullable(), members: z.array(Id).max(30) },
  most: 50,
  needsOne: true,
  initial: ({ teams: ids }) => ({
    items: (ids.length > 0 ? ids : ['team-1']).map((id) => ({
      id,
      ...namesOf(id),
      foreman: null,
      members: [],
      active: true,
    })),
  }),
  readers: staff,
  writers: ['storeManager', 'serviceManager', 'workshopSupervisor', 'operator'],
  faultsIn: ({ members }) => namedTwice(members, ['members']),
  namedBy: ({ foreman, members }) => [...personAt(foreman, ['foreman']), ...personsAt(members, ['members'])],
});
