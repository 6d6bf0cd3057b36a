import { resetRefusal } from '../../domain/account/resets';
import type { Actor } from '../../domain/kernel/actor';
import { EVERY_STORE } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { OneTimeCode, tag } from './fields';

/** Whoever manages the store or administers the system lets others into their accounts again. */
export const resetEndpoints = ({ accounts, repositories }: Context): readonly Endpoint[] => {
  const { staff, sessions } = repositories;

  /** Throws `notFound` for somebody who does not work here, `ownAccount`, `roleAbove`. */
  async function assertMayReset(actor: Actor, store: string, person: string): Promise<void> {
    if (!(await staff.has(store, person))) throw new Problem('notFound', { missing: person });
    const [own, theirs] = await Promise.all([staff.entriesOf(actor.for ?? actor.id), staff.entriesOf(person)]);
    const everywhere = own.some(
      (entry) => entry.store === EVERY_STORE && entry.roles.some((role) => role === actor.role),
    );
    const refusal = resetRefusal({ actor, store, everywhere }, person, theirs);
    if (refusal !== undefined) throw new Problem(refusal);
  }

  /** Does this to the person, whose sessions end with it. */
  const resetting =
    (change?: (person: string) => Promise<unknown>) =>
    async ({ params: { id }, session, actor }: { params: { id: string }; session: Session; actor: Actor }) => {
      await assertMayReset(actor, session.store, id);
      await change?.(id);
      await sessions.removeAllOf(id);
      return { status: 204 as const };
    };

  return [
    endpoint({
      operation: 'givePasswordCode',
      method: 'post',
      path: '/staff/:id/password-code',
      tag,
      summary:
        'A one-time code with which somebody chooses a new password; the old one is void, and their sessions end',
      params: IdParams,
      problems: ['ownAccount', 'roleAbove'],
      replies: { 201: { description: 'the code', body: OneTimeCode } },
      handle: async ({ params: { id }, session, actor }) => {
        await assertMayReset(actor, session.store, id);
        return { status: 201, body: await accounts.passwords.reset(id) };
      },
    }),
    endpoint({
      operation: 'endSessionsOf',
      method: 'delete',
      path: '/staff/:id/sessions',
      tag,
      summary: 'Sign somebody out everywhere',
      params: IdParams,
      problems: ['ownAccount', 'roleAbove'],
      replies: { 204: { description: 'done' } },
      handle: resetting(),
    }),
    endpoint({
      operation: 'closeAccount',
      method: 'put',
      path: '/staff/:id/closure',
      tag,
      summary: 'Let somebody sign in no more, in no store; their sessions end, and what is theirs stays theirs',
      params: IdParams,
      problems: ['ownAccount', 'roleAbove'],
      replies: { 204: { description: 'closed' } },
      handle: resetting((id) => repositories.accounts.setActive(id, false)),
    }),
    endpoint({
      operation: 'reopenAccount',
      method: 'delete',
      path: '/staff/:id/closure',
      tag,
      summary: 'Let somebody sign in again, with the password of before',
      params: IdParams,
      problems: ['ownAccount', 'roleAbove'],
      replies: { 204: { description: 'open again' } },
      handle: async ({ params: { id }, session, actor }) => {
        await assertMayReset(actor, session.store, id);
        await repositories.accounts.setActive(id, true);
        return { status: 204 };
      },
    }),
    endpoint({
      operation: 'removeSecondFactorOf',
      method: 'delete',
      path: '/staff/:id/second-factor',
      tag,
      summary: 'Take the second factor off somebody who has lost it; their sessions end',
      params: IdParams,
      problems: ['ownAccount', 'roleAbove'],
      replies: { 204: { description: 'done' } },
      handle: resetting((id) => repositories.accounts.removeSecondFactor(id)),
    }),
  ];
};
