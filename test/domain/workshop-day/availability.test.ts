import { allocationAt, freeSlots, type DayPlan } from '../../../domain/workshop-day/availability';
import { resourcesOn, type StoreResources } from '../../../domain/workshop-day/day-resources';
import { endOfWork, isCovered, without } from '../../../domain/workshop-day/intervals';
import { at, DATE, need, planned, store } from '../../support/day-plan';

const plan = (change: Partial<DayPlan> = {}): DayPlan => ({ ...planned, reservations: [], blocks: [], ...change });
const policy = (change: Partial<DayPlan['policy']['appointment']>): Pick<DayPlan, 'policy'> => ({
  policy: { appointment: { ...planned.policy.appointment, ...change } },
});
const withStore = (change: Partial<StoreResources>): DayPlan =>
  plan({ resources: resourcesOn({ ...store, ...change }, DATE) });
const times = (one: DayPlan, change: Partial<typeof need> = {}): readonly string[] =>
  freeSlots(one, { ...need, ...change }, 0).map(({ startsAt }) =>
    new Date(startsAt + 8 * 3_600_000).toISOString().slice(11, 16),
  );
const hours = planned.resources.hours;

describe('work takes open minutes only', () => {
  test.each([
    ['08:30', 60, '09:30'],
    ['11:30', 30, '12:00'],
    ['11:30', 60, '13:30'],
    ['13:00', 300, '18:00'],
    ['08:30', 510, '18:00'],
  ])('from %s, %i minutes are done at %s', (from, minutes, end) =>
    expect(endOfWork(hours, at(from), minutes)).toBe(at(end)),
  );

  test.each([
    ['08:29', 10],
    ['12:00', 10],
    ['12:30', 10],
    ['18:00', 10],
    ['17:30', 31],
    ['08:30', 511],
  ])('at %s, %i minutes cannot be begun or end on this day', (from, minutes) =>
    expect(endOfWork(hours, at(from), minutes)).toBeUndefined(),
  );

  test('whoever is away over lunch only is there all the same', () => {
    const present = without(hours, { from: at('12:00'), until: at('13:00') });
    expect(isCovered({ from: at('11:00'), until: at('14:00') }, hours, present)).toBe(true);
    const shorter = without(hours, { from: at('13:00'), until: at('13:01') });
    expect(isCovered({ from: at('11:00'), until: at('14:00') }, hours, shorter)).toBe(false);
  });
});

describe('A-03 the times of a day', () => {
  test('lie every half hour while the store is open, as long as the work ends on the day', () =>
    expect(times(plan())).toEqual([
      '08:30',
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
      '11:30',
      '13:00',
      '13:30',
      '14:00',
      '14:30',
      '15:00',
      '15:30',
      '16:00',
      '16:30',
      '17:00',
    ]));

  test('on a holiday there are none', () => {
    const holiday = { ...store.calendar, holidays: [DATE] };
    expect(times(withStore({ calendar: holiday }))).toEqual([]);
  });

  test('on a make-up workday there are those of its hours', () => {
    const calendar = {
      ...store.calendar,
      holidays: [DATE],
      makeUpDays: [{ date: DATE, hours: [[600, 720]] as const }],
    };
    expect(times(withStore({ calendar }))).toEqual(['10:00', '10:30', '11:00']);
  });

  test('a time between two of them is not available', () => {
    expect(allocationAt(plan(), { need, walkIn: false }, at('09:10'))).toBeUndefined();
    expect(allocationAt(plan(), { need, walkIn: true }, at('09:10'))).toBeDefined();
  });

  test('a time that is past is not offered', () =>
    expect(freeSlots(plan(), need, at('16:31')).map(({ startsAt }) => startsAt)).toEqual([at('17:00')]));
});

