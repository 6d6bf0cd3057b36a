import type { Role } from '../kernel/actor';
import { taskFor, tasksOfEscalations, tasksOfDeadlines, type Addressing, type Task } from '../kernel/task';
import { escalationPolicyOf } from './deadlines';
import type { CommandName } from './commands';
import { repairOrderProcess } from './process';
import { hasEnded } from './milestones';
import { askedChanges } from './item-change';
import { needsParts, type OrderLine } from './order-line';
import type { RepairOrder } from './state';
import type { Stage } from './stage';
import { awaitsDeparture } from './transport';
import { voidedSignatures } from './voided-signatures';

/** The commands that lead on from each stage, the farthest first. The first one that is possible is somebody's task. */
const nextCommands: { readonly [S in Stage]: readonly CommandName[] } = {
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
  settlement: ['completeSettlement', 'decideCredit', 'receivePayment', 'agreeSettlement', 'presentSettlement'],
  discountPending: ['countersignDiscount', 'decideDiscount'],
  paid: ['issueExitPass'],
  exitPassIssued: ['startFinalCheck'],
  finalCheck: ['returnPickupSlip', 'signDelivery', 'recordAftercare'],
  deliveryDisputed: ['resolveDispute'],
  delivered: [],
  declined: ['issueExitPass', 'payFee'],
  closedNoRepair: [],
  cancelled: [],
  voided: [],
};

/** What has to be done before a command can lead on, each by itself and in any order. */
function prerequisites({
  stage,
  needs,
  needsConfirmed,
  signed,
  intake,
  washed,
  teams,
}: RepairOrder): readonly CommandName[] {
  const open: readonly (readonly [CommandName, boolean])[] =
    stage === 'preInspection'
      ? [
          ['recordNeeds', needs.length === 0],
          ['confirmNeeds', needs.length > 0 && !needsConfirmed],
          ['signPreInspection', needsConfirmed && signed.preInspection === undefined],
        ]
      : stage === 'awaitingSignature'
        ? [['signPreInspection', signed.preInspection === undefined]]
        : stage === 'contracted'
          ? [
              ['registerIntake', intake === undefined],
              ['washCar', !washed],
              ['assignTeams', teams.length === 0],
            ]
          : [];
  return open.filter(([, missing]) => missing).map(([command]) => command);
}

/** D-06 to D-09: each line in the workshop is a task of its own, for the parts counter or the technicians. */
function lineTask(order: RepairOrder, line: OrderLine, addressing: Addressing): readonly Task[] {
  const { lineId, status, released, source } = line;
  const dueAt = order.promise?.at ?? null;
  if (status === 'done' || status === 'cancelled' || (source === 'extraItem' && !released)) return [];
  const command = needsParts(line) ? 'issueParts' : status === 'started' ? 'finishLine' : 'startLine';
  return taskFor(`line/${lineId}`, command, dueAt, addressing);
}

/** The farthest command that is possible now; while only a checklist is in the way, filling it. */
function nextPossible(order: RepairOrder): readonly CommandName[] {
  const actions = repairOrderProcess.actions(order);
  const ways = nextCommands[order.stage].map((name) => actions.find(({ command }) => command === name));
  const possible = ways.find((way) => way && !way.notYet);
  if (possible) return [possible.command];
  return ways.some((way) => way?.notYet?.code === 'checklistIncomplete') ? ['fillChecklist'] : [];
}

/** Everything somebody has to do on this order now. */
export function tasksOf(order: RepairOrder): readonly Task[] {
  const addressing: Addressing = {
    // S-13: the list that holds up the quality check is the checker's
    rolesFor: (command) =>
      command === 'fillChecklist' && order.stage === 'qualityCheck'
        ? ['qualitySpecialist']
        : repairOrderProcess.rolesFor(order, command as CommandName),
    personOf: (role: Role) => (role === 'serviceAdvisor' ? order.advisor : null),
    inStage: (command) => repairOrderProcess.commandRules[command as CommandName].during.includes(order.stage),
  };
  const rules = repairOrderProcess.deadlineRules(order);
  const awaited = tasksOfDeadlines(rules, addressing);
  const escalated = tasksOfEscalations(order, rules, escalationPolicyOf(order));
  if (hasEnded(order)) return [...awaited, ...escalated];
  const lines = order.stage === 'inRepair' ? order.lines.flatMap((line) => lineTask(order, line, addressing)) : [];
  const departures = order.transports
    .filter(awaitsDeparture)
    .flatMap(({ transportId }) => taskFor(`departure/${transportId}`, 'confirmDeparture', null, addressing));
  const first = prerequisites(order);
  const toRenew = first.includes('signPreInspection') ? [] : voidedSignatures(order);
  const renewals = toRenew.flatMap((document) => taskFor(`renew/${document}`, 'signCorrected', null, addressing));
  const asked = askedChanges(order).flatMap(({ changeId }) =>
    taskFor(`change/${changeId}`, 'answerItemChange', null, addressing),
  );
  const seconds =
    order.clusterChange && order.clusterChange.confirmedBy === undefined
      ? taskFor('cluster', 'confirmClusterChange', null, addressing)
      : [];
  const leadsOn = first.length > 0 ? first : lines.length === 0 ? nextPossible(order) : [];
  const known = new Set(awaited.map(({ command }) => command));
  const next = leadsOn
    .filter((command) => !known.has(command))
    .flatMap((command) => taskFor(`next/${command}`, command, order.promise?.at ?? null, addressing));
  return [...awaited, ...escalated, ...departures, ...renewals, ...asked, ...seconds, ...lines, ...next];
}
