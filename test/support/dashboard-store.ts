import type { Models } from '../../platform/mongo/models';
import { EventLog } from '../../platform/mongo/projections/event-log';
import type { AnyEvent } from '../../domain/processes';
import { openFollowUp } from '../../domain/follow-up/opening';
import { systemActor } from '../../domain/kernel/actor';
import { MINUTE } from '../../domain/kernel/process';
import {
  after,
  afterWaiting,
  answers,
  asksFor,
  battery,
  delivered,
  deliveredOnCredit,
  inRepair,
  lastAt,
  oil,
  opening,
  pads,
  reaches,
  relays,
  works,
  type Events,
  type Visit,
} from './order-events';
import { call, departure, FollowUpSimulation, record } from './simulate-follow-up';

/** Days that are past: in June 2026 in Shanghai. */
export const WEDNESDAY = '2026-06-10';
export const THURSDAY = '2026-06-11';
export const FRIDAY = '2026-06-12';
const local = (day: string, time: string): number => Date.parse(`${day}T${time}+08:00`);

/** The way out of the workshop, from this moment on, after what happened there. */
const onwards = (past: Events, visit: Visit = {}, from = lastAt(past)): Events => {
  const usual = inRepair(visit);
  const later = from - lastAt(usual);
  return [
    ...past,
    ...delivered(visit)
      .slice(usual.length)
      .map((event) => ({ ...event, at: event.at + later })),
  ];
};

/** The battery was asked for, and this is what the customer said. */
const withBattery = (answer: 'approved' | 'declined'): Events =>
  onwards(
    after(
      inRepair(),
      asksFor(battery),
      reaches(),
      answers(answer, battery),
      relays(),
      ...(answer === 'approved' ? works(battery) : []),
    ),
  );
/** Nobody answered for ten hours, whatever was asked. */
const late = (): Events => onwards(afterWaiting(inRepair(), 600), {}, lastAt(inRepair()) + 600 * MINUTE);

/** ¥50.00 less than the sheet said. */
const withDiscount = (): Events =>
  delivered().map((event) =>
    event.type === 'settlementPresented'
      ? { ...event, sheet: { ...event.sheet, discount: 5_000, total: event.sheet.total - 5_000 } }
      : event,
  );
const rework = { of: 'RO-S01-20260601-0001', complaint: 'CP-S01-20260602-0001' };

/** The same history under another number and in another store, with its last event at this moment. */
function movedTo(history: Events, number: string, end: number, store = 'S01'): readonly AnyEvent[] {
  const shift = end - lastAt(history);
  const text = JSON.stringify(history, (_key, value: unknown) =>
    typeof value === 'number' && value > 1e12 ? value + shift : value,
  );
  const named = text.replaceAll(opening.number, number).replaceAll('"store":"S01"', `"store":"${store}"`);
  return JSON.parse(named) as readonly AnyEvent[];
}

export const numberOf = (serial: number, store = 'S01'): string => `RO-${store}-20260610-${serial}`;

/** What was delivered when, by number. */
const visits: readonly (readonly [Events, end: number])[] = [
  [delivered(), local(WEDNESDAY, '10:00:00')],
  [delivered({ lines: [oil, pads] }), local(WEDNESDAY, '16:30:00')],
  [withBattery('approved'), local(WEDNESDAY, '23:59:59.999')],
  [withBattery('declined'), local(THURSDAY, '00:00:00')],
  [deliveredOnCredit(), local(THURSDAY, '12:00:00')],
  [late(), local(THURSDAY, '17:00:00')],
  [withDiscount(), local(FRIDAY, '15:00:00')],
  [delivered({ opening: { rework } }), local(FRIDAY, '16:00:00')],
];
/** By what is told of the visits. */
export const serials = {
  plain: 9_001,
  two: 9_002,
  approved: 9_003,
  declined: 9_004,
  credit: 9_005,
  late: 9_006,
  rework: 9_008,
};

const stored = (events: readonly AnyEvent[]) => events.map((event, index) => ({ sequence: index + 1, event }));

/** Records the visits with their calls, and one of another store on the first. */
export async function recordDashboard(models: Models): Promise<void> {
  const log = new EventLog(models);
  const own = visits.map(([history, end], index) => {
    const number = numberOf(9_001 + index);
    return [number, stored(movedTo(history, number, end))] as const;
  });
  const other = numberOf(9_001, 'S02');
  const foreign = [other, stored(movedTo(delivered(), other, local(WEDNESDAY, '11:00:00'), 'S02'))] as const;
  const calls = ['satisfied', 'dissatisfied'].map((overall, index) => {
    const number = `FU-S01-20260610-${9_001 + index}`;
    const left = { ...departure, number, order: number.replace('FU', 'RO'), leftAt: local(WEDNESDAY, '10:00:00') };
    const sim = new FollowUpSimulation({}, openFollowUp(left, left.leftAt));
    sim.until(sim.now + 3 * 1440 * MINUTE);
    sim.play(call('reached'), record({ overall, ...(overall === 'dissatisfied' && { whatWasWrong: '还是漏油' }) }));
    const first = { type: 'followUpOpened', at: left.leftAt, by: systemActor, departure: left } as AnyEvent;
    return [number, stored([first, ...(sim.events as readonly AnyEvent[])])] as const;
  });
  await log.record(new Map([...own, foreign, ...calls]));
}
