import { z } from 'zod';
import { bayKinds } from '../values/bay-kind';
import { Id } from '../values/field-schemas';
import { staff } from '../values/role-groups';
import { entriesSection } from './entries';

/** Where a car can stand and be worked on. */
export const bays = entriesSection({
  key: 'id',
  id: Id,
  rest: { kind: z.enum(bayKinds), team: Id.nullable() },
  most: 100,
  needsOne: false,
  initial: () => ({ items: [] }),
  readers: staff,
  writers: ['storeManager', 'serviceManager', 'workshopSupervisor', 'operator'],
  namedBy: ({ team }) => (team === null ? [] : [{ kind: 'team', id: team, path: ['team'] }]),
});
