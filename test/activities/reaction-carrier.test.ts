import { ReactionCarrier } from '../../activities/reaction-carrier';
import type { NamedReaction } from '../../domain/reactions';
import { createLog } from '../../platform/log';
import type { Repositories } from '../../platform/mongo/repositories';

type Outbox = Repositories['reactionOutbox'];
type Taken = NonNullable<Awaited<ReturnType<Outbox['takeDue']>>>;

const reactionOf = (id: string, process: string): Taken => ({
  _id: id,
  process,
  lane: `${process}>followUp`,
  position: 100,
  reaction: { start: 'followUp', order: process },
  status: 'waiting',
  dueAt: 0,
  attempts: 0,
  failure: null,
  forgetAt: null,
});

/** What a carrier finds and leaves behind. */
class FakeOutbox implements Outbox {
  readonly settled: string[] = [];
  readonly retries: { readonly id: string; readonly at: number; readonly failure: string }[] = [];
  constructor(readonly waiting: Taken[]) {}
  takeDue: Outbox['takeDue'] = async () => this.waiting.shift() ?? null;
  settle: Outbox['settle'] = async ({ _id }) => void this.settled.push(_id);
  tryAgainAt = async (id: string, at: number, failure: string) => void this.retries.push({ id, at, failure });
  failing: Outbox['failing'] = () => Promise.resolve([]) as never;
}

const log = createLog('test', 'silent');
const NOW = 1_000_000;

test('a reaction that can never be carried out holds up no other, and is tried again later', async () => {
  const outbox = new FakeOutbox([reactionOf('RO-1:9:1', 'RO-1'), reactionOf('RO-2:9:1', 'RO-2')]);
  const carried: NamedReaction[] = [];
  const carrier = new ReactionCarrier(
    outbox,
    async (reaction) => {
      if (reaction.id.startsWith('RO-1')) throw new Error('RO-1 has no customer and vehicle to make good');
      carried.push(reaction);
    },
    log,
  );
  expect(await carrier.carryOutNext(NOW)).toBe(true);
  expect(await carrier.carryOutNext(NOW)).toBe(true);
  expect(await carrier.carryOutNext(NOW)).toBe(false);
  expect(carried).toEqual([{ id: 'RO-2:9:1', reaction: { start: 'followUp', order: 'RO-2' } }]);
  expect(outbox.settled).toEqual(['RO-2:9:1']);
  expect(outbox.retries).toEqual([
    { id: 'RO-1:9:1', at: NOW + 1_000, failure: 'RO-1 has no customer and vehicle to make good' },
  ]);
});

test.each([
  [0, 1_000],
  [1, 4_000],
  [2, 16_000],
  [20, 3_600_000],
])('after %d failed attempts the next one waits %d ms', async (attempts, ms) => {
  const outbox = new FakeOutbox([{ ...reactionOf('RO-1:9:1', 'RO-1'), attempts }]);
  const carrier = new ReactionCarrier(outbox, () => Promise.reject(new Error('away')), log);
  await carrier.carryOutNext(NOW);
  expect(outbox.retries[0]?.at).toBe(NOW + ms);
});
