import type { SectionContent, SectionName } from '../../domain/settings/sections';

/** The sections that are lists. */
export type ListName = {
  [Name in SectionName]: SectionContent<Name> extends { readonly items: readonly unknown[] } ? Name : never;
}[SectionName];

/** An entry of any list; what it says besides depends on the list. */
export interface Entry {
  readonly zh: string;
  readonly en: string;
  readonly active: boolean;
  readonly [field: string]: unknown;
}

interface ListKind {
  /** The field that holds the id. */
  readonly key: 'id' | 'code';
  /** What ids that the console makes begin with. */
  readonly prefix: string;
  /** The manufacturer or the group may have codes of its own, which a person types. */
  readonly typed: boolean;
  /** Of a new entry, beside its names. */
  readonly fresh: Readonly<Record<string, unknown>>;
}

export const listKinds: { readonly [Name in ListName]: ListKind } = {
  departments: { key: 'code', prefix: 'dept', typed: false, fresh: { head: null, deputy: null } },
  teams: { key: 'id', prefix: 'team', typed: false, fresh: { foreman: null, members: [] } },
  bays: { key: 'id', prefix: 'bay', typed: false, fresh: { kind: 'lift', team: null } },
  posts: { key: 'id', prefix: 'post', typed: false, fresh: { members: [] } },
  campaigns: {
    key: 'id',
    prefix: 'campaign',
    typed: false,
    fresh: { from: '', until: '', benefit: { zh: '', en: '' }, highlights: { zh: '', en: '' } },
  },
  appointmentBenefits: {
    key: 'id',
    prefix: 'benefit',
    typed: false,
    fresh: { brand: 'general', kind: 'staffAndArea', discountPercent: 0 },
  },
  checklistProfiles: { key: 'id', prefix: 'job', typed: false, fresh: { added: [], leftOut: [] } },
  causeCodes: { key: 'code', prefix: 'C', typed: true, fresh: {} },
  classificationCodes: { key: 'code', prefix: 'K', typed: true, fresh: {} },
};

export const entriesOf = (content: SectionContent<ListName>): readonly Entry[] => content.items;
const contentOf = (items: readonly Entry[]): SectionContent<ListName> => ({ items }) as never;

export const idOf = (name: ListName, entry: Entry): string => String(entry[listKinds[name].key]);

/** The next id that nobody has: `team-4` after three teams. */
export function nextId(name: ListName, entries: readonly Entry[]): string {
  const taken = new Set(entries.map((entry) => idOf(name, entry)));
  for (let n = entries.length + 1; ; n++) {
    const id = `${listKinds[name].prefix}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** The content with this entry in the place of the one of its id, or at the end. Answers where it stands, too. */
export function withEntry(name: ListName, content: SectionContent<ListName>, entry: Entry) {
  const entries = entriesOf(content);
  const known = entries.findIndex((one) => idOf(name, one) === idOf(name, entry));
  const index = known < 0 ? entries.length : known;
  return { index, content: contentOf(known < 0 ? [...entries, entry] : entries.with(known, entry)) };
}

/** The content with an entry in use one place further up or down among those in use. */
export function moved(name: ListName, content: SectionContent<ListName>, id: string, by: -1 | 1) {
  const entries = entriesOf(content);
  const inUse = entries.filter(({ active }) => active);
  const from = inUse.findIndex((one) => idOf(name, one) === id);
  const [entry, other] = [inUse[from], inUse[from + by]];
  if (!entry || !other) return content;
  return contentOf(entries.map((one) => (one === entry ? other : one === other ? entry : one)));
}
