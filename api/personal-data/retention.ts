import { z } from 'zod';
import { PolicyContent } from '../../domain/policy/policy';
import type { ProcessType } from '../../domain/processes';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Holder } from '../../platform/mongo/personal-data/retention';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';

const Numbers = z.array(z.string());
/** More are counted and not named. */
const MOST_NAMED = 200;

const holders = ['itself', 'complaint', 'followUp', 'repairOrder'] as const satisfies readonly Holder[];

const Retention = z
  .object({
    retention: PolicyContent.shape.retention,
    due: z.int().meta({ description: 'how many processes would lose their words now' }),
    oldest: StoredInstant.nullable().meta({ description: 'when the oldest of them last changed' }),
    orders: Numbers,
    complaints: Numbers,
    followUps: Numbers,
    appointments: Numbers,
    heldCount: z.int().meta({ description: 'how many are old enough and stay' }),
    held: z
      .array(z.object({ number: z.string(), at: StoredInstant, because: z.enum(holders) }))
      .meta({ description: 'what of these is under way: they themselves, or their complaint, call or visit' }),
    lastRun: z
      .object({ at: StoredInstant, gone: z.int().meta({ description: 'processes that lost their words' }) })
      .nullable(),
  })
  .meta({ id: 'Retention' });

/** M-06: a dry run: nothing is changed. */
export const retentionEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'readRetention',
    method: 'get',
    path: '/retention',
    tag: 'personal data',
    summary: `M-06: how long words, photos and scans are kept, which ended visits, complaints and calls would lose theirs now, what is held and why, and the last run; at most ${MOST_NAMED} of each are named`,
    replies: { 200: { description: 'what would go', body: Retention } },
    handle: async ({ session: { store } }) => {
      const { retention } = context.repositories;
      const policy = await currentPolicy(context, store);
      const named: Record<ProcessType, string[]> = {
        repairOrder: [],
        complaint: [],
        followUp: [],
        appointment: [],
        workshopDay: [],
      };
      const held: { number: string; at: number; because: Holder }[] = [];
      let [due, heldCount] = [0, 0];
      let oldest: number | null = null;
      for await (const { type, number, at, heldBy } of retention.old(store, policy, Date.now())) {
        if (heldBy !== null) {
          heldCount += 1;
          if (heldCount <= MOST_NAMED) held.push({ number, at, because: heldBy });
          continue;
        }
        due += 1;
        oldest = Math.min(oldest ?? at, at);
        if (due <= MOST_NAMED) named[type].push(number);
      }
      const run = await retention.lastRun(store);
      return {
        status: 200,
        body: {
          retention: policy.retention,
          due,
          oldest,
          orders: named.repairOrder,
          complaints: named.complaint,
          followUps: named.followUp,
          appointments: named.appointment,
          heldCount,
          held,
          lastRun: run && { at: run.at, gone: run.gone },
        },
      };
    },
  });
