import { atStore, instantAt, setZone, wallOf } from '../../console/shared/shell/store-time';

const noon = '2026-11-22T04:00:00Z';

afterEach(() => setZone('UTC'));

describe('the console shows and takes the time of the store, wherever the browser stands', () => {
  test.each([
    ['Asia/Shanghai', '2026-11-22 12:00'],
    ['America/Los_Angeles', '2026-11-21 20:00'],
    ['Asia/Kathmandu', '2026-11-22 09:45'],
  ])('%s', (zone, shown) => {
    setZone(zone);
    expect(atStore(noon).format('YYYY-MM-DD HH:mm')).toBe(shown);
    expect(wallOf(noon).format('YYYY-MM-DD HH:mm')).toBe(shown);
    expect(Date.parse(instantAt(wallOf(noon)))).toBe(Date.parse(noon));
  });

  test('what is picked on the far side of a change of the clocks is the store time that was picked', () => {
    setZone('America/New_York');
    const picked = wallOf('2026-10-31T16:00:00Z').add(2, 'day');
    expect(picked.format('HH:mm')).toBe('12:00');
    expect(instantAt(picked)).toBe('2026-11-02T12:00:00-05:00');
  });
});
