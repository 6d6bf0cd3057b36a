import { adoptionSlice } from './adoption';
import { accusedSlice } from './accused';
import { assigningSlice } from './assigning';
import { openingSlice } from './opening';
import { intakeSlice } from './intake';
import { inquirySlice } from './inquiries';
import { newsSlice } from './news';
import { customerLinkSlice } from './customer-links';
import { customerWordsSlice } from './customer-words';
import { departmentTaskSlice } from './department-tasks';
import { ownershipSlice } from './ownership';
import { handOverSlice } from './hand-over';
import { pauseSlice } from './pauses';
import { judgementSlice } from './judgement';
import { investigationSlice } from './investigation';
import { solutionSlice } from './solution';
import { closingSlice } from './closing';
import { measureSlice } from './measures';
import { penaltySlice } from './penalties';
import { contactSlice } from './contact-attempts';
import { correctionSlice } from './corrections';
import { endingSlice } from './endings';
import { escalationSlice } from './escalation';
import { flagSlice } from './flags';
import { issueSlice } from './manufacturer-issues';
import { linkSlice } from './links';
import { mergingSlice } from './merging';
import { deadlineSlice } from './deadlines';

/** All that a complaint can do. What is not in this list does not exist. */
export const slices = [
  openingSlice,
  accusedSlice,
  assigningSlice,
  intakeSlice,
  newsSlice,
  customerWordsSlice,
  customerLinkSlice,
  inquirySlice,
  ownershipSlice,
  departmentTaskSlice,
  handOverSlice,
  pauseSlice,
  judgementSlice,
  investigationSlice,
  solutionSlice,
  closingSlice,
  measureSlice,
  penaltySlice,
  contactSlice,
  endingSlice,
  correctionSlice,
  escalationSlice,
  flagSlice,
  issueSlice,
  linkSlice,
  mergingSlice,
  adoptionSlice,
  deadlineSlice,
] as const;
