import { callerSlice } from './callers';
import { callSlice } from './calls';
import { complaintLinkSlice } from './complaint-link';
import { correctionSlice } from './corrections';
import { deadlineSlice } from './deadlines';
import { furtherNeedSlice } from './further-needs';
import { givingUpSlice } from './giving-up';
import { handOverSlice } from './hand-over';
import { openingSlice } from './opening';
import { ownAnswerSlice } from './own-answers';
import { quickHandlingSlice } from './quick-handling';
import { recordSlice } from './record';
import { sevenDayCallSlice } from './seven-day-call';

/** All that a follow-up can do. What is not in this list does not exist. */
export const slices = [
  openingSlice,
  ownAnswerSlice,
  callerSlice,
  callSlice,
  recordSlice,
  quickHandlingSlice,
  furtherNeedSlice,
  sevenDayCallSlice,
  correctionSlice,
  deadlineSlice,
  givingUpSlice,
  handOverSlice,
  complaintLinkSlice,
] as const;
