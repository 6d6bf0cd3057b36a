import { answers } from '../../dev/fixtures/follow-up-client';
import { demoPolicy } from '../../dev/fixtures/store';
import { completeDeparture } from '../../domain/follow-up/departure';
import { heldBy } from '../../domain/follow-up/hand-over';
import { noticesOf } from '../../domain/follow-up/notices';
import { followUpReport } from '../../domain/follow-up/report';
import { tasksOf } from '../../domain/follow-up/tasks';
import { at, call, codeOf, departure, FollowUpSimulation, record } from '../support/simulate-follow-up';

const thirdDay = (change = {}) => new FollowUpSimulation(change).until(at('2026-11-26T10:30'));
const problem = () => thirdDay().play(call('reached'), record({}, { problem: '空调不凉' }));
const answered = () =>
  problem().play(['wang', 'answerQuickHandling', { answer: '加氟', cause: '管路渗漏', measure: '返店' }]);
const notReached = ['cr', 'recordSecondCall', { reached: false, words: '无人接听' }] as const;
const told = (calls: FollowUpSimulation) => noticesOf(calls.state, calls.events.at(-1)!);

describe('G-43 a problem', () => {
  test('G-43 a problem is told to the advisor of the visit and upward at once', () =>
    expect(told(problem())).toMatchObject([
      { to: { role: 'serviceAdvisor', person: 'wang' }, template: 'quickHandling' },
      { to: { role: 'crSupervisor', person: null }, template: 'problemFound' },
      { to: { role: 'serviceManager', person: null }, template: 'problemFound' },
    ]));
  test('G-43 a form is not answered without the cause, which goes upward too', () => {
    expect(codeOf(problem(), ['wang', 'answerQuickHandling', { answer: '加氟', measure: '返店' }])).toBe(
      'problemCauseMissing',
    );
    expect(answered().state.problem).toMatchObject({ words: '空调不凉', cause: '管路渗漏' });
    expect(told(answered()).map(({ template, to }) => [template, to])).toEqual([
      ['problemAnswered', { role: 'crSupervisor', person: null }],
      ['problemAnswered', { role: 'serviceManager', person: null }],
    ]);
  });
  test('G-43 a follow-up of an earlier release is answered as it was begun', () => {
    const old = thirdDay({ rulesVersion: 2 }).play(call('reached'), record({}, { problem: '空调不凉' }));
    old.play(['wang', 'answerQuickHandling', { answer: '加氟', measure: '返店' }]);
    expect(old.state).toMatchObject({ stage: 'secondCall' });
    expect(old.state).not.toHaveProperty('answers');
  });
});

describe('G-41 the result is explained, and further needs are taken up', () => {
  test('G-41 whom the result cannot be told after three attempts, the manager hears of at once, and alone gives up', () => {
    const calls = answered().play(notReached, notReached);
    expect(codeOf(calls, ['crmanager', 'giveUpFollowUp', { reason: 'x' }])).toBe('attemptsLeft');
    calls.play(notReached);
    expect(calls.wait(1).timeline().at(-1)).toMatch(/G-41 escalate crManager/);
    expect(codeOf(calls, ['cr', 'giveUpFollowUp', { reason: 'x' }])).toBe('roleNotAllowed');
    const [{ id } = { id: '' }] = calls.state.escalations.filter(
      ({ timer, to }) => timer === 'G-41' && to === 'crManager',
    );
    calls.play(['crmanager', 'acknowledgeEscalation', { escalationId: id, plan: '写信' }]);
    expect(calls.wait(479).timeline().at(-1)).toMatch(/G-41 escalate crManager/);
    const before = calls.timeline().length;
    expect(calls.wait(3).timeline()).toHaveLength(before + 1);
    expect(calls.play(['crmanager', 'giveUpFollowUp', { reason: '已写信' }]).state.stage).toBe('recorded');
  });
  const need = () => thirdDay().play(call('reached'), record({}, { furtherNeeds: '想换四条轮胎' }));
  test('G-41 what the customer needs besides goes to the advisor and keeps the follow-up open until it is answered', () => {
    const calls = need();
    expect(calls.state).toMatchObject({ stage: 'furtherNeed', need: { words: '想换四条轮胎' } });
    const noted = calls.events.find(({ type }) => type === 'needNoted')!;
    expect(noticesOf(calls.state, noted)).toMatchObject([
      { to: { role: 'serviceAdvisor', person: 'wang' }, template: 'needToAnswer' },
    ]);
    expect(tasksOf(calls.state)).toMatchObject([{ command: 'answerNeed', person: 'wang' }]);
    calls.play(['wang', 'answerNeed', { answer: '已报价，周六来店', nextAppointment: '2026-11-28' }]);
    expect(calls.state.stage).toBe('recorded');
    expect(codeOf(thirdDay(), ['wang', 'answerNeed', { answer: 'x' }])).toBe('noFurtherNeed');
  });
  test('G-41 a need nobody takes up within a working day goes upward; acknowledged and left, again', () => {
    const calls = need().wait(481);
    expect(calls.timeline().at(-1)).toMatch(/G-41 escalate crSupervisor/);
    const [{ id } = { id: '' }] = calls.state.escalations;
    calls.play(['crsupervisor', 'acknowledgeEscalation', { escalationId: id, plan: '今天联系' }]);
    expect(
      calls
        .wait(24 * 60)
        .timeline()
        .filter((line) => /G-41 escalate crSupervisor/.test(line)),
    ).toHaveLength(2);
  });
  test('G-41 a need that comes up beside a problem stays open after the problem is solved', () => {
    const calls = thirdDay().play(call('reached'), record({}, { problem: '空调不凉', furtherNeeds: '贴膜' }));
    expect(tasksOf(calls.state).map(({ command }) => command)).toEqual(
      expect.arrayContaining(['answerQuickHandling', 'answerNeed']),
    );
    calls.play(
      ['wang', 'answerQuickHandling', { answer: '加氟', cause: '渗漏', measure: '返店' }],
      ['cr', 'recordSecondCall', { reached: true, satisfied: true, words: '好了' }],
    );
    expect(calls.state.stage).toBe('furtherNeed');
    expect(calls.play(['cr', 'answerNeed', { answer: '已约' }]).state.stage).toBe('recorded');
  });
});