describe('bay, people and wash together', () => {
  test('the least busy technician, and an advisor for the reception', () =>
    expect(allocationAt(plan(), { need, walkIn: false }, at('09:00'))).toEqual({
      bay: 'lift-1',
      technician: 'wu',
      work: { from: at('09:00'), until: at('10:00') },
      advisor: 'li',
      reception: { from: at('09:00'), until: at('09:15') },
      washBay: null,
      wash: null,
    }));

  test('the wash comes after the work, also over lunch', () =>
    expect(allocationAt(plan(), { need: { ...need, washMinutes: 20 }, walkIn: false }, at('11:00'))).toMatchObject({
      washBay: 'wash',
      wash: { from: at('13:00'), until: at('13:20') },
    }));

  test('a job that needs a skill is for whoever has it', () => {
    expect(allocationAt(plan(), { need: { ...need, skill: 'brakes' }, walkIn: false }, at('09:00'))?.technician).toBe(
      'zhao',
    );
    expect(times(plan(), { skill: 'engine' })).toEqual([]);
  });

  test('a bay of a team is for its members', () => {
    const one = { ...need, bayKind: 'paint' as const };
    expect(allocationAt(plan(), { need: one, walkIn: false }, at('09:00'))?.technician).toBe('wu');
    const others = withStore({ teams: [{ id: 'painters', foreman: null, members: ['zhao'], active: true }] });
    expect(allocationAt(others, { need: one, walkIn: false }, at('09:00'))?.technician).toBe('zhao');
  });

  test('the advisor whom the customer wants, and nobody else', () => {
    expect(allocationAt(plan(), { need: { ...need, advisor: 'wang' }, walkIn: false }, at('09:00'))?.advisor).toBe(
      'wang',
    );
    expect(times(plan(), { advisor: 'nobody' })).toEqual([]);
  });

  test('nobody receives the customer and works on the car at the same time', () => {
    const both = { person: 'wang', roles: ['serviceAdvisor', 'technician'] as const, absence: null };
    expect(times(withStore({ staff: [both] }))).toEqual([]);
  });

  test('a bay, a team and a person that are retired are not there', () => {
    expect(times(withStore({ bays: store.bays.map((one) => ({ ...one, active: false })) }))).toEqual([]);
    expect(times(withStore({ staff: store.staff.filter(({ roles }) => roles[0] !== 'technician') }))).toEqual([]);
    const retired = withStore({ teams: [{ id: 'painters', foreman: null, members: ['wu'], active: false }] });
    expect(retired.resources.bays.find(({ id }) => id === 'booth')?.team).toBeNull();
  });
});

describe('who works when', () => {
  const off = [[], [], [], [], [], [], []] as const;
  const shift = (
    person: string,
    monday: readonly (readonly [number, number])[],
    exceptions: { date: string; hours: readonly (readonly [number, number])[] }[] = [],
  ) => ({
    person,
    week: [monday, ...off.slice(1)],
    exceptions,
  });
  const only = store.staff.filter(({ person }) => person !== 'wu');

  test('by the roster', () =>
    expect(times(withStore({ staff: only, roster: [shift('zhao', [[14 * 60, 16 * 60]])] }))).toEqual([
      '14:00',
      '14:30',
      '15:00',
    ]));

  test('on a date that differs, by that date', () => {
    const exceptions = [{ date: DATE, hours: [[9 * 60, 10 * 60]] as const }];
    expect(times(withStore({ staff: only, roster: [shift('zhao', [[14 * 60, 16 * 60]], exceptions)] }))).toEqual([
      '09:00',
    ]);
    const dayOff = [{ date: DATE, hours: [] }];
    expect(times(withStore({ staff: only, roster: [shift('zhao', [[14 * 60, 16 * 60]], dayOff)] }))).toEqual([]);
  });

  test('CF-16 not while somebody is away', () => {
    const absence = { from: at('09:00'), until: at('17:00'), deputy: 'wu' };
    const staff = only.map((one) => (one.person === 'zhao' ? { ...one, absence } : one));
    expect(times(withStore({ staff }))).toEqual(['17:00']);
  });

  test('CF-16 an absence without end ends by itself', () => {
    const absence = { from: at('09:00', '2026-01-01'), until: at('09:00', '2099-01-01'), deputy: 'wu' };
    const staff = only.map((one) => (one.person === 'zhao' ? { ...one, absence } : one));
    expect(times(withStore({ staff }))).toHaveLength(16);
  });
});

describe('what is kept and what is limited', () => {
  const taken = (count: number) =>
    Array.from({ length: count }, (_none, index) => {
      const day = plan();
      const allocation = allocationAt(day, { need, walkIn: true }, at('08:30'))!;
      return { reservationId: `R-${index}`, holder: 'AP', walkIn: false, need, allocation };
    });

  test('a fifth of each kind of bay is kept for whoever comes without an appointment', () => {
    // two lifts, 510 minutes each: 816 of 1,020 can be booked
    expect(times(plan({ reservations: taken(12) }))).not.toEqual([]);
    expect(times(plan({ reservations: taken(13) }))).toEqual([]);
    expect(allocationAt(plan({ reservations: taken(13) }), { need, walkIn: true }, at('15:00'))).toBeDefined();
    expect(times(plan({ reservations: taken(13), ...policy({ walkInPercent: 0 }) }))).not.toEqual([]);
  });

  test('cars are fetched as often as the day allows', () => {
    const collected = { ...need, collected: true };
    const one = taken(1).map((reservation) => ({ ...reservation, need: collected }));
    expect(times(plan({ reservations: one, ...policy({ transportsPerDay: 1 }) }), { collected: true })).toEqual([]);
    expect(times(plan({ reservations: one, ...policy({ transportsPerDay: 1 }) }))).not.toEqual([]);
    expect(times(plan({ reservations: one, ...policy({ transportsPerDay: 2 }) }), { collected: true })).not.toEqual([]);
  });

  test('what is blocked is not available', () => {
    const block = {
      blockId: 'B',
      what: 'person' as const,
      resourceId: 'zhao',
      from: at('08:30'),
      until: at('17:00'),
      blockedFor: 'course' as const,
    };
    expect(times(plan({ blocks: [block] }), { skill: 'brakes' })).toEqual(['17:00']);
  });
});
