import type { Role } from '../kernel/actor';
import { isPossible } from '../kernel/command-rule';
import { taskFor, tasksOfEscalations, tasksOfDeadlines, type Addressing, type Task } from '../kernel/task';
import { hasPassed } from '../time/deadline';
import { escalationPolicyOf } from './deadlines';
import type { CommandName } from './commands';
import { repairOrderProcess } from './process';
import { hasEnded, hasLeft, isOver } from './milestones';
import { assignedTo } from './assignment';
import { openMeasures } from './counter-measures';
import { awaitsAdvisor } from './first-contact';
import { arrears, grantedRefunds, openOf, undecided } from './account';
import { arrearsOf, arrearsRule } from './arrears';
import { goodwillWaits } from './goodwill';
import { expertSignatureDue } from './guards';
import { invoicesDue, outdatedInvoices } from './invoices';
import { openRequests } from './special-requests';
import { isBackOrdered, mustReturn } from './part-supply';
import { isOpen, needsParts, type OrderLine } from './order-line';
import type { RepairOrder } from './state';
import { hasReached, stageRange, type Stage } from './stage';
import { handsIn, slipsAsked } from './department-slips';
import { isOfferDue } from './door-to-door';
import { awaitsDeparture, drivesNow, drivesToCustomer } from './transport';
import { voidedSignatures } from './voided-signatures';
import { isWashDue, isWashUnsettled } from './wash';
import { goesBy } from './rules-version';

/** Who washes a car, where the advisor does not do it himself. */
const washers: readonly Role[] = ['advisorAssistant', 'driver'];
/** D-13, E-05: progress is asked for, and the customer to come, when it is time for it; before it is nobody's task. */
const askedLater: readonly string[] = ['T-11', 'E-05', 'B-21'];
/** What these ask for is a task from the beginning, or of somebody else than who hears of it first. */
const tasksOfTheirOwn: readonly string[] = ['F-10', 'F-11', 'B-28'];
const beforeSigning = stageRange('preInspection', 'awaitingSignature');

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
  awaitingReturn: ['receiveReturn'],
  qualityCheck: ['releaseFromWorkshop', 'passQuality'],
  deliveryPreparation: ['notifyCustomer', 'collectSlips'],
  readyForPickup: ['welcomeCustomer'],
  acceptance: ['acceptResult', 'settleCondition'],
  settlement: [
    'completeSettlement',
    'decideCredit',
    'receivePayment',
    'collectSlips',
    'confirmInvoice',
    'agreeSettlement',
    'presentSettlement',
    // a complaint holds what is settled otherwise, and the customer waits for it
    'tellCustomer',
  ],
  discountPending: ['countersignDiscount', 'decideDiscount'],
  paid: ['issueExitPass'],
  exitPassIssued: ['startFinalCheck'],
  finalCheck: ['returnPickupSlip', 'signDelivery', 'recordAftercare'],
  deliveryDisputed: ['resolveDispute'],
  delivered: [],
  declined: ['issueExitPass', 'decideFeeWaiver', 'payFee'],
  closedNoRepair: [],
  cancelled: [],
  voided: [],
};

/** B-26, B-27: where the customer goes, and how. */
function departureOfCustomer(order: RepairOrder): readonly (readonly [CommandName, boolean])[] {
  const { waiting, transportOffer, transports } = order;
  return [
    ['recordWaiting', goesBy(order, 3) && waiting === undefined],
    ['offerTransport', isOfferDue(order)],
    ['assignDriver', transportOffer?.accepted === true && transports.length === 0],
  ];
}

/** What has to be done before a command can lead on, each by itself and in any order. */
function prerequisites(order: RepairOrder): readonly CommandName[] {
  const { stage, needs, needsConfirmed, signed, intake, teams } = order;
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
              ['washCar', isWashUnsettled(order)],
              ['assignTeams', teams.length === 0],
              ...departureOfCustomer(order),
            ]
          : [];
  return open.filter(([, missing]) => missing).map(([command]) => command);
}

/** D-02: a line that was given to technicians is a task of each; any other is one of all. */
function workTasks(order: RepairOrder, line: OrderLine, addressing: Addressing): readonly Task[] {
  const { lineId, status, technicians } = line;
  const dueAt = order.promise?.at ?? null;
  const [lead, ...helpers] = assignedTo(line);
  const taskOf = (key: string, command: CommandName, person: string | null): readonly Task[] =>
    taskFor(key, command, dueAt, { ...addressing, personOf: () => person });
  if (lead === undefined) return taskOf(`line/${lineId}`, status === 'started' ? 'finishLine' : 'startLine', null);
  const hasBegun = (person: string): boolean => status === 'started' && technicians.includes(person);
  return [
    ...taskOf(`line/${lineId}`, hasBegun(lead) ? 'finishLine' : 'startLine', lead),
    ...helpers
      .filter((helper) => !hasBegun(helper))
      .flatMap((helper) => taskOf(`help/${lineId}#${helper}`, 'startLine', helper)),
  ];
}

