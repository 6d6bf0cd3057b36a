import { answers } from '../../dev/fixtures/follow-up-client';
import { defaultPolicy } from '../../domain/policy/policy';
import { Questionnaire } from '../../domain/follow-up/questionnaire';
import { nextWindow } from '../../domain/follow-up/call-windows';
import { followUpProcess } from '../../domain/follow-up/process';
import { scriptOf } from '../../domain/follow-up/script';
import { tasksOf } from '../../domain/follow-up/tasks';
import { errandsOf } from '../../domain/follow-up/errands';
import { systemActor } from '../../domain/kernel/actor';
import { MINUTE } from '../../domain/kernel/process';
import { demoPolicy } from '../../dev/fixtures/store';
import { at, call, FollowUpSimulation, codeOf, commandOf, LEFT, record, tried } from '../support/simulate-follow-up';

const onThirdDay = (change = {}): FollowUpSimulation => new FollowUpSimulation(change).until(at('2026-11-26T10:30'));
const member = { customer: { id: 'C-1', member: true, privateCustomer: true } };
const scope = (sweepScope: 'all' | 'unreached') => ({
  policy: { ...demoPolicy, followUp: { ...defaultPolicy.followUp, sweepScope } },
});
const handed = (calls: FollowUpSimulation) => errandsOf(calls.state, calls.events.at(-1)!, calls.state);

describe('when to call', () => {
  test('G-01 CF-01 CF-02 every vehicle that left is followed up: from the second day on, in the next window', () =>
    expect(new FollowUpSimulation().until(at('2026-11-26T10:00')).timeline()).toEqual(['11-25 16:00 callDue']));
  test('T-23 G-03 a moment outside the windows waits for the next one', () =>
    expect(new FollowUpSimulation({ leftAt: at('2026-11-23T12:30') }).until(at('2026-11-26T10:00')).timeline()).toEqual(
      ['11-25 15:26 callDue'],
    ));
  test('T-23 after the last window it is the next morning', () =>
    expect(new FollowUpSimulation({ leftAt: at('2026-11-23T18:30') }).until(at('2026-11-27T10:00')).timeline()[0]).toBe(
      '11-26 10:26 callDue',
    ));
  test('calls that wait for a window are spread over its first half hour, each number at its own minute', () => {
    const windows = {
      zone: 'Asia/Shanghai',
      windows: [
        [600, 720],
        [900, 1080],
      ],
    } as const;
    const numbers = Array.from({ length: 200 }, (_none, n) => `FU-S01-20261123-${String(n + 1).padStart(4, '0')}`);
    const due = numbers.map((number) => nextWindow(windows, at('2026-11-26T08:00'), number));
    const minutes = due.map((instant) => (instant - at('2026-11-26T10:00')) / MINUTE);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...minutes)).toBeLessThan(30);
    const busiest = Math.max(...minutes.map((minute) => minutes.filter((other) => other === minute).length));
    expect(busiest).toBeLessThan(200 / 10);
    expect(nextWindow(windows, at('2026-11-26T10:31'), numbers[0]!)).toBe(at('2026-11-26T10:31'));
  });
  test('nobody is called who has just left', () =>
    expect(codeOf(new FollowUpSimulation().wait(60), call('reached'))).toBe('callTooEarly'));
  test('T-21 CF-01 the first call is due at the end of the last window of the third day: CR supervisor, then the manager', () =>
    expect(new FollowUpSimulation().until(at('2026-11-27T09:00')).timeline().slice(1)).toEqual([
      '11-26 18:00 T-21 escalate crSupervisor',
      '11-26 22:00 T-21 escalate crManager',
    ]));
  test('T-21 an acknowledged escalation goes to no further level', () => {
    const calls = new FollowUpSimulation().until(at('2026-11-26T18:30'));
    calls.play(['crsupervisor', 'acknowledgeEscalation', { escalationId: 'T-21', plan: '我来打' }]);
    expect(calls.until(at('2026-11-27T17:00')).timeline().slice(2)).toEqual(['11-27 10:26 G-47 remind crSpecialist']);
  });
  test('G-03 CF-04 the windows bind the caller, the customer’s wish wins over them', () => {
    const noon = new FollowUpSimulation().until(at('2026-11-26T13:00'));
    expect(codeOf(noon, call('reached'))).toBe('outsideCallWindow');
    expect(codeOf(noon, call('reached', 'K-1', { atCustomersWish: true }))).toBe('wishMissing');
    expect(noon.play(call('reached', 'K-1', { atCustomersWish: true, words: '中午打' })).state.stage).toBe('reached');
  });
  test('G-04 the customer books another time; then is the time to call, and the caller is reminded', () => {
    const calls = onThirdDay().play([
      'cr',
      'bookCall',
      { at: new Date(at('2026-11-26T20:00')).toISOString(), words: '晚上八点' },
    ]);
    expect(tasksOf(calls.state)).toMatchObject([{ command: 'logCall', dueAt: at('2026-11-26T20:30') }]);
    calls.until(at('2026-11-26T20:01'));
    expect(calls.timeline()).toContain('11-26 20:00 T-23 remind crSpecialist');
    expect(calls.play(call('reached')).state.stage).toBe('reached');
    expect(codeOf(onThirdDay(), ['cr', 'bookCall', { at: '2026-11-20T10:00:00+08:00', words: 'x' }])).toBe(
      'promiseInPast',
    );
  });
});

