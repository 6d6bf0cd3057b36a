import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { FollowUpClient } from '../../dev/fixtures/follow-up-client';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { drillPolicy } from '../../dev/fixtures/store';
import { RepairOrderClient, maintenance } from '../../dev/fixtures/repair-order-client';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

interface Listed {
  readonly number: string;
  readonly what: string;
  readonly person: string | null;
  readonly overdue: boolean;
  readonly action: { readonly method: string; readonly path: string };
  readonly plate: string | null;
  readonly subject: string | null;
}
const tasksOf = async (who: string, path = '/tasks/mine?limit=100'): Promise<readonly Listed[]> =>
  (await (await store.people.as(who)).get(path)).body.items as Listed[];
const mine = (who: string, number: string, what: string) =>
  eventually(`${what} for ${who}`, async () =>
    (await tasksOf(who)).find((task) => task.number === number && task.what === what),
  );

describe('tasks', () => {
  test('a task says what, on which car, and how to fulfil it; fulfilling it makes it vanish and brings the next', async () => {
    const visit = await RepairOrderClient.open(store.people, 2);
    const task = await mine('wang', visit.number, 'fillChecklist');
    expect(task.plate).toMatch(/^沪/);
    // the list is named, to the person and to whoever leads the team
    expect(task.subject).toBe('reception');
    const ofTeam = (await tasksOf('manager', '/tasks/team?limit=100')).find(
      ({ number, what }) => number === visit.number && what === 'fillChecklist',
    );
    expect(ofTeam?.subject).toBe('reception');
    expect(task.action).toEqual({
      method: 'POST',
      path: `/api/v1/repair-orders/${visit.number}/checklists/:checklist/findings`,
    });
    await visit.receive();
    await eventually(
      'the task to vanish',
      async () =>
        !(await tasksOf('wang')).some(({ what, number }) => number === visit.number && what === 'fillChecklist'),
    );
    expect(await tasksOf('li')).not.toContainEqual(expect.objectContaining({ number: visit.number }));
  });

  test('B-01 what is meant for one person is not shown to others of the role; what is meant for the role is', async () => {
    const complaint = await ComplaintClient.open(store.people, 3);
    await mine('cr', complaint.number, 'promiseReply');
    const nobody = await complaint.send('crmanager', 'offerOwnership', { to: 'nobody', reason: '首问' });
    expect([nobody.status, nobody.body.facts]).toEqual([404, { missing: 'to', id: 'nobody' }]);
    await complaint.do('crmanager', 'offerOwnership', { to: 'li', reason: '首问' });
    await mine('li', complaint.number, 'acceptOwnership');
    expect((await tasksOf('wang')).some(({ number }) => number === complaint.number)).toBe(false);
  });

  test('CF-16 the deputy of an absent leader sees and acknowledges the escalation in the leader’s place', async () => {
    const complaint = await ComplaintClient.open(store.people, 4);
    await complaint.do('cr', 'escalate', { reason: '超出权限' });
    await mine('crsupervisor', complaint.number, 'acknowledgeEscalation');
    const boss = await store.people.as('crmanager');
    const from = new Date(Date.now() - 1_000).toISOString();
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const away = { method: 'PUT' as const, body: { from, until, deputy: 'cr' } };
    expect(
      (await boss.ask('/staff/crsupervisor/absence', { ...away, body: { ...away.body, deputy: 'crsupervisor' } })).body
        .code,
    ).toBe('deputyIsAway');
    expect((await boss.ask('/staff/crsupervisor/absence', away)).status).toBe(200);
    await mine('cr', complaint.number, 'acknowledgeEscalation');
    const plan = { escalationId: 'T-37/hand-1', plan: '代为处理', step: 'tellComplainant', actBy: until };
    await complaint.do('cr', 'acknowledgeEscalation', plan);
    const event = (await complaint.events()).at(-1)!;
    expect(event.by).toEqual({ id: 'cr', role: 'crSupervisor', for: 'crsupervisor' });
    expect((await boss.ask('/staff/crsupervisor/absence', { method: 'DELETE' })).status).toBe(204);
    expect((await complaint.send('cr', 'acknowledgeEscalation', plan)).body.code).toBe('forbidden');
  });

  test('supervisors see what their team has to do, managers the whole store', async () => {
    const complaint = await ComplaintClient.open(store.people, 5);
    await eventually('the team view', async () =>
      (await tasksOf('crsupervisor', '/tasks/team?limit=100')).some(({ number }) => number === complaint.number),
    );
    await eventually('the store view', async () =>
      (await tasksOf('manager', '/tasks?limit=100&role=crSpecialist')).some(
        ({ number }) => number === complaint.number,
      ),
    );
    expect((await (await store.people.as('zhao')).get('/tasks')).status).toBe(403);
    expect(await tasksOf('manager', '/tasks?overdue=true&escalated=true')).toEqual([]);
  });
});

