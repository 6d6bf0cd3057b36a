import type { Role } from '../actor';
import { taskFor, tasksOfEscalations, tasksOfWatches, type Addressing, type Task } from '../task';
import { ladderOf, watches } from './clocks';
import type { CommandName } from './commands';
import { rolesFor } from './permissions';
import { actions } from './process';
import { isGone, type OrderLine, type RepairOrder } from './state';
import type { Stage } from './stage';

/** What moves a visit on, the farthest first: the first of these that is possible is what somebody should do now. */
const next: { readonly [S in Stage]: readonly CommandName[] } = {
  checkedIn: ['startPreInspection'],
  preInspection: ['startEstimate', 'signPreInspection', 'confirmNeeds', 'recordNeeds'],
  diagnosisConsent: ['answerDiagnosis'],
  diagnosing: ['handOverDiagnosisReport', 'finishDiagnosis'],
  estimating: ['presentEstimate', 'confirmEstimate', 'draftEstimate'],
  awaitingSignature: ['signOrderAsCustomer', 'signOrderAsAdvisor'],
  contracted: ['handOverToWorkshop', 'washCar', 'assignTeams', 'registerIntake'],
  awaitingWorkshopReceipt: ['receiveVehicle'],
  inRepair: ['finishWork'],
  qualityCheck: ['releaseFromWorkshop', 'passQuality'],
  deliveryPreparation: ['notifyCustomer', 'collectSlips', 'fillChecklist'],
  readyForPickup: ['welcomeCustomer'],
  acceptance: ['acceptResult', 'fillChecklist'],
  settlement: ['completeSettlement', 'receivePayment', 'agreeSettlement', 'presentSettlement'],
  discountPending: ['countersignDiscount', 'decideDiscount'],
  paid: ['issueExitPass'],
  exitPassIssued: ['startFinalCheck', 'fillChecklist'],
  finalCheck: ['returnPickupSlip', 'signDelivery', 'recordAftercare', 'fillChecklist'],
  deliveryDisputed: ['resolveDispute'],
  delivered: [],
  declined: ['issueExitPass', 'payFee'],
  closedNoRepair: [],
  cancelled: [],
};

/** D-06 to D-09: each line in the workshop is a task of its own, for the parts counter or the technicians. */
function lineTask(order: RepairOrder, line: OrderLine, addressing: Addressing): readonly Task[] {
  const { lineId, status, partsIssued, parts, released, source } = line;
  const dueAt = order.promise?.at ?? null;
  if (status === 'done' || status === 'cancelled' || (source === 'extraItem' && !released)) return [];
  const needsParts = !partsIssued && parts.some(({ suppliedBy }) => suppliedBy === 'shop');
  const command = needsParts ? 'issueParts' : status === 'started' ? 'finishLine' : 'startLine';
  return taskFor(`line/${lineId}`, command, dueAt, addressing);
}

/** Everything somebody has to do on this order now. */
export function tasksOf(order: RepairOrder): readonly Task[] {
  const addressing: Addressing = {
    rolesFor: (command) => rolesFor(order, command as CommandName),
    personOf: (role: Role) => (role === 'serviceAdvisor' ? order.advisor : null),
  };
  const live = watches(order);
  const watched = tasksOfWatches(live, addressing);
  const escalated = tasksOfEscalations(order, live, ladderOf(order));
  if (isGone(order)) return [...watched, ...escalated];
  const possible = new Set(
    actions(order)
      .filter(({ notYet }) => !notYet)
      .map(({ command }) => command),
  );
  const lines = order.stage === 'inRepair' ? order.lines.flatMap((line) => lineTask(order, line, addressing)) : [];
  const step = lines.length > 0 ? undefined : next[order.stage].find((command) => possible.has(command));
  const known = new Set(watched.map(({ command }) => command));
  const forward =
    step === undefined || known.has(step) ? [] : taskFor('next', step, order.promise?.at ?? null, addressing);
  return [...watched, ...escalated, ...lines, ...forward];
}
