import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { vehicles } from '../../dev/fixtures/store';
import { counted, countedDay, countedWeek, recordCounted } from '../support/counted-complaints';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let numbers: readonly string[];
beforeAll(async () => {
  store = await createTestApi();
  numbers = await recordCounted(store.models);
});
afterAll(() => store.stop());

const get = async (who: string, path: string) => (await store.people.as(who)).get(path);
interface Queued {
  readonly number: string;
  readonly dueAt: string | null;
  readonly plate: string | null;
  readonly owner: string;
  readonly next: { readonly command: string; readonly roles: readonly string[] } | null;
}
const queue = async (who: string, query = ''): Promise<readonly Queued[]> =>
  (await get(who, `/complaint-queue?limit=100${query}`)).body.items;

describe('H-43 the queue', () => {
  test('H-43 open complaints stand by what is due next, with what is done then by whom, and which car', async () => {
    const open = await queue('crmanager');
    expect(open.map(({ dueAt }) => dueAt ?? '9')).toEqual(open.map(({ dueAt }) => dueAt ?? '9').toSorted());
    expect(open.map(({ number }) => number)).not.toContain(numbers[0]);
    expect(open.length).toBeGreaterThanOrEqual(counted.open);
    expect(open.every(({ next }) => next !== null && next.roles.length > 0)).toBe(true);
    expect(open.every(({ plate }) => plate === vehicles[1]!.plate)).toBe(true);
  });
  test('H-43 every page of it is read, each complaint once', async () => {
    const all = (await queue('crmanager')).map(({ number }) => number);
    const read: string[] = [];
    let cursor = '';
    do {
      const { body } = await get('crmanager', `/complaint-queue?limit=1${cursor && `&cursor=${cursor}`}`);
      read.push(...body.items.map(({ number }: Queued) => number));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(read).toEqual(all);
  });
  test('H-43 mine, and those of my team', async () => {
    const mine = await ComplaintClient.open(store.people, 7, {}, 'wang');
    await eventually('the queue', async () => (await queue('wang', '&of=mine')).length === 1);
    expect((await queue('wang', '&of=mine')).map(({ number }) => number)).toEqual([mine.number]);
    expect((await queue('workshop', '&of=team')).map(({ number }) => number)).toContain(mine.number);
    expect((await queue('crmanager', '&of=team')).map(({ number }) => number)).not.toContain(mine.number);
  });
  test('H-43 found by plate, phone or name, also of somebody who is no customer; who may not search for people does not', async () => {
    const body = {
      kind: 'complaint',
      source: 'phone',
      words: '停车费',
      contact: { name: '路人甲乙', phone: '13912349999' },
    };
    const stranger = (await (await store.people.as('cr')).post('/complaints', body)).body.number as string;
    const found = async (q: string) =>
      (await queue('crmanager', `&q=${encodeURIComponent(q)}`)).map(({ number }) => number);
    await eventually('the queue', async () => (await found('路人甲乙')).includes(stranger));
    expect(await found('13912349999')).toEqual([stranger]);
    expect(await found(vehicles[1]!.plate)).toEqual(expect.arrayContaining([numbers[7]]));
    expect(await found(vehicles[1]!.plate)).not.toContain(stranger);
    expect((await get('workshop', '/complaint-queue?q=13912349999')).body.code).toBe('forbidden');
    expect((await get('crmanager', '/complaint-queue?cursor=!!')).status).toBe(422);
  });
});

describe('H-43 the queue narrowed, and whose the cases are', () => {
  interface Told {
    readonly number: string;
    readonly name: string;
    readonly phone: string | null;
  }
  const told = async (who: string, ...asked: readonly string[]): Promise<readonly Told[]> =>
    (await get(who, `/case-customers?numbers=${asked.join(',')}`)).body.items;

  test('H-43 by stage; and what is raised to somebody who has not taken it over is late and stands first', async () => {
    const quiet = await ComplaintClient.open(store.people, 9);
    const raised = await ComplaintClient.open(store.people, 10);
    await raised.do('cr', 'escalate', { reason: '超出权限' });
    const late = await eventually('the escalation', async () => {
      const found = await queue('crmanager', '&late=true');
      return found.some(({ number }) => number === raised.number) ? found : undefined;
    });
    expect(late.map(({ number }) => number)).not.toContain(quiet.number);
    const all = (await queue('crmanager')).map(({ number }) => number);
    expect(all.slice(0, late.length)).toEqual(late.map(({ number }) => number));
    const notLate = (await queue('crmanager', '&late=false')).map(({ number }) => number);
    expect([...late.map(({ number }) => number), ...notLate]).toEqual(all);
    const received = (await queue('crmanager', '&stage=received')).map(({ number }) => number);
    expect(received).toEqual(expect.arrayContaining([quiet.number, raised.number]));
    expect(await queue('crmanager', '&stage=judging&q=nobody')).toEqual([]);
  });

  test('M-03 L-39 name and phone are told to whoever reads the whole case and calls customers; the reading is written down', async () => {
    const complaint = await ComplaintClient.open(store.people, 11);
    await eventually('the complaint', async () => (await told('cr', complaint.number)).length === 1);
    const customer = (await get('cr', '/customers/C-011')).body;
    expect(await told('cr', complaint.number, numbers[7]!)).toEqual(
      expect.arrayContaining([
        { number: complaint.number, customerId: 'C-011', name: customer.name, phone: customer.phone },
      ]),
    );
    expect(await told('zhao', complaint.number)).toEqual([]);
    const whole = await told('workshop', complaint.number);
    expect(whole.map(({ phone }) => phone).filter((phone) => phone !== null)).toEqual([]);
    const { body } = await get('store', '/audit-log?limit=100');
    expect(body.items).toContainEqual(
      expect.objectContaining({ operation: 'readCaseCustomers', persons: expect.arrayContaining(['C-011']) }),
    );
    expect((await get('cr', '/case-customers?numbers=RO-S01-20261101-0001')).status).toBe(422);
  });

  test('L-39 whoever a complaint is about is not told whose it is', async () => {
    const about = await ComplaintClient.open(store.people, 12, { accused: ['crmanager'] });
    await eventually('the complaint', async () => (await told('store', about.number)).length === 1);
    expect(await told('crmanager', about.number)).toEqual([]);
  });
});

describe('H-45 statistics', () => {
  const days = `from=${countedDay}&to=${countedDay}`;
  test('H-45 H-46 unfounded ones are not solved, and moved times are told apart from kept ones', async () => {
    const { body } = await get('crmanager', `/complaint-statistics?${days}`);
    const { solvedPercent, inTimePercent, ...figures } = counted;
    expect(body).toMatchObject(figures);
    expect(body.solvedPercent).toMatchObject({ value: solvedPercent, met: false });
    expect(body.inTimePercent).toMatchObject({ value: inTimePercent });
    expect(body.byWeek).toEqual([{ from: countedWeek, received: 9, solved: 3, unfounded: 2, ended: 1, broken: 1 }]);
    expect(body.byCause).toEqual({ WORKMANSHIP: 3 });
    expect(body.complaints).toHaveLength(counted.total);
  });
  test('H-45 whoever a complaint is about counts it, and does not find it among those behind the figures', async () => {
    await store.models.complaints.updateOne({ _id: numbers[7]! }, { $set: { accused: ['manager'] } });
    const { body } = await get('manager', `/complaint-statistics?${days}`);
    expect(body.total).toBe(counted.total);
    expect(JSON.stringify(body)).not.toContain(numbers[7]);
    expect((await queue('manager')).map(({ number }) => number)).not.toContain(numbers[7]);
  });
  test('H-32 the statistics form is printed; H-47 the guide is for everybody on the staff', async () => {
    const { token } = await store.people.as('crsupervisor');
    const printed = await fetch(`${store.api.url}/api/v1/complaint-statistics/form.pdf?${days}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await get('zhao', `/complaint-statistics?${days}`)).status).toBe(403);
    expect((await get('zhao', '/complaint-guide')).status).toBe(200);
  });
});

describe('H-46 G-17 reports', () => {
  const filing = {
    about: 'complaints',
    from: countedDay,
    to: countedDay,
    summary: '维修工艺为主要原因',
    suggestions: [
      { department: 'workshop', suggestion: '关键工序双人复核' },
      { department: 'sales', suggestion: '交车时说明保养周期' },
    ],
  };
  const told = async (who: string): Promise<string> => JSON.stringify((await get(who, '/notices/mine')).body);

  test('H-46 G-24 a report is kept with the figures of then, and each suggestion reaches whoever leads the department', async () => {
    const supervisor = await store.people.as('crsupervisor');
    const { status, body } = await supervisor.post('/improvement-reports', filing, 'one-report');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      by: 'crsupervisor',
      figures: { total: counted.total, solvedPercent: counted.solvedPercent },
    });
    expect(body.suggestions.map(({ to }: { to: string | null }) => to)).toEqual(['workshop', null]);
    expect(await told('workshop')).toContain('关键工序双人复核');
    expect(await told('manager')).toContain('交车时说明保养周期');
    expect(await told('manager')).not.toContain('关键工序双人复核');
    const again = await supervisor.post('/improvement-reports', filing, 'one-report');
    expect(again.body).toEqual(body);
    const kept = (await get('store', '/improvement-reports?about=complaints')).body.items;
    expect(kept).toEqual([body]);
    expect((await get('crmanager', '/improvement-reports?about=calls')).body.items).toEqual([]);
  });
  test('H-46 nobody suggests something to a department the store does not have, and a specialist files no report', async () => {
    const wrong = { ...filing, suggestions: [{ department: 'kitchen', suggestion: 'x' }] };
    const answer = await (await store.people.as('crmanager')).post('/improvement-reports', wrong);
    expect([answer.status, answer.body.facts]).toEqual([404, { missing: 'department', department: 'kitchen' }]);
    expect((await (await store.people.as('cr')).post('/improvement-reports', filing)).status).toBe(403);
  });
});
