import type { Models, StoredTrayMessage, StoredView } from '../../platform/mongo/models';
import { openedViews } from '../../platform/mongo/projections/views';
import { sealedTray } from '../../platform/mongo/personal-data/personal-fields';

/** What went to this number in the demo store, in words. */
export async function messagesTo(models: Models, phone: string): Promise<readonly StoredTrayMessage[]> {
  const all = await sealedTray(models).open(await models.trayMessages.find({}).lean<StoredTrayMessage[]>());
  return all.filter(({ address }) => address === phone);
}

/** The state that is stored in a view, as it is stored. */
export async function stateStoredIn(
  models: Models,
  view: Pick<StoredView, '_id' | 'state'>,
): Promise<Readonly<Record<string, unknown>>> {
  const [opened] = await openedViews(models, [view]);
  return JSON.parse(opened!.state) as Readonly<Record<string, unknown>>;
}