describe('G-18 who calls', () => {
  const given = () => thirdDay({ specialist: 'cr' });
  test('G-18 the call is the task of the specialist it is given to, and of nobody else', () => {
    expect(
      completeDeparture(
        { ...departure, customer: 'C-002' },
        { customer: undefined, policy: demoPolicy, specialist: 'cr' },
      ),
    ).toMatchObject({ specialist: 'cr' });
    expect(tasksOf(given().state)).toMatchObject([{ command: 'logCall', person: 'cr' }]);
    expect(heldBy(given().state, 'cr')).toEqual(['crSpecialist']);
    expect(heldBy(given().state, 'yang')).toBeUndefined();
  });
  test('G-18 the supervisor gives it to another, and what a leaver had goes to the successor', () => {
    const calls = given().play(['crsupervisor', 'assignCaller', { specialist: 'yang' }]);
    expect(told(calls)).toMatchObject([{ to: { role: 'crSpecialist', person: 'yang' }, template: 'callAssigned' }]);
    expect(codeOf(calls, ['cr', 'assignCaller', { specialist: 'cr' }])).toBe('roleNotAllowed');
    calls.play(['manager', 'handOver', { predecessor: 'yang', successor: 'cr', reason: '离职' }]);
    expect(calls.state).toMatchObject({ specialist: 'cr', advisor: 'wang' });
  });
  test('G-18 after the sweep it is the clerk’s, whoever it was given to', () =>
    expect(tasksOf(given().until(at('2026-12-01T10:30')).state)[0]).toMatchObject({
      roles: ['informationClerk'],
      person: null,
    }));
});

describe('G-16 G-17 G-24 the report', () => {
  const day = (local: string) => at(`${local}T00:00`);
  const member = { customer: { id: 'C-1', member: true, privateCustomer: true } };
  const all = [
    thirdDay().play(call('noAnswer', 'K-1'), call('noAnswer', 'K-2')),
    thirdDay(member).play(call('reached'), record({ repairQuality: 3, ownShortfalls: '等太久' })),
    answered(),
  ].map(({ state }) => state);
  const report = followUpReport(all, day('2026-11-26'), day('2026-11-27'));
  test('G-16 the calls of a day stand in its tracking table, each with its result', () => {
    expect(report.calls.map(({ reached, overall }) => [reached, overall])).toEqual([
      [false, null],
      [true, 'satisfied'],
      [true, 'satisfied'],
      [false, null],
    ]);
    expect(followUpReport(all, day('2026-11-27'), day('2026-11-28')).calls).toEqual([]);
  });
  test('G-17 G-40 the figures of a batch: calls, answers, marks from 1 to 5, problems and causes', () => {
    expect(report.figures).toEqual({
      calls: 4,
      reached: 2,
      recorded: 2,
      satisfied: 2,
      average: 0,
      dissatisfied: 0,
      problems: 1,
      needs: 0,
    });
    const of = (name: string) => report.ratings.find(({ question }) => question === name);
    expect(of('repairQuality')).toEqual({ question: 'repairQuality', mean: 4, answers: 2 });
    expect(of('paintQuality')).toEqual({ question: 'paintQuality', mean: null, answers: 0 });
    expect(report.yes[0]).toEqual({ question: 'priceOfferedUnasked', yes: 2, answers: 2 });
    expect(report.problems).toEqual([{ number: departure.number, words: '空调不凉', cause: '管路渗漏' }]);
  });
  test('G-24 the views of members are summarised in their own words', () =>
    expect(report.members).toContainEqual({
      number: departure.number,
      ownShortfalls: '等太久',
      othersStrengths: answers.othersStrengths,
      suggestions: answers.suggestions,
    }));
});
