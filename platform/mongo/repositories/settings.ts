import { systemActor } from '../../../domain/kernel/actor';
import { setBounded } from '../../../domain/kernel/bounded-map';
import { withInitial } from '../../../domain/kernel/upcasting';
import { sectionOf, type SectionContent, type SectionName } from '../../../domain/settings/sections';
import { inLatin } from '../../pinyin';
import { ignoreDuplicates } from '../duplicates';
import type { Models, StoredSetting, StoredStore } from '../models';
import { versionedIn, type Authorship } from './versioned';

/** Papers and notices may use what was set this long ago. */
const CACHED_FOR_MS = 5_000;
const MAX_CACHED = 2_000;

/** A section as the store has set it; `updatedAt` is null as long as nobody has. */
export interface Setting<Name extends SectionName = SectionName> extends Pick<StoredSetting, 'version' | 'changedBy'> {
  readonly updatedAt: number | null;
  readonly content: SectionContent<Name>;
}

interface Cached {
  readonly until: number;
  readonly content: Promise<unknown>;
}

/** What a store sets about itself. A section that nobody has set is version 1 of the system, with the initial content. */
export function settingsIn({ settings, stores, formerVersions }: Models) {
  const versioned = versionedIn('settings', settings, formerVersions);
  const idOf = (store: string, section: SectionName): string => `${store}:${section}`;

  async function initialOf<Name extends SectionName>(store: string, section: Name): Promise<SectionContent<Name>> {
    const place = await stores.findOne({ _id: store }).lean<Partial<StoredStore>>();
    const name = place?.name ?? store;
    const facts = { name, latinName: await inLatin(name), teams: place?.teams ?? [] };
    return sectionOf(section).initial(facts) as SectionContent<Name>;
  }

  /** A field that came with a later release has its initial value; lists and tables stay as they are stored. */
  async function settingOf<Name extends SectionName>(
    store: string,
    section: Name,
    stored: StoredSetting | null,
  ): Promise<Setting<Name>> {
    const initial = await initialOf(store, section);
    if (!stored) return { version: 1, changedBy: systemActor, updatedAt: null, content: initial };
    const { version, changedBy, updatedAt } = stored;
    return { version, changedBy, updatedAt, content: withInitial(stored.content, initial) as SectionContent<Name> };
  }

  const find = async <Name extends SectionName>(store: string, section: Name): Promise<Setting<Name>> =>
    settingOf(store, section, await versioned.find(store, idOf(store, section)));

  const cache = new Map<string, Cached>();

  return {
    find,

    /** Who has set which section when; what nobody has set is not in it. */
    all: versioned.all,

    /** The content of a section, at most five seconds old. */
    contentOf: async <Name extends SectionName>(store: string, section: Name): Promise<SectionContent<Name>> => {
      const id = idOf(store, section);
      const known = cache.get(id);
      const now = Date.now();
      const { content } =
        known && now < known.until
          ? known
          : { content: find(store, section).then((setting) => setting.content as unknown) };
      if (content !== known?.content) {
        setBounded(cache, id, { until: now + CACHED_FOR_MS, content }, MAX_CACHED);
        content.catch(() => cache.delete(id));
      }
      return (await content) as SectionContent<Name>;
    },

    /** The section after the change; null when this version is not the newest any more. */
    replace: async <Name extends SectionName>(
      store: string,
      section: Name,
      version: number,
      content: SectionContent<Name>,
      author: Authorship,
    ): Promise<Setting<Name> | null> => {
      const _id = idOf(store, section);
      if (version === 1) {
        const initial = (await initialOf(store, section)) as StoredSetting['content'];
        const first = { _id, store, section, version: 1, changedBy: systemActor, updatedAt: author.at };
        await ignoreDuplicates(settings.create({ ...first, content: initial }));
      }
      const changed = await versioned.replace(store, _id, version, { content }, author);
      cache.delete(_id);
      return changed && settingOf(store, section, changed);
    },

    /** The newest first; empty as long as nobody has set it. */
    versions: (store: string, section: SectionName) => versioned.versions(store, idOf(store, section)),
  };
}
