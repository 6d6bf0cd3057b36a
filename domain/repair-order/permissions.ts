import type { Actor, Role } from '../kernel/actor';
import type { CommandName, PublicCommand } from './commands';
import type { RepairOrder } from './state';

const advisor = ['serviceAdvisor'] as const;
const frontDesk = ['serviceAdvisor', 'advisorAssistant'] as const;
const customerVia = ['serviceAdvisor', 'customer'] as const;
const workshop = ['workshopSupervisor', 'dispatcher'] as const;
const diagnosticians = ['technicalExpert', 'supportTechnician', 'technician'] as const;
const staff = [
  'serviceAdvisor',
  'workshopSupervisor',
  'dispatcher',
  'technician',
  'technicalExpert',
  'qualitySpecialist',
  'partsSpecialist',
  'warrantySpecialist',
  'settlementClerk',
  'serviceManager',
] as const;

/** Group L as one table: which roles may send which command. Whoever is not named may not. */
export const commandRoles: { readonly [T in PublicCommand]: readonly Role[] } = {
  acceptContact: ['serviceAdvisor', 'serviceManager'],
  greetCustomer: ['serviceManager', 'serviceDirector'],
  startPreInspection: advisor,
  recordNeeds: advisor,
  confirmNeeds: advisor,
  fillChecklist: ['serviceAdvisor', 'advisorAssistant', 'technician', 'cashier'],
  noteCondition: ['serviceAdvisor', 'technician'],
  callTechnician: advisor,
  acknowledgeCall: ['supportTechnician', 'technicalExpert'],
  signPreInspection: customerVia,
  appointExpertDeputy: ['technicalExpert', 'serviceManager', 'workshopSupervisor'],
  signAsExpert: ['technicalExpert', 'technician'],
  registerIntake: advisor,
  signDocumentDifferences: customerVia,
  signArticlesList: customerVia,
  recordWaiting: advisor,
  offerTransport: advisor,
  assignDriver: advisor,
  recordVehicleHandover: ['driver', 'serviceAdvisor'],

  proposeDiagnosis: advisor,
  answerDiagnosis: customerVia,
  finishDiagnosis: diagnosticians,
  handOverDiagnosisReport: advisor,
  startEstimate: advisor,

  draftEstimate: advisor,
  confirmEstimate: [...diagnosticians, 'partsSpecialist'],
  presentEstimate: advisor,
  reviseEstimate: customerVia,
  signOrderAsAdvisor: advisor,
  signOrderAsCustomer: customerVia,
  declineEstimate: customerVia,
  payFee: ['cashier'],
  recordCommitment: ['serviceAdvisor', 'serviceManager'],
  fulfilCommitment: ['serviceAdvisor', 'serviceManager'],
  reportCommitment: ['serviceAdvisor', 'serviceManager'],
  cancelOrder: customerVia,

  assignTeams: ['serviceAdvisor', 'businessSupervisor', 'workshopSupervisor'],
  washCar: ['serviceAdvisor', 'advisorAssistant', 'driver'],
  handOverToWorkshop: advisor,
  receiveVehicle: workshop,

  issueParts: ['partsSpecialist'],
  startLine: ['technician'],
  finishLine: ['technician'],
  holdWork: workshop,
  resumeWork: workshop,
  tellCustomer: ['serviceAdvisor', 'crSpecialist'],
  sendMessage: staff,
  finishWork: ['workshopSupervisor', 'dispatcher', 'technician'],
  stopWork: customerVia,

  requestExtraItem: ['technician', 'workshopSupervisor'],
  contactCustomer: advisor,
  answerExtraItem: customerVia,
  relayAnswer: advisor,
  withdrawExtraItem: ['technician', 'workshopSupervisor'],

  answerProgressCheck: ['serviceAdvisor', 'workshopSupervisor'],
  reportAbnormality: ['technician', 'workshopSupervisor', 'serviceAdvisor'],
  recordCounterMeasure: ['workshopSupervisor', 'serviceManager', 'serviceAdvisor'],
  movePromise: ['serviceAdvisor', 'serviceManager'],

  passQuality: ['qualitySpecialist'],
  failQuality: ['qualitySpecialist'],
  releaseFromWorkshop: workshop,

  attachBatterySlip: ['serviceAdvisor', 'advisorAssistant', 'technician'],
  collectSlips: ['settlementClerk'],
  notifyCustomer: frontDesk,
  welcomeCustomer: frontDesk,
  acceptResult: customerVia,
  rejectResult: customerVia,

  presentSettlement: ['settlementClerk'],
  requestDiscount: ['settlementClerk'],
  decideDiscount: ['businessSupervisor'],
  countersignDiscount: ['serviceManager'],
  agreeSettlement: ['settlementClerk', 'customer'],
  confirmInvoice: ['cashier'],
  receivePayment: ['cashier'],
  releaseOnCredit: ['businessSupervisor'],
  completeSettlement: ['settlementClerk', 'cashier'],
  issueExitPass: ['settlementClerk', 'cashier'],

  startFinalCheck: advisor,
  recordAftercare: advisor,
  signDelivery: customerVia,
  returnPickupSlip: customerVia,
  disputeDelivery: customerVia,
  resolveDispute: ['serviceManager', 'serviceAdvisor'],
  updateDms: ['serviceAdvisor', 'informationClerk'],
  openGate: ['gateGuard'],
  acknowledgeEscalation: [
    'workshopSupervisor',
    'businessSupervisor',
    'serviceManager',
    'storeManager',
    'centralTeam',
    'serviceAdvisor',
  ],
};

/**
 * Who may send the command on this order: the table, narrowed where the order decides whose turn it is. S-17: a declined
 * visit is cleared at the cashier, a repaired one by the settlement clerk. B-11: the deputy signs only where one is named.
 */
export function rolesFor(order: RepairOrder, command: CommandName): readonly Actor['role'][] {
  if (command === 'holdSettlement' || command === 'releaseSettlement') return ['system'];
  if (command === 'issueExitPass') return order.stage === 'declined' ? ['cashier'] : ['settlementClerk'];
  if (command === 'signAsExpert' && !(order.expertDeputy && order.policy.expertDeputyMaySign))
    return ['technicalExpert'];
  return commandRoles[command];
}
