import { z } from 'zod';
import { allOf, updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Confirmed, Consent, Id, LocalId, LongText, StoredInstant, payload } from '../values/field-schemas';
import { receptionLists } from './checklists';
import { preInspectionText } from './consent-texts';
import { customerSignatureRule } from './customer-signature';
import { contactDeadlines, contactTaken } from './first-contact';
import { complete, needsConfirmed } from './guards';
import { whenKept } from './kept-words';
import { reactionDue } from './reaction-time';
import { advisor } from './roles';
import { atReception, beforeDeparture, stageRange } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';

/** A wish in the customer's own words; with `fault` it describes a fault (B-10). */
export const Need = z.strictObject({ needId: LocalId, words: LongText, fault: z.boolean() });

export const TechnicianCall = z.object({
  callId: LocalId,
  at: StoredInstant,
  /** B-24: what the advisor is in doubt of; absent before version 3 of the rules. */
  doubt: LongText.exactOptional(),
  acknowledged: z.boolean(),
});

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
        needs: z.array(Need).min(1).max(20),
      },
      "B-06: store each need in the customer's own words; `fault` marks a fault description (B-10)",
    ),
  },
  confirmNeeds: {
    path: 'needs/confirmation',
    roles: advisor,
    payload: payload(
      { repeatedBack: Confirmed, noneFurther: Confirmed, otherWishes: LongText.optional() },
      'B-07, B-08: the needs were repeated back, and the customer has no further ones; C-01, B-29: what else the customer asks for stands on the order',
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
    roles: advisor,
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
} as const satisfies CommandDeclarations;

const receptionEvents = {
  contactAccepted: z.object({}),
  customerGreeted: z.object({}),
  preInspectionStarted: z.object({}),
  needsRecorded: z.object({ needs: z.array(Need) }),
  needsConfirmed: z.object({ otherWishes: LongText.exactOptional() }),
  conditionNoted: z.object({ note: LongText }),
  technicianCalled: z.object({ callId: LocalId, doubt: LongText }),
  callAcknowledged: z.object({ callId: LocalId }),
  expertDeputyAppointed: z.object({ technician: Id }),
  expertSigned: z.object({ opinion: LongText }),
};
export type ReceptionEvents = EventsOf<typeof receptionEvents>;

const beforeSigning = stageRange('checkedIn', 'awaitingSignature');

const openCalls = ({ calls }: RepairOrder) => calls.filter(({ acknowledged }) => !acknowledged);

const receptionDeadlines = (order: RepairOrder): readonly DeadlineRule[] => {
  const { minutes } = order.policy;
  const greeting: readonly DeadlineRule[] =
    order.customer.goldCard && order.greetedAt === undefined && atReception.includes(order.stage)
      ? [
          {
            timer: 'B-04',
            subject: '',
            fulfilledBy: 'greetCustomer',
            steps: [
              { at: order.openedAt, reaction: 'remind', to: ['serviceManager', 'serviceDirector'] },
              { at: reactionDue(order, order.openedAt, minutes.greeting), reaction: 'escalate', to: ['storeManager'] },
            ],
          },
        ]
      : [];
  const calls = (beforeSigning.includes(order.stage) ? openCalls(order) : []).map(({ callId, at }): DeadlineRule => ({
    timer: 'T-08',
    subject: callId,
    fulfilledBy: 'acknowledgeCall',
    steps: [{ at: reactionDue(order, at, minutes.technicianCall), reaction: 'escalate', to: ['workshopSupervisor'] }],
  }));
  return [...greeting, ...calls];
};

export const receptionSlice: OrderSlice<typeof receptionCommands, typeof receptionEvents> = {
  commands: receptionCommands,
  events: receptionEvents,
  rules: {
    acceptContact: {
      during: beforeDeparture,
      decide: (order, { by }) => (order.advisor === by.id && !order.contactOpen ? [] : [{ type: 'contactAccepted' }]),
    },
    greetCustomer: {
      during: atReception,
      decide: (order) => (order.greetedAt === undefined ? [{ type: 'customerGreeted' }] : []),
    },
    startPreInspection: {
      during: ['checkedIn'],
      requires: allOf(contactTaken, complete('reception')),
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
      decide: (order, { otherWishes }) =>
        order.needsConfirmed ? [] : [{ type: 'needsConfirmed', ...(otherWishes && { otherWishes }) }],
    },
    noteCondition: { during: beforeDeparture, decide: (_order, { note }) => [{ type: 'conditionNoted', note }] },
    callTechnician: {
      during: beforeSigning,
      decide: ({ calls }, { callId, doubt }) =>
        calls.some((call) => call.callId === callId) ? [] : [{ type: 'technicianCalled', callId, doubt }],
    },
    acknowledgeCall: {
      during: beforeSigning,
      targets: (order) => openCalls(order).map(({ callId }) => callId),
      decide: ({ calls }, { callId }) => {
        const call = calls.find((known) => known.callId === callId) ?? reject('unknownCall', { callId });
        return call.acknowledged ? [] : [{ type: 'callAcknowledged', callId }];
      },
    },
    signPreInspection: customerSignatureRule({
      document: 'preInspection',
      text: preInspectionText,
      during: stageRange('preInspection', 'contracted'),
      requires: allOf(needsConfirmed, complete(...receptionLists)),
      event: 'documentSigned',
    }),
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
  },
  evolve: {
    contactAccepted: ({ contactOpen: _taken, ...order }, { by }) => ({ ...order, advisor: by.id }),
    customerGreeted: (order, { at }) => ({ ...order, greetedAt: at }),
    preInspectionStarted: (order) => ({ ...order, stage: 'preInspection' }),
    needsRecorded: (order, { needs }) => ({ ...order, needs: [...order.needs, ...needs] }),
    needsConfirmed: (order, { otherWishes }) => ({
      ...order,
      needsConfirmed: true,
      ...(otherWishes && { otherWishes }),
    }),
    conditionNoted: (order) => order,
    technicianCalled: (order, { callId, doubt, at }) => ({
      ...order,
      calls: [...order.calls, { callId, at, ...whenKept(order, { doubt }), acknowledged: false }],
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
    expertSigned: (order, { opinion, by }) => ({
      ...order,
      expertSignedBy: by.id,
      ...whenKept(order, { expertOpinion: opinion }),
    }),
  },
  deadlines: [receptionDeadlines, contactDeadlines],
};
