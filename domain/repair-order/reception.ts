import { reject, type Obstacle } from '../kernel/rejection';
import { dueWithin } from '../time/working-time';
import { itemsOf, unfilled, type ChecklistItem, type ChecklistName } from './checklists';
import type { DeadlineRule } from './deadlines';
import type { CommandOf } from './commands';
import type { receptionCommands } from './commands/reception';
import { createEvidence, type Document } from './evidence';
import { beforeDeparture, changed, firstOf, type CommandRule, type CommandRules } from './types';
import { preInspectionText, documentDifferencesText, articlesText } from './consent-texts';
import type { Evolvers, Intake, RepairOrder } from './state';
import { stageRange } from './stage';
import type { TransportCommand } from './transport';

type Finding = CommandOf<'fillChecklist'>['findings'][number];
type Need = CommandOf<'recordNeeds'>['needs'][number];

export interface ReceptionEvents {
  readonly contactAccepted: object;
  readonly customerGreeted: object;
  readonly preInspectionStarted: object;
  readonly needsRecorded: { readonly needs: readonly Need[] };
  readonly needsConfirmed: object;
  readonly findingsRecorded: { readonly checklist: ChecklistName; readonly findings: readonly Finding[] };
  readonly conditionNoted: { readonly note: string };
  readonly technicianCalled: { readonly callId: string; readonly doubt: string };
  readonly callAcknowledged: { readonly callId: string };
  readonly expertDeputyAppointed: { readonly technician: string };
  readonly expertSigned: { readonly opinion: string };
  readonly intakeRegistered: Intake;
  readonly waitingRecorded: { readonly waitsInStore: boolean; readonly travelHelpOffered: boolean };
}

const atReception = stageRange('checkedIn', 'contracted');
const beforeSigning = stageRange('checkedIn', 'awaitingSignature');

const hasFault = (order: RepairOrder): boolean => order.needs.some(({ fault }) => fault);

/** B-10, CF-25: whose signature a described fault needs. */
export const expertSignatureDue = (order: RepairOrder): boolean =>
  order.expertSignedBy === undefined &&
  (order.policy.expertSign === 'faultReported' ? hasFault(order) : order.calls.length > 0);

export const needsConfirmed = (order: RepairOrder): Obstacle | undefined =>
  order.needsConfirmed ? undefined : { code: 'needsUnconfirmed' };

export const complete =
  (...names: readonly ChecklistName[]) =>
  (order: RepairOrder): Obstacle | undefined => {
    const open = names.map((checklist) => ({ checklist, items: unfilled(order, checklist) }));
    const missing = open.filter(({ items }) => items.length > 0);
    return missing.length === 0 ? undefined : { code: 'checklistIncomplete', facts: { missing } };
  };

export const signed =
  (document: Document) =>
  (order: RepairOrder): Obstacle | undefined =>
    order.signed[document] === undefined ? { code: 'signatureMissing', facts: { document } } : undefined;

export const unsigned =
  (document: Document) =>
  (order: RepairOrder): Obstacle | undefined =>
    order.signed[document] === undefined ? undefined : { code: 'alreadySigned', facts: { document } };

const intakeKnown = (order: RepairOrder): Obstacle | undefined =>
  order.intake ? undefined : { code: 'intakeUnregistered' };

/** S-06: papers that are invalid, incomplete or damaged. */
const hasDifferences = (order: RepairOrder): boolean =>
  order.intake?.documents.some(({ difference }) => difference) ?? false;

/** S-06, S-07, B-17 to B-22: nothing about the car's contents may be open when it leaves the front desk. */
export const intakeComplete = firstOf(intakeKnown, signed('articlesList'), (order) =>
  hasDifferences(order) ? signed('documentDifferences')(order) : undefined,
);

function checkFinding(order: RepairOrder, definition: ChecklistItem, { item, result, note, value }: Finding): void {
  const wrong = (reason: string) => reject('findingInvalid', { item, reason });
  if ((result === 'defect' || result === 'notApplicable') && note === undefined) wrong('say what is wrong, or why not');
  if (result === 'notApplicable') return;
  if (definition.reading && value === undefined) wrong(`a reading in ${definition.reading} is needed`);
  const least = definition.atLeast?.(order);
  if (least !== undefined && (value ?? 0) < least) wrong(`at least ${least} are needed`);
}