describe('who calls and who is called', () => {
  test('CF-03 G-26 the specialist calls first, after the sweep the clerk', () => {
    const calls = onThirdDay();
    expect(tasksOf(calls.state)[0]).toMatchObject({ roles: ['crSpecialist'], command: 'logCall' });
    calls.until(at('2026-12-01T10:00'));
    expect(tasksOf(calls.state)[0]).toMatchObject({ roles: ['informationClerk'] });
    expect(calls.play(['clerk', 'logCall', { callId: 'K-9', channel: 'phone', result: 'reached' }]).state.stage).toBe(
      'reached',
    );
  });
  test('CF-05 G-19 G-23 members come first, then private cars, then the others', () => {
    const of = (customer: object) =>
      new FollowUpSimulation({ customer: { id: 'C', member: false, privateCustomer: false, ...customer } }).state
        .priority;
    expect([of({ member: true }), of({ privateCustomer: true }), of({})]).toEqual(['member', 'private', 'other']);
  });
  test('G-02 T-22 after seven days whoever was not reached is swept', () =>
    expect(new FollowUpSimulation().until(at('2026-12-01T10:01')).timeline()).toContain('11-30 16:00 swept'));
  test('CF-01 a store may call everybody again after seven days', () => {
    const calls = onThirdDay(scope('all')).play(call('reached'), record());
    expect(calls.state.stage).toBe('sevenDayCall');
    calls.until(at('2026-11-30T16:30'));
    expect(
      calls.play([
        'clerk',
        'recordSevenDayCall',
        { repairHolds: true, opinions: '无', archiveCompleted: true, words: '很好' },
      ]).state.stage,
    ).toBe('recorded');
  });
  test('G-12 a repair that does not hold after seven days opens a quick-handling form', () => {
    const calls = onThirdDay(scope('all')).play(call('reached'), record()).until(at('2026-11-30T16:30'));
    calls.play([
      'clerk',
      'recordSevenDayCall',
      { repairHolds: false, opinions: '无', archiveCompleted: true, words: '又响了' },
    ]);
    expect(calls.state).toMatchObject({ stage: 'quickHandling', problem: { words: '又响了' } });
  });
  test('G-47 after enough attempts an unreachable customer is closed by the clock at the end of day seven', () => {
    const calls = tried(onThirdDay(), 3);
    expect(calls.until(at('2026-11-30T18:00')).state.stage).toBe('unreachable');
    expect(codeOf(onThirdDay().play(call('noAnswer')), ['cr', 'giveUpFollowUp', { reason: 'x' }])).toBe('attemptsLeft');
  });
  test('G-19 a member is given up by the CR manager only', () => {
    const calls = tried(onThirdDay(member), 3);
    expect(calls.until(at('2026-12-05T10:00')).state.stage).toBe('due');
    expect(calls.timeline()).toContain('11-30 18:00 G-19 escalate crManager');
    expect(codeOf(calls, ['cr', 'giveUpFollowUp', { reason: 'x' }])).toBe('roleNotAllowed');
    expect(calls.play(['crmanager', 'giveUpFollowUp', { reason: '已停机' }]).state.stage).toBe('unreachable');
  });
});

