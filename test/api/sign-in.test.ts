import * as argon2 from '@node-rs/argon2';
import { seedDemoStore } from '../../dev/fixtures/seed';
import { PasswordHashing, type HashFunctions } from '../../api/account/password-hashing';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import type { Model } from 'mongoose';
import { eventually } from '../support/eventually';
import { MovedClock } from '../support/moved-clock';
import { trySignIn } from '../support/sign-in-client';
import { createTestApi, type TestApi } from '../support/test-api';

/** Argon2, counted. */
class CountedHashing implements HashFunctions {
  readonly verified: string[] = [];
  #running = 0;
  most = 0;

  hash = (password: string): Promise<string> => this.#counted(() => argon2.hash(password));
  verify = (hashed: string, password: string): Promise<boolean> => {
    // what it costs, not what it is: algorithm and parameters
    this.verified.push(hashed.split('$').slice(0, 4).join('$'));
    return this.#counted(() => argon2.verify(hashed, password));
  };

  async #counted<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    this.most = Math.max(this.most, this.#running);
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }
}

let store: TestApi;
let clock: MovedClock;
const hashing = new CountedHashing();
beforeAll(async () => {
  clock = new MovedClock();
  store = await createTestApi({}, seedDemoStore, { hashFunctions: hashing });
});
afterAll(async () => {
  await store.stop();
  clock.undo();
});
// each test begins without attempts
beforeEach(() => store.models.signInAttempts.deleteMany({}));

const wrong = (signIn: string, device?: string) =>
  trySignIn(store.api.url, { signIn, password: 'wrong password', ...(device !== undefined && { device }) });
const outcomeOf = ({ status, body, headers }: Awaited<ReturnType<typeof wrong>>) => [
  status,
  body.code,
  headers.get('retry-after'),
];
async function times<T>(count: number, work: () => Promise<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let n = 0; n < count; n++) all.push(await work());
  return all;
}

describe('T9b wrong passwords', () => {
  test('from the fifth on each costs a longer pause, in which nothing is tried, not even the right password', async () => {
    expect((await times(5, () => wrong('li'))).map(outcomeOf)).toEqual(
      Array.from({ length: 5 }, () => [401, 'signInFailed', null]),
    );
    const before = hashing.verified.length;
    expect(outcomeOf(await wrong('li'))).toEqual([429, 'attemptsPaused', '5']);
    expect(outcomeOf(await trySignIn(store.api.url, { signIn: 'li' }))).toEqual([429, 'attemptsPaused', '5']);
    expect(hashing.verified).toHaveLength(before);
    clock.pass(5_000);
    expect(outcomeOf(await wrong('li'))).toEqual([401, 'signInFailed', null]);
    expect(outcomeOf(await wrong('li'))).toEqual([429, 'attemptsPaused', '10']);
    clock.pass(10_000);
    expect((await trySignIn(store.api.url, { signIn: 'li' })).status).toBe(201);
    expect(outcomeOf(await wrong('li'))).toEqual([401, 'signInFailed', null]);
  });

  test('ten of them by a stranger do not lock out the owner on a device the account knows', async () => {
    const { body } = await trySignIn(store.api.url, { signIn: 'wang' });
    const device = body.device as string;
    await times(10, async () => {
      await wrong('wang');
      clock.pass(1_000);
    });
    expect(outcomeOf(await trySignIn(store.api.url, { signIn: 'wang' }))[1]).toBe('attemptsPaused');
    expect((await trySignIn(store.api.url, { signIn: 'wang', device })).status).toBe(201);
    expect(outcomeOf(await trySignIn(store.api.url, { signIn: 'wang' }))[1]).toBe('attemptsPaused');
  });

  test('a known device has its own pauses, is known to its own account only, and a made-up one to none', async () => {
    const { body } = await trySignIn(store.api.url, { signIn: 'zhao' });
    const device = body.device as string;
    await times(5, () => wrong('zhao', device));
    expect(outcomeOf(await trySignIn(store.api.url, { signIn: 'zhao', device }))[1]).toBe('attemptsPaused');
    // strangers and other devices of the account go on
    expect((await trySignIn(store.api.url, { signIn: 'zhao' })).status).toBe(201);
    await times(5, () => wrong('wu', device));
    expect(outcomeOf(await trySignIn(store.api.url, { signIn: 'wu', device: 'A'.repeat(43) }))[1]).toBe(
      'attemptsPaused',
    );
  });

  test('count in every process, however many come at the same moment', async () => {
    const other = await store.another();
    const both = [store.api.url, other.url];
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_none, n) =>
        trySignIn(both[n % 2]!, { signIn: 'quality', password: `wrong password ${n}` }),
      ),
    );
    const tried = answers.filter(({ body }) => body.code === 'signInFailed');
    expect(tried).toHaveLength(5);
    expect(answers.filter(({ body }) => body.code === 'attemptsPaused')).toHaveLength(19);
    expect((await trySignIn(other.url, { signIn: 'quality' })).status).toBe(429);
  });

  test('are forgotten after a day', async () => {
    await times(5, () => wrong('parts'));
    clock.pass(24 * 3_600_000 + 5_000);
    expect((await times(4, () => wrong('parts'))).map(outcomeOf)).toEqual(
      Array.from({ length: 4 }, () => [401, 'signInFailed', null]),
    );
    const [kept] = await store.models.signInAttempts.find({}).lean();
    expect(kept!.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });
});