/** One paper the customer signs; signing again what is signed changes nothing. */
const signing = (
  document: Document,
  text: (order: RepairOrder) => string,
  unless: (order: RepairOrder) => Obstacle | undefined,
): CommandRule<'signPreInspection' | 'signDocumentDifferences' | 'signArticlesList'> => ({
  during: stageRange('preInspection', 'contracted'),
  requires: firstOf(unsigned(document), unless),
  decide: (order, { consent, by }, at) => {
    const shown = { document, subject: '', revision: 1, answer: 'approved', text: text(order), total: 0 } as const;
    return [{ type: 'documentSigned', evidence: createEvidence(order, shown, consent, by, at) }];
  },
});

export const receptionSteps: CommandRules<Exclude<keyof typeof receptionCommands, TransportCommand>> = {
  acceptContact: {
    during: beforeDeparture,
    decide: (order, { by }) => (order.advisor === by.id ? [] : [{ type: 'contactAccepted' }]),
  },
  greetCustomer: {
    during: atReception,
    decide: (order) => (order.greetedAt === undefined ? [{ type: 'customerGreeted' }] : []),
  },
  startPreInspection: {
    during: ['checkedIn'],
    requires: complete('reception'),
    decide: () => [{ type: 'preInspectionStarted' }],
  },
  recordNeeds: {
    during: ['checkedIn', 'preInspection'],
    requires: (order) => (order.needsConfirmed ? { code: 'needsAlreadyConfirmed' } : undefined),
    decide: (order, { needs }) => {
      const fresh = needs.filter(({ needId }) => !order.needs.some((known) => known.needId === needId));
      return fresh.length === 0 ? [] : [{ type: 'needsRecorded', needs: fresh }];
    },
  },
  confirmNeeds: {
    during: ['checkedIn', 'preInspection'],
    requires: (order) => (order.needs.length === 0 ? { code: 'noNeedRecorded' } : undefined),
    decide: (order) => (order.needsConfirmed ? [] : [{ type: 'needsConfirmed' }]),
  },
  fillChecklist: {
    during: beforeDeparture,
    decide: (order, { checklist, findings }) => {
      const definitions = itemsOf(checklist, order);
      for (const finding of findings) {
        const definition =
          definitions.find(({ item }) => item === finding.item) ??
          reject('unknownChecklistItem', { checklist, item: finding.item, items: definitions.map(({ item }) => item) });
        checkFinding(order, definition, finding);
      }
      return [{ type: 'findingsRecorded', checklist, findings }];
    },
  },
  noteCondition: { during: beforeDeparture, decide: (_order, { note }) => [{ type: 'conditionNoted', note }] },
  callTechnician: {
    during: beforeSigning,
    decide: ({ calls }, { callId, doubt }) =>
      calls.some((call) => call.callId === callId) ? [] : [{ type: 'technicianCalled', callId, doubt }],
  },
  acknowledgeCall: {
    during: beforeSigning,
    decide: ({ calls }, { callId }) => {
      const call = calls.find((known) => known.callId === callId) ?? reject('unknownCall', { callId });
      return call.acknowledged ? [] : [{ type: 'callAcknowledged', callId }];
    },
  },
  signPreInspection: signing(
    'preInspection',
    preInspectionText,
    firstOf(needsConfirmed, complete('walkRound', 'covers', 'valuables')),
  ),
  appointExpertDeputy: {
    during: beforeSigning,
    decide: (order, { technician }) =>
      order.expertDeputy === technician ? [] : [{ type: 'expertDeputyAppointed', technician }],
  },
  signAsExpert: {
    during: beforeSigning,
    decide: (order, { opinion, by }) => {
      const deputy = order.policy.expertDeputyMaySign && order.expertDeputy === by.id;
      if (by.role !== 'technicalExpert' && !deputy) reject('notAppointedDeputy');
      return order.expertSignedBy === undefined ? [{ type: 'expertSigned', opinion }] : [];
    },
  },
  registerIntake: {
    during: stageRange('preInspection', 'contracted'),
    requires: unsigned('articlesList'),
    decide: (order, { articles, documents, storageBox, keyNumber, fuelEighths, odometer }) => {
      const { lastOdometer } = order.vehicle;
      if (odometer < lastOdometer) reject('odometerWentDown', { odometer, lastOdometer });
      const checked = documents.map(({ name, valid, complete: whole, intact }) => ({
        name,
        difference: !(valid && whole && intact),
      }));
      return [{ type: 'intakeRegistered', articles, documents: checked, storageBox, keyNumber, fuelEighths, odometer }];
    },
  },
  signDocumentDifferences: signing(
    'documentDifferences',
    documentDifferencesText,
    firstOf(intakeKnown, (order) => (hasDifferences(order) ? undefined : { code: 'noDocumentDifference' })),
  ),
  signArticlesList: signing('articlesList', articlesText, intakeKnown),
  recordWaiting: {
    during: atReception,
    decide: (_order, { waitsInStore, travelHelpOffered }) => [
      { type: 'waitingRecorded', waitsInStore, travelHelpOffered },
    ],
  },
};

