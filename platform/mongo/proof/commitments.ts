import type { ProofEntry } from '../../../domain/proof/entry';

type Pairs = readonly (readonly [pointer: string, commitment: string])[];

/** What an entry was sealed as, as it is stored. */
export const commitmentsOf = ({ sealed }: Pick<ProofEntry, 'sealed'>): string => JSON.stringify(Object.entries(sealed));

/** By pointer. */
export const readCommitments = (stored: string): ReadonlyMap<string, string> => new Map(JSON.parse(stored) as Pairs);
