import { z } from 'zod';
import { leastDeposit, wantsDeposit } from '../../domain/appointment/deposit-due';
import { Fen, StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import { neededParts, priceOfParts, readyAtOf } from './job-parts';

/** Names in a list with commas between them. */
const names = z
  .string()
  .max(1_000)
  .default('')
  .transform((list) => list.split(',').filter((name) => name !== ''))
  .pipe(z.array(z.string()).max(30))
  .meta({ override: { type: 'string', maxLength: 1_000 } });

const EstimatedPart = z.object({
  partNumber: z.string(),
  name: z.string(),
  quantity: z.int(),
  stock: z.int(),
  readyAt: StoredInstant.nullable().meta({ description: 'null where it is in stock' }),
});

const JobEstimate = z
  .object({
    work: z.array(z.object({ code: z.string(), work: z.string(), minutes: z.int(), labour: Fen })),
    repairMinutes: z.int(),
    labour: Fen,
    material: Fen,
    total: Fen,
    parts: z.array(EstimatedPart),
    partsReadyAt: StoredInstant.nullable(),
    depositFrom: Fen.nullable().meta({ description: 'A-04: the least deposit; null where none is wanted' }),
  })
  .meta({ id: 'JobEstimate' });

/** what work of the price menu and parts of the catalogue take and cost, before anybody is promised anything. */
export const estimateJob = (context: Context): Endpoint =>
  endpoint({
    operation: 'appointment.estimateJob',
    method: 'get',
    path: '/job-estimate',
    tag: 'appointments',
    summary:
      'A-04, A-11, A-12, A-13: how long work of the price menu takes, what it costs with its parts, and when those are here',
    query: z.strictObject({
      work: names.meta({ description: 'codes of the price menu' }),
      parts: names.meta({ description: 'numbers of parts beside those of the work' }),
    }),
    problems: ['notFound'],
    replies: { 200: { description: 'the estimate', body: JobEstimate } },
    handle: async ({ query: { work: codes, parts: more }, session: { store } }) => {
      const policy = await currentPolicy(context, store);
      const menu = await context.repositories.prices.byCodes(store, codes);
      const items = codes.map((code) => {
        const item = menu.get(code);
        if (!item) throw new Problem('notFound', { missing: 'code', id: code });
        return item;
      });
      const sent = [...items.flatMap(({ parts }) => parts), ...more].map((partNumber) => ({ partNumber, quantity: 1 }));
      const parts = await neededParts(context, store, sent);
      const labour = items.reduce((sum, one) => sum + one.labour, 0);
      const material = priceOfParts(parts);
      const wanted = wantsDeposit({ job: { parts: sent, partsTotal: material }, policy });
      return {
        status: 200,
        body: {
          work: items.map(({ code, work, labourMinutes, labour: price }) => ({
            code,
            work,
            minutes: labourMinutes,
            labour: price,
          })),
          repairMinutes: items.reduce((sum, { labourMinutes }) => sum + labourMinutes, 0),
          labour,
          material,
          total: labour + material,
          parts: parts.map(({ part: { partNumber, name, stock }, quantity, readyAt }) => ({
            partNumber,
            name,
            quantity,
            stock,
            readyAt: readyAt ?? null,
          })),
          partsReadyAt: readyAtOf(parts) ?? null,
          depositFrom: wanted ? leastDeposit(material, policy) : null,
        },
      };
    },
  });
