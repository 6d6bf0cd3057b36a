import { z } from 'zod';
import { AnyNumber, processTypeOf, type ProcessType } from '../../domain/processes';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { mayCall } from '../permissions';
import { servedProcesses } from '../process-apis';
import { assertAccess, operationOf } from '../processes/process-api';

/** A tab says every twenty seconds that it is there; one that has missed two is gone. */
const THERE_FOR_MS = 50_000;

const Presence = z
  .object({
    items: z.array(
      z.object({
        person: z.string(),
        writing: z.boolean().meta({ description: 'something is typed there and not sent' }),
      }),
    ),
  })
  .meta({ id: 'Presence' });

/** Who sees the page of a process whole, and not only the part that is for everybody. */
const readers: { readonly [T in ProcessType]: 'read' | 'list' } = {
  repairOrder: 'read',
  complaint: 'list',
  followUp: 'read',
  appointment: 'read',
  workshopDay: 'read',
};

/** Whoever may not read the process, and whom it is about, does not learn that there is one. */
async function assertMayRead(context: Context, session: Session, number: string): Promise<void> {
  const type = processTypeOf(number);
  const { api } = servedProcesses[type];
  await assertAccess(context, api, session, number);
  const isThere = await context.repositories.views.has(type, number);
  if (!isThere || !mayCall(session.roles, operationOf(api, readers[type]))) throw new Problem('notFound', { number });
}

/** Who looks at the same page, so that two people do not do the same work. */
export const presenceEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'notePresence',
    method: 'post',
    path: '/presences/:number',
    tag: 'tasks',
    summary:
      'Says that you have the page of a process open in this tab, for 50 seconds, and answers who else has: each person once',
    params: z.strictObject({ number: AnyNumber }),
    body: z.strictObject({
      tab: z.string().regex(/^[a-z0-9-]{8,40}$/),
      doing: z.enum(['reads', 'writes', 'leaves']),
    }),
    problems: ['notFound'],
    replies: { 200: { description: 'who else is there', body: Presence } },
    handle: async ({ params: { number }, body: { tab, doing }, session }) => {
      const { presences } = context.repositories;
      const { actorId: person } = session;
      await assertMayRead(context, session, number);
      const now = Date.now();
      const own = { process: number, person, tab };
      if (doing === 'leaves') await presences.leave(own);
      else await presences.note(own, doing === 'writes', now + THERE_FOR_MS);
      const all = await presences.at(number, now);
      return { status: 200, body: { items: all.filter((one) => one.person !== person) } };
    },
  });