/** D-06 to D-09: each line in the workshop is a task of its own, for the parts counter or the technicians. */
function lineTasks(order: RepairOrder, line: OrderLine, addressing: Addressing): readonly Task[] {
  const { lineId, released, source } = line;
  if (!isOpen(line) || (source === 'extraItem' && !released)) return [];
  // whoever waits for a missing part has the clock of its day
  if (isBackOrdered(line)) return [];
  return needsParts(line)
    ? taskFor(`line/${lineId}`, 'issueParts', order.promise?.at ?? null, addressing)
    : workTasks(order, line, addressing);
}

/** What is still to be done before the customer may take the car for now, each by whoever does it. */
function leaveTasks({ stage, leave }: RepairOrder, addressing: Addressing): readonly Task[] {
  if (stage !== 'inRepair' || !leave) return [];
  const { revision, checkedBy, permittedBy, owed, pass } = leave;
  const asked = (command: CommandName): readonly Task[] => taskFor(`leave/${revision}`, command, null, addressing);
  if (pass) return asked('openGateForLeave');
  return [
    ...(checkedBy === undefined ? asked('checkBeforeLeave') : []),
    ...(owed > 0 && permittedBy === undefined
      ? taskFor(`permit/${revision}`, 'decideLeave', null, addressing)
      : checkedBy === undefined
        ? []
        : asked('signLeave')),
  ];
}

/** F-11: a payment was voided after the settlement, and the car has yet to leave. */
const unpaidBeforeTheGate = (order: RepairOrder): boolean =>
  hasReached(order.stage, 'paid') && !hasLeft(order) && !order.credit && arrears(order) > 0;

/** What the money of a visit asks of people: each decision by another than who asked, each invoice, each refund to be paid out. */
function moneyTasks(order: RepairOrder, addressing: Addressing): readonly Task[] {
  const each = (command: CommandName, ids: readonly string[]): readonly Task[] =>
    ids.flatMap((id) => taskFor(`${command}/${id}`, command, null, addressing));
  return [
    ...each(
      'decideAdjustment',
      undecided(order).map(({ adjustmentId }) => adjustmentId),
    ),
    ...each(
      'payRefund',
      grantedRefunds(order).map(({ adjustmentId }) => adjustmentId),
    ),
    ...each(
      'decideSpecial',
      openRequests(order).map(({ requestId }) => requestId),
    ),
    ...(openOf(order, 'customer') < 0 && hasReached(order.stage, 'paid') ? each('requestRefund', ['customer']) : []),
    ...(unpaidBeforeTheGate(order) ? each('receivePayment', ['customer']) : []),
    ...(goodwillWaits(order) ? each('approveGoodwill', ['all']) : []),
    ...(hasReached(order.stage, 'paid') ? each('issueInvoice', invoicesDue(order)) : []),
    ...each(
      'issueRedInvoice',
      outdatedInvoices(order).map(({ invoiceId }) => invoiceId),
    ),
  ];
}

/** F-11: what is due and not paid is a task of its owner, from the day on which it is due. */
const arrearsTasks = (order: RepairOrder, addressing: Addressing): readonly Task[] =>
  arrearsOf(order).flatMap((arrear) => {
    const rule = arrearsRule(order, arrear);
    const { payer, ownerRole, owner } = arrear;
    const meant = { ...addressing, rolesFor: () => [ownerRole], personOf: () => owner };
    return hasPassed(order, rule, 1)
      ? taskFor(`arrears/${payer}`, 'remindPayer', rule.steps.at(-1)?.at ?? null, meant)
      : [];
  });

/** B-28: each drive is its driver's. */
const driveTasks = (drives: ReturnType<typeof drivesNow>, addressing: Addressing): readonly Task[] =>
  drives.flatMap(({ transportId, driver, wantedAt }) =>
    taskFor(`drive/${transportId}`, 'recordVehicleHandover', wantedAt ?? null, {
      ...addressing,
      personOf: () => driver,
      rolesFor: () => ['driver'],
    }),
  );

