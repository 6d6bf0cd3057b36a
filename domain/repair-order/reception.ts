import { reject, type Obstacle } from '../kernel/rejection';
import { dueWithin } from '../time/working-time';
import { itemsOf, type ChecklistItem, type ChecklistName } from './checklists';
import type { DeadlineRule } from './types';
import type { CommandOf } from './commands';
import { createEvidence, type Document } from './evidence';
import { allOf, updateWhere } from '../kernel/command-rule';
import { beforeDeparture, type CommandRule } from './types';
import { preInspectionText, documentDifferencesText, articlesText } from './consent-texts';
import type { Intake, RepairOrder } from './state';
import { stageRange } from './stage';
import { z } from 'zod';
import type { CommandDeclarations } from '../kernel/slice';
import { Confirmed, Consent, Id, Kilometres, LocalId, LongText, ShortText, payload } from '../values/field-schemas';
import { advisor, customerVia } from './roles';
import type { OrderSlice } from './types';
import { ChecklistField, Finding as FindingField } from './finding';
import { complete, hasDifferences, intakeKnown, needsConfirmed, unsigned } from './guards';

const receptionCommands = {
  acceptContact: {
    path: 'contact',
    roles: ['serviceAdvisor', 'serviceManager'],
    payload: payload({}, 'B-01: take over the customer from the colleague who was addressed first'),
  },
  greetCustomer: {
    path: 'greeting',
    roles: ['serviceManager', 'serviceDirector'],
    payload: payload({}, 'B-04: the service director or manager meets the gold-card customer in person'),
  },
  startPreInspection: {
    path: 'pre-inspection',
    roles: advisor,
    payload: payload(
      { introduced: Confirmed },
      'B-05: open the pre-inspection and consultation form and introduce it to the customer',
    ),
  },
  recordNeeds: {
    path: 'needs',
    roles: advisor,
    payload: payload(
      {
        needs: z
          .array(z.strictObject({ needId: LocalId, words: LongText, fault: z.boolean() }))
          .min(1)
          .max(20),
      },
      "B-06: store each need in the customer's own words; `fault` marks a fault description (B-10)",
    ),
  },
  confirmNeeds: {
    path: 'needs/confirmation',
    roles: advisor,
    payload: payload(
      { repeatedBack: Confirmed, noneFurther: Confirmed },
      'B-07, B-08: the needs were repeated back, and the customer has no further ones',
    ),
  },
  fillChecklist: {
    path: 'checklists/:checklist/findings',
    roles: ['serviceAdvisor', 'advisorAssistant', 'technician', 'cashier'],
    payload: payload(
      { checklist: ChecklistField, findings: z.array(FindingField).min(1).max(40) },
      'B-12, B-13, E-06, F-13: fill a checklist item by item; may be sent in several parts',
    ),
  },
  noteCondition: {
    path: 'condition-notes',
    roles: ['serviceAdvisor', 'technician'],
    payload: payload(
      { note: LongText },
      'B-18, CF-08: a note on the vehicle condition, kept as an addendum to the order',
    ),
  },
  callTechnician: {
    path: 'technician-calls',
    roles: advisor,
    payload: payload(
      { callId: LocalId, doubt: LongText },
      'B-24: call a technician of the technical department to the bay',
    ),
  },
  acknowledgeCall: {
    path: 'technician-calls/:callId/acknowledgement',
    roles: ['supportTechnician', 'technicalExpert'],
    payload: payload({ callId: LocalId }, 'B-24: the called technician is on the way'),
  },
  signPreInspection: {
    path: 'pre-inspection/signature',
    roles: customerVia,
    payload: payload({ consent: Consent }, 'B-09, S-04: the customer signs the pre-inspection form'),
  },
  appointExpertDeputy: {
    path: 'expert-deputy',
    roles: ['technicalExpert', 'serviceManager', 'workshopSupervisor'],
    payload: payload({ technician: Id }, 'B-11: name a technician as deputy for the absent technical expert'),
  },
  signAsExpert: {
    path: 'pre-inspection/expert-signature',
    roles: ['technicalExpert', 'technician'],
    payload: payload(
      { opinion: LongText },
      'B-10, S-05: the technical expert signs a pre-inspection with a fault description',
    ),
  },
  registerIntake: {
    path: 'intake',
    roles: advisor,
    payload: payload(
      {
        articles: z.array(z.strictObject({ name: ShortText, count: z.int().min(1).max(100) })).max(50),
        documents: z
          .array(
            z.strictObject({
              name: ShortText,
              valid: z.boolean(),
              complete: z.boolean(),
              intact: z.boolean(),
              explanation: LongText.optional(),
            }),
          )
          .max(10),
        storageBox: ShortText,
        keyNumber: ShortText,
        fuelEighths: z.int().min(0).max(8),
        odometer: Kilometres,
      },
      'B-17, B-19 to B-22: register papers, articles, storage box, key number, fuel and odometer',
    ),
  },
  signDocumentDifferences: {
    path: 'intake/document-differences/signature',
    roles: customerVia,
    payload: payload({ consent: Consent }, 'B-17, S-06: the customer signs for differences in the papers'),
  },
  signArticlesList: {
    path: 'intake/articles/signature',
    roles: customerVia,
    payload: payload({ consent: Consent }, 'B-19, S-07: the customer signs the list of articles in the car'),
  },
  recordWaiting: {
    path: 'waiting',
    roles: advisor,
    payload: payload(
      { waitsInStore: z.boolean(), travelHelpOffered: z.boolean() },
      'B-26: the customer waits in the store or leaves, and was offered travel help when leaving',
    ),
  },
} as const satisfies CommandDeclarations;

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
  requires: allOf(unsigned(document), unless),
  decide: (order, { consent, by }, at) => {
    const shown = { document, subject: '', revision: 1, answer: 'approved', text: text(order), total: 0 } as const;
    return [{ type: 'documentSigned', evidence: createEvidence(order, shown, consent, by, at) }];
  },
});

const receptionWatches = (order: RepairOrder): readonly DeadlineRule[] => {
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

export const receptionSlice: OrderSlice<typeof receptionCommands, ReceptionEvents> = {
  commands: receptionCommands,
  rules: {
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
            reject('unknownChecklistItem', {
              checklist,
              item: finding.item,
              items: definitions.map(({ item }) => item),
            });
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
      allOf(needsConfirmed, complete('walkRound', 'covers', 'valuables')),
    ),
    appointExpertDeputy: {
      during: beforeSigning,
      decide: (order, { technician }) =>
        order.expertDeputy === technician ? [] : [{ type: 'expertDeputyAppointed', technician }],
    },
    signAsExpert: {
      during: beforeSigning,
      // B-11: the deputy signs only where one is named
      roles: ({ expertDeputy, policy }) =>
        expertDeputy && policy.expertDeputyMaySign ? ['technicalExpert', 'technician'] : ['technicalExpert'],
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
        return [
          { type: 'intakeRegistered', articles, documents: checked, storageBox, keyNumber, fuelEighths, odometer },
        ];
      },
    },
    signDocumentDifferences: signing(
      'documentDifferences',
      documentDifferencesText,
      allOf(intakeKnown, (order) => (hasDifferences(order) ? undefined : { code: 'noDocumentDifference' })),
    ),
    signArticlesList: signing('articlesList', articlesText, intakeKnown),
    recordWaiting: {
      during: atReception,
      decide: (_order, { waitsInStore, travelHelpOffered }) => [
        { type: 'waitingRecorded', waitsInStore, travelHelpOffered },
      ],
    },
  },
  evolve: {
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
      calls: updateWhere(
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
  },
  deadlines: [receptionWatches],
};
