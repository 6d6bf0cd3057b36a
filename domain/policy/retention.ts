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
  /**
   * Working days within which what customers ask about their own data is answered. The law wants it timely, and a reason where it is refused (PIPL, article 50); 15 working
   * days are what authorities take as the limit (《App违法违规收集使用个人信息行为认定方法》, 2019, 6), GB/T 35273-2020, 8.7, gives 30 days.
   */
  answerWorkingDays: setting(z.int().min(1).max(30), 15),
});