/** What is asked of people besides what leads on: of drivers, of whoever washes, of the expert, of owners of measures. */
function helpTasks(order: RepairOrder, addressing: Addressing): readonly Task[] {
  const { stage, expertDeputy, needsConfirmed } = order;
  const meant = (person: string | null): Addressing => ({ ...addressing, personOf: () => person });
  const only = (...roles: readonly Role[]): Addressing => ({ ...meant(null), rolesFor: () => roles });
  const departures = order.transports
    .filter(awaitsDeparture)
    .flatMap(({ transportId }) => taskFor(`departure/${transportId}`, 'confirmDeparture', null, addressing));
  const washing = stage === 'contracted' || (stage === 'awaitingWorkshopReceipt' && order.washOrdered === true);
  const wash = washing && isWashDue(order) ? taskFor('wash/car', 'washCar', null, only(...washers)) : [];
  const expert =
    needsConfirmed && beforeSigning.includes(stage) && expertSignatureDue(order)
      ? taskFor('expert/form', 'signAsExpert', null, meant(expertDeputy ?? null))
      : [];
  const measures =
    stage === 'inRepair'
      ? openMeasures(order).flatMap(({ abnormalityId, owner }) =>
          taskFor(`measure/${abnormalityId}`, 'reportMeasureDone', null, meant(owner)),
        )
      : [];
  const returns = order.lines
    .filter(mustReturn)
    .flatMap(({ lineId }) => taskFor(`return/${lineId}`, 'returnParts', null, addressing));
  const drives = driveTasks(drivesNow(order), addressing);
  const slips = slipsAsked(order).flatMap((department) =>
    taskFor(`slips/${department}`, 'handInSlips', null, only(handsIn(department))),
  );
  return [
    ...slips,
    ...departures,
    ...drives,
    ...wash,
    ...expert,
    ...measures,
    ...returns,
    ...leaveTasks(order, addressing),
  ];
}

/** What is possible of these commands now, in their order; where only a checklist is in the way of one, filling it. */
function possibleOf(order: RepairOrder, commands: readonly CommandName[]): readonly CommandName[] {
  const ways = repairOrderProcess.actions(order, commands);
  const possible = ways.filter(isPossible);
  if (possible.length > 0) return possible.map(({ command }) => command);
  return ways.some(({ notYet }) => notYet?.code === 'checklistIncomplete') ? ['fillChecklist'] : [];
}

/** What leads on: what has to be done before, or the farthest command that is possible now. */
function leadingOn(order: RepairOrder): readonly CommandName[] {
  const first = possibleOf(order, prerequisites(order));
  return first.length > 0 ? first : possibleOf(order, nextCommands[order.stage]).slice(0, 1);
}

/** Everything somebody has to do on this order now. */
export function tasksOf(order: RepairOrder): readonly Task[] {
  const addressing: Addressing = {
    // S-13: the list that holds up the quality check is the checker's
    rolesFor: (command) =>
      command === 'fillChecklist' && order.stage === 'qualityCheck'
        ? ['qualitySpecialist']
        : // D-15: the workshop finds a way, whoever else may write it down
          command === 'recordCounterMeasure'
          ? ['workshopSupervisor', 'serviceManager']
          : repairOrderProcess.rolesFor(order, command as CommandName),
    personOf: (role: Role) => (role === 'serviceAdvisor' && !awaitsAdvisor(order) ? order.advisor : null),
    inStage: (command) => repairOrderProcess.commandRules[command as CommandName].during.includes(order.stage),
  };
  const rules = repairOrderProcess.deadlineRules(order);
  const standing = rules.filter(({ timer, ...rule }) => {
    if (tasksOfTheirOwn.includes(timer)) return false;
    const later = askedLater.includes(timer) && goesBy(order, 3);
    return !later || hasPassed(order, { timer, ...rule }, 1);
  });
  const awaited = tasksOfDeadlines(standing, addressing);
  const escalated = tasksOfEscalations(order, rules, escalationPolicyOf(order));
  const money = isOver(order) ? [] : [...moneyTasks(order, addressing), ...arrearsTasks(order, addressing)];
  if (hasEnded(order)) return [...awaited, ...escalated, ...money, ...driveTasks(drivesToCustomer(order), addressing)];
  const lines = order.stage === 'inRepair' ? order.lines.flatMap((line) => lineTasks(order, line, addressing)) : [];
  const first = prerequisites(order);
  const toRenew = first.includes('signPreInspection') ? [] : voidedSignatures(order);
  const renewals = toRenew.flatMap((document) => taskFor(`renew/${document}`, 'signCorrected', null, addressing));
  const seconds =
    order.clusterChange && order.clusterChange.confirmedBy === undefined
      ? taskFor('cluster', 'confirmClusterChange', null, addressing)
      : [];
  const leadsOn = lines.length === 0 ? leadingOn(order) : [];
  const known = new Set(awaited.map(({ command }) => command));
  const next = leadsOn
    .filter((command) => !known.has(command))
    .flatMap((command) => taskFor(`next/${command}`, command, order.promise?.at ?? null, addressing));
  return [
    ...awaited,
    ...escalated,
    ...helpTasks(order, addressing),
    ...money,
    ...renewals,
    ...seconds,
    ...lines,
    ...next,
  ];
}
