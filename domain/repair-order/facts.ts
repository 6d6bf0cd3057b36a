import type { Fact, FactOf } from './fact';
import type { FactName } from './fact-names';
import type { FactKind } from './fact-value';
import { receptionFacts } from './facts-at-reception';
import { foundFacts } from './facts-of-lists';
import { workFacts } from './facts-of-work';

const facts: Readonly<Record<FactName, Fact>> = { ...receptionFacts, ...foundFacts, ...workFacts };

/** Read as one of any kind; the kinds of its functions go together. */
export const factOf = (name: FactName): FactOf<FactKind> => facts[name] as unknown as FactOf<FactKind>;
