import { nameOfErrand } from '../../../domain/errands';
import { MINUTE } from '../../../domain/kernel/process';
import { errandsOf } from '../../../domain/repair-order/errands';
import { noticesOf } from '../../../domain/repair-order/notices';
import type { PlannedWork } from '../../../domain/repair-order/work-errands';
import type { RepairOrderEvent } from '../../../domain/repair-order/state';
import {
  after,
  contracted,
  fold,
  inRepair,
  lastAt,
  oil,
  opening,
  pads,
  shown,
  works,
  type Events,
  type HistoryStep,
} from '../../support/order-events';

const lines = [
  { ...oil, labourMinutes: 60 },
  { ...pads, labourMinutes: 90 },
];
const [padNumber = ''] = pads.parts.map(({ partNumber }) => partNumber);
const DAY = 1440 * MINUTE;
const ORDER = opening.number;

/** What the last event asks of the days, in words. */
function asked(events: Events): readonly string[] {
  const [before, event] = [fold(events.slice(0, -1)), events.at(-1)!];
  return errandsOf(before, event, fold(events)).flatMap((errand) => {
    if ('planWork' in errand) return [`${errand.planWork.work.minutes} minutes`];
    const name = nameOfErrand(errand);
    return name === 'releaseReservation' && 'sendCommand' in errand ? [`release on ${errand.number}`] : [];
  });
}
const planOf = (events: Events): PlannedWork => {
  const [errand] = errandsOf(fold(events.slice(0, -1)), events.at(-1)!, fold(events)).filter(
    (one) => 'planWork' in one,
  );
  if (!errand || !('planWork' in errand)) throw new Error('nothing is asked of the workshop');
  return errand.planWork;
};
const piece = (revision: number, from: number, minutes: number, day = 'WD-S01-20261122') => ({
  day,
  reservationId: `${ORDER}.${revision}`,
  bay: 'bay-1',
  from,
  until: from + minutes * MINUTE,
});
const plans = (revision: number, minutes: number, more: object = {}): HistoryStep => [
  'workshop',
  (_past, { at }) =>
    ({ type: 'workPlanned', revision, pieces: [piece(revision, at, minutes)], minutesLeft: 0, ...more }) as never,
];
const holds = (expectedUntil?: number): HistoryStep => [
  'workshop',
  { type: 'workHeld', reason: 'insurer', ...(expectedUntil !== undefined && { expectedUntil }) },
];
const backOrders = (lineId: string, expectedDay: string): HistoryStep => [
  'parts',
  { type: 'partsBackOrdered', lineId, partNumbers: [padNumber], expectedDay },
];

