import { z } from 'zod';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import { GivenPassword, tag } from './fields';
import { Me, meOf } from './replies';

const Enrolment = z
  .object({
    uri: z.string().meta({ description: 'what a QR code shows to the app' }),
    secret: z.string().meta({ description: 'for whoever types it' }),
    expiresAt: StoredInstant,
  })
  .meta({ id: 'SecondFactorEnrolment' });
const Confirmed = z
  .object({
    recoveryCodes: z.array(z.string()).meta({ description: 'each counts once in place of a code; shown once' }),
    me: Me,
  })
  .meta({ id: 'SecondFactorConfirmed' });

/** Names the entry in the app: short, so that the QR code is coarse and any camera reads it. */
const ISSUER = 'Repairflow';

export const secondFactorEndpoints = ({ accounts, sessions, repositories }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'beginSecondFactor',
    method: 'post',
    path: '/me/second-factor',
    tag,
    summary: 'Begin to set up a second factor, or another one; it counts once its first code was shown',
    body: z.strictObject({ password: GivenPassword }),
    problems: ['passwordWrong', 'attemptsPaused', 'secondFactorUnavailable', 'tooMany'],
    replies: { 201: { description: 'what the app of the person needs; shown once', body: Enrolment } },
    handle: async ({ session, body: { password } }) => {
      const account = await accounts.passwords.confirm(session, password);
      return { status: 201, body: await accounts.factors.begin(account, ISSUER) };
    },
  }),
  endpoint({
    operation: 'confirmSecondFactor',
    method: 'put',
    path: '/me/second-factor',
    tag,
    summary: 'Show the first code: from now on each sign-in asks for one, and other sessions end',
    body: z.strictObject({ code: z.string().min(6).max(20) }),
    problems: ['codeWrong', 'enrolmentOver'],
    replies: { 200: { description: 'the recovery codes', body: Confirmed } },
    handle: async ({ session, body: { code } }) => {
      const account = await repositories.accounts.find(session.actorId);
      if (!account) throw new Problem('enrolmentOver');
      const recoveryCodes = await accounts.factors.confirm(account, code);
      await repositories.sessions.removeAllOf(session.actorId, session.id);
      const proved = await sessions.prove(session);
      return { status: 200, body: { recoveryCodes, me: await meOf(sessions, proved) } };
    },
  }),
];
