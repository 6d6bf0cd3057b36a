import { z } from 'zod';
import type { Context } from './context';
import { endpoint, type Endpoint } from './endpoint';

const tag = 'sign-in';

export const accountEndpoints = ({ sessions }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'signIn',
    method: 'post',
    path: '/sessions',
    tag,
    summary: 'Sign in; the token goes into `Authorization: Bearer …`',
    body: z.strictObject({ signIn: z.string().min(1).max(60), password: z.string().min(1).max(200) }),
    replies: { 201: 'a session' },
    handle: async ({ body: { signIn, password } }) => {
      const { token, session, name } = await sessions.signIn(signIn, password);
      const { actorId: id, store, roles, expiresAt } = session;
      return { status: 201, body: { token, id, name, store, roles, expiresAt: new Date(expiresAt).toISOString() } };
    },
  }),
  endpoint({
    operation: 'signOut',
    method: 'delete',
    path: '/sessions/current',
    tag,
    summary: 'Sign out; the token is void at once',
    replies: { 204: 'signed out' },
    handle: async ({ session }) => {
      await sessions.end(session!);
      return { status: 204 };
    },
  }),
  endpoint({
    operation: 'readMe',
    method: 'get',
    path: '/me',
    tag,
    summary: 'Who is signed in',
    replies: { 200: 'the session' },
    handle: async ({ session }) => {
      const { actorId: id, store, roles, order } = session!;
      return { status: 200, body: { id, store, roles, order } };
    },
  }),
];
