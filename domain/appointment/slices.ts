import { agreementSlice } from './agreement';
import { campaignSlice } from './campaigns';
import { customerLinkSlice } from './customer-links';
import { deadlineSlice } from './deadlines';
import { depositSlice } from './deposit';
import { depositEndSlice } from './deposit-end';
import { endingSlice } from './ending';
import { handOverSlice } from './hand-over';
import { needSlice } from './needs';
import { noShowSlice } from './no-show';
import { onlineSlice } from './online-booking';
import { openingSlice } from './opening';
import { putAsideSlice } from './put-aside';
import { reminderSlice } from './reminders';
import { slotSlice } from './slot';
import { termsSlice } from './terms';
import { workshopSlice } from './workshop-notice';

/** All that an appointment can do. What is not in this list does not exist. */
export const slices = [
  openingSlice,
  needSlice,
  campaignSlice,
  termsSlice,
  slotSlice,
  putAsideSlice,
  agreementSlice,
  onlineSlice,
  depositSlice,
  depositEndSlice,
  workshopSlice,
  reminderSlice,
  noShowSlice,
  endingSlice,
  handOverSlice,
  customerLinkSlice,
  deadlineSlice,
] as const;