export const receptionEvolvers: Evolvers<ReceptionEvents> = {
  contactAccepted: (order, { by }) => ({ ...order, advisor: by.id }),
  customerGreeted: (order, { at }) => ({ ...order, greetedAt: at }),
  preInspectionStarted: (order) => ({ ...order, stage: 'preInspection' }),
  needsRecorded: (order, { needs }) => ({ ...order, needs: [...order.needs, ...needs] }),
  needsConfirmed: (order) => ({ ...order, needsConfirmed: true }),
  findingsRecorded: (order, { checklist, findings }) => ({
    ...order,
    checklists: {
      ...order.checklists,
      [checklist]: {
        ...order.checklists[checklist],
        ...Object.fromEntries(findings.map((finding) => [finding.item, finding])),
      },
    },
  }),
  conditionNoted: (order) => order,
  technicianCalled: (order, { callId, at }) => ({
    ...order,
    calls: [...order.calls, { callId, at, acknowledged: false }],
  }),
  callAcknowledged: (order, { callId }) => ({
    ...order,
    calls: changed(
      order.calls,
      (call) => call.callId === callId,
      () => ({ acknowledged: true }),
    ),
  }),
  expertDeputyAppointed: (order, { technician }) => ({ ...order, expertDeputy: technician }),
  expertSigned: (order, { by }) => ({ ...order, expertSignedBy: by.id }),
  intakeRegistered: (order, { articles, documents, storageBox, keyNumber, fuelEighths, odometer }) => ({
    ...order,
    intake: { articles, documents, storageBox, keyNumber, fuelEighths, odometer },
  }),
  waitingRecorded: (order) => order,
};

export const receptionWatches = (order: RepairOrder): readonly DeadlineRule[] => {
  const { calendar, minutes } = order.policy;
  const greeting: readonly DeadlineRule[] =
    order.customer.goldCard && order.greetedAt === undefined && atReception.includes(order.stage)
      ? [
          {
            timer: 'B-04',
            subject: '',
            fulfilledBy: 'greetCustomer',
            steps: [
              { at: order.openedAt, reaction: 'remind', to: ['serviceManager', 'serviceDirector'] },
              { at: dueWithin(calendar, order.openedAt, minutes.greeting), reaction: 'escalate', to: ['storeManager'] },
            ],
          },
        ]
      : [];
  const calls = order.calls
    .filter(({ acknowledged }) => !acknowledged && beforeSigning.includes(order.stage))
    .map(({ callId, at }): DeadlineRule => ({
      timer: 'T-08',
      subject: callId,
      fulfilledBy: 'acknowledgeCall',
      steps: [
        { at: dueWithin(calendar, at, minutes.technicianCall), reaction: 'escalate', to: ['workshopSupervisor'] },
      ],
    }));
  return [...greeting, ...calls];
};
