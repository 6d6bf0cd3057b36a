import { publishPolicy } from '../../dev/fixtures/publish-policy';
import * as scenarios from '../../dev/fixtures/scenarios';
import { drillPolicy } from '../../dev/fixtures/store';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { openTestStore, type TestStore } from '../support/store';

/** Time runs fast by policy: the timers of the tables in seconds, on a real Temporal, each on an order of its own. */
let store: TestStore;
const second = 1 / 60;

beforeAll(async () => {
  store = await openTestStore();
  const minutes = { ...drillPolicy.minutes, greeting: 2 * second, promiseWarning: 2 * second };
  await publishPolicy(store.people, drillPolicy, { minutes });
});
afterAll(() => store.stop());

const oil = scenarios.menuLine('MAINT-A', 'L-1');
const soon = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();

const inWorkshop = async (visit: RepairOrderClient): Promise<void> => visit.toWorkshop([oil]);
const passed = async (visit: RepairOrderClient): Promise<void> => {
  await inWorkshop(visit);
  await visit.work([oil]);
  await visit.do('workshop', 'finishWork');
  await visit.do('quality', 'passQuality', { standard: 'GB' });
};

const deadlines: readonly (readonly [
  timer: string,
  what: string,
  customer: number,
  reach: (visit: RepairOrderClient) => Promise<void>,
])[] = [
  ['B-04', 'a gold-card customer is not greeted', 1, async () => undefined],
  [
    'T-08',
    'a called technician does not come',
    2,
    (visit) => visit.do('wang', 'callTechnician', { callId: 'C-1', doubt: '异响' }),
  ],
  [
    'T-09',
    'a diagnosis slip is not handed over',
    3,
    async (visit) => {
      await visit.receive();
      await visit.do('wang', 'proposeDiagnosis', { reason: '异响' });
      await visit.hear('diagnosisConsent', 'approved');
      await visit.do('wang', 'answerDiagnosis', { answer: 'approved', consent: scenarios.byPhone('好') });
      await visit.do('support', 'finishDiagnosis', { found: '磨损' });
    },
  ],
  [
    'T-10',
    'nobody signs for the car in the workshop',
    4,
    async (visit) => {
      await visit.toContract([oil]);
      await visit.all(scenarios.dispatch(Date.now()).slice(0, 3));
    },
  ],
  [
    'T-12',
    'an abnormality has no counter-measure',
    5,
    async (visit) => {
      await inWorkshop(visit);
      await visit.do('zhao', 'reportAbnormality', { abnormalityId: 'A-1', description: '断裂' });
    },
  ],
  [
    'T-13',
    'a customer refuses another time',
    6,
    async (visit) => {
      await inWorkshop(visit);
      const { promise } = await visit.read();
      const promisedAt = new Date(Date.parse(promise.at as string) + 3_600_000).toISOString();
      await visit.do('wang', 'movePromise', { promisedAt, reason: '缺件', toldBy: 'phone' });
      await visit.answerTime(1, promisedAt, 'declined');
    },
  ],
  ['T-17', 'the slips are not in', 7, passed],
  [
    'T-18',
    'the exit pass is not issued',
    8,
    async (visit) => {
      await passed(visit);
      await visit.do('workshop', 'releaseFromWorkshop');
      await visit.prepare();
      await visit.accept();
      await visit.pay(await visit.agree());
      await visit.do('settlement', 'completeSettlement');
    },
  ],
  [
    'C-18',
    'a promise is neither kept nor reported',
    9,
    (visit) => visit.do('wang', 'recordCommitment', { commitmentId: 'K-1', promise: '补漆', dueAt: soon(2) }),
  ],
];

test.each(deadlines)('%s fires once in a running workflow when %s', async (timer, _what, customer, reach) => {
  const visit = await RepairOrderClient.open(store.people, customer);
  await reach(visit);
  await visit.until(timer, (events) => events.some((event) => event.timer === timer));
  const keys = (await visit.events())
    .filter((event) => event.timer === timer)
    .map(({ key, due, at }) => [key, Date.parse(at) >= Date.parse(due)]);
  expect(new Set(keys.map(([key]) => key as string)).size).toBe(keys.length);
  expect(keys.every(([, notEarly]) => notEarly)).toBe(true);
});

test('T-37 an escalation nobody acknowledges reaches the central team level by level in a running workflow', async () => {
  const visit = await RepairOrderClient.open(store.people, 10);
  await visit.do('wang', 'callTechnician', { callId: 'C-1', doubt: '异响' });
  await visit.until('the central team', (events) =>
    events.some((event) => (event as { to?: string[] }).to?.includes('centralTeam') ?? false),
  );
  const levels = (await visit.events())
    .filter(({ reaction }) => reaction === 'escalate')
    .map(({ to }) => to[0] as string);
  expect(levels).toEqual(['workshopSupervisor', 'serviceManager', 'storeManager', 'centralTeam']);
});
