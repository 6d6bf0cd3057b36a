import { MINUTE } from '../../../domain/kernel/process';
import { errandsOf } from '../../../domain/workshop-day/errands';
import {
  advisor,
  at,
  command,
  confirm,
  DaySimulation,
  givenDay,
  need,
  reserve,
  store,
  supervisor,
  system,
} from '../../support/day-plan';
import { resourcesOn } from '../../../domain/workshop-day/day-resources';

const NOW = at('08:00', '2026-11-20');
const fresh = givenDay();

describe('a hold', () => {
  test('ends by itself unless it is confirmed', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')), reserve('b', at('10:00')), confirm('b'));
    expect(day.state.reservations.map(({ reservationId }) => reservationId)).toEqual(['a', 'b']);
    day.wait(14);
    expect(day.state.reservations).toHaveLength(2);
    day.wait(1);
    expect(day.state.reservations.map(({ reservationId }) => reservationId)).toEqual(['b']);
    expect(day.events.at(-1)).toMatchObject({ type: 'reservationExpired', reservationId: 'a', at: NOW + 15 * MINUTE });
    day.wait(60 * 24);
    expect(day.state.reservations).toHaveLength(1);
  });

  test('several end each in its turn', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')));
    day.wait(5).play(reserve('b', at('10:00')));
    day.wait(60);
    expect(day.events.filter(({ type }) => type === 'reservationExpired').map(({ at: when }) => when - NOW)).toEqual([
      15 * MINUTE,
      20 * MINUTE,
    ]);
  });

  test('asked for again is the same hold', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')));
    day.wait(5).play(reserve('a', at('09:00')));
    expect(day.state.reservations).toHaveLength(1);
    expect(day.state.reservations[0]?.heldUntil).toBe(NOW + 15 * MINUTE);
  });

  test('of the same appointment replaces the one before, so that nobody keeps two times by trying', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00'), {}, 'AP-1'), reserve('b', at('10:00'), {}, 'AP-1'));
    expect(day.state.reservations.map(({ reservationId }) => reservationId)).toEqual(['b']);
    expect(day.events).toContainEqual(
      expect.objectContaining({ type: 'reservationReleased', reservationId: 'a', because: 'replaced' }),
    );
  });

  test('a time that is confirmed stays while another is tried', () => {
    const day = new DaySimulation().play(
      reserve('a', at('09:00'), {}, 'AP-1'),
      confirm('a', 'AP-1'),
      reserve('b', at('10:00'), {}, 'AP-1'),
    );
    expect(day.state.reservations).toHaveLength(2);
  });

  test('an id that has ended is not taken again', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')));
    day.wait(20);
    expect(() => day.play(reserve('a', at('09:00')))).toThrow('reservationOver');
  });
});

describe('a refusal', () => {
  test('names the nearest times that can be had', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')), reserve('b', at('09:00')));
    givenDay(...day.events)
      .when(reserve('c', at('09:00')), NOW)
      .thenRejected('slotTaken', {
        alternatives: ['10:00', '10:30', '11:00', '11:30', '13:00', '13:30'].map((time) =>
          new Date(at(time)).toISOString(),
        ),
      });
  });

  test('a time that is past is refused', () =>
    fresh.when(reserve('a', at('09:00')), at('09:00') + 1).thenRejected('slotPast'));

  test.each([0, 1])('a time at %i ms before it begins can still be had', (before) =>
    expect(fresh.when(reserve('a', at('09:00')), at('09:00') - before).state().reservations).toHaveLength(1),
  );

  test('who may not book is refused', () =>
    fresh
      .when(
        command(
          'reserve',
          { reservationId: 'a', holder: 'AP-1', need, startsAt: at('09:00') },
          { id: 'gate', role: 'gateGuard' },
        ),
        NOW,
      )
      .thenRejected('roleNotAllowed'));
});

describe('a confirmation', () => {
  test('of what has ended tells the appointment that the time is gone', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00'), {}, 'AP-1'));
    day.wait(20).play(confirm('a', 'AP-1'));
    const event = day.events.at(-1)!;
    expect(event).toMatchObject({ type: 'confirmationMissed', reservationId: 'a', holder: 'AP-1' });
    expect(errandsOf(day.state, event)).toEqual([
      { sendCommand: 'appointment', number: 'AP-1', command: { type: 'noteSlotLost', reservationId: 'a' } },
    ]);
  });

  test('by another appointment takes nothing', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00'), {}, 'AP-1'), confirm('a', 'AP-2'));
    expect(day.state.reservations[0]?.heldUntil).toBeDefined();
    expect(day.events.at(-1)).toMatchObject({ type: 'confirmationMissed', holder: 'AP-2' });
  });

  test('sent twice changes nothing', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')), confirm('a'));
    const before = day.events.length;
    expect(day.play(confirm('a')).events).toHaveLength(before);
  });
});

describe('A-21 given back', () => {
  test('the bay is free again, once', () => {
    const release = () => command('releaseReservation', { reservationId: 'a' }, system);
    const day = new DaySimulation().play(reserve('a', at('09:00')), confirm('a'), release());
    expect(day.state.reservations).toEqual([]);
    const before = day.events.length;
    expect(day.play(release()).events).toHaveLength(before);
  });

  test('the workshop frees a bay when work ends early, and not behind the back of whoever is still to come', () => {
    const vacate = () => command('vacate', { reservationId: 'a' }, supervisor);
    const day = new DaySimulation().play(reserve('a', at('09:00')), confirm('a'));
    expect(() => day.play(vacate())).toThrow('customerStillToCome');
    day.until(at('09:30')).play(vacate());
    expect(day.state.reservations).toEqual([]);
  });
});

