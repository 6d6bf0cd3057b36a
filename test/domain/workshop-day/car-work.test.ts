import { MINUTE } from '../../../domain/kernel/process';
import { allocationAt, freeSlots } from '../../../domain/workshop-day/availability';
import { endOfCarWork, isPlanned, stretchFrom, type CarWork } from '../../../domain/workshop-day/car-work';
import type { DayCommand } from '../../../domain/workshop-day/commands';
import { resourcesOn } from '../../../domain/workshop-day/day-resources';
import {
  advisor,
  at,
  command,
  confirm,
  DaySimulation,
  need,
  planned,
  reserve,
  store,
  supervisor,
  system,
} from '../../support/day-plan';

const TUESDAY = '2026-11-24';
const plan = { ...planned, reservations: [], blocks: [] };
const tuesday = { ...plan, resources: resourcesOn(store, TUESDAY) };
const work: CarWork = { bayKind: 'lift', skill: null, minutes: 60, washMinutes: 0, bay: null, technician: null };

const take = (order: string, revision: number, from: number, change: Partial<CarWork> = {}, instead: string[] = []) =>
  command(
    'takeCar',
    { reservationId: `${order}.${revision}`, order, instead, work: { ...work, ...change }, from, appointed: false },
    system,
  );
const inShop = (...cars: ReturnType<typeof take>[]): DaySimulation => new DaySimulation({}, at('08:00')).play(...cars);
const placesOf = (day: DaySimulation) =>
  day.state.reservations.map(({ holder, allocation: { bay, technician, work: when } }) => [
    holder,
    bay,
    technician,
    (when.from - at('00:00')) / MINUTE,
    (when.until - at('00:00')) / MINUTE,
  ]);

describe('C-12 where a day places the work on a car', () => {
  test('as early as a bay and somebody for it are free together, at any minute, over the pause', () => {
    expect(stretchFrom(plan, work, at('09:07'))?.allocation.work).toEqual({ from: at('09:07'), until: at('10:07') });
    expect(stretchFrom(plan, work, at('11:30'))?.allocation.work).toEqual({ from: at('11:30'), until: at('13:30') });
    expect(stretchFrom(plan, work, at('12:20'))?.allocation.work.from).toBe(at('13:00'));
    expect(stretchFrom(plan, work, at('06:00'))?.allocation.work.from).toBe(at('08:30'));
  });

  test('after what is booked, and nobody waits at a desk for it', () => {
    const day = new DaySimulation().play(
      reserve('a', at('09:00')),
      reserve('b', at('09:00')),
      confirm('a'),
      confirm('b'),
    );
    const stretch = stretchFrom(day.state, work, at('09:00'));
    expect(stretch?.allocation).toMatchObject({ work: { from: at('10:00') }, advisor: null, reception: null });
  });

  test('where the car stands and with whoever works on it, where they are free', () => {
    const there = { ...work, bay: 'lift-2', technician: 'wu' };
    expect(stretchFrom(plan, there, at('09:00'))?.allocation).toMatchObject({ bay: 'lift-2', technician: 'wu' });
    const booth = { ...work, bay: 'booth' };
    expect(stretchFrom(plan, booth, at('09:00'))?.allocation).toMatchObject({ bay: 'booth', technician: 'wu' });
    // a car that stands in the wash is not repaired there
    expect(stretchFrom(plan, { ...work, bay: 'wash' }, at('09:00'))?.allocation.bay).toBe('lift-1');
  });

  test('washed afterwards, where a wash is free', () => {
    const washed = stretchFrom(plan, { ...work, washMinutes: 20 }, at('09:00'))?.allocation;
    expect(washed).toMatchObject({ washBay: 'wash', wash: { from: at('10:00'), until: at('10:20') } });
  });

  test('a job that is longer than what is left of a day is done over several days, in the same bay where it can be', () => {
    const long = { ...work, minutes: 600 };
    const first = stretchFrom(plan, long, at('15:00'));
    expect(first).toMatchObject({ minutes: 180, allocation: { work: { from: at('15:00'), until: at('18:00') } } });
    expect(endOfCarWork([plan, tuesday], long, at('15:00'))).toBe(at('16:30', TUESDAY));
    expect(endOfCarWork([plan], long, at('15:00'))).toBeUndefined();
  });

  test('nobody lifts a car for the last minutes of a day', () => {
    expect(stretchFrom(plan, work, at('17:45'))).toBeUndefined();
    expect(stretchFrom(plan, work, at('17:15'))?.minutes).toBe(45);
  });

  test('until the end of a shift, where nobody stays until the store closes', () => {
    const early = { week: Array.from({ length: 7 }, () => [[510, 900] as const]), exceptions: [] };
    const resources = resourcesOn(
      { ...store, roster: ['zhao', 'wu'].map((person) => ({ person, ...early })) },
      planned.date,
    );
    expect(stretchFrom({ ...plan, resources }, { ...work, minutes: 400 }, at('13:00'))).toMatchObject({
      minutes: 120,
      allocation: { work: { until: at('15:00') } },
    });
  });

  test('of a store that has no such bay, or nobody, no day is planned', () => {
    expect(isPlanned(plan, work)).toBe(true);
    expect(isPlanned(plan, { ...work, bayKind: 'alignment' })).toBe(false);
    const nobody = { ...plan, resources: { ...plan.resources, people: [] } };
    expect(isPlanned(nobody, work)).toBe(false);
  });
});

