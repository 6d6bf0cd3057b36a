import { z } from 'zod';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { ChosenPassword, GivenPassword, tag } from './fields';

/** Why a password cannot be chosen. */
const faults = ['passwordTooShort', 'passwordTooLong', 'passwordGuessable', 'passwordBreached', 'tooMany'] as const;

const ChosenFor = z.object({ signIn: z.string() }).meta({ id: 'ChosenFor' });

export const passwordEndpoints = ({ accounts }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'choosePassword',
    method: 'post',
    path: '/passwords',
    tag,
    summary: 'Choose a password with the one-time code of a new account or of a reset; the code works once',
    body: z.strictObject({ code: z.string().min(1).max(60), password: ChosenPassword }),
    problems: ['codeNotValid', ...faults],
    replies: { 201: { description: 'the name to sign in with', body: ChosenFor } },
    handle: async ({ body: { code, password } }) => ({
      status: 201,
      body: { signIn: await accounts.passwords.choose(code, password) },
    }),
  }),
  endpoint({
    operation: 'changePassword',
    method: 'put',
    path: '/me/password',
    tag,
    summary: 'Change your password; you stay signed in here and nowhere else',
    body: z.strictObject({ before: GivenPassword, password: ChosenPassword }),
    problems: ['passwordWrong', 'attemptsPaused', ...faults],
    replies: { 204: { description: 'changed' } },
    handle: async ({ session, body: { before, password } }) => {
      await accounts.passwords.change(session, before, password);
      return { status: 204 };
    },
  }),
];
