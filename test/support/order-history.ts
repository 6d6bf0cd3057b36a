import type { Actor, Role } from '../../domain/kernel/actor';
import { seal } from '../../domain/kernel/evidence';
import { fingerprint } from '../../domain/kernel/fingerprint';
import { MINUTE, nextDeadline, type Instant } from '../../domain/kernel/process';
import { defaultPolicy, servicePolicy, type ServicePolicy } from '../../domain/policy/policy';
import { itemsOf, type ChecklistName } from '../../domain/repair-order/checklists';
import type { Document, Evidence } from '../../domain/repair-order/evidence';
import { repairOrderProcess } from '../../domain/repair-order/process';
import { linePrice } from '../../domain/repair-order/amounts';
import { RULES_VERSION, type Opening } from '../../domain/repair-order/opening';
import type { Payloads, RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import type { PartLine, WorkLine } from '../../domain/repair-order/work-line';

/** What a visit has been through, oldest first. No command was run to get here. */
export type Events = readonly RepairOrderEvent[];
type Unstamped<Event> = Event extends unknown ? Omit<Event, 'at' | 'by'> : never;
type UnstampedEvent = Unstamped<RepairOrderEvent>;

/** Everybody who does something in these tests, and as what. */
const people = {
  customer: 'customer',
  wang: 'serviceAdvisor',
  li: 'serviceAdvisor',
  assistant: 'advisorAssistant',
  supervisor: 'businessSupervisor',
  settlement: 'settlementClerk',
  cashier: 'cashier',
  workshop: 'workshopSupervisor',
  dispatcher: 'dispatcher',
  zhao: 'technician',
  wu: 'technician',
  expert: 'technicalExpert',
  support: 'supportTechnician',
  quality: 'qualitySpecialist',
  parts: 'partsSpecialist',
  driver: 'driver',
  manager: 'serviceManager',
  store: 'storeManager',
  finance: 'finance',
  ops: 'operator',
  clerk: 'informationClerk',
  gate: 'gateGuard',
} as const satisfies Record<string, Role>;
export type Person = keyof typeof people;
export const actor = (person: Person): Actor => ({ id: person, role: people[person] });

/** When the car arrives: Sunday 22 November 2026, 10:00 in Shanghai. */
export const ARRIVAL: Instant = Date.parse('2026-11-22T10:00:00+08:00');
export const iso = (at: Instant): string => new Date(at).toISOString();

/** A store that never closes, so that minutes of work are minutes of the day. */
export const policy: ServicePolicy = {
  ...servicePolicy({ store: 'S01', brand: 'voyage', version: 1 }),
  calendar: {
    zone: 'Asia/Shanghai',
    week: Array.from({ length: 7 }, () => [[0, 1440] as const]),
    holidays: [],
    makeUpDays: [],
  },
};
/** The same store with the usual opening hours, 8:30 to 17:30. */
export const withOpeningHours: ServicePolicy = { ...policy, calendar: defaultPolicy.calendar };

export const opening: Opening = {
  number: 'RO-S01-20261122-0001',
  store: 'S01',
  policy,
  rulesVersion: RULES_VERSION,
  customer: { id: 'C-002', goldCard: false, firstVisit: true },
  vehicle: { id: 'V-002', lastOdometer: 7_350 },
  arrival: { mode: 'selfDrive', symptoms: '定期保养' },
  accident: false,
};
export const goldCard: Partial<Opening> = { customer: { id: 'C-001', goldCard: true, firstVisit: false } };

const part = (partNumber: string, name: string, unitPrice: number, keyLocation = false): PartLine => ({
  partNumber,
  name,
  quantity: 1,
  unitPrice,
  suppliedBy: 'shop',
  origin: 'genuine',
  keyLocation,
});
/** ¥493.00, 40 minutes. */
export const oil: WorkLine = {
  lineId: 'L-1',
  work: '小保养（机油机滤）',
  labourMinutes: 40,
  labour: 12_000,
  parts: [part('OIL-5W30', '机油 5W-30 4L', 32_800), part('FILTER-1', '机油滤清器', 4_500)],
};
/** ¥680.00, 90 minutes; a part at a key location. */
export const pads: WorkLine = {
  lineId: 'L-2',
  work: '更换前刹车片',
  labourMinutes: 90,
  labour: 20_000,
  parts: [part('PAD-F', '前刹车片', 48_000, true)],
};
/** ¥670.00, 20 minutes; found during repair. */
export const battery: WorkLine = {
  lineId: 'X-L1',
  work: '更换电瓶',
  labourMinutes: 20,
  labour: 5_000,
  parts: [part('BAT-70', '电瓶 12V 70Ah', 62_000)],
};
export const totalOf = (lines: readonly WorkLine[]): number =>
  lines.reduce((total, line) => total + linePrice(line), 0);

/** A signature on paper, by the hash of its scan; and a consent over the phone. */
export const consent = { channel: 'paper' as const, scan: '5c'.repeat(32) };
export const phone = { channel: 'phone' as const, witness: 'assistant', words: '同意' };

/** What happened next: who did it, and what it was, where it needs what went before. */
export type HistoryStep = readonly [who: Person, what: UnstampedEvent | ((past: Events, meta: Meta) => UnstampedEvent)];
interface Meta {
  readonly at: Instant;
  readonly by: Actor;
}

export const fold = (events: Events): RepairOrder => repairOrderProcess.fold(events);
export const lastAt = (events: Events): Instant => events.at(-1)?.at ?? ARRIVAL;

/** The events and what happened then, each a minute after the one before. */
export const after = (past: Events, ...steps: readonly HistoryStep[]): Events =>
  steps.reduce<Events>((events, [who, what]) => {
    const meta = { at: lastAt(events) + MINUTE, by: actor(who) };
    const unstamped = typeof what === 'function' ? what(events, meta) : what;
    return [...events, { ...unstamped, ...meta }];
  }, past);

/** The events and what time brings about in the next minutes, if nobody acts. */
export function afterWaiting(past: Events, minutes: number): Events {
  const end = lastAt(past) + minutes * MINUTE;
  for (let events = past; ;) {
    const next = nextDeadline(repairOrderProcess, fold(events));
    if (!next || next.at > end) return events;
    events = [...events, next.event];
  }
}

const evidenceIn = (past: Events): readonly Evidence[] =>
  past.flatMap((event) => ('evidence' in event ? [event.evidence] : []));
const opened = (past: Events): Opening => {
  const [first] = past;
  if (first?.type !== 'orderOpened') throw new Error('The events begin with the opening of the order.');
  return first.opening;
};

/** The scan of a signature that was given for this paper only. */
const signedOn = (document: Document, nth: number) => ({
  channel: 'paper' as const,
  scan: fingerprint({ document, nth }),
});

/** Evidence at the end of the chain of these events; its text is a stand-in. */
export const evidence =
  (document: Document, change: Partial<Evidence> = {}) =>
  (past: Events, { at, by }: Meta): Evidence =>
    seal(
      {
        order: opened(past).number,
        document,
        subject: '',
        revision: 1,
        answer: 'approved',
        text: `text of ${document}`,
        total: 0,
        consent: signedOn(document, evidenceIn(past).length),
        ...change,
        recordedBy: by,
        at,
      },
      evidenceIn(past),
    );

export const signs = (who: Person, document: Document): HistoryStep => [
  who,
  (past, meta) => ({ type: 'documentSigned', evidence: evidence(document)(past, meta) }),
];

const readings = { kilometres: 160_000, eighths: 4, pieces: 7 } as const;
/** Every item of the checklist that this visit asks for. */
const findings = (order: RepairOrder, checklist: ChecklistName): Payloads['findingsRecorded']['findings'] =>
  itemsOf(checklist, order).map(({ item, reading }) => ({
    item,
    result: 'done',
    ...(reading && { value: readings[reading] }),
    ...(item === 'paint' && { result: 'defect' as const, note: '右前门划痕 3cm' }),
  }));
export const fills = (who: Person, checklist: ChecklistName): HistoryStep => [
  who,
  (past) => ({ type: 'findingsRecorded', checklist, findings: findings(fold(past), checklist) }),
];
