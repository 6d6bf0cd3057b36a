import { z } from 'zod';
import { SignInName } from '../domain/account/sign-in-name';
import { hostActor } from '../domain/kernel/actor';
import { brands } from '../domain/policy/brands';
import { Phone, ShortText, StoredInstant } from '../domain/values/field-schemas';
import { StoreId } from '../domain/values/store-id';
import { FirstRunCodeWrong, FirstRunOver, openFirstStore } from '../platform/opening/first-run';
import { StoreBegun, StoreTaken } from '../platform/opening/open-store';
import { AccountClosed } from '../platform/opening/people';
import type { Context } from './context';
import { endpoint, type Endpoint } from './http/endpoint';
import { Problem } from './http/problems';

const tag = 'first run';

const FirstStore = z.strictObject({
  code: z.string().min(1).max(60).meta({ description: 'the one that an API printed when it started' }),
  store: z.strictObject({ id: StoreId.optional(), name: ShortText, brand: z.enum(brands) }),
  manager: z.strictObject({ name: ShortText, signIn: SignInName, phone: Phone }),
});

const StoreOpened = z
  .object({
    store: z.string(),
    signIn: z.string(),
    code: z
      .object({ code: z.string(), expiresAt: StoredInstant })
      .nullable()
      .meta({ description: 'with which the manager chooses a password; null for whoever has one' }),
  })
  .meta({ id: 'StoreOpened' });

/** What the opening of the first store meets, as a problem. */
function problemOf(error: unknown): unknown {
  if (error instanceof FirstRunCodeWrong) return new Problem('firstRunCodeWrong');
  if (error instanceof FirstRunOver) return new Problem('notFound');
  if (error instanceof StoreTaken) return new Problem('storeTaken');
  if (error instanceof StoreBegun) return new Problem('storeBegun', { signIn: error.manager });
  if (error instanceof AccountClosed) return new Problem('signInTaken');
  return error;
}

/** While no store is open, whoever sees what the API prints opens the first one in the browser. */
export function firstRunEndpoints({ repositories }: Context): readonly Endpoint[] {
  // a store that is open stays open
  let over = false;
  const isNeeded = async (): Promise<boolean> => {
    over ||= await repositories.dealership.hasAny();
    return !over;
  };
  return [
    endpoint({
      operation: 'readFirstRun',
      method: 'get',
      path: '/first-run',
      tag,
      summary: 'Whether the first store is still to be opened',
      replies: {
        200: { description: 'whether it is', body: z.object({ needed: z.boolean() }).meta({ id: 'FirstRun' }) },
      },
      handle: async () => ({ status: 200, body: { needed: await isNeeded() } }),
    }),
    endpoint({
      operation: 'openFirstStore',
      method: 'post',
      path: '/first-run',
      tag,
      summary:
        'Open the first store with the code that the API printed: the first policy from the profile of the brand, and a store manager who chooses a password with a one-time code',
      body: FirstStore,
      problems: ['firstRunCodeWrong', 'notFound', 'storeTaken', 'storeBegun', 'signInTaken', 'tooMany'],
      replies: { 201: { description: 'the store is open', body: StoreOpened } },
      handle: async ({ body: { code: typed, store, manager } }) => {
        try {
          const opened = await openFirstStore(
            repositories,
            typed,
            { ...store, manager },
            { by: hostActor, at: Date.now() },
          );
          return { status: 201, body: { store: opened.store, signIn: manager.signIn, code: opened.code } };
        } catch (error) {
          throw problemOf(error);
        }
      },
    }),
  ];
}