describe('T9b names nobody has', () => {
  /** What the database is asked, in order. */
  async function asked(work: () => Promise<unknown>): Promise<readonly string[]> {
    const calls: string[] = [];
    const { accounts, signInAttempts, sessions, staff } = store.models;
    const undo = [accounts, signInAttempts, sessions, staff].flatMap((model) => {
      const driver = (model as unknown as Model<unknown>).collection as unknown as Record<
        string,
        (...given: unknown[]) => unknown
      >;
      return ['find', 'findOne', 'insertOne', 'updateOne', 'deleteOne'].map((operation) => {
        const original = driver[operation]!;
        driver[operation] = (...given) => {
          calls.push(`${model.collection.name}.${operation}`);
          return original(...given);
        };
        return () => void (driver[operation] = original);
      });
    });
    await work();
    for (const one of undo) one();
    return calls;
  }

  test('are told apart from others by nothing: the same answers, the same pauses, the same hashes, the same questions to the database', async () => {
    const of = async (signIn: string) => {
      const from = hashing.verified.length;
      const answers: unknown[] = [];
      // a pause is told in seconds: none may pass between two attempts
      const still = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
      const calls = await asked(async () => {
        for (let n = 0; n < 7; n++) answers.push(outcomeOf(await wrong(signIn)));
      });
      still.mockRestore();
      return { answers, hashes: hashing.verified.slice(from), calls };
    };
    const [known, unknown] = [await of('cashier'), await of('nobody-of-this-name')];
    expect(unknown).toEqual(known);
    expect(known.hashes).toHaveLength(5);
    expect(new Set(known.hashes).size).toBe(1);
    expect(known.answers.slice(-2)).toEqual([
      [429, 'attemptsPaused', '5'],
      [429, 'attemptsPaused', '5'],
    ]);
  });

  test('take bounded room, however many are tried', async () => {
    const ids = new Set<string>();
    for (let n = 0; n < 20; n++) await wrong(`nobody-${n}`);
    for (const { _id } of await store.models.signInAttempts.find({}).lean()) ids.add(_id);
    expect(ids.size).toBeGreaterThan(0);
    // five hexadecimal digits: about a million at most, each forgotten after a day
    for (const id of ids) expect(id).toMatch(/^name:[0-9a-f]{5}$/);
  });

  test('an account that is closed, and one whose person has not chosen a password, are as if they were not there', async () => {
    const { accounts } = store.api.context.repositories;
    await accounts.setActive('driver', false);
    await accounts.reset('gate', { hash: 'x'.repeat(64), expiresAt: Date.now() + 1_000 });
    for (const signIn of ['driver', 'gate']) {
      const from = hashing.verified.length;
      expect(outcomeOf(await trySignIn(store.api.url, { signIn }))).toEqual([401, 'signInFailed', null]);
      expect(hashing.verified.slice(from)).toHaveLength(1);
    }
    await accounts.setActive('driver', true);
  });
});

test('a name is the same in capitals and full-width letters, and so are its attempts', async () => {
  expect((await trySignIn(store.api.url, { signIn: ' ＷＡＮＧ ' })).status).toBe(201);
  for (const signIn of ['settlement', 'SETTLEMENT', ' settlement', 'Settlement', 'ｓettlement']) await wrong(signIn);
  expect((await trySignIn(store.api.url, { signIn: 'settlement' })).status).toBe(429);
});

