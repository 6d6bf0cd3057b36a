import { digest } from '../../platform/secrets';
import { Sessions } from '../../api/http/sessions';
import { ApiUser } from '../../dev/fixtures/api-users';
import { STORE } from '../../dev/fixtures/store';
import { IDLE_MS, LONGEST_SESSION_MS } from '../../domain/account/session-life';
import { systemActor } from '../../domain/kernel/actor';
import type { Repositories, StoredStaffMember } from '../../platform/mongo/repositories';
import type { RunningApi } from '../../api/serve';
import { MovedClock } from '../support/moved-clock';
import { signedIn } from '../support/sign-in-client';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let other: RunningApi;
let clock: MovedClock;
beforeAll(async () => {
  clock = new MovedClock();
  store = await createTestApi();
  other = await store.another();
});
afterAll(async () => {
  await store.stop();
  clock.undo();
});

/** A session, as seen by each of the two processes; both have just used it. */
async function everywhere(signIn: string): Promise<readonly [ApiUser, ApiUser]> {
  const here = await signedIn(store.api.url, { signIn });
  const there = new ApiUser(other.url, here.token, { repeatForMs: 0 });
  expect([(await here.get('/me')).status, (await there.get('/me')).status]).toEqual([200, 200]);
  return [here, there];
}
const statuses = (all: readonly ApiUser[], path = '/me') =>
  Promise.all(all.map(async (one) => (await one.get(path)).status));
const rolesOf = (all: readonly ApiUser[]) => Promise.all(all.map(async (one) => (await one.get('/me')).body.roles));

async function change(person: string, what: Partial<StoredStaffMember>): Promise<void> {
  const { staff } = store.api.context.repositories;
  const { _id, version } = (await store.models.staff.findOne({ person }).lean())!;
  await staff.replace(STORE, _id, version, what, { by: systemActor, at: Date.now() });
}

describe('T9b on the next request, in every process', () => {
  test('a sign-out ends the session', async () => {
    const both = await everywhere('wang');
    expect((await both[1].ask('/sessions/current', { method: 'DELETE' })).status).toBe(204);
    expect(await statuses(both)).toEqual([401, 401]);
  });

  test('a closed account has no session, and no way in', async () => {
    const both = await everywhere('li');
    await store.api.context.repositories.accounts.setActive('li', false);
    expect(await statuses(both)).toEqual([401, 401]);
    await expect(signedIn(other.url, { signIn: 'li' })).rejects.toThrow('signInFailed');
    await store.api.context.repositories.accounts.setActive('li', true);
  });

  test('whoever has left the store has no session', async () => {
    const both = await everywhere('wu');
    await change('wu', { active: false });
    expect(await statuses(both)).toEqual([401, 401]);
  });

  test('a role that was given or taken counts', async () => {
    const both = await everywhere('parts');
    expect(await statuses(both, '/exports')).toEqual([403, 403]);
    await change('parts', { roles: ['partsSpecialist', 'serviceManager'] });
    expect(await statuses(both, '/exports')).toEqual([200, 200]);
    await change('parts', { roles: ['technician'] });
    expect(await statuses(both, '/exports')).toEqual([403, 403]);
    expect(await rolesOf(both)).toEqual([['technician'], ['technician']]);
  });

  test('CF-16 an absence lends the roles from its first moment to its last, and not after it was ended', async () => {
    const both = await everywhere('li');
    const manager = await signedIn(store.api.url, { signIn: 'store' });
    const hour = 3_600_000;
    const lent = ['serviceAdvisor', 'serviceManager'];
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const absence = { from: at(hour / 6), until: at(hour / 3), deputy: 'li' };
    expect((await manager.ask('/staff/manager/absence', { method: 'PUT', body: absence })).status).toBe(200);
    expect(await rolesOf(both)).toEqual([['serviceAdvisor'], ['serviceAdvisor']]);
    clock.pass(hour / 6);
    expect(await rolesOf(both)).toEqual([lent, lent]);
    clock.pass(hour / 6);
    expect(await rolesOf(both)).toEqual([['serviceAdvisor'], ['serviceAdvisor']]);

    await manager.ask('/staff/manager/absence', { method: 'PUT', body: { ...absence, from: at(0), until: at(hour) } });
    expect(await rolesOf(both)).toEqual([lent, lent]);
    expect((await manager.ask('/staff/manager/absence', { method: 'DELETE' })).status).toBe(204);
    expect(await rolesOf(both)).toEqual([['serviceAdvisor'], ['serviceAdvisor']]);
  });

  test('another deputy takes the roles from the one before', async () => {
    const [li] = await everywhere('li');
    const [wang] = await everywhere('wang');
    const [from, until] = [new Date(Date.now() - 1_000).toISOString(), new Date(Date.now() + 60_000).toISOString()];
    const manager = await signedIn(store.api.url, { signIn: 'store' });
    for (const [deputy, lent] of [
      ['li', [2, 1]],
      ['wang', [1, 2]],
    ] as const) {
      await manager.ask('/staff/manager/absence', { method: 'PUT', body: { from, until, deputy } });
      expect((await rolesOf([li, wang])).map((roles) => roles.length)).toEqual(lent);
    }
    await manager.ask('/staff/manager/absence', { method: 'DELETE' });
  });

  test('another store counts in the process that did not hear of it', async () => {
    await store.models.stores.create({ _id: 'S02', name: '城北分店', brand: 'voyage', teams: [] });
    const known = (await store.models.staff.findOne({ person: 'zhao' }).lean())!;
    await store.models.staff.create({ ...known, _id: 'S02:zhao', store: 'S02', roles: ['cashier'] });
    const both = await everywhere('zhao');
    expect((await both[0].ask('/sessions/current/store', { method: 'PUT', body: { store: 'S02' } })).status).toBe(200);
    expect((await both[1].get('/me')).body).toMatchObject({ store: 'S02', roles: ['cashier'] });
  });
});

