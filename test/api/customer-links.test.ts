import { ApiUser } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { editableFields } from '../support/master-data';
import { MovedClock } from '../support/moved-clock';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let clock: MovedClock;
beforeAll(async () => {
  clock = new MovedClock();
  store = await createTestApi();
});
afterAll(async () => {
  await store.stop();
  clock.undo();
});

interface Link {
  readonly number: string;
  readonly secret: string;
}
/** A visit of this customer, and so many links to it. */
async function visitWith(customer: number, links = 1): Promise<readonly [Link, ...Link[]]> {
  const visit = await RepairOrderClient.open(store.people, customer);
  await store.api.context.recorder.drain();
  const made: Link[] = [];
  for (let n = 0; n < links; n++) {
    const wang = await store.people.as('wang');
    made.push((await wang.post(`/repair-orders/${visit.number}/customer-links`)).body as Link);
    clock.pass(1_000);
  }
  return made as unknown as readonly [Link, ...Link[]];
}
const open = ({ secret }: Link, base = store.api.url) =>
  new ApiUser(base, undefined, { repeatForMs: 0 }).post('/customer-sessions', { secret });
const sessionOf = async (link: Link): Promise<ApiUser> => {
  const { status, body } = await open(link);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return new ApiUser(store.api.url, body.token as string, { repeatForMs: 0 });
};
const listOf = async ({ number }: Link) =>
  (await (await store.people.as('wang')).get(`/repair-orders/${number}/customer-links`)).body.items as Record<
    string,
    unknown
  >[];
const withdraw = async ({ number }: Link, id: unknown) =>
  (await store.people.as('wang')).ask(`/repair-orders/${number}/customer-links/${String(id)}`, { method: 'DELETE' });
const refused = (answer: Awaited<ReturnType<typeof open>>) => [answer.status, answer.body.code];

describe('M5 the link of a customer', () => {
  test('is withdrawn: it opens nothing any more, and what it had opened is over at the next request of every process', async () => {
    const [first, second] = (await visitWith(4, 2)) as [Link, Link];
    const other = await store.another();
    const [mine, kept] = [await sessionOf(first), await sessionOf(second)];
    const elsewhere = new ApiUser(other.url, mine.token, { repeatForMs: 0 });
    for (const one of [mine, elsewhere, kept])
      expect((await one.get(`/repair-orders/${first.number}/live`)).status).toBe(200);
    const [, older] = await listOf(first);
    expect((await withdraw(first, older!['id'])).status).toBe(204);
    for (const one of [mine, elsewhere])
      expect((await one.get(`/repair-orders/${first.number}/live`)).status).toBe(401);
    expect(refused(await open(first))).toEqual([401, 'signInFailed']);
    // the other link of the same visit goes on, and a second try changes nothing
    expect((await kept.get(`/repair-orders/${first.number}/live`)).status).toBe(200);
    const before = await listOf(first);
    expect((await withdraw(first, older!['id'])).status).toBe(204);
    expect(await listOf(first)).toEqual(before);
    expect(before.map(({ usable, revokedAt }) => [usable, revokedAt === null])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  test('opens no session for whoever opens it while it is withdrawn', async () => {
    const [link] = await visitWith(5);
    const { sessions } = store.api.context.repositories;
    const add = jest.spyOn(sessions, 'add').mockImplementationOnce(async (session) => {
      const [known] = await sessions.linksOf('S01', link.number);
      await sessions.revokeLink(known!, Date.now());
      add.mockRestore();
      return sessions.add(session);
    });
    expect(refused(await open(link))).toEqual([401, 'signInFailed']);
    expect(await store.models.sessions.find({ order: link.number }).lean()).toEqual([]);
    expect((await listOf(link))[0]).toMatchObject({ uses: 0, lastUsedAt: null });
  });

  test('opens nothing once the customer has another phone number: who has the old one now is somebody else', async () => {
    const [link] = await visitWith(6);
    await sessionOf(link);
    const wang = await store.people.as('wang');
    const { body } = await wang.get('/customers/C-006');
    const { version } = body;
    const change = (phone: string, seen: number) =>
      wang.ask('/customers/C-006', {
        method: 'PUT',
        body: { ...editableFields(body), phone },
        headers: { 'If-Match': `"${seen}"` },
      });
    expect((await change('13911112222', version)).status).toBe(200);
    expect(refused(await open(link))).toEqual([401, 'signInFailed']);
    expect((await listOf(link))[0]).toMatchObject({ usable: false, revokedAt: null });
    // the number of before was a slip of the pen
    expect((await change(body.phone, version + 1)).status).toBe(200);
    expect((await open(link)).status).toBe(201);
  });

  test('tells who made it, how often it was opened and when last, and neither its secret nor its hash', async () => {
    const [link] = await visitWith(7);
    expect((await listOf(link))[0]).toMatchObject({ by: 'wang', uses: 0, lastUsedAt: null, usable: true });
    await sessionOf(link);
    clock.pass(60_000);
    const opened = new Date(Date.now()).toISOString();
    await sessionOf(link);
    const [listed] = await listOf(link);
    expect(listed).toMatchObject({ uses: 2 });
    expect(Date.parse(listed!['lastUsedAt'] as string)).toBeGreaterThanOrEqual(Date.parse(opened));
    const [kept] = await store.models.links.find({ order: link.number }).lean();
    for (const secret of [link.secret, kept!._id, kept!.phone!]) expect(JSON.stringify(listed)).not.toContain(secret);
  });

  test('belongs to one order: under another it is not there', async () => {
    const [link] = await visitWith(8);
    const [other] = await visitWith(9);
    const [listed] = await listOf(link);
    expect((await withdraw(other, listed!['id'])).status).toBe(404);
    expect((await withdraw(link, '0'.repeat(24))).status).toBe(404);
    expect((await open(link)).status).toBe(201);
  });

  test('ends after seven days, also when the order has ended before, and one of an earlier release until then goes on', async () => {
    const [link] = await visitWith(10);
    await store.models.links.updateOne({ order: link.number }, { $unset: { by: 1, createdAt: 1, phone: 1 } });
    expect((await open(link)).status).toBe(201);
    expect((await listOf(link))[0]).toMatchObject({ by: null, createdAt: null, uses: 1, usable: true });
    clock.pass(7 * 24 * 3_600_000);
    expect(refused(await open(link))).toEqual([401, 'signInFailed']);
  });
});
