import { client } from '../../console/shared/server/queries';
import { ServerProblem } from '../../console/shared/server/request';
import { movedOnTo, sendSeen } from '../../console/shared/server/seen-state';

// what is known of a process stays in its module
const number = 'RO-S01-20261122-0042';
const sender = { number, person: 'wang', mayRead: true };
const movedOn = () => new ServerProblem(412, 'processMovedOn', 'look again', { sequence: 9 });
const by = (id: string, role = 'serviceAdvisor') => ({ sequence: 8, type: 'conditionNoted', by: { id, role } });

const asked = jest.fn<Promise<Response>, [string]>();
const happened = (...items: readonly object[]): void =>
  void asked.mockImplementation(async () => new Response(JSON.stringify({ items, nextAfter: null })));

const realFetch = globalThis.fetch;
beforeEach(() => {
  asked.mockReset();
  globalThis.fetch = asked as unknown as typeof fetch;
});
afterAll(() => {
  globalThis.fetch = realFetch;
  client.clear();
});

/** Refused as long as it was decided on an older state. */
const send = jest.fn<Promise<string>, [number | undefined]>(async (seen) => {
  if (seen !== undefined && seen < 9) throw movedOn();
  return 'applied';
});
beforeEach(() => send.mockClear());

test('what others have done since keeps a command back, and says how far the process has gone on', async () => {
  happened(by('wang'), by('li'));
  const refusal = await sendSeen(sender, 7, send).catch((error: unknown) => error);
  expect(movedOnTo(refusal)).toBe(9);
  expect(send.mock.calls).toEqual([[7]]);
  expect(asked.mock.calls[0]![0]).toBe(`/api/v1/repair-orders/${number}/events?limit=100&after=7`);
});

test('what the sender has just done, or time has, does not: it is sent again, decided on what is now', async () => {
  happened(by('wang'), by('time', 'system'));
  expect(await sendSeen(sender, 7, send)).toBe('applied');
  expect(send.mock.calls).toEqual([[7], [9]]);
});

test('nobody is refused because of what they may not read', async () => {
  expect(await sendSeen({ ...sender, mayRead: false }, 7, send)).toBe('applied');
  expect(send.mock.calls).toEqual([[undefined]]);
  expect(asked).not.toHaveBeenCalled();
});

test('any other refusal stays as it is', async () => {
  const other = new ServerProblem(409, 'notDuringStage', 'not now');
  await expect(sendSeen(sender, 7, () => Promise.reject(other))).rejects.toBe(other);
  expect(movedOnTo(other)).toBeUndefined();
});
