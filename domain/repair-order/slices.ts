import { openingSlice } from './opening';
import { receptionSlice } from './reception';
import { fillingSlice } from './checklist-filling';
import { jobKindSlice } from './job-kind';
import { intakeSlice } from './intake';
import { partySlice } from './parties';
import { transportSlice } from './transport';
import { customerLinkSlice } from './customer-links';
import { evidenceSlice } from './evidence';
import { diagnosisSlice } from './diagnosis';
import { estimateSlice } from './estimate';
import { contractSlice } from './contract';
import { feeWaiverSlice } from './fee-waiver';
import { handOverSlice } from './hand-over';
import { commitmentSlice } from './commitments';
import { dispatchSlice } from './dispatch';
import { washSlice } from './wash';
import { workshopTimeSlice } from './workshop-time';
import { assignmentSlice } from './assignments';
import { repairSlice } from './repair';
import { holdSlice } from './holds';
import { supplySlice } from './part-supply';
import { appointmentPartSlice } from './appointment-parts';
import { leaveSlice } from './temporary-leave';
import { extraItemSlice } from './extra-items';
import { progressSlice } from './progress-check';
import { promiseChangeSlice } from './promise-change';
import { newsSlice } from './customer-news';
import { counterMeasureSlice } from './counter-measures';
import { qualitySlice } from './quality-check';
import { phoneWitnessSlice } from './phone-witness';
import { departmentSlipsSlice } from './department-slips';
import { preparationSlice } from './preparation';
import { pickupSlice } from './pickup';
import { deskSlice } from './desk-waits';
import { acceptanceSlice } from './acceptance';
import { settlementSlice } from './settlement';
import { creditSlice } from './credit';
import { goodwillSlice } from './goodwill';
import { specialRequestSlice } from './special-requests';
import { invoiceDataSlice } from './invoice-data';
import { paymentSlice } from './payment';
import { adjustmentSlice } from './adjustments';
import { arrearsSlice } from './arrears';
import { invoiceSlice } from './invoices';
import { aftercareSlice } from './aftercare';
import { deliverySlice } from './delivery';
import { fileSlice } from './file-completion';
import { clusterSlice } from './cluster-change';
import { correctionSlice } from './corrections';
import { renewedSignatureSlice } from './renewed-signatures';
import { itemChangeSlice } from './item-changes';
import { voidSlice } from './voiding';
import { deadlineSlice } from './deadlines';

/** All that a repair order can do. What is not in this list does not exist. */
export const slices = [
  openingSlice,
  receptionSlice,
  fillingSlice,
  jobKindSlice,
  intakeSlice,
  partySlice,
  transportSlice,
  customerLinkSlice,
  evidenceSlice,
  phoneWitnessSlice,
  diagnosisSlice,
  estimateSlice,
  contractSlice,
  feeWaiverSlice,
  commitmentSlice,
  handOverSlice,
  dispatchSlice,
  washSlice,
  workshopTimeSlice,
  assignmentSlice,
  repairSlice,
  holdSlice,
  supplySlice,
  appointmentPartSlice,
  leaveSlice,
  extraItemSlice,
  progressSlice,
  promiseChangeSlice,
  newsSlice,
  counterMeasureSlice,
  qualitySlice,
  preparationSlice,
  departmentSlipsSlice,
  pickupSlice,
  deskSlice,
  acceptanceSlice,
  settlementSlice,
  goodwillSlice,
  specialRequestSlice,
  creditSlice,
  invoiceDataSlice,
  paymentSlice,
  adjustmentSlice,
  invoiceSlice,
  arrearsSlice,
  aftercareSlice,
  deliverySlice,
  fileSlice,
  correctionSlice,
  renewedSignatureSlice,
  clusterSlice,
  voidSlice,
  itemChangeSlice,
  deadlineSlice,
] as const;
