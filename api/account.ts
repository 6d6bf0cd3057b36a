import { z } from 'zod';
import type { Context } from './context';
import { endpoint, type Endpoint } from './endpoint';
import { sessionCookie } from './sessions';

const tag = 'sign-in';
const SignIn = z.strictObject({ signIn: z.string().min(1).max(60), password: z.string().min(1).max(200) });

export const accountEndpoints = ({ sessions }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'signIn',
    method: 'post',
    path: '/sessions',
    tag,
    summary: 'Sign in; the token goes into `Authorization: Bearer …`',
    body: SignIn,
    replies: { 201: 'a session' },
    handle: async ({ body: { signIn, password } }) => {
      const { token, session, name } = await sessions.signIn(signIn, password);
      const { actorId: id, store, roles, expiresAt } = session;
      return { status: 201, body: { token, id, name, store, roles, expiresAt: new Date(expiresAt).toISOString() } };
    },
  }),
  endpoint({
    operation: 'signInBrowser',
    method: 'post',
    path: '/browser-sessions',
    tag,
    summary:
      'Sign in with a browser: the token is a cookie no script can read; every change then needs X-Repairflow: 1',
    body: SignIn,
    replies: { 201: 'who is signed in' },
    handle: async ({ body: { signIn, password }, secure }) => {
      const { token, session, name } = await sessions.signIn(signIn, password);
      const { actorId: id, store, roles, expiresAt } = session;
      const body = { id, name, store, roles, expiresAt: new Date(expiresAt).toISOString() };
      return { status: 201, headers: { 'Set-Cookie': sessionCookie(token, secure, expiresAt) }, body };
    },
  }),
  endpoint({
    operation: 'signOut',
    method: 'delete',
    path: '/sessions/current',
    tag,
    summary: 'Sign out; the token is void at once',
    replies: { 204: 'signed out' },
    handle: async ({ session, secure }) => {
      await sessions.end(session!);
      return { status: 204, headers: { 'Set-Cookie': sessionCookie('', secure, 0) } };
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
