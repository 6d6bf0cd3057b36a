import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Id } from '../values/field-schemas';
import { staff } from '../values/role-groups';
import { entriesSection } from './entries';
import { namedTwice, personsAt } from './people';

/** L-36: places that are never left alone while the store is open, and who can stand there. */
export const posts = entriesSection({
  key: 'id',
  id: Id,
  rest: { members: z.array(Id).max(50) },
  most: 20,
  needsOne: false,
  initial: () => ({
    items: [{ id: 'greeter', zh: '前台迎宾', en: 'Reception-desk greeter', active: true, members: [] }],
  }),
  readers: staff,
  writers: ['storeManager', 'serviceManager', 'businessSupervisor', 'operator'],
  faultsIn: ({ members }) => namedTwice(members, ['members']),
  namedBy: ({ members }) => personsAt(members, ['members']),
});

export type Post = Immutable<z.output<typeof posts.schema>>['items'][number];
