import type { Role } from '../../../domain/kernel/actor';
import { isDuplicate } from '../duplicates';
import { oneOf } from '../filters';
import { EVERY_STORE, type Models, type StoredStaffMember } from '../models';
import { renewRights } from './sessions';
import { versionedIn, type Authorship, type Content } from './versioned';

/** Whoever works for a store, and whoever works for all of them. */
const worksFor = (store: string) => oneOf([store, EVERY_STORE]);

/** One entry for each person: of one who has an entry of the store and one of all stores, that of the store with the roles of both. */
function onePerPerson(entries: readonly StoredStaffMember[]): readonly StoredStaffMember[] {
  const people = new Map<string, StoredStaffMember>();
  for (const entry of entries) {
    const other = people.get(entry.person);
    if (!other) people.set(entry.person, entry);
    else {
      const own = entry.store === EVERY_STORE ? other : entry;
      people.set(entry.person, { ...own, roles: [...new Set([...other.roles, ...entry.roles])] });
    }
  }
  return [...people.values()];
}

/** The people who work in a store. Nobody who has left is found, except by name for papers of the past. */
export function staffIn({ staff, formerVersions, sessions }: Models) {
  const working = async (filter: object): Promise<readonly StoredStaffMember[]> =>
    onePerPerson(
      await staff
        .find({ ...filter, active: true })
        .sort({ person: 1 })
        .lean<StoredStaffMember[]>(),
    );
  const versioned = versionedIn('staff', staff, formerVersions);

  return {
    find: async (store: string, person: string): Promise<StoredStaffMember | null> =>
      (await working({ store: worksFor(store), person }))[0] ?? null,

    has: async (store: string, person: string): Promise<boolean> =>
      (await staff.exists({ store: worksFor(store), person, active: true })) !== null,

    /** What this person is, in every store where they work. */
    entriesOf: (person: string) => staff.find({ person, active: true }).sort({ store: 1 }).lean<StoredStaffMember[]>(),

    all: (store: string) => working({ store: worksFor(store) }),

    /** Whoever holds one of these roles. */
    holdersOf: (store: string, roles: readonly Role[]) => working({ store: worksFor(store), roles: oneOf(roles) }),

    /** CF-16: whoever named this person as deputy, whether away at this moment or not. */
    whoNamed: (store: string, deputy: string) => working({ store, 'absence.deputy': deputy }),

    /** The entry of this very store, also of whoever has left it. */
    entry: (store: string, person: string) => staff.findOne({ store, person }).lean<StoredStaffMember>(),

    /** The entries of this very store, also of those who have left it. */
    entries: (store: string) => staff.find({ store }).sort({ person: 1 }).lean<StoredStaffMember[]>(),

    /** False when this person has an entry of this store. */
    add: async (entry: StoredStaffMember): Promise<boolean> => {
      try {
        await staff.create(entry);
        await renewRights({ sessions }, [entry.person]);
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },

    versions: versioned.versions,

    /** The entry after the change; null when this version is not the newest any more. It counts on the next request of everybody it is about. */
    replace: async (
      store: string,
      id: string,
      version: number,
      change: Partial<Content<StoredStaffMember>>,
      authorship: Authorship,
    ): Promise<StoredStaffMember | null> => {
      const before = await versioned.find(store, id);
      const after = await versioned.replace(store, id, version, change, authorship);
      if (before && after) {
        const deputies = [before, after].flatMap(({ absence }) => absence?.deputy ?? []);
        await renewRights({ sessions }, [after.person, ...deputies]);
      }
      return after;
    },

    namesOf: async (store: string): Promise<ReadonlyMap<string, string>> => {
      const known = await staff.find({ store: worksFor(store) }, { person: 1, name: 1 }).lean<StoredStaffMember[]>();
      return new Map(known.map(({ person, name }) => [person, name]));
    },
  };
}
