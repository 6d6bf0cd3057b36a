import { opening, OrderSimulation } from '../../dev/fixtures/order-simulation';
import * as visits from '../../dev/fixtures/scenarios';
import type { ProcessSimulation } from '../../dev/fixtures/process-simulation';
import type { Role } from '../../domain/kernel/actor';
import type { Complaint, Intake } from '../../domain/complaint/state';
import { firstCallAt, type Departure, type FollowUp } from '../../domain/follow-up/state';
import type { ProcessType } from '../../domain/processes';
import { MINUTE, type Instant } from '../../domain/kernel/process';
import { addWorkingMinutes, endOfDay, isOpen, localDate, openingAfterDays } from '../../domain/time/working-time';
import type { Opening } from '../../domain/repair-order/opening';
import type { RepairOrder } from '../../domain/repair-order/state';
import { contact, oil, request, pads, withHours } from '../support/simulate-order';
import { intake, ComplaintSimulation, scenarios as complaints } from '../support/simulate-complaint';
import { FollowUpSimulation, departure, tried } from '../support/simulate-follow-up';
import { describeInTime, TimeMachine } from '../support/time-machine';

const HOUR = 60;
const DAY = 24 * HOUR;
const DAY_MS = DAY * MINUTE;
const TOLERANCE_MS = 5_000;

interface TimedEvent {
  readonly type: string;
  readonly at: Instant;
  readonly by: { readonly role: string };
  readonly timer?: string;
  readonly reaction?: string;
  readonly to?: readonly string[];
}

/** The roles this timer was escalated to, in order. One role can be reached in two ways: as the next level, and by an alarm. */
const escalatedTo = (lines: readonly string[], timer: string): readonly string[] => [
  ...new Set(lines.filter((line) => line.startsWith(`${timer} escalate`)).map((line) => line.split('→ ')[1]!)),
];

/** What time brought about, as `timer reaction → roles`. */
const inWords = ({ type, timer, reaction, to = [] }: TimedEvent): string =>
  timer === undefined ? type : `${timer} ${reaction} → ${to.join(', ')}`;

let machine: TimeMachine;
let count = 0;

/** By what happens, then by when: what falls within the same second may come in either order. */
const sorted = (events: readonly TimedEvent[]): readonly TimedEvent[] =>
  events.toSorted((a, b) => inWords(a).localeCompare(inWords(b)) || a.at - b.at);

/** Simulates the story and runs it in a workflow, and expects the same of both: what happens, and when, to a few seconds. Gives what time did. */
async function expectSame(
  kind: ProcessType,
  number: string,
  start: object,
  simulate: (state: never) => ProcessSimulation<never, never, unknown>,
): Promise<readonly TimedEvent[]> {
  const lines = await machine.runAndCompare(kind, number, start, simulate);
  const [simulated, lived] = [lines.simulated, lines.lived].map((events) => sorted(events as readonly TimedEvent[]));
  expect(lived!.map(inWords)).toEqual(simulated!.map(inWords));
  for (const [index, event] of lived!.entries()) {
    const late = event.at - simulated![index]!.at;
    if (late < 0 || late > TOLERANCE_MS) throw new Error(`${inWords(event)} came ${late} ms late`);
  }
  return (lines.lived as readonly TimedEvent[]).filter(({ by }) => by.role === 'system');
}

const numbered = (prefix: string): string => `${prefix}-S01-20261122-${String((count += 1)).padStart(4, '0')}`;

/** What time brings about in a complaint that is played by `script`. */
async function complaintEvents(
  script: (complaint: ComplaintSimulation) => ComplaintSimulation,
): Promise<readonly TimedEvent[]> {
  const number = numbered('CP');
  const whole: Intake = { ...intake, policy: withHours, number };
  const simulate = (state: Complaint) => script(new ComplaintSimulation(state));
  return expectSame('complaint', number, { intake: whole, by: whole.owner }, simulate as never);
}

const complaintLines = async (
  script: (complaint: ComplaintSimulation) => ComplaintSimulation,
): Promise<readonly string[]> => (await complaintEvents(script)).map(inWords);

