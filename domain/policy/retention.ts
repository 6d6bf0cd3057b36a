import { z } from 'zod';
import { group, setting } from './setting';

const Years = z.int().min(1).max(30);

/**
 * M-06: for how many years after it ended the words, photos and scans of a visit, a complaint or a call are kept; sums, times and proofs stay. No seed states a
 * period: these are proposed.
 */
export const retention = group({
  visitWordsYears: setting(Years, 10),
  complaintWordsYears: setting(Years, 10),
  callWordsYears: setting(Years, 3),
  /** Days that the store knows what went out to whom. */
  sendingDays: setting(z.int().min(30).max(3_650), 400),
});