describe('C-12 what an order asks of the workshop', () => {
  test('nothing before the customer has signed; then all of it, at once', () => {
    expect(asked(shown({ lines }))).toEqual([]);
    expect(planOf(contracted({ lines }))).toMatchObject({
      order: ORDER,
      revision: 1,
      notBefore: 0,
      instead: [],
      appointed: false,
      work: { bayKind: 'lift', minutes: 150, bay: null, technician: null },
    });
  });

  test('not before its parts can be here', () => {
    const partsReadyAt = lastAt(shown({ lines })) + 3 * DAY;
    const late = contracted({ lines }).map((event) =>
      event.type === 'estimatePresented' ? { ...event, partsReadyAt } : event,
    );
    expect(planOf(late).notBefore).toBe(partsReadyAt);
    // once they are put aside, it may begin
    const reserved = lines.map(({ lineId }): HistoryStep => ['parts', { type: 'partsReserved', lineId }]);
    expect(planOf(after(late, ...reserved)).notBefore).toBe(0);
  });

  test('anew when the workshop has the car, and where it stands', () => {
    const received = inRepair({ lines });
    expect(asked(received)).toEqual(['150 minutes']);
    expect(planOf(after(received, ['workshop', { type: 'placedInBay', bay: 'bay-3' }])).work.bay).toBe('bay-3');
  });

  test('of another bay or more work, what the workshop had time for since is done', () => {
    const working = after(inRepair({ lines }), plans(2, 150));
    const moved = after(working, ['workshop', { type: 'placedInBay', bay: 'bay-3' }]);
    const waited = lastAt(moved) - lastAt(working);
    expect(planOf(moved).work.minutes).toBe(150 - Math.floor(waited / MINUTE));
    expect(planOf(moved).instead).toEqual([{ day: 'WD-S01-20261122', reservationId: `${ORDER}.2` }]);
  });

  test('asked a third time, what was done before the second counts as well', () => {
    const working = after(inRepair({ lines }), plans(2, 150));
    const moved = after(working, ['workshop', { type: 'placedInBay', bay: 'bay-3' }]);
    const again = after(moved, plans(3, planOf(moved).work.minutes));
    const third = after(again, ['workshop', { type: 'placedInBay', bay: 'bay-2' }]);
    const worked = lastAt(moved) - lastAt(working) + (lastAt(third) - lastAt(again));
    expect(planOf(third).work.minutes).toBe(150 - Math.floor(worked / MINUTE));
    expect(planOf(third).work.minutes).toBeLessThan(planOf(moved).work.minutes);
  });

  test('a line that is finished changes nothing; with the end of the work everything is free', () => {
    const working = after(inRepair({ lines }), plans(2, 150));
    const done = after(working, ...works(lines[0]!));
    expect(asked(done)).toEqual([]);
    expect(asked(after(done, ...works(lines[1]!), ['workshop', { type: 'workFinished' }]))).toEqual([
      'release on WD-S01-20261122',
    ]);
  });

  test('a hold without an end frees the bay, one with an end takes its time from then on', () => {
    const working = after(inRepair({ lines }), plans(2, 150));
    expect(asked(after(working, holds()))).toEqual(['release on WD-S01-20261122']);
    const until = lastAt(working) + 2 * DAY;
    const held = after(working, holds(until));
    expect(planOf(held)).toMatchObject({ notBefore: until, instead: [{ reservationId: `${ORDER}.2` }] });
    expect(asked(after(working, holds(), ['workshop', { type: 'workResumed' }]))).toEqual(['150 minutes']);
  });

  test('a line that waits for its part is left out; when nothing else is left, its day counts', () => {
    const one = after(contracted({ lines }), backOrders('L-2', '2026-11-26'));
    expect(planOf(one)).toMatchObject({ notBefore: 0, work: { minutes: 60 } });
    const [only] = [{ ...pads, labourMinutes: 90 }];
    const all = after(contracted({ lines: [only] }), backOrders('L-2', '2026-11-26'));
    expect(planOf(all)).toMatchObject({ notBefore: Date.parse('2026-11-26T00:00:00+08:00'), work: { minutes: 90 } });
    const here = after(all, ['parts', { type: 'partsArrived', lineId: 'L-2' }]);
    expect(planOf(here).notBefore).toBe(0);
  });

  test('what is cancelled, stopped or void is given back', () => {
    const waiting = after(contracted({ lines }), plans(1, 150));
    expect(asked(after(waiting, ['wang', { type: 'orderCancelled', reason: '改天', fee: 0 }]))).toEqual([
      'release on WD-S01-20261122',
    ]);
    const working = after(inRepair({ lines }), plans(2, 150));
    expect(asked(after(working, ['wang', { type: 'workStopped', reason: '客户要求' }]))).toEqual([
      'release on WD-S01-20261122',
    ]);
  });

  test('a place for what is wanted no more is given back as soon as it is heard of', () => {
    const stale = after(inRepair({ lines }), plans(1, 150));
    expect(asked(stale)).toEqual(['release on WD-S01-20261122']);
    expect(fold(stale).workshopTime?.planned).toEqual([]);
    const over = after(
      contracted({ lines }),
      ['wang', { type: 'orderCancelled', reason: '改天', fee: 0 }],
      plans(1, 150),
    );
    expect(asked(over)).toEqual(['release on WD-S01-20261122']);
  });

  test('an order that was opened under earlier rules asks for nothing', () => {
    const [first, ...others] = contracted({ lines });
    if (first?.type !== 'orderOpened') throw new Error('no opening');
    const { rulesVersion: _new, ...old } = first.opening;
    expect(asked([{ ...first, opening: old }, ...others])).toEqual([]);
  });
});

describe('A-19 the car of an appointment', () => {
  const slot = { day: 'WD-S01-20261122', reservationId: 'AP-S01-20261120-0001.a', from: 0, until: 90 * MINUTE };
  const appointment = {
    number: 'AP-S01-20261120-0001',
    repairMinutes: 90,
    washMinutes: 20,
    bayKind: 'paint' as const,
    skill: 'paint' as const,
    slot,
    prices: null,
    deposit: 0,
  };
  const visit = { lines, opening: { appointment } };

  test('takes over what the appointment had, in a bay of its kind', () => {
    expect(asked(shown(visit))).toEqual([]);
    expect(planOf(contracted(visit))).toMatchObject({
      appointed: true,
      instead: [{ day: slot.day, reservationId: slot.reservationId }],
      work: { bayKind: 'paint', skill: 'paint', washMinutes: 20 },
    });
  });

  test('gives it back when the customer declines', () => {
    const declined: HistoryStep = ['wang', { type: 'estimateDeclined', reason: 'declined', fee: 0 }];
    expect(asked(after(shown(visit), declined))).toEqual(['release on WD-S01-20261122']);
  });
});

describe('C-12 a car that has no place by its promise', () => {
  const told = (events: Events): readonly string[] =>
    noticesOf(fold(events), events.at(-1) as RepairOrderEvent)
      .filter(({ template }) => template === 'workshopFull')
      .map(({ to }) => ('role' in to ? to.role : 'person'));
  const late = (revision: number): HistoryStep => [
    'workshop',
    (_past, { at }) =>
      ({
        type: 'workPlanned',
        revision,
        pieces: [piece(revision, at + 2 * DAY, 150)],
        minutesLeft: 0,
        late: true,
      }) as never,
  ];

  test('goes on, and whoever plans and whoever answers for it are told', () => {
    expect(told(after(contracted({ lines }), late(1)))).toEqual(['workshopSupervisor', 'serviceAdvisor']);
    expect(told(after(contracted({ lines }), plans(1, 150)))).toEqual([]);
  });
});
