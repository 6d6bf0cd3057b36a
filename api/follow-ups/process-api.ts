import { definition } from '../../domain/follow-up/definition';
import { followUpNumberOf } from '../../domain/follow-up/number';
import type { ProcessApi } from '../processes/process-api';
import { checkSuccessor } from '../processes/successor';
import { FollowUpEventReply, FollowUpReply } from './state-replies';

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
  prepare: async (context, name, number, body) => (name === 'handOver' ? checkSuccessor(context, number, body) : body),
};
