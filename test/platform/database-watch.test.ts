import { EventEmitter } from 'node:events';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import mongoose, { type mongo } from 'mongoose';
import { createLog } from '../../platform/log';
import { DatabaseSilent, isMongoAway } from '../../platform/mongo/away';
import { DatabaseWatch } from '../../platform/mongo/database-watch';

/** A client that tells heartbeats as the driver does. */
const clientWith = (options: { readonly loadBalanced?: boolean } = {}) => {
  const events = new EventEmitter();
  const client = Object.assign(events, { options }) as unknown as mongo.MongoClient;
  return { client, beat: (reply: object) => events.emit('serverHeartbeatSucceeded', { reply }) };
};
const pass = (watch: DatabaseWatch, ticks: number): void => {
  for (let n = 0; n < ticks; n++) watch.tick();
};
const SILENT_AFTER = 15;

let watch: DatabaseWatch;
beforeEach(() => (watch = new DatabaseWatch(createLog('test', 'silent'))));
afterEach(() => watch.stop());

test('a database that says nothing for three seconds is silent, and answers again with its first sign of life', () => {
  const { client, beat } = clientWith();
  watch.follow(client);
  pass(watch, SILENT_AFTER - 1);
  expect(() => watch.assertAnswers()).not.toThrow();
  beat({ isWritablePrimary: true });
  pass(watch, SILENT_AFTER - 1);
  expect(watch.isSilent).toBe(false);
  pass(watch, 1);
  expect(() => watch.assertAnswers()).toThrow(DatabaseSilent);
  beat({ ismaster: true });
  expect(() => watch.assertAnswers()).not.toThrow();
});

test('a secondary that still answers does not speak for the server that takes the writes', () => {
  const { client, beat } = clientWith();
  watch.follow(client);
  for (let n = 0; n < SILENT_AFTER; n++) {
    beat({ isWritablePrimary: false, secondary: true });
    watch.tick();
  }
  expect(watch.isSilent).toBe(true);
});

test('behind a load balancer, where the driver asks no server, nobody is taken for silent', () => {
  const { client, beat } = clientWith({ loadBalanced: true });
  watch.follow(client);
  expect(beat({ isWritablePrimary: true })).toBe(false);
});

describe('work that waits for the database', () => {
  test('ends with its own answer or failure while the database answers', async () => {
    await expect(watch.unlessSilent(Promise.resolve(1))).resolves.toBe(1);
    await expect(watch.unlessSilent(Promise.reject(new Error('own')))).rejects.toThrow('own');
  });

  test('that never ends is over when the database falls silent', async () => {
    const work = watch.unlessSilent(new Promise(() => undefined));
    pass(watch, SILENT_AFTER);
    await expect(work).rejects.toThrow(DatabaseSilent);
  });

  test('that can do without is given a moment for it', async () => {
    let answer = (_words: string): void => undefined;
    const work = watch.unlessSilent(new Promise<string>((resolve) => (answer = resolve)), 60_000);
    pass(watch, SILENT_AFTER);
    await turn();
    answer('from the process');
    await expect(work).resolves.toBe('from the process');
  });

  test('goes on waiting when the database answers again within that moment', async () => {
    let answer = (_words: string): void => undefined;
    const work = watch.unlessSilent(new Promise<string>((resolve) => (answer = resolve)), 1);
    const over = jest.fn();
    work.then(over, over);
    pass(watch, SILENT_AFTER);
    watch.heard();
    // a later timer of the same length is later over
    await wait(1);
    await turn();
    expect(over).not.toHaveBeenCalled();
    answer('late');
    await expect(work).resolves.toBe('late');
  });

  test('that begins when the database is known to be silent asks it nothing, and is not hurried', async () => {
    pass(watch, SILENT_AFTER);
    await expect(watch.unlessSilent(turn('from the process'))).resolves.toBe('from the process');
  });
});

test('whatever the driver says when a server cannot be reached counts as away, and a refusal of the server does not', () => {
  const { mongo: driver } = mongoose;
  class PoolClearedOnNetworkError extends Error {}
  class WaitQueueTimeoutError extends Error {}
  const away = [
    new DatabaseSilent(),
    new driver.MongoNetworkError('reset'),
    new driver.MongoNetworkTimeoutError('late'),
    new driver.MongoNotConnectedError('closed'),
    new PoolClearedOnNetworkError(),
    new WaitQueueTimeoutError(),
  ];
  expect(away.filter((error) => !isMongoAway(error))).toEqual([]);
  expect(isMongoAway(new driver.MongoServerError({ message: 'duplicate', code: 11000 }))).toBe(false);
});