test('a browser is given what its account knows it by, keeps it for other people, and an account knows ten', async () => {
  const browser = (signIn: string, cookie?: string) =>
    fetch(`${store.api.url}/api/v1/browser-sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(cookie && { Cookie: cookie }) },
      body: JSON.stringify({ signIn, password: DEMO_PASSWORD }),
    });
  const deviceIn = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith('repairflow-device='))!
      .split(';')[0]!;
  const first = deviceIn(await browser('warranty'));
  expect(deviceIn(await browser('support', first))).toBe(first);
  for (let n = 0; n < 12; n++) await browser('warranty');
  const { devices } = (await store.models.accounts.findOne({ _id: 'warranty' }).lean())!;
  expect(devices).toHaveLength(10);
  expect(JSON.stringify(devices)).not.toContain(first.split('=')[1]);
});

describe('T9b hashes', () => {
  test('at most two are computed at once, and whoever is honest waits instead of being refused', async () => {
    hashing.most = 0;
    const people = ['wang', 'li', 'zhao', 'wu', 'expert', 'quality', 'parts', 'workshop', 'dispatcher', 'clerk'];
    const answers = await Promise.all(people.map((signIn) => trySignIn(store.api.url, { signIn })));
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 201));
    expect(hashing.most).toBe(2);
  });

  /** Hashes that are done when they are told to be. */
  function heldHashing() {
    const held: (() => void)[] = [];
    const functions: HashFunctions = {
      hash: async () => 'hash',
      verify: (_hashed, password) => new Promise((resolve) => held.push(() => resolve(password === 'right'))),
    };
    return { hashing: new PasswordHashing(functions), held };
  }
  const nothing = async (): Promise<void> => undefined;

  test('beyond a bounded queue strangers are told to come back, uncounted; a known device does not wait behind them', async () => {
    const { hashing: queue, held } = heldHashing();
    let counted = 0;
    const stranger = { known: false, first: async () => void (counted += 1) };
    const outcomes: string[] = [];
    const guess = async (): Promise<void> => {
      const outcome = await queue
        .verify('hash', 'wrong', stranger)
        .then(String, (error: { code: string }) => error.code);
      outcomes.push(outcome);
    };
    const flood = Array.from({ length: 50 }, guess);
    await eventually('the refusals', async () => outcomes.length === 16);
    expect(new Set(outcomes)).toEqual(new Set(['tooMany']));
    expect([held.length, counted]).toEqual([2, 2]);
    const owner = queue.verify('hash', 'right', { known: true, first: nothing });
    held.splice(0, 1)[0]!();
    await eventually('the turn of the owner', async () => held.length === 2);
    held.splice(1, 1)[0]!();
    expect(await owner).toBe(true);
    const all = Promise.all(flood);
    const end = setInterval(() => held.splice(0).forEach((done) => done()), 1);
    await all;
    clearInterval(end);
    expect(outcomes.filter((one) => one === 'false')).toHaveLength(34);
    expect(counted).toBe(34);
  });

  test('an attempt that may not be made frees its place', async () => {
    const { hashing: queue, held } = heldHashing();
    const refuse = async (): Promise<never> => {
      throw new Error('paused');
    };
    for (let n = 0; n < 5; n++)
      await expect(queue.verify('hash', 'wrong', { known: false, first: refuse })).rejects.toThrow('paused');
    const later = queue.verify('hash', 'right', { known: false, first: nothing });
    await eventually('its turn', async () => held.length === 1);
    held[0]!();
    expect(await later).toBe(true);
  });
});

test('a session is opened for nobody whose password was changed while they signed in', async () => {
  const { accounts, sessions } = store.api.context.repositories;
  const open = await sessions.ofPerson('clerk');
  const before = hashing.verify;
  hashing.verify = async (...given) => {
    const right = await before(...given);
    await accounts.reset('clerk', { hash: 'y'.repeat(64), expiresAt: Date.now() + 1_000 });
    return right;
  };
  expect(outcomeOf(await trySignIn(store.api.url, { signIn: 'clerk' }))).toEqual([401, 'signInFailed', null]);
  hashing.verify = before;
  expect(await sessions.ofPerson('clerk')).toEqual(open);
});

test('whoever works nowhere does not get in', async () => {
  expect((await trySignIn(store.api.url, { signIn: 'assistant' })).status).toBe(201);
  await store.models.staff.updateOne({ person: 'assistant' }, { $set: { active: false } });
  expect((await trySignIn(store.api.url, { signIn: 'assistant' })).body.code).toBe('signInFailed');
});
