import type { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { namesOnlyFreeChecks } from '../repair-order/free-checks';
import { Day, Id } from '../values/field-schemas';
import { leaders, staff } from '../values/role-groups';
import { entriesSection } from './entries';
import type { ContentFault } from './faults';
import { BothLanguages } from './words';

const rest = {
  from: Day,
  until: Day,
  /** what the customer has of coming in this time. */
  benefit: BothLanguages,
  /** what is looked after with care in this time of the year. */
  highlights: BothLanguages,
} as const;
type Rest = Immutable<z.output<z.ZodObject<typeof rest>>>;

/** who introduces what every car gets anyway has introduced no campaign. */
const freeChecks = (entry: Rest & { readonly zh: string; readonly en: string }): readonly ContentFault[] =>
  (
    [
      [['zh'], entry.zh],
      [['en'], entry.en],
      [['benefit', 'zh'], entry.benefit.zh],
      [['benefit', 'en'], entry.benefit.en],
    ] as const
  ).flatMap(([path, text]) => (namesOnlyFreeChecks(text) ? [{ path, fault: 'freeCheckIsNoCampaign' as const }] : []));

/** what customers who ask for an appointment are told of. */
export const campaigns = entriesSection({
  key: 'id',
  id: Id,
  rest,
  most: 100,
  needsOne: false,
  initial: () => ({ items: [] }),
  readers: staff,
  writers: [...leaders, 'crSupervisor', 'operator'],
  faultsIn: (entry) => [
    ...(entry.until < entry.from ? [{ path: ['until'], fault: 'endsBeforeItBegins' as const }] : []),
    ...freeChecks(entry),
  ],
});

type Campaigns = Immutable<z.output<typeof campaigns.schema>>;
export type Campaign = Campaigns['items'][number];

/** Those that somebody who comes on one of these days can have. */
export const runningWithin = ({ items }: Campaigns, first: string, last: string): readonly Campaign[] =>
  items.filter(({ active, from, until }) => active && from <= last && first <= until);