describe('the end of a session', () => {
  const background = { headers: { 'X-Background': '1' } };

  test('comes 30 minutes after the last request of a person, and each request moves it on', async () => {
    const both = await everywhere('quality');
    clock.pass(IDLE_MS - 60_000);
    expect(await statuses(both)).toEqual([200, 200]);
    clock.pass(IDLE_MS - 60_000);
    expect(await statuses(both)).toEqual([200, 200]);
    clock.pass(IDLE_MS);
    expect(await statuses(both)).toEqual([401, 401]);
  });

  test('is not moved on by what a page asks by itself, nor by a stream that comes back', async () => {
    const [here] = await everywhere('quality');
    const listen = async (): Promise<number> => {
      const gone = new AbortController();
      const headers = { Authorization: `Bearer ${here.token}` };
      const { status } = await fetch(`${store.api.url}/api/v1/events/stream`, { headers, signal: gone.signal });
      gone.abort();
      return status;
    };
    for (let minutes = 0; minutes < 28; minutes += 4) {
      clock.pass(4 * 60_000);
      expect((await here.ask('/me', background)).status).toBe(200);
      expect(await listen()).toBe(200);
    }
    clock.pass(2 * 60_000);
    expect((await here.ask('/me', background)).status).toBe(401);
    expect(await listen()).toBe(401);
  });

  test('is told, and comes after 12 hours however much is done', async () => {
    const [here] = await everywhere('quality');
    const first = (await here.get('/me')).body;
    expect(Date.parse(first.endsAt) - Date.parse(first.expiresAt)).toBe(LONGEST_SESSION_MS - IDLE_MS);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      clock.pass(20 * 60_000);
      expect((await here.get('/me')).status).toBe(200);
    }
    const last = (await here.get('/me')).body;
    expect([last.endsAt, last.expiresAt]).toEqual([first.endsAt, first.endsAt]);
    clock.pass(20 * 60_000);
    expect((await here.get('/me')).status).toBe(401);
  });

  test('use is written down once a minute at most', async () => {
    const [here] = await everywhere('quality');
    const usedAt = async () => (await store.models.sessions.findOne({ _id: digest(here.token!) }).lean())!.lastUsedAt;
    const started = await usedAt();
    clock.pass(30_000);
    await here.get('/me');
    expect(await usedAt()).toBe(started);
    clock.pass(31_000);
    await here.get('/me');
    expect(await usedAt()).toBeGreaterThanOrEqual(started + 61_000);
  });

  test('a session that an earlier release has left is over', async () => {
    const [here] = await everywhere('quality');
    await store.models.sessions.updateOne({ _id: digest(here.token!) }, { $unset: { endsAt: 1 } });
    expect(await statuses([here])).toEqual([401]);
  });
});

