import type { ChecklistProfile } from '../../domain/repair-order/checklist-profile';
import { storeOf } from '../../domain/processes';
import type { Context } from '../context';
import { Problem } from '../http/problems';

/** M-08: the kind of job as the store has set it now; the order keeps it. Throws `notFound` for one that is not offered. */
export async function jobKind(
  { repositories: { settings } }: Context,
  store: string,
  id: string,
): Promise<ChecklistProfile> {
  const { content } = await settings.find(store, 'checklistProfiles');
  const known = content.items.find((one) => one.id === id && one.active);
  if (!known) throw new Problem('notFound', { missing: 'checklistProfile' });
  const { zh, en, added, leftOut, procedure } = known;
  return { id, zh, en, added, leftOut, ...(procedure && { procedure }) };
}

/** A correction carries what the lists of the new kind hold, which no workflow can look up. */
export async function withJobKind(context: Context, number: string, body: object): Promise<object> {
  const { checklistProfile } = body as { readonly checklistProfile: string };
  return { ...body, profile: await jobKind(context, storeOf(number), checklistProfile) };
}
