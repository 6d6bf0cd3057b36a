import { fingerprint } from '../../domain/kernel/fingerprint';
import type { ContentFault, SettingFault } from '../../domain/settings/faults';
import type { Reference, Section } from '../../domain/settings/section';
import type { Repositories } from '../../platform/mongo/repositories';
import { settingFault } from '../../texts/field-errors';
import { invalid } from '../http/problems';

type Content = Readonly<Record<string, unknown>>;
type Known = (repositories: Repositories, store: string, id: string) => Promise<boolean>;

/** Whether there is what a reference names, and what it is refused for when there is not. */
const kinds: Readonly<Record<Reference['kind'], readonly [fault: SettingFault, known: Known]>> = {
  person: ['personUnknown', ({ staff }, store, id) => staff.has(store, id)],
  picture: [
    'pictureUnknown',
    async ({ files }, store, hash) => (await files.find(store, hash))?.type.startsWith('image/') === true,
  ],
  team: [
    'teamUnknown',
    async ({ settings }, store, id) => {
      const { content } = await settings.find(store, 'teams');
      return content.items.some((team) => team.id === id && team.active);
    },
  ],
};

async function missing(
  repositories: Repositories,
  store: string,
  references: readonly Reference[],
): Promise<readonly ContentFault[]> {
  const faults = await Promise.all(
    references.map(async ({ kind, id, path }) => {
      const [fault, known] = kinds[kind];
      return (await known(repositories, store, id)) ? [] : [{ path, fault }];
    }),
  );
  return faults.flat();
}

/**
 * Throws `invalid` with a pointer to everything that the change names anew and is not there, and to what it takes away and must not. What stood in
 * the section before may stay: somebody who has left holds up no other change.
 */
export async function assertFits(
  repositories: Repositories,
  store: string,
  section: Section,
  before: Content,
  after: Content,
): Promise<void> {
  const stood = new Set(section.referencesIn(before).map(({ kind, id }) => fingerprint({ kind, id })));
  const anew = section.referencesIn(after).filter(({ kind, id }) => !stood.has(fingerprint({ kind, id })));
  const faults = [...section.faultsOfChange(before, after), ...(await missing(repositories, store, anew))];
  if (faults.length === 0) return;
  throw invalid(faults.map(settingFault));
}