describe('while the database', () => {
  class MongoNetworkError extends Error {}
  /** What is asked of it hangs or fails for as long as it is told to. */
  function troubled() {
    const { repositories } = store.api.context;
    const state = { trouble: 'none' as 'none' | 'away' | 'hangs' | 'awayButSessions', calls: 0 };
    const through =
      <Given extends unknown[], Found>(real: (...given: Given) => PromiseLike<Found>, of = 'others') =>
      (...given: Given): Promise<Found> => {
        state.calls += 1;
        const { trouble } = state;
        if (trouble === 'away' || (trouble === 'awayButSessions' && of === 'others'))
          return Promise.reject(new MongoNetworkError('away'));
        if (trouble === 'hangs') return new Promise(() => undefined);
        return Promise.resolve(real(...given));
      };
    const { sessions, accounts, staff, policies } = repositories;
    const wrapped = {
      ...repositories,
      sessions: { ...sessions, find: through(sessions.find, 'sessions'), noteUse: through(sessions.noteUse) },
      accounts: { ...accounts, find: through(accounts.find) },
      staff: { ...staff, find: through(staff.find), whoNamed: through(staff.whoNamed) },
      policies: { ...policies, newest: through(policies.newest) },
    } as unknown as Repositories;
    return {
      state,
      sessions: new Sessions(wrapped, { demandsSecondFactor: false, demoAccounts: true, messageTray: true }),
    };
  }

  test.each(['away', 'hangs'] as const)(
    '%s, a session that was read before counts until it ends, and no other',
    async (trouble) => {
      const { state, sessions } = troubled();
      const [known, unknown] = [(await everywhere('expert'))[0].token!, (await everywhere('expert'))[0].token!];
      expect(await sessions.find(known)).toMatchObject({ actorId: 'expert' });
      state.trouble = trouble;
      expect(await sessions.find(known)).toMatchObject({ actorId: 'expert', roles: ['technicalExpert'] });
      // what was looked up is old by now, and so is the note of the last use
      clock.pass(5 * 60_000);
      expect(await sessions.find(known)).toMatchObject({ actorId: 'expert', roles: ['technicalExpert'] });
      if (trouble === 'away') await expect(sessions.find(unknown)).rejects.toThrow('away');
      clock.pass(IDLE_MS);
      expect(await sessions.find(known)).toBeUndefined();
    },
  );

  test('is there, a session costs one read, and what the person may do is looked up again when it was changed', async () => {
    const { state, sessions } = troubled();
    const token = (await everywhere('expert'))[0].token!;
    await sessions.find(token);
    state.calls = 0;
    await sessions.find(token);
    expect(state.calls).toBe(1);
    await change('expert', { roles: ['technician'] });
    expect((await sessions.find(token))!.roles).toEqual(['technician']);
    expect(state.calls).toBeGreaterThan(2);
  });

  test('is away for a process that has not heard of a change, what it read before counts; once it has heard, no old right does', async () => {
    const { state, sessions } = troubled();
    const token = (await everywhere('expert'))[0].token!;
    expect((await sessions.find(token))!.roles).toEqual(['technician']);
    await change('expert', { roles: ['technicalExpert'] });
    state.trouble = 'away';
    expect((await sessions.find(token))!.roles).toEqual(['technician']);
    state.trouble = 'awayButSessions';
    await expect(sessions.find(token)).rejects.toThrow('away');
    state.trouble = 'none';
    expect((await sessions.find(token))!.roles).toEqual(['technicalExpert']);
  });
});

describe('my sessions', () => {
  const firefox = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0' };

  test('are listed with words for the device, never with what opens them', async () => {
    const program = await signedIn(store.api.url, { signIn: 'warranty' });
    await signedIn(store.api.url, { signIn: 'warranty', headers: firefox });
    const { body } = await program.get('/sessions');
    expect(body.items).toHaveLength(2);
    const [one, two] = body.items.toSorted((a: { browser: string }, b: { browser: string }) =>
      a.browser < b.browser ? -1 : 1,
    );
    expect(one).toMatchObject({ browser: 'firefox', system: 'linux', current: false, address: '127.0.0.1' });
    expect(two).toMatchObject({ browser: 'program', current: true });
    expect(JSON.stringify(body)).not.toContain('Mozilla');
    expect(JSON.stringify(body)).not.toContain(program.token);
    expect(JSON.stringify(body)).not.toContain(digest(program.token!));
  });

  test('are ended one by one, or all but this, and never those of somebody else', async () => {
    const [first, second, third, fourth] = [
      await signedIn(store.api.url, { signIn: 'support' }),
      await signedIn(store.api.url, { signIn: 'support' }),
      await signedIn(store.api.url, { signIn: 'support' }),
      await signedIn(other.url, { signIn: 'support' }),
    ];
    const stranger = await signedIn(store.api.url, { signIn: 'driver' });
    const idOf = async (one: ApiUser) =>
      (await one.get('/sessions')).body.items.find(({ current }: { current: boolean }) => current).id as string;
    const end = (by: ApiUser, id: string) => by.ask(`/sessions/${id}`, { method: 'DELETE' });
    expect((await end(stranger, await idOf(second))).status).toBe(404);
    expect((await end(first, await idOf(second))).status).toBe(204);
    expect(await statuses([first, second, third, fourth])).toEqual([200, 401, 200, 200]);
    for (const wrong of ['x', 'A'.repeat(24), '0'.repeat(64)]) expect((await end(first, wrong)).status).toBe(422);
    expect((await end(first, '0'.repeat(24))).status).toBe(404);
    expect((await first.ask('/sessions/others', { method: 'DELETE' })).status).toBe(204);
    expect(await statuses([first, third, fourth, stranger])).toEqual([200, 401, 401, 200]);
    expect((await first.get('/sessions')).body.items).toHaveLength(1);
  });

  test('that are over are not listed', async () => {
    await signedIn(store.api.url, { signIn: 'gate' });
    clock.pass(IDLE_MS);
    const later = await signedIn(store.api.url, { signIn: 'gate' });
    expect((await later.get('/sessions')).body.items).toHaveLength(1);
  });
});
