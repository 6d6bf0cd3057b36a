import { z } from 'zod';
import { storeOf } from '../../domain/processes';
import { runningWithin, type Campaign } from '../../domain/settings/campaigns';
import { Day } from '../../domain/values/field-schemas';
import { lastBookable, today } from '../../platform/day-plans';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { Problem } from '../http/problems';

const both = z.object({ zh: z.string(), en: z.string() });
const RunningCampaign = z
  .object({ id: z.string(), name: both, from: Day, until: Day, benefit: both, highlights: both })
  .meta({ id: 'RunningCampaign' });

/** what somebody who comes on this day can have. */
export async function campaignsOn(context: Context, store: string, day: string): Promise<readonly Campaign[]> {
  return runningWithin(await context.repositories.settings.contentOf(store, 'campaigns'), day, day);
}

/** each by its name; what runs on no day for which appointments are made is no campaign. */
export async function withCampaigns(context: Context, number: string, body: object): Promise<object> {
  const store = storeOf(number);
  const policy = await currentPolicy(context, store);
  const now = Date.now();
  const settings = await context.repositories.settings.contentOf(store, 'campaigns');
  const running = runningWithin(settings, today(policy, now), lastBookable(policy, now));
  const { campaigns } = body as { readonly campaigns: readonly { readonly id: string }[] };
  return {
    campaigns: campaigns.map(({ id }) => {
      const known = running.find((one) => one.id === id);
      if (!known) throw new Problem('notFound', { missing: 'campaign', id });
      return { id, zh: known.zh, en: known.en };
    }),
  };
}

export const runningCampaigns = (context: Context): Endpoint =>
  endpoint({
    operation: 'appointment.listCampaigns',
    method: 'get',
    path: '/running-campaigns',
    tag: 'appointments',
    summary: 'A-10: the campaigns that run on a day, today when none is named, with benefit and what to look after',
    query: z.strictObject({ day: Day.optional() }),
    replies: { 200: { description: 'the campaigns', body: listSchema(RunningCampaign) } },
    handle: async ({ query: { day }, session: { store } }) => {
      const found = await campaignsOn(context, store, day ?? today(await currentPolicy(context, store), Date.now()));
      const items = found.map(({ id, zh, en, from, until, benefit, highlights }) => ({
        id,
        name: { zh, en },
        from,
        until,
        benefit,
        highlights,
      }));
      return { status: 200, body: { items } };
    },
  });