/** The calls after a visit that has just ended. */
async function calls(script: (calls: FollowUpSimulation) => FollowUpSimulation): Promise<readonly string[]> {
  const number = numbered('FU');
  const leftAt = await machine.now();
  const whole: Departure = { ...departure, policy: withHours, number, leftAt };
  const simulate = (state: FollowUp) => script(new FollowUpSimulation({}, state));
  const lines = await expectSame(
    'followUp',
    number,
    { departure: whole, by: { id: 'engine', role: 'system' } },
    simulate as never,
  );
  return lines.map(inWords);
}

/** What time brings about in a visit that begins now. */
async function visitEvents(
  script: (visit: OrderSimulation) => OrderSimulation,
  policy = withHours,
): Promise<readonly TimedEvent[]> {
  const number = numbered('RO');
  const whole: Opening = { ...opening, policy, number };
  const simulate = (state: RepairOrder) => script(new OrderSimulation(state));
  const by = { id: 'wang', role: 'serviceAdvisor' };
  return expectSame('repairOrder', number, { opening: whole, by }, simulate as never);
}

const visit = async (script: (visit: OrderSimulation) => OrderSimulation): Promise<readonly string[]> =>
  (await visitEvents(script)).map(inWords);

describeInTime('escalations on a server whose time runs fast', (program) => {
  beforeAll(async () => {
    machine = await TimeMachine.open(program);
  });
  afterAll(() => machine.close());

  describe('a complaint under the usual hours, left alone for three weeks', () => {
    const answered = (complaint: ComplaintSimulation) => complaint.playAt((now) => complaints.toJudgement(now, DAY_MS));
    const assigned = (complaint: ComplaintSimulation) => answered(complaint).play(complaints.founded());
    const investigating = (complaint: ComplaintSimulation) =>
      assigned(complaint).playAt((now) => complaints.assign(now, 2 * DAY_MS));
    const proposing = (complaint: ComplaintSimulation) => investigating(complaint).play(...complaints.investigate);
    const submitted = (complaint: ComplaintSimulation) => proposing(complaint).play(...complaints.propose);
    const offered = (complaint: ComplaintSimulation) => submitted(complaint).play(...complaints.decide());
    const revisitDue = (complaint: ComplaintSimulation) =>
      offered(complaint).play(complaints.accept, ...complaints.carryOut);
    // before the verdict is due, at whatever time of the day this runs
    const promised = (complaint: ComplaintSimulation) =>
      complaint.playAt((now) => [complaints.promise(now + 30 * MINUTE), complaints.register]);
    const fromSupervisor: readonly Role[] = ['crSupervisor', 'crManager', 'storeManager', 'centralTeam'];
    const fromManager = fromSupervisor.slice(1);

    test.each<
      [
        rule: string,
        timer: string,
        script: (complaint: ComplaintSimulation) => ComplaintSimulation,
        roles: readonly Role[],
      ]
    >([
      [
        'H-37 nobody answers: deadlines alone escalate it to the central team',
        'T-28',
        (complaint) => complaint,
        fromSupervisor,
      ],
      ['a promised reply that does not come', 'T-29', promised, fromSupervisor],
      ['no verdict', 'T-30', answered, fromSupervisor],
      ['nobody signs for a time', 'T-31', assigned, fromManager],
      ['an investigation without end', 'T-33', investigating, fromManager],
      ['no solution by the signed time', 'T-32', proposing, fromManager],
      ['no decision', 'T-34', submitted, ['storeManager', 'centralTeam']],
      ['no acceptance', 'T-35', offered, fromManager],
      ['no revisit', 'T-36', revisitDue, fromSupervisor],
    ])('%s (%s)', async (_rule, timer, script, roles) => {
      const lines = await complaintLines((complaint) => script(complaint).wait(21 * DAY));
      expect(escalatedTo(lines, timer)).toEqual(roles);
    });

    test('T-37 an acknowledged level keeps it, and passes it on when its plan is broken', async () => {
      const lines = await complaintLines((complaint) => {
        const manager = () => complaint.state.escalations.find(({ to }) => to === 'crManager');
        while (!manager()) complaint.wait(HOUR);
        const actBy = new Date(complaint.now + DAY_MS).toISOString();
        const plan = { escalationId: manager()!.id, plan: '我来答复', step: 'promiseReply', actBy };
        return complaint.play(['crmanager', 'acknowledgeEscalation', plan]).wait(7 * DAY);
      });
      expect(escalatedTo(lines, 'T-28')).toEqual(['crSupervisor', 'crManager']);
      expect(escalatedTo(lines, 'T-37')[0]).toBe('storeManager');
    });

    test('H-43 after the last level the owner is asked once a working day, never at once for all the days before', async () => {
      const asked = (await complaintEvents((complaint) => complaint.wait(28 * DAY))).filter(
        ({ timer }) => timer === 'H-43',
      );
      expect(asked.length).toBeGreaterThan(5);
      for (const [index, { at }] of asked.slice(1).entries())
        expect(at - asked[index]!.at).toBeGreaterThan(3 * HOUR * MINUTE);
    });
  });

  describe('a complaint that nobody ends, over 700 days', () => {
    test('I24 H-43 promises, plans and actions put it off, and something happens within the longest silence all the same', async () => {
      const {
        calendar,
        complaint: { limits },
      } = withHours;
      const inWorkingTime = (now: Instant, minutes: number): string =>
        new Date(addWorkingMinutes(calendar, now, minutes)).toISOString();
      const acts: Instant[] = [];
      const put = (complaint: ComplaintSimulation) => {
        complaint.playAt((now) => [
          complaints.promise(addWorkingMinutes(calendar, now, limits.silenceMinutes)),
          complaints.register,
        ]);
        for (let month = 0; month < 23; month++) {
          complaint.wait(30 * DAY);
          const nextActionAt = inWorkingTime(complaint.now + MINUTE, limits.silenceMinutes);
          if (month >= limits.actions) continue;
          complaint.play(['cr', 'recordAction', { words: 'ok', nextActionAt }]);
          acts.push(complaint.now);
        }
        return complaint.wait(10 * DAY);
      };
      const begin = await machine.now();
      const events = await complaintEvents(put);
      expect(events.at(-1)!.at - begin).toBeGreaterThan(680 * DAY_MS);
      for (const [index, { at }] of events.slice(1).entries()) {
        const since = Math.max(events[index]!.at, ...acts.filter((act) => act < at));
        expect(at).toBeLessThanOrEqual(addWorkingMinutes(calendar, since, limits.silenceMinutes) + TOLERANCE_MS);
      }
    });
  });

  describe('the calls after a visit', () => {
    test('T-21 T-22 nobody calls: escalated to the store manager, swept after seven days, and never given up by a deadline', async () => {
      const lines = await calls((followUp) => followUp.wait(21 * DAY));
      expect(escalatedTo(lines, 'T-21')).toEqual(['crSupervisor', 'crManager', 'storeManager']);
      expect(lines).toEqual(expect.arrayContaining(['callDue', 'swept']));
      expect(lines).not.toContain('givenUp');
    });

    test('G-47 the follow-up of a customer who was tried often enough is closed by a deadline', async () => {
      const untilTried = (followUp: FollowUpSimulation) =>
        tried(followUp.until(firstCallAt(followUp.state) + MINUTE), 3).wait(21 * DAY);
      expect((await calls(untilTried)).at(-1)).toBe('givenUp');
    });

    test('T-38 a quick-handling form nobody answers becomes a complaint', async () => {
      const marks = { speed: 5, staffService: 5, repairQuality: 2, price: 4, cleanliness: 5 };
      const answers = { ...marks, overall: 'dissatisfied', whatWasWrong: '还是漏油' };
      const lines = await calls((followUp) => followUp.play(['customer', 'sendAnswers', { answers }]).wait(21 * DAY));
      expect(lines).toEqual(['quickHandlingExpired']);
    });
  });

  describe('a visit', () => {
    const underRepair = (order: OrderSimulation): OrderSimulation => {
      order.play(...visits.receive(order.order), ...visits.takeIn(), ['wang', 'startEstimate']);
      order.play(...visits.offer([oil]), ...visits.contract([oil]));
      return order.play(...visits.dispatch(order.now + 4 * MINUTE));
    };
    const upwards = ['serviceManager', 'storeManager', 'centralTeam'];

    test('T-11 T-13 T-14 an extra item nobody tells the customer of, in work that stands still: every deadline escalates level by level', async () => {
      const lines = await visit((order) =>
        underRepair(order)
          .play(request('X-1', pads))
          .wait(14 * DAY),
      );
      expect(lines).toEqual(expect.arrayContaining(['T-11 remind → serviceAdvisor']));
      expect(escalatedTo(lines, 'T-11').toSorted()).toEqual(['workshopSupervisor', ...upwards].toSorted());
      expect(escalatedTo(lines, 'T-13')).toEqual(upwards);
      expect(escalatedTo(lines, 'T-14')).toEqual(['businessSupervisor', ...upwards]);
    });

    test('D-16 D-22 T-13 a part that is on order for two weeks: its day is asked for, the promise stands still, nothing is escalated', async () => {
      const missing = (days: number): visits.Move => [
        'parts',
        'backOrderParts',
        {
          lineId: 'L-1',
          partNumbers: oil.parts.slice(0, 1).map(({ partNumber }) => partNumber),
          expectedDay: new Date(Date.parse('2026-11-22T04:00:00Z') + days * DAY_MS).toISOString().slice(0, 10),
        },
      ];
      const tell: visits.Move = ['wang', 'tellBackOrder', { lineId: 'L-1', channel: 'phone', wish: 'leavesCar' }];
      const lines = await visit((order) => {
        const days = (order.now - Date.parse('2026-11-22T04:00:00Z')) / DAY_MS;
        underRepair(order).play(missing(Math.ceil(days) + 6), tell);
        order
          .wait(7 * DAY)
          .play(missing(Math.ceil(days) + 14), tell)
          .wait(7 * DAY);
        return order.play(['parts', 'noteArrival', { lineId: 'L-1' }]).wait(5);
      });
      expect(lines).toEqual(expect.arrayContaining(['D-22 remind → partsSpecialist']));
      expect(escalatedTo(lines, 'T-13')).toEqual([]);
      expect(escalatedTo(lines, 'T-11')).toEqual([]);
      expect(escalatedTo(lines, 'D-16')).toEqual([]);
    });

    test('D-22 a car that is away with its parts here: the advisor invites, the manager hears, the store manager at last', async () => {
      const day = (now: Instant, days: number) =>
        new Date(now + days * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
      const lines = await visit((order) => {
        const numbers = oil.parts.slice(0, 1).map(({ partNumber }) => partNumber);
        underRepair(order).play(
          ['parts', 'backOrderParts', { lineId: 'L-1', partNumbers: numbers, expectedDay: day(order.now, 3) }],
          ['wang', 'tellBackOrder', { lineId: 'L-1', channel: 'phone', wish: 'takesCar' }],
          ['wang', 'proposeLeave', { returnDay: day(order.now, 5), reason: '用车' }],
          ['quality', 'checkBeforeLeave', { roadworthy: true, standard: 'GB' }],
          ['wang', 'signLeave', { consent: visits.scan('leave') }],
        );
        const pass = { exitPass: order.order.leave!.pass!.number, plate: 'compared' };
        order.play(['gate', 'openGateForLeave', pass]).wait(3 * DAY);
        return order.play(['parts', 'noteArrival', { lineId: 'L-1' }]).wait(21 * DAY);
      });
      expect(lines).toEqual(
        expect.arrayContaining([
          'D-22 remind → serviceAdvisor',
          'D-22 remind → customer, serviceAdvisor',
          'D-22 escalate → serviceManager',
          'D-22 remind → storeManager',
        ]),
      );
      expect(escalatedTo(lines, 'T-13')).toEqual([]);
    });

    /** When it happened, in the order in which it did. */
    const timesOf = (events: readonly TimedEvent[], timer: string): readonly Instant[] =>
      events
        .filter((event) => event.timer === timer)
        .map(({ at }) => at)
        .toSorted((a, b) => a - b);
    const uncollected = (order: OrderSimulation): OrderSimulation => {
      underRepair(order).play(...visits.work([oil]), ...visits.check);
      return order.play(...visits.prepare(order.order));
    };

    test('T-15 T-37 the evening: what is asked shortly before closing goes up on the next days, never within minutes', async () => {
      const { calendar } = withHours;
      const events = await visitEvents((order) => {
        underRepair(order);
        const closing = endOfDay(calendar, openingAfterDays(calendar, order.now, 1));
        return order
          .until(closing - 37 * MINUTE)
          .play(request('X-1', pads), contact('X-1'))
          .wait(8 * DAY);
      });
      const times = timesOf(events, 'T-15');
      expect(times.length).toBeGreaterThan(3);
      for (const [index, at] of times.slice(1).entries())
        expect(at - times[index]!).toBeGreaterThanOrEqual(90 * MINUTE - TOLERANCE_MS);
      for (const at of times) expect(isOpen(calendar, at) || isOpen(calendar, at - TOLERANCE_MS)).toBe(true);
    });

    test('E-05 the long holiday: over the Spring Festival nobody is reminded of a car that is ready, and nothing goes up', async () => {
      const begin = await machine.now();
      const dayAt = (days: number): string => localDate(withHours.calendar.zone, begin + days * DAY_MS);
      const holidays = Array.from({ length: 9 }, (_, index) => dayAt(index + 2));
      const calendar = { ...withHours.calendar, holidays, makeUpDays: [] };
      const events = await visitEvents((order) => uncollected(order).wait(30 * DAY), { ...withHours, calendar });
      const reminded = timesOf(events, 'E-05');
      expect(reminded.length).toBeGreaterThan(3);
      for (const { at, timer } of events.filter(({ timer: one }) => one !== undefined))
        expect([timer, holidays.includes(localDate(calendar.zone, at))]).toEqual([timer, false]);
    });

    test('E-05 B-21 the car nobody collects, over eight weeks: put away, customer reminded, up to the central team', async () => {
      const lines = await visit((order) => uncollected(order).wait(56 * DAY));
      expect(lines.filter((line) => line === 'E-05 remind → customer, serviceAdvisor')).toHaveLength(3);
      expect(lines).toEqual(
        expect.arrayContaining(['B-21 remind → serviceAdvisor, advisorAssistant', 'E-05 remind → storeManager']),
      );
      expect(escalatedTo(lines, 'E-05')).toEqual(upwards);
    });

    test('F-30 F-07 a settlement that nobody finishes, and a dispute that nobody settles, go up to the central team', async () => {
      const settling = (order: OrderSimulation): OrderSimulation =>
        uncollected(order).play(...visits.accept(order.order), visits.present);
      expect(escalatedTo(await visit((order) => settling(order).wait(14 * DAY)), 'F-07')).toEqual(upwards);
      const disputed = (order: OrderSimulation): OrderSimulation => {
        const total = visits.totalOf([oil]);
        settling(order).play(...visits.agree(1, total), visits.pay(total), ...visits.release);
        order.play(...visits.hand(order.order));
        return order.play(['wang', 'disputeDelivery', { objection: '新划痕' }]).wait(14 * DAY);
      };
      expect(escalatedTo(await visit(disputed), 'F-30')).toEqual(['storeManager', 'centralTeam']);
    });

    test('D-11 T-15 an extra item the customer does not answer: reminded, escalated, and never approved', async () => {
      const lines = await visit((order) =>
        underRepair(order)
          .play(request('X-1', pads), contact('X-1'))
          .wait(14 * DAY),
      );
      expect(lines.filter((line) => line.startsWith('T-15 remind'))).toHaveLength(withHours.extraItemReminders.length);
      expect(escalatedTo(lines, 'T-15').length).toBeGreaterThan(1);
    });
  });
});
