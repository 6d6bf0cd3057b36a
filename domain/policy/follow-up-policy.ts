import { z } from 'zod';
import { ascending, Days, Minutes, OneRole, RangesOfDay } from './fields';
import { group, setting } from './setting';

/** CF-01 to CF-05, T-21 to T-23, T-38. Days count from the departure. */
export const followUpSettings = group(
  {
    notBeforeDays: setting(Days, 2),
    dueDays: setting(Days, 3),
    sweepDays: setting(Days, 7),
    closeDays: setting(Days, 7),
    sweepScope: setting(z.enum(['unreached', 'all']), 'unreached'),
    /** CF-03 */
    firstRole: setting(OneRole, 'crSpecialist'),
    sweepRole: setting(OneRole, 'informationClerk'),
    /** CF-04: when customers are called. */
    windows: setting(RangesOfDay.min(1), [
      [10 * 60, 12 * 60],
      [15 * 60, 18 * 60],
    ]),
    /** G-47: attempts before an unreachable customer may be closed. */
    attempts: setting(z.int().min(1).max(20), 3),
    /** G-47: the days over which those attempts are spread. */
    attemptDays: setting(z.int().min(1).max(10), 2),
    /** G-04: how many days ahead a customer can book a call. */
    bookWithinDays: setting(Days, 14),
    /** T-38, working minutes. */
    quickHandlingMinutes: setting(Minutes, 480),
    /** G-41: explaining the result of a quick handling to the customer, working minutes. */
    secondCallMinutes: setting(Minutes, 480),
    /** L-40: how long what a caller recorded can be corrected. */
    correctionMinutes: setting(Minutes, 1440),
    /** T-21: minutes between the levels while nobody calls. */
    escalateMinutes: setting(Minutes, 240),
  },
  [(days) => ascending([days.notBeforeDays, days.dueDays, days.sweepDays]), 'callDays'],
  [({ sweepDays, closeDays }) => sweepDays <= closeDays, 'sweepBeforeClose'],
);