describe('G-02 the customer answers by the link', () => {
  const own = { overall: 'satisfied', speed: 5, staffService: 5, repairQuality: 5, price: 4, cleanliness: 5 } as const;
  const sent = (change: object = {}) => ['customer', 'sendAnswers', { answers: { ...own, ...change } }] as const;
  test('G-02 satisfied answers are kept, and the call is still made', () => {
    const calls = new FollowUpSimulation().play(sent());
    expect(calls.state).toMatchObject({ stage: 'waiting', own: { overall: 'satisfied' }, overall: 'satisfied' });
    expect(tasksOf(calls.until(at('2026-11-26T10:30')).state)).toMatchObject([{ command: 'logCall' }]);
  });
  test('G-14 dissatisfied answers open the quick-handling form at once, whatever day it is', () => {
    const calls = new FollowUpSimulation().play(sent({ overall: 'dissatisfied', whatWasWrong: '还是漏油' }));
    expect(calls.state).toMatchObject({ stage: 'quickHandling', problem: { words: '还是漏油' } });
    expect(codeOf(new FollowUpSimulation(), sent({ overall: 'dissatisfied' }))).toBe('questionnaireIncomplete');
  });
  test('G-02 answers are given once; nobody else can give them', () => {
    const calls = new FollowUpSimulation().play(sent(), sent({ overall: 'dissatisfied', whatWasWrong: 'x' }));
    expect(calls.events.filter(({ type }) => type === 'answersReceived')).toHaveLength(1);
    expect(codeOf(new FollowUpSimulation(), ['cr', 'sendAnswers', { answers: own }])).toBe('roleNotAllowed');
  });
});

describe('what is asked', () => {
  const asked = Object.keys(Questionnaire.shape);
  test.each([
    ['G-05', ['carInUse', 'adviceGiven', 'nextMaintenanceReminded', 'invitedToStayInTouch']],
    ['G-06', ['speedAtReception', 'speedAtCompletion', 'speedAtCheckout']],
    ['G-07', ['partsPrice', 'labourCharge']],
    ['G-08', ['staffService', 'priceOfferedUnasked', 'explainedItemByItem']],
    ['G-09', ['repairQuality', 'paintQuality', 'cleanliness']],
    ['G-10', ['circumstances', 'overall']],
    ['G-11', ['appointmentServiceReminded']],
    ['G-13', ['ownWords']],
    ['G-25', ['clubPresented', 'joinsClub']],
    ['G-42', ['archiveChecked']],
  ])('%s the questionnaire asks for %s', (_code, fields) => expect(asked).toEqual(expect.arrayContaining(fields)));
  test('G-20 a record with a mandatory answer missing is not taken', () => {
    for (const field of asked.filter((name) => !Questionnaire.shape[name as 'overall'].safeParse(undefined).success)) {
      const { [field as 'overall']: _left, ...rest } = answers;
      expect(() => commandOf(['cr', 'recordFollowUp', { questionnaire: rest }])).toThrow(field);
    }
  });
  test('G-21 whoever is not satisfied is asked what was wrong', () => {
    const calls = onThirdDay().play(call('reached'));
    expect(codeOf(calls, record({ overall: 'average' }))).toBe('questionnaireIncomplete');
    expect(calls.play(record({ overall: 'average', whatWasWrong: '等太久' })).state.overall).toBe('average');
  });
  test('G-24 G-34 members are asked for shortfalls, others’ strengths and suggestions, with a script of their own', () => {
    const calls = onThirdDay(member).play(call('reached'));
    expect(codeOf(calls, record({ suggestions: undefined }))).toBe('questionnaireIncomplete');
    const codes = (of: typeof member) => scriptOf(of).map((line) => line.codes);
    expect(codes(member)).toContain('G-34');
    expect(codes({ customer: { ...member.customer, member: false } })).toContain('G-25');
    expect(new Set(scriptOf(member).map(({ branch }) => branch))).toEqual(
      new Set(['everybody', 'satisfied', 'notSatisfied']),
    );
  });
  test('G-17 nothing is recorded of a customer who was not reached', () =>
    expect(codeOf(onThirdDay().play(call('noAnswer')), record())).toBe('notDuringStage'));
});