describe('C-12 cars in the house and appointments take of the same day', () => {
  test('no appointment begins where a car has its place, and no car where an appointment has', () => {
    const day = inShop(take('RO-1', 1, at('09:00')), take('RO-2', 1, at('09:00')));
    expect(allocationAt(day.state, { need, walkIn: true }, at('09:30'))).toBeUndefined();
    expect(freeSlots(day.state, need, at('08:00')).map(({ startsAt }) => startsAt)).not.toContain(at('09:30'));
    day.play(
      reserve('a', at('10:00')),
      reserve('b', at('10:00')),
      confirm('a'),
      confirm('b'),
      take('RO-3', 1, at('09:30')),
    );
    expect(day.state.reservations.at(-1)?.allocation.work.from).toBe(at('11:00'));
  });

  test('the car of an appointment takes over its time in one step; nobody gets in between', () => {
    const day = new DaySimulation({}, at('08:00')).play(reserve('a', at('09:00')), confirm('a'));
    const before = placesOf(day);
    day.play(take('RO-1', 1, at('09:00'), {}, ['a']));
    expect(day.events.slice(-2).map(({ type }) => type)).toEqual(['reservationReleased', 'slotReserved']);
    expect(placesOf(day)).toEqual([['RO-1', ...before[0]!.slice(1)]]);
  });

  test('asked anew, the order has one place, the newest; the same question again changes nothing', () => {
    const day = inShop(take('RO-1', 1, at('09:00')), take('RO-1', 2, at('09:00'), { minutes: 120 }));
    expect(placesOf(day)).toEqual([['RO-1', 'lift-1', 'wu', 540, 660]]);
    const { sequence } = day.state;
    day.play(take('RO-1', 2, at('09:00'), { minutes: 120 }), take('RO-1', 1, at('09:00')));
    expect(day.state.sequence).toBe(sequence);
  });

  test('a car that finds no place is no error: what it had is free, and the day says that it has nothing', () => {
    const day = inShop(take('RO-1', 1, at('09:00')));
    for (const resourceId of ['zhao', 'wu'])
      day.play(
        command(
          'blockTime',
          {
            blockId: resourceId,
            what: 'person',
            resourceId,
            from: at('10:00'),
            until: at('18:00'),
            blockedFor: 'course',
          },
          supervisor,
        ),
      );
    day.play(take('RO-1', 2, at('10:30')));
    expect(day.state.reservations).toEqual([]);
    expect(day.events.at(-1)).toMatchObject({ type: 'reservationReleased', reservationId: 'RO-1.1' });
  });

  test('a car in the house is rearranged without anybody to receive it, and freed by the planners', () => {
    const day = inShop(take('RO-1', 1, at('09:00')));
    const place = { reservationId: 'RO-1.1', bay: 'lift-2', technician: 'wu', advisor: null };
    day.play(command('rearrange', place, supervisor));
    expect(placesOf(day)).toEqual([['RO-1', 'lift-2', 'wu', 540, 600]]);
    day.play(command('vacate', { reservationId: 'RO-1.1' }, supervisor));
    expect(day.state.reservations).toEqual([]);
  });

  test('whoever is received stays received when the bay is changed', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00'), { advisor: 'li' }), confirm('a'));
    const place = { reservationId: 'a', bay: 'lift-2', technician: 'wu', advisor: null };
    day.play(command('rearrange', place, supervisor));
    expect(day.state.reservations[0]?.allocation).toMatchObject({ bay: 'lift-2', advisor: 'li' });
  });

  test('only orders take a place for a car', () => {
    const sent = { ...take('RO-1', 1, at('09:00')), by: advisor } as DayCommand;
    expect(() => inShop(sent)).toThrow('roleNotAllowed');
  });
});
