import { z } from 'zod';
import { PolicyContent } from '../../domain/policy/policy';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';

const Numbers = z.array(z.string());
/** More are counted and not named. */
const MOST_NAMED = 200;

const Retention = z
  .object({
    retention: PolicyContent.shape.retention,
    due: z.int().meta({ description: 'how many processes would lose their words now' }),
    orders: Numbers,
    complaints: Numbers,
    followUps: Numbers,
  })
  .meta({ id: 'Retention' });

/** M-06: a dry run: nothing is changed. */
export const retentionEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'readRetention',
    method: 'get',
    path: '/retention',
    tag: 'personal data',
    summary: `M-06: how long words, photos and scans are kept, and which ended visits, complaints and calls would lose theirs now; at most ${MOST_NAMED} are named`,
    replies: { 200: { description: 'what would go', body: Retention } },
    handle: async ({ session: { store } }) => {
      const policy = await currentPolicy(context, store);
      const named: Record<'repairOrder' | 'complaint' | 'followUp', string[]> = {
        repairOrder: [],
        complaint: [],
        followUp: [],
      };
      let due = 0;
      for await (const { type, number } of context.repositories.retention.due(store, policy, Date.now())) {
        due += 1;
        if (due <= MOST_NAMED) named[type].push(number);
      }
      return {
        status: 200,
        body: {
          retention: policy.retention,
          due,
          orders: named.repairOrder,
          complaints: named.complaint,
          followUps: named.followUp,
        },
      };
    },
  });
