import { callSlice } from './calls';
import { complaintLinkSlice } from './complaint-link';
import { deadlineSlice } from './deadlines';
import { givingUpSlice } from './giving-up';
import { openingSlice } from './opening';
import { ownAnswerSlice } from './own-answers';
import { quickHandlingSlice } from './quick-handling';
import { recordSlice } from './record';
import { sevenDayCallSlice } from './seven-day-call';

/** All that a follow-up can do. What is not in this list does not exist. */
export const slices = [
  openingSlice,
  ownAnswerSlice,
  callSlice,
  recordSlice,
  quickHandlingSlice,
  sevenDayCallSlice,
  deadlineSlice,
  givingUpSlice,
  complaintLinkSlice,
] as const;
