import { errandsOf } from '../../../domain/appointment/errands';
import { noticesOf } from '../../../domain/appointment/notices';
import { appointmentProcess } from '../../../domain/appointment/process';
import type { StockMove } from '../../../domain/repair-order/stock';
import {
  agree,
  AppointmentSimulation,
  job,
  keep,
  laterSlot,
  need,
  terms,
  type AppointmentMove,
} from '../../support/simulate-appointment';

const parts = [
  { partNumber: 'F-1', quantity: 2 },
  { partNumber: 'F-1', quantity: 1 },
  { partNumber: 'B-9', quantity: 1, ordered: true },
];
const prepared = (): AppointmentSimulation => new AppointmentSimulation().play(need, job({ parts }), terms());

/** What the last event of this move changes in stock. */
function moved(life: AppointmentSimulation, ...moves: readonly AppointmentMove[]): readonly StockMove[] {
  const before = life.state;
  const count = life.events.length;
  life.play(...moves);
  let state = before;
  return life.events.slice(count).flatMap((event, index, all) => {
    const after = index === all.length - 1 ? life.state : appointmentProcess.evolve(state, event);
    const asked = errandsOf(state, event, after);
    state = after;
    return asked.flatMap((errand) => ('moveStock' in errand ? [errand.moveStock] : []));
  });
}
const takes = (by: number) => expect.objectContaining({ takes: 'whole', changes: [{ partNumber: 'F-1', by }] });

describe('A-19 parts go with bay and people', () => {
  test('with the time they are put aside, each number once; what is ordered for the day is not', () => {
    expect(moved(prepared(), keep())).toEqual([takes(-3)]);
  });

  test('another time keeps them', () => {
    const booked = prepared().play(keep(), agree);
    expect(moved(booked, keep(laterSlot))).toEqual([]);
  });

  test.each<readonly [string, AppointmentMove]>([
    ['that is called off', ['wang', 'callOff', { calledOffBy: 'customer', reason: '出差' }]],
    ['that lost its time', ['system', 'noteSlotLost', { reservationId: 'AP-S01-20261120-0001.a' }]],
  ])('an appointment %s gives them back once', (_title, move) => {
    const booked = prepared().play(keep(), agree);
    expect(moved(booked, move)).toEqual([takes(3)]);
  });

  test('an appointment whose car is here hands them to the visit: they are never back in stock meanwhile', () => {
    const order = 'RO-S01-20261123-0001';
    const here = prepared().play(keep(), agree);
    const before = here.state;
    expect(moved(here, ['system', 'noteVisit', { order }])).toEqual([]);
    expect(errandsOf(before, here.events.at(-1)!, here.state)).toContainEqual({
      sendCommand: 'repairOrder',
      number: order,
      command: { type: 'takeOverParts', parts: [{ partNumber: 'F-1', quantity: 3 }] },
      ifOver: { store: 'S01', number: here.state.number, takes: 'whole', changes: [{ partNumber: 'F-1', by: 3 }] },
    });
  });

  test('what was not there is not handed over', () => {
    const here = prepared().play(keep(), ['system', 'noteShortParts', { partNumbers: ['F-1'] }], agree);
    const before = here.state;
    here.play(['system', 'noteVisit', { order: 'RO-S01-20261123-0001' }]);
    expect(errandsOf(before, here.events.at(-1)!, here.state)).toEqual([]);
  });

  test('a customer who does not come keeps none', () => {
    const booked = prepared().play(keep(), agree);
    const before = booked.state;
    booked.until(before.slot!.startsAt + 31 * 60_000);
    const missed = booked.events.findLast(({ type }) => type === 'customerMissed')!;
    expect(errandsOf(before, missed, booked.state)).toContainEqual({ moveStock: takes(3) });
  });

  test('what turns out not to be there is told to advisor and parts counter, and is not given back', () => {
    const booked = prepared().play(keep());
    const short: AppointmentMove = ['system', 'noteShortParts', { partNumbers: ['F-1'] }];
    expect(moved(booked, short)).toEqual([]);
    const told = noticesOf(booked.state, booked.events.at(-1)!);
    expect(told.map(({ to, template }) => [to, template])).toEqual([
      [{ role: 'serviceAdvisor', person: 'li' }, 'appointmentPartsShort'],
      [{ role: 'partsSpecialist', person: null }, 'appointmentPartsShort'],
    ]);
    const count = booked.events.length;
    booked.play(short);
    expect(booked.events).toHaveLength(count);
    expect(moved(booked, ['wang', 'callOff', { calledOffBy: 'shop', reason: '缺件' }])).toEqual([]);
  });
});

test('L-16 a driver hears of a car that is to be fetched for an appointment; of any other car nobody drives', () => {
  const templates = (collected: boolean) => {
    const { state, events } = new AppointmentSimulation().play(need, job({ collected }), terms(), keep(), agree);
    return noticesOf(state, events.at(-1)!)
      .filter(({ to }) => 'role' in to && to.role === 'driver')
      .map(({ template }) => template);
  };
  expect(templates(true)).toEqual(['carToFetch']);
  expect(templates(false)).toEqual([]);
});

describe('A-10 campaigns', () => {
  const tells = (...ids: readonly string[]): AppointmentMove => [
    'wang',
    'introduceCampaigns',
    { campaigns: ids.map((id) => ({ id, zh: `活动${id}`, en: id })) },
  ];

  test('each that the customer was told of stands in the appointment once', () => {
    const told = new AppointmentSimulation().play(tells('a', 'a'), tells('a', 'b'));
    expect(told.state.campaigns).toEqual([
      { id: 'a', zh: '活动a', en: 'a' },
      { id: 'b', zh: '活动b', en: 'b' },
    ]);
    const count = told.events.length;
    expect(told.play(tells('b')).events).toHaveLength(count);
  });

  test('none is no introduction', () => expect(() => new AppointmentSimulation().play(tells())).toThrow());
});
