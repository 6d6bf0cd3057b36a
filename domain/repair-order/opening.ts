import { z } from 'zod';
import { systemActor, type Actor } from '../kernel/actor';
import { CommandRejected, type EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import type { Instant } from '../kernel/process';
import { noPolicy, type ServicePolicy } from '../policy/policy';
import { skills } from '../account/skills';
import { bayKinds } from '../values/bay-kind';
import { AppointmentBenefit } from '../values/appointment-benefit';
import { ChecklistProfile } from './checklist-profile';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { WorkPiece } from './workshop-time';

/**
 * The rules that an order opened today goes by to its end (ADR 5); what a version changed asks for it. 2: a file that nobody completes is closed
 * after a month (T-19). 3: maker and checker are two people (`separation.ts`), and so are those who release a large credit (`credit.ts`);
 * what customers approve names things in words (`consent-texts.ts`); what people tell each other stands in the state (`kept-words.ts`). 4: at delivery
 * the customer is told how to make the next appointment (`checklists.ts`). 5: a credit lasts three months at most, and its day can be moved (`credit.ts`);
 * whoever works on the car is no witness of an approval (`phone-witness.ts`).
 */
export const RULES_VERSION = 5;

/** What is known when the car arrives. Ids are opaque: names, plates and numbers stay in the master data. */
export const Opening = z.object({
  number: z.string(),
  store: z.string(),
  /** The copy this order was opened with; it stays with the order, and is left out of what the API replies. */
  policy: z.custom<ServicePolicy>(),
  /** 1 when absent. */
  rulesVersion: z.int().exactOptional(),
  customer: z.object({ id: z.string(), goldCard: z.boolean(), firstVisit: z.boolean() }),
  /** The reading known before this visit, and what the master data say where that was overruled; in kilometres. */
  vehicle: z.object({ id: z.string(), lastOdometer: z.int(), overruled: z.int().exactOptional() }),
  /** B-01: id of the colleague whom the customer addressed first, where that is not the advisor who opens the order. */
  firstContact: z.string().exactOptional(),
  arrival: z.object({ mode: z.enum(['selfDrive', 'collected']), symptoms: z.string() }),
  accident: z.boolean(),
  /** What its checklists hold beside the requirements; absent where the store named no kind of job. */
  checklistProfile: ChecklistProfile.exactOptional(),
  /** the appointment that it comes from, and what was agreed there. */
  appointment: z
    .object({
      number: z.string(),
      repairMinutes: z.int(),
      washMinutes: z.int(),
      bayKind: z.enum(bayKinds),
      skill: z.enum(skills).nullable(),
      /** What it has of a day of the workshop; null where it has nothing any more. */
      slot: WorkPiece.nullable(),
      prices: z.object({ labour: z.int(), material: z.int(), total: z.int() }).nullable(),
      benefits: z
        .array(AppointmentBenefit)
        .exactOptional()
        .meta({ description: 'A-18: what the customer has of coming by appointment' }),
    })
    .exactOptional(),
  /** J-18: this visit makes good an earlier repair, by order of a complaint. */
  rework: z.object({ of: z.string(), complaint: z.string() }).exactOptional(),
});
export type Opening = Immutable<z.output<typeof Opening>>;

/** A visit that begins now; its number is reserved by whoever starts it. */
export const newOpening = (facts: Omit<Opening, 'number' | 'store' | 'rulesVersion'>): Omit<Opening, 'number'> => ({
  ...facts,
  store: facts.policy.store,
  rulesVersion: RULES_VERSION,
});

const openingCommands = {};

const openingEvents = { orderOpened: z.object({ opening: Opening }), commandRejected: CommandRejected };
export type OpeningEvents = EventsOf<typeof openingEvents>;

/** The order as its first event leaves it. */
export const openOrder = (opening: Opening, by: Actor, at: Instant): RepairOrder => ({
  ...opening,
  sequence: 1,
  stage: 'checkedIn',
  openedAt: at,
  openedBy: by,
  advisor: by.id,
  // a complaint that orders a rework addresses nobody
  ...((opening.rulesVersion ?? 1) >= 3 && by.role !== 'serviceAdvisor' && !opening.rework && { contactOpen: true }),
  // what the customer asked for when the appointment was made is asked about again, not anew
  needs: opening.appointment ? [{ needId: 'A-1', words: opening.arrival.symptoms, fault: false }] : [],
  needsConfirmed: false,
  checklists: {},
  ...(opening.appointment?.slot && {
    workshopTime: { revision: 0, left: 0, planned: [opening.appointment.slot], late: false },
  }),
  calls: [],
  transports: [],
  signed: {},
  evidence: [],
  diagnosis: { status: 'none' },
  commitments: [],
  lines: [],
  teams: [],
  washed: false,
  rounds: 0,
  extraItems: [],
  abnormalities: [],
  quality: { failures: 0 },
  slips: [],
  payments: [],
  settlementHolds: [],
  disputes: 0,
  passed: {},
  escalations: [],
});

/** Before the car arrives: what the first event replaces. */
export const initialState: RepairOrder = {
  ...openOrder(
    {
      number: '',
      store: '',
      policy: noPolicy,
      customer: { id: '', goldCard: false, firstVisit: false },
      vehicle: { id: '', lastOdometer: 0 },
      arrival: { mode: 'selfDrive', symptoms: '' },
      accident: false,
    },
    systemActor,
    0,
  ),
  sequence: 0,
};

/** How an order begins, and what is kept of a command whose rejection nobody was told. */
export const openingSlice: OrderSlice<typeof openingCommands, typeof openingEvents> = {
  commands: openingCommands,
  events: openingEvents,
  rules: {},
  evolve: {
    orderOpened: (_order, { opening, by, at }) => openOrder(opening, by, at),
    commandRejected: (order) => order,
  },
  deadlines: [],
};