describe('a car without an appointment', () => {
  const walkIn = (walkInId: string, startsAt: number, minutes = 60) =>
    command(
      'takeWalkIn',
      { walkInId, order: 'RO-S01-20261123-0001', startsAt, bayKind: 'lift', skill: null, minutes },
      advisor,
    );

  test('takes bay and people at once, at any minute, and keeps them', () => {
    const day = new DaySimulation().until(at('09:07')).play(walkIn('1', at('09:07')));
    expect(day.state.reservations[0]).toMatchObject({
      reservationId: 'W-1',
      holder: 'RO-S01-20261123-0001',
      walkIn: true,
    });
    expect(day.state.reservations[0]?.heldUntil).toBeUndefined();
    day.play(walkIn('1', at('09:07')));
    expect(day.state.reservations).toHaveLength(1);
  });

  test('cannot have what is taken', () => {
    const day = new DaySimulation()
      .play(reserve('a', at('09:00')), confirm('a'), reserve('b', at('09:00')), confirm('b'))
      .until(at('09:07'));
    expect(() => day.play(walkIn('1', at('09:07')))).toThrow('slotTaken');
  });
});

describe('A-06 blocked times', () => {
  const block = (from: string, until: string, id = 'lift-1') =>
    command(
      'blockTime',
      { blockId: 'B-1', what: 'bay', resourceId: id, from: at(from), until: at(until), blockedFor: 'upkeep' },
      supervisor,
    );

  test('nothing is booked there until the block ends', () => {
    const day = new DaySimulation().play(block('08:30', '18:00'), reserve('a', at('09:00')));
    expect(day.state.reservations[0]?.allocation.bay).toBe('lift-2');
    expect(() => day.play(reserve('b', at('09:00')))).toThrow('slotTaken');
    day.play(command('unblockTime', { blockId: 'B-1' }, supervisor), reserve('b', at('09:00')));
    expect(day.state.reservations[1]?.allocation.bay).toBe('lift-1');
  });

  test('what a customer was promised goes before', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00'), {}, 'AP-1'), confirm('a', 'AP-1'));
    expect(() => day.play(block('09:30', '12:00'))).toThrow('timeTaken');
    day.play(block('10:00', '12:00'));
    expect(day.state.blocks).toHaveLength(1);
  });

  test.each([
    ['nobody has', block('09:00', '10:00', 'lift-9'), 'unknownResource'],
    ['ends before it begins', block('10:00', '09:00'), 'blockEndsBeforeItBegins'],
  ])('what %s is refused', (_why, one, code) => fresh.when(one, NOW).thenRejected(code as 'unknownResource'));
});

describe('another bay, or other people', () => {
  const rearrange = (bay: string, technician: string, who = 'li') =>
    command('rearrange', { reservationId: 'a', bay, technician, advisor: who }, supervisor);

  test('at the same time, where they are free and fit', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')), confirm('a'), rearrange('lift-2', 'zhao'));
    expect(day.state.reservations[0]?.allocation).toMatchObject({ bay: 'lift-2', technician: 'zhao', advisor: 'li' });
  });

  test.each([
    ['a bay of another kind', 'booth', 'wu', 'li'],
    ['a bay that nobody has', 'lift-9', 'wu', 'li'],
    ['somebody who is no technician', 'lift-2', 'wang', 'li'],
    ['an advisor who is none', 'lift-2', 'wu', 'zhao'],
  ])('not to %s', (_what, bay, technician, who) => {
    const day = new DaySimulation().play(reserve('a', at('09:00')), confirm('a'));
    expect(() => day.play(rearrange(bay, technician, who))).toThrow('placeTaken');
  });

  test('not to where somebody else is', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')), reserve('b', at('09:00')));
    expect(() => day.play(rearrange('lift-2', 'wu'))).toThrow('placeTaken');
  });
});

describe('what the store has by now', () => {
  const staff = store.staff.filter(({ person }) => person !== 'wu');
  const less = command('noteResources', { resources: resourcesOn({ ...store, staff }, '2026-11-23') });

  test('counts for the next booking; what was booked stays, and the plan says that it does not fit', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')), confirm('a'), less);
    expect(day.state.reservations).toHaveLength(1);
    expect(() => day.play(command('checkPlan', {}, supervisor))).toThrow('reservationsUnfit');
    day.play(
      command('rearrange', { reservationId: 'a', bay: 'lift-1', technician: 'zhao', advisor: 'li' }, supervisor),
    );
    day.play(command('checkPlan', {}, supervisor));
    expect(day.state.checked).toBe(true);
  });

  test('said again changes nothing', () => {
    const same = command('noteResources', { resources: resourcesOn(store, '2026-11-23') });
    expect(new DaySimulation().play(same).events).toEqual([]);
  });

  test('a plan that was looked at is looked at again once it does not hold', () => {
    const day = new DaySimulation().play(
      reserve('a', at('09:00')),
      confirm('a'),
      command('checkPlan', {}, supervisor),
      less,
    );
    expect(day.state.checked).toBe(false);
  });
});

describe('the end of the day', () => {
  test('comes at midnight, and nothing is taken any more', () => {
    const day = new DaySimulation().play(reserve('a', at('09:00')), confirm('a'));
    day.until(at('23:59'));
    expect(day.state.stage).toBe('planned');
    day.until(at('00:00', '2026-11-24'));
    expect(day.state.stage).toBe('dayOver');
    expect(() => day.play(reserve('b', at('10:00')))).toThrow('notDuringStage');
  });

  test('A-06 the supervisor is asked for the plan when the store opens', () => {
    const day = new DaySimulation().until(at('08:31'));
    expect(day.events).toContainEqual(
      expect.objectContaining({ type: 'deadlinePassed', timer: 'A-06', to: ['workshopSupervisor'], at: at('08:30') }),
    );
  });
});