describe('what is found', () => {
  const problem = () => onThirdDay().play(call('reached'), record({}, { problem: '空调不凉' }));
  test('G-14 G-43 a problem gets its quick-handling form at once', () => {
    expect(problem().state).toMatchObject({ stage: 'quickHandling', problem: { words: '空调不凉' } });
    expect(tasksOf(problem().state)).toContainEqual(
      expect.objectContaining({ command: 'answerQuickHandling', person: 'wang' }),
    );
  });
  test('the form goes to another advisor when the one of the visit leaves, before or after it is opened', () => {
    const leaves = ['manager', 'handOver', { predecessor: 'wang', successor: 'li', reason: '离职' }] as const;
    const formOf = ({ state }: FollowUpSimulation) =>
      tasksOf(state).find(({ command }) => command === 'answerQuickHandling')?.person;
    const early = new FollowUpSimulation().play(leaves).until(at('2026-11-26T10:30'));
    early.play(call('reached'), record({ overall: 'dissatisfied', whatWasWrong: '异响还在' }));
    expect(formOf(early)).toBe('li');
    const late = onThirdDay().play(call('reached'), record({ overall: 'dissatisfied', whatWasWrong: '异响还在' }));
    expect(formOf(late)).toBe('wang');
    expect(formOf(late.play(leaves, leaves))).toBe('li');
    expect(late.events.filter(({ type }) => type === 'handedOver')).toHaveLength(1);
    expect(codeOf(late, ['manager', 'handOver', { predecessor: 'li', successor: 'li', reason: 'x' }])).toBe(
      'alreadyOwner',
    );
  });
  test('T-38 a form nobody answers within a working day becomes a complaint', () => {
    const calls = problem().wait(480);
    expect(calls.state.stage).toBe('handedOn');
    expect(handed(calls)).toMatchObject([
      { start: 'complaint', findings: { number: calls.state.number, words: '空调不凉' } },
    ]);
    calls.send({ type: 'noteComplaint', id: 'n', by: systemActor, complaint: 'CP-S01-20261126-0001' });
    expect(calls.state.complaint).toBe('CP-S01-20261126-0001');
  });
  test('H-30 G-41 what was handled quickly is explained in a second call; still dissatisfied is a complaint', () => {
    const answered = problem().play([
      'wang',
      'answerQuickHandling',
      { answer: '加氟', cause: '管路渗漏', measure: '返店' },
    ]);
    expect(answered.state.stage).toBe('secondCall');
    expect(answered.wait(480).timeline().at(-1)).toMatch(/G-41 escalate crSupervisor/);
    expect(
      answered.play(['cr', 'recordSecondCall', { reached: true, satisfied: true, words: '好了' }]).state.stage,
    ).toBe('recorded');
    const still = problem().play(
      ['wang', 'answerQuickHandling', { answer: '加氟', cause: '管路渗漏', measure: '返店' }],
      ['cr', 'recordSecondCall', { reached: true, satisfied: false, words: '还是不凉' }],
    );
    expect(handed(still)).toHaveLength(1);
    expect(codeOf(answered, ['cr', 'recordSecondCall', { reached: true, words: 'x' }])).toBe('notDuringStage');
  });
  test('G-15 H-01 a complaint met in a call is handed on', () => {
    const calls = onThirdDay().play(
      call('reached'),
      record({ overall: 'dissatisfied', whatWasWrong: '漏油' }, { complains: true }),
    );
    expect(calls.state).toMatchObject({ stage: 'handedOn', problem: { words: '漏油' } });
    expect(handed(calls)).toHaveLength(1);
  });
  test('a complaint about the visit cancels the follow-up', () => {
    const calls = onThirdDay();
    calls.send({ type: 'cancelFollowUp', id: 'x', by: systemActor, complaint: 'CP-S01-20261126-0002' });
    expect(calls.state).toMatchObject({ stage: 'cancelled', complaint: 'CP-S01-20261126-0002' });
    expect(followUpProcess.deadlines(calls.state)).toEqual([]);
  });
  test('a record nobody writes down is asked for', () =>
    expect(onThirdDay().play(call('reached')).wait(70).timeline().at(-1)).toMatch(/G-20 remind crSpecialist/));
  test('the day is told by the store’s clock, not by ours', () =>
    expect(new Date(LEFT + 8 * 60 * MINUTE).getUTCHours()).toBe(16));
});
