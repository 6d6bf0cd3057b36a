import type { Role } from '../kernel/actor';
import { taskFor, tasksOfEscalations, tasksOfDeadlines, type Addressing, type Task } from '../kernel/task';
import { escalationPolicyOf } from './deadlines';
import type { CommandName } from './commands';
import { repairOrderProcess } from './process';
import { hasEnded, type OrderLine, type RepairOrder } from './state';
import type { Stage } from './stage';

/** What moves a visit on, the farthest first: the first of these that is possible is what somebody should do now. */
const next: { readonly [S in Stage]: readonly CommandName[] } = {
  checkedIn: ['startPreInspection'],
  preInspection: ['startEstimate'],
  diagnosisConsent: ['answerDiagnosis'],
  diagnosing: ['handOverDiagnosisReport', 'finishDiagnosis'],
  estimating: ['presentEstimate', 'confirmEstimate', 'draftEstimate'],
  awaitingSignature: ['signOrderAsCustomer', 'signOrderAsAdvisor'],
  contracted: ['handOverToWorkshop'],
  awaitingWorkshopReceipt: ['receiveVehicle'],
  inRepair: ['finishWork'],
  qualityCheck: ['releaseFromWorkshop', 'passQuality'],
  deliveryPreparation: ['notifyCustomer', 'collectSlips'],
  readyForPickup: ['welcomeCustomer'],
  acceptance: ['acceptResult'],
  settlement: ['completeSettlement', 'receivePayment', 'agreeSettlement', 'presentSettlement'],
  discountPending: ['countersignDiscount', 'decideDiscount'],
  paid: ['issueExitPass'],
  exitPassIssued: ['startFinalCheck'],
  finalCheck: ['returnPickupSlip', 'signDelivery', 'recordAftercare'],
  deliveryDisputed: ['resolveDispute'],
  delivered: [],
  declined: ['issueExitPass', 'payFee'],
  closedNoRepair: [],
  cancelled: [],
};

/** What has to be done before the step that leads on, each by itself and in any order. */
function before({ stage, needs, needsConfirmed, signed, intake, washed, teams }: RepairOrder): readonly CommandName[] {
  const wanted: readonly (readonly [CommandName, boolean])[] =
    stage === 'preInspection'
      ? [
          ['recordNeeds', needs.length === 0],
          ['confirmNeeds', needs.length > 0 && !needsConfirmed],
          ['signPreInspection', needsConfirmed && signed.preInspection === undefined],
        ]
      : stage === 'contracted'
        ? [
            ['registerIntake', intake === undefined],
            ['washCar', !washed],
            ['assignTeams', teams.length === 0],
          ]
        : [];
  return wanted.filter(([, missing]) => missing).map(([command]) => command);
}

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
    rolesFor: (command) => repairOrderProcess.rolesFor(order, command as CommandName),
    personOf: (role: Role) => (role === 'serviceAdvisor' ? order.advisor : null),
    inStage: (command) => repairOrderProcess.commandRules[command as CommandName].during.includes(order.stage),
  };
  const live = repairOrderProcess.deadlineRules(order);
  const watched = tasksOfDeadlines(live, addressing);
  const escalated = tasksOfEscalations(order, live, escalationPolicyOf(order));
  if (hasEnded(order)) return [...watched, ...escalated];
  const dueAt = order.promise?.at ?? null;
  const lines = order.stage === 'inRepair' ? order.lines.flatMap((line) => lineTask(order, line, addressing)) : [];
  const open = repairOrderProcess.actions(order);
  const first = before(order);
  const ways = next[order.stage].map((name) => open.find(({ command }) => command === name));
  const unfilled = ways.some((way) => way?.notYet?.code === 'checklistIncomplete');
  const step = ways.find((way) => way && !way.notYet)?.command ?? (unfilled ? 'fillChecklist' : undefined);
  const forward = first.length > 0 ? first : lines.length === 0 && step !== undefined ? [step] : [];
  const known = new Set(watched.map(({ command }) => command));
  const ahead = forward
    .filter((command) => !known.has(command))
    .flatMap((command) => taskFor(`next/${command}`, command, dueAt, addressing));
  return [...watched, ...escalated, ...lines, ...ahead];
}
