import { keysOf, nothing, secondsOf, sumOf } from '../../dev/desks/model';

describe('seconds of human work', () => {
  test('each thing that a hand does has its time, and waiting counts as it was measured', () => {
    expect(secondsOf(nothing)).toBe(0);
    expect(secondsOf({ ...nothing, clicks: 2, keys: 10, reaches: 1 })).toBeCloseTo(2 * 1.3 + 10 * 0.28 + 0.4);
    expect(secondsOf({ ...nothing, decisions: 2, signatures: 1, systemMs: 500 })).toBeCloseTo(2 * 1.35 + 4 + 0.5);
  });
  test('another page costs what is waited for it, and nothing beside', () =>
    expect(secondsOf({ ...nothing, pages: 3 })).toBe(0));
  test('what several people do adds up', () => {
    const one = { ...nothing, clicks: 1, keys: 2, systemMs: 30 };
    expect(sumOf([one, { ...one, signatures: 1 }])).toEqual({
      ...nothing,
      clicks: 2,
      keys: 4,
      systemMs: 60,
      signatures: 1,
    });
    expect(sumOf([])).toEqual(nothing);
  });
  test('a Chinese character is two keys, any other is one', () => {
    expect(keysOf('B-12')).toBe(4);
    expect(keysOf('沪A1')).toBe(4);
    expect(keysOf('')).toBe(0);
  });
});
