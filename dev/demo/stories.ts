import { extraItemVisits } from './visits/extra-items';
import { estimateVisits } from './visits/estimates';
import { workshopVisits } from './visits/workshop';
import { settlementVisits } from './visits/settlement';
import { correctedVisits } from './visits/corrections';
import { exceptionalVisits } from './visits/exceptions';
import { payerVisits } from './visits/payers';
import { peopleAndParts } from './visits/people-and-parts';
import { departures } from './visits/departures';
import { expressVisits } from './visits/express';
import { promises } from './visits/promises';
import { ownPartVisits } from './visits/own-parts';
import type { Story } from './visits/steps';

/** The visits of the demo day, in the order in which they begin. */
export const stories: readonly Story[] = [
  ...extraItemVisits,
  ...estimateVisits,
  ...workshopVisits,
  ...settlementVisits,
  ...exceptionalVisits,
  ...peopleAndParts,
  ...promises,
  ...correctedVisits,
  ...expressVisits,
  ...payerVisits,
  ...departures,
  ...ownPartVisits,
];
