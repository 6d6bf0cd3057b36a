import type { Models, StoredPresence } from '../models';

/** A tab in which somebody has the page of a process open. */
interface Tab {
  readonly process: string;
  readonly person: string;
  readonly tab: string;
}
/** Somebody, in however many tabs. */
interface Present {
  readonly person: string;
  readonly writing: boolean;
}

const idOf = ({ process, person, tab }: Tab): string => `${process} ${person} ${tab}`;

/** Who has the page of a process open: kept here, because each API process hears only some of the tabs. */
export const presencesIn = ({ presences }: Models) => ({
  /** It counts until then. */
  note: async (tab: Tab, writing: boolean, until: number): Promise<void> => {
    const { process, person } = tab;
    await presences.updateOne(
      { _id: idOf(tab) },
      { $set: { process, person, writing, forgetAt: new Date(until) } },
      { upsert: true },
    );
  },

  leave: async (tab: Tab): Promise<void> => void (await presences.deleteOne({ _id: idOf(tab) })),

  /** Each person once; what has expired may lie there for a minute more. */
  at: async (process: string, now: number): Promise<readonly Present[]> => {
    const tabs = await presences.find({ process }).lean<StoredPresence[]>();
    const people = new Map<string, boolean>();
    for (const { person, writing, forgetAt } of tabs)
      if (forgetAt.getTime() > now) people.set(person, writing || people.get(person) === true);
    return [...people].map(([person, writing]) => ({ person, writing }));
  },
});