describe('oversight', () => {
  test('the forecast names what will be missed and who hears of it', async () => {
    const complaint = await ComplaintClient.open(store.people, 8);
    const manager = await store.people.as('manager');
    const coming = await eventually('the forecast', async () => {
      const { body } = await manager.get('/forecast?hours=48');
      const items = (body.items as { number: string; timer: string; to: string[] }[]).filter(
        ({ number }) => number === complaint.number,
      );
      return items.length > 0 && items;
    });
    expect(coming.filter(({ timer }) => timer === 'T-28').map(({ to }) => to[0])).toEqual([
      'crSupervisor',
      'crManager',
      'storeManager',
    ]);
    expect((await manager.get('/forecast?hours=0')).status).toBe(422);
  });

  test('workload and overdue are counted', async () => {
    const manager = await store.people.as('manager');
    const { body } = await manager.get('/workload');
    expect(body.complaints.cr).toBeGreaterThan(0);
    expect(body.tasks.cr).toBeGreaterThan(0);
    const overdue = await manager.get('/overdue');
    expect(overdue.body).toMatchObject({ complaintsByLevel: expect.any(Object), unacknowledged: expect.any(Number) });
  });

  test('every deadline of one process is audited; a number nobody knows is not found', async () => {
    const complaint = await ComplaintClient.open(store.people, 9);
    await complaint.toJudgement();
    const manager = await store.people.as('crmanager');
    const { body } = await eventually('the deadline audit', async () => {
      const answer = await manager.get(`/deadline-audit?process=${complaint.number}`);
      return answer.body.cancelled >= 1 && answer;
    });
    expect(body).toMatchObject({ processes: 1, proved: true, faults: [] });
    expect(body.entries).toContainEqual(
      expect.objectContaining({ key: 'T-28#1', end: { how: 'cancelled', at: expect.any(String) } }),
    );
    expect((await manager.get('/deadline-audit?process=CP-S01-20200101-0001')).status).toBe(404);
  });

  test('"why this deadline?" is answered for every deadline of a complaint', async () => {
    const complaint = await ComplaintClient.open(store.people, 10);
    await complaint.toInvestigation();
    const { explainedDeadlines } = await complaint.read('crmanager');
    expect(explainedDeadlines.length).toBeGreaterThan(2);
    for (const deadline of explainedDeadlines)
      expect(deadline.because).toMatchObject({
        basis: expect.any(String),
        since: expect.any(String),
        zone: 'Asia/Shanghai',
        policyVersion: 1,
      });
  });

  test('H-45 the figures of a day stand beside what the policy asks for; H-47 the guide is the rules', async () => {
    const manager = await store.people.as('crmanager');
    const { body } = await manager.get('/complaint-statistics?from=2026-01-01&to=2027-12-31');
    expect(body.solvedPercent).toMatchObject({ target: 95 });
    const guide = await manager.get('/complaint-guide');
    expect(
      guide.body.stages
        .find(({ stage }: { stage: string }) => stage === 'judging')
        .steps.map(({ command }: { command: string }) => command),
    ).toContain('judge');
  });
});

describe('follow-up through HTTP', () => {
  beforeAll(async () => void (await publishPolicy(store.people, drillPolicy)));

  test('G-01 delivery starts the follow-up; a satisfied customer is recorded and the list is empty again', async () => {
    const visit = await maintenance(store.people, 12);
    const calls = await FollowUpClient.after(store.people, visit.number);
    await calls.due();
    await mine('cr', calls.number, 'logCall');
    const { body } = await (await store.people.as('cr')).get('/follow-ups?open=true');
    expect(body.items).toContainEqual(
      expect.objectContaining({ number: calls.number, wish: { words: '周六上午', channel: 'phone' } }),
    );
    const shown = await (await store.people.as('cr')).get(`/follow-ups/${calls.number}`);
    expect(shown.body.script.length).toBeGreaterThan(8);
    await calls.call('reached');
    await calls.record();
    expect((await calls.read()).stage).toBe('recorded');
    const day = new Date().toISOString().slice(0, 10);
    const coverage = await (
      await store.people.as('crmanager')
    ).get(`/follow-up-coverage?from=2026-01-01&to=${day.slice(0, 4)}-12-31`);
    expect(coverage.body).toMatchObject({ alarm: false });
    expect(coverage.body.groups.reduce((sum: number, { total }: { total: number }) => sum + total, 0)).toBeGreaterThan(
      0,
    );
  });

  test('G-47 T-21 T-22 nobody reached: escalated, swept, closed as unreachable, and the audit finds no fault', async () => {
    const visit = await maintenance(store.people, 14);
    const calls = await FollowUpClient.after(store.people, visit.number);
    await calls.due();
    await calls.call('noAnswer');
    await calls.refused('attemptsLeft', 'cr', 'giveUpFollowUp', { reason: 'x' });
    await calls.call('noAnswer');
    await calls.until('the end', (events) => events.some(({ type }) => type === 'givenUp'));
    const happened = (await calls.events()).map(({ type, timer, to }) =>
      type === 'deadlinePassed' ? `${String(timer)} ${String(to[0])}` : String(type),
    );
    expect(happened).toEqual(expect.arrayContaining(['callDue', 'T-21 crSupervisor', 'swept', 'givenUp']));
    const { body } = await (await store.people.as('crmanager')).get(`/deadline-audit?process=${calls.number}`);
    expect(body.faults).toEqual([]);
  });
});
