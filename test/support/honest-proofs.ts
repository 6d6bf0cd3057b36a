import { canonicalJson } from '../../domain/proof/canonical-json';
import { ProofLog } from './proof-log';
import { givenBack, paidByTwo } from './payer-events';
import { contracted, declined, delivered, inSettlement, qualityPassed, takenIn, type Events } from './order-events';

/** A number from 0 up to and without `below`. */
export type Dice = (below: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Entry = { entry: unknown; openings: Record<string, unknown> };
interface Bundle {
  entries: Entry[];
}

const visits: readonly Events[] = [
  takenIn(),
  contracted(),
  declined(),
  qualityPassed(),
  inSettlement(),
  delivered(),
  paidByTwo(),
  givenBack(),
];

/** An honest bundle: some beginning of some visit among others, some of its words withheld. */
export function honestBundle(dice: Dice): string {
  const visit = visits[dice(visits.length)]!;
  const text = new ProofLog(`secret ${dice(1e9)}`).addVisit(visit.slice(0, 1 + dice(visit.length)), dice(6)).export();
  if (dice(2) === 0) return text;
  const bundle = JSON.parse(text) as Bundle;
  const { openings } = bundle.entries[dice(bundle.entries.length)]!;
  for (const pointer of Object.keys(openings)) if (dice(2) === 0) delete openings[pointer];
  return canonicalJson(bundle);
}
