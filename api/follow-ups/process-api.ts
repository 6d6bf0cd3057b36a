import { definition } from '../../domain/follow-up/definition';
import { followUpNumberOf } from '../../domain/follow-up/number';
import { storeOf } from '../../domain/processes';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { Problem } from '../http/problems';
import type { ProcessApi } from '../processes/process-api';
import { checkSuccessor } from '../processes/successor';
import { FollowUpEventReply, FollowUpReply } from './state-replies';

/** G-18: who calls works in this store, in the role that makes the first call. Throws `notFound` and `successorUnable`. */
async function checkCaller(context: Context, number: string, body: object): Promise<object> {
  const { specialist } = body as { readonly specialist: string };
  const store = storeOf(number);
  const person = await context.repositories.staff.find(store, specialist);
  if (!person) throw new Problem('notFound', { missing: 'specialist', id: specialist });
  const { firstRole } = (await currentPolicy(context, store)).followUp;
  if (!person.roles.includes(firstRole)) throw new Problem('successorUnable', { roles: [firstRole] });
  return body;
}

export const followUpApi: ProcessApi = {
  definition,
  tag: 'follow-up',
  batchExample: [
    { type: 'logCall', callId: 'K-1', channel: 'phone', result: 'noAnswer', atCustomersWish: false },
    { type: 'bookCall', at: '2026-11-25T10:30:00+08:00', words: '请上午再来电' },
  ],
  replies: { state: FollowUpReply, event: FollowUpEventReply },
  /** A follow-up bears the number of the visit it follows. */
  customerReaches: async (_context, session, number) =>
    session.order !== null && followUpNumberOf(session.order) === number,
  prepare: async (context, name, number, body) => {
    if (name === 'assignCaller') return checkCaller(context, number, body);
    return name === 'handOver' ? checkSuccessor(context, number, body) : body;
  },
};
