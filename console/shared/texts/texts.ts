import { accountTexts } from './account-texts';
import { actionTexts } from './action-texts';
import { appointmentPageTexts } from './appointment-texts';
import { auditTexts } from './audit-texts';
import { bookingTexts } from './booking-texts';
import { checkInTexts } from './check-in-texts';
import { commonTexts } from './common-texts';
import { complaintPageTexts } from './complaint-texts';
import { consentTexts } from './consent-texts';
import { customerRelationsTexts } from './customer-relations-texts';
import { dashboardTexts } from './dashboard-texts';
import { deskTexts } from './desk-texts';
import { emptyTexts } from './empty-texts';
import { exportTexts } from './export-texts';
import { expressTexts } from './express-texts';
import { helpTexts } from './help-texts';
import { importTexts } from './imports';
import { joinTexts } from './join-texts';
import { masterDataTexts } from './master-data';
import { moneyTexts } from './money-texts';
import { noticeTexts } from './notice-texts';
import { openingTexts } from './opening-texts';
import { personalDataTexts } from './personal-data-texts';
import { plannerTexts } from './planner-texts';
import { settingsTexts } from './settings-texts';
import { staffTexts } from './staff-texts';
import { timeTravelTexts } from './time-travel';
import { tourTexts } from './tour-texts';
import { tvTexts } from './tv-texts';
import { workshopPageTexts } from './workshop-texts';

/** What the console itself says, in both languages. A text without both, and a name that two tables have, do not compile. */
export const texts = joinTexts([
  commonTexts,
  accountTexts,
  actionTexts,
  auditTexts,
  appointmentPageTexts,
  bookingTexts,
  plannerTexts,
  masterDataTexts,
  settingsTexts,
  moneyTexts,
  noticeTexts,
  timeTravelTexts,
  complaintPageTexts,
  consentTexts,
  customerRelationsTexts,
  checkInTexts,
  expressTexts,
  personalDataTexts,
  openingTexts,
  staffTexts,
  importTexts,
  workshopPageTexts,
  deskTexts,
  dashboardTexts,
  tvTexts,
  tourTexts,
  helpTexts,
  emptyTexts,
  exportTexts,
]);

export type TextName = keyof typeof texts;
