import { expiryAfterUse, IDLE_MS, IDLE_WARNING_MS, LONGEST_SESSION_MS } from '../../../domain/account/session-life';

test('a session ends 30 minutes after its last use, and after 12 hours whatever is done', () => {
  expect([IDLE_MS, LONGEST_SESSION_MS]).toEqual([30 * 60_000, 12 * 3_600_000]);
  expect(expiryAfterUse(0, LONGEST_SESSION_MS)).toBe(IDLE_MS);
  expect(expiryAfterUse(LONGEST_SESSION_MS - 1, LONGEST_SESSION_MS)).toBe(LONGEST_SESSION_MS);
  expect(IDLE_WARNING_MS).toBeLessThan(IDLE_MS);
});
