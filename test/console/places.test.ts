import { places as appointmentPlaces } from '../../console/appointments/places';
import { places as callPlaces } from '../../console/follow-ups/places';
import { places as complaintPlaces } from '../../console/complaints/places';
import { places as orderPlaces } from '../../console/orders/places';
import { places as dayPlaces } from '../../console/workshop-days/places';
import { commandsOf, isAbout, offersOf, type Place } from '../../console/shared/shell/offers';
import { processDefinitions } from '../../domain/processes';

const pages = [
  ['a visit', orderPlaces, processDefinitions.repairOrder],
  ['a complaint', complaintPlaces, processDefinitions.complaint],
  ['an appointment', appointmentPlaces, processDefinitions.appointment],
  ['a day of the workshop', dayPlaces, processDefinitions.workshopDay],
  ['a call', callPlaces, processDefinitions.followUp],
] as const;

describe.each(pages)('the parts of the page of %s', (_what, places, { commands }) => {
  const parts: readonly Place[] = Object.values(places);

  test('each command that people send has one place, and no place has a command that nobody sends', () => {
    const placed = parts.flatMap(commandsOf);
    expect(placed.toSorted()).toEqual(Object.keys(commands.paths).toSorted());
  });

  test('no two parts are called the same, so the list of all commands has no two groups of one name', () => {
    const titles = parts.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('what a reader is offered', () => {
  const lines = { targets: [{ key: 'L-1', label: 'oil', values: { lineId: 'L-1' } }] };
  const defaultsOf = (command: string) => (command === 'startLine' ? lines : {});
  const offers = (action: object) =>
    offersOf([{ command: 'startLine', roles: ['technician'], ...action }], ['technician'], defaultsOf);

  test('now, not yet, or others and not the reader', () => {
    expect(offers({ targets: ['L-1'] })[0]!.state).toBe('ready');
    expect(offers({ notYet: { code: 'onHold' } })[0]!.state).toBe('notYet');
    expect(offers({ roles: ['cashier'] })[0]!.state).toBe('others');
  });

  test('nothing that is about nothing now, and nothing that waits for others and an obstacle', () => {
    expect(offers({ targets: [] })).toEqual([]);
    expect(offers({ targets: ['L-9'] })).toEqual([]);
    expect(offers({ roles: ['cashier'], notYet: { code: 'onHold' } })).toEqual([]);
  });

  test('at a line only what can be about that line', () => {
    const [start] = offers({ targets: ['L-1'] });
    expect(isAbout(start!, 'L-1')).toBe(true);
    expect(isAbout(start!, 'L-2')).toBe(false);
  });
});
