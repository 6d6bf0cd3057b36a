import { z } from 'zod';
import { isLastKeeper } from '../../domain/account/staffing';
import type { Actor } from '../../domain/kernel/actor';
import { reject } from '../../domain/kernel/rejection';
import { Id, LongText } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams, listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { RoleName } from '../processes/replies';
import { handOverAll, Remaining } from './hand-over';
import { openWorkOf } from './open-work';
import { staffEntryIn } from './staff-entry';

const tag = 'staff';
const MAX_TRIES = 3;

const HeldProcessReply = z
  .object({ number: z.string(), roles: z.array(RoleName) })
  .meta({ id: 'HeldProcess', description: 'a process that waits for the person, and the roles a successor needs' });

const Leaving = z
  .object({
    left: z.boolean().meta({ description: 'false while something remains; the same again goes on from there' }),
    handedOver: z.array(z.string()).meta({ description: 'numbers' }),
    remaining: z.array(Remaining),
  })
  .meta({ id: 'Leaving' });

/** Somebody leaves the store: what waits for them goes to a successor, and only then they are gone. */
export function leavingEndpoints(context: Context): readonly Endpoint[] {
  const { repositories } = context;
  const { staff } = repositories;

  const entryOf = staffEntryIn(repositories);
  /** Of somebody about whom this session may decide: not itself, and nobody of the central team. */
  const entryWithin = async ({ store, actorId, roles }: Session, id: string): Promise<void> => {
    const entry = await entryOf(store, id);
    if (id === actorId) reject('notForOneself');
    if (entry.roles.includes('centralTeam') && !roles.includes('centralTeam')) throw new Problem('roleAbove');
  };
  /** Whoever changes something else of the person meanwhile does not keep them from leaving. */
  const setActive = async (store: string, id: string, active: boolean, by: Actor): Promise<void> => {
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      const { _id, version, active: now } = await entryOf(store, id);
      if (now === active) return;
      if (await staff.replace(store, _id, version, { active }, { by, at: Date.now() })) return;
    }
    throw new Problem('versionStale');
  };
  /** CF-16: whoever is away and would have no deputy any more. */
  const withoutDeputy = async (store: string, id: string): Promise<readonly Remaining[]> =>
    (await staff.whoNamed(store, id))
      .filter(({ absence }) => absence && absence.until > Date.now())
      .map(({ person }) => ({ number: null, person, code: 'deputyNeeded' as const, facts: {} }));

  return [
    endpoint({
      operation: 'readOpenWork',
      method: 'get',
      path: '/staff/:id/open-work',
      tag,
      summary: 'What waits for this very person: orders, complaints, follow-ups',
      params: IdParams,
      problems: ['notFound'],
      replies: { 200: { description: 'the processes, the oldest first', body: listSchema(HeldProcessReply) } },
      handle: async ({ params: { id }, session: { store } }) => {
        await entryOf(store, id);
        const held = await openWorkOf(repositories, store, id);
        return { status: 200, body: { items: held.map(({ number, roles }) => ({ number, roles: [...roles] })) } };
      },
    }),
    endpoint({
      operation: 'recordLeaving',
      method: 'post',
      path: '/staff/:id/leaving',
      tag,
      summary:
        'A person leaves: whatever waits for them goes to the successor, then their sessions end. What cannot be handed over is told one by one, and the same again goes on from there',
      params: IdParams,
      body: z.strictObject({ successor: Id, reason: LongText }),
      keyed: true,
      problems: ['notFound', 'notForOneself', 'roleAbove', 'lastKeeper', 'ownSuccessor', 'versionStale'],
      replies: { 200: { description: 'what was handed over, and what remains', body: Leaving } },
      handle: async ({ params: { id }, body: { successor, reason }, session, actor, caller, key }) => {
        const { store } = session;
        await entryWithin(session, id);
        if (successor === id) throw new Problem('ownSuccessor');
        if (!(await staff.has(store, successor))) throw new Problem('notFound', { missing: 'successor' });
        if (isLastKeeper(await staff.entries(store), id)) throw new Problem('lastKeeper');
        const held = await openWorkOf(repositories, store, id);
        const { handedOver, remaining } = await handOverAll(
          context,
          held.map(({ number }) => number),
          { command: 'handOver', session, caller, predecessor: id, successor, reason, key },
        );
        remaining.push(...(await withoutDeputy(store, id)));
        const left = remaining.length === 0;
        if (left) await setActive(store, id, false, actor);
        return { status: 200, body: { left, handedOver, remaining } };
      },
    }),
    endpoint({
      operation: 'undoLeaving',
      method: 'delete',
      path: '/staff/:id/leaving',
      tag,
      summary: 'Back in the store, with the roles of before; what was handed over stays where it is',
      params: IdParams,
      problems: ['notFound', 'notForOneself', 'roleAbove', 'versionStale'],
      replies: { 204: { description: 'back' } },
      handle: async ({ params: { id }, session, actor }) => {
        await entryWithin(session, id);
        await setActive(session.store, id, true, actor);
        return { status: 204 };
      },
    }),
  ];
}
