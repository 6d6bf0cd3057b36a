import { answers } from '../../dev/fixtures/follow-up-client';
import { demoPolicy } from '../../dev/fixtures/store';
import { definition } from '../../domain/follow-up/definition';
import { errandsOf } from '../../domain/follow-up/errands';
import { actions } from '../../domain/follow-up/process';
import { fileComplete } from '../../domain/follow-up/state';
import { followUpReport } from '../../domain/follow-up/report';
import { at, call, codeOf, FollowUpSimulation, record, type CallMove } from '../support/simulate-follow-up';

const DAY = 24 * 60;
const thirdDay = (change = {}) => new FollowUpSimulation(change).until(at('2026-11-26T10:30'));
const recorded = (change = {}) => thirdDay(change).play(call('reached'), record());
const toCall = (who: string, change: object = {}): CallMove => [
  who,
  'correctCall',
  { callId: 'K-1', channel: 'phone', result: 'noAnswer', reason: '拨错行', ...change },
];
const toRecord = (who: string, change: object = {}): CallMove => [
  who,
  'correctRecord',
  { questionnaire: { ...answers, ...change }, reason: '听错了' },
];
const second = (change: object): CallMove => [
  'cr',
  'correctSecondCall',
  { reached: true, satisfied: true, words: '收到了', reason: '记错了', ...change },
];
const told = () =>
  thirdDay().play(
    call('reached'),
    record({}, { problem: '空调不凉' }),
    ['wang', 'answerQuickHandling', { answer: '加氟', cause: '管路渗漏', measure: '返店' }],
    ['cr', 'recordSecondCall', { reached: true, satisfied: true, words: '好了' }],
  );
const swept = () =>
  recorded({ policy: { ...demoPolicy, followUp: { ...demoPolicy.followUp, sweepScope: 'all' } } }).until(
    at('2026-11-30T16:00'),
  );
const seventh = (repairHolds: boolean): CallMove => [
  'clerk',
  'recordSevenDayCall',
  { repairHolds, opinions: '无', archiveCompleted: true, words: '一切正常' },
];

describe('L-40 G-17 what a caller recorded is corrected', () => {
  test('L-40 who recorded it says what is true and why; what it said first is kept, and the report counts what is true', () => {
    const calls = recorded().play(toRecord('cr', { cleanliness: 2, overall: 'average', whatWasWrong: '脚垫脏' }));
    expect(calls.state).toMatchObject({
      overall: 'average',
      answers: { cleanliness: 2 },
      stage: 'recorded',
      corrections: [
        {
          record: 'record',
          changed: [
            { field: 'cleanliness', before: 5, after: 2 },
            { field: 'overall', before: 'satisfied', after: 'average' },
            { field: 'whatWasWrong', before: null, after: '脚垫脏' },
          ],
          reason: '听错了',
          by: { id: 'cr' },
        },
      ],
    });
    const [first] = calls.events.filter(({ type }) => type === 'followUpRecorded');
    expect(first).toMatchObject({ questionnaire: { cleanliness: 5, overall: 'satisfied' } });
    const { figures } = followUpReport([calls.state], at('2026-11-26T00:00'), at('2026-11-27T00:00'));
    expect(figures).toMatchObject({ recorded: 1, satisfied: 0, average: 1 });
  });

  test('L-40 only who recorded it or leads the callers; another caller and the service manager do not', () => {
    const change = { overall: 'average', whatWasWrong: '等太久' };
    expect(codeOf(recorded(), toRecord('clerk', change))).toBe('notAuthorOrSuperior');
    expect(codeOf(recorded(), toRecord('manager', change))).toBe('roleNotAllowed');
    expect(recorded().play(toRecord('crsupervisor', change)).state.overall).toBe('average');
    expect(recorded().play(toRecord('crmanager', change)).state.overall).toBe('average');
  });

  test('L-40 for as long as the policy says; until then the file stays open, and not longer', () => {
    const calls = recorded();
    expect(definition.isOpen(calls.state)).toBe(false);
    expect(fileComplete(calls.state)).toBe(false);
    calls.wait(DAY - 1).play(toRecord('cr', { cleanliness: 4 }));
    expect(calls.state.answers?.cleanliness).toBe(4);
    calls.wait(2);
    expect(calls.timeline().at(-1)).toBe('11-27 10:32 correctionsEnded');
    expect(fileComplete(calls.state)).toBe(true);
    expect(definition.isOver(calls.state)).toBe(true);
    expect(codeOf(calls, toRecord('cr', { cleanliness: 1 }))).toBe('correctionTooLate');
  });

  test('L-40 of what nobody has recorded anything, the end is the end', () => {
    const marks = { speed: 5, staffService: 5, repairQuality: 2, price: 4, cleanliness: 5 };
    const own = { ...marks, overall: 'dissatisfied', whatWasWrong: '还是漏油' };
    const calls = thirdDay().play(['customer', 'sendAnswers', { answers: own }]);
    expect(
      calls
        .wait(21 * DAY)
        .timeline()
        .at(-1),
    ).toMatch(/quickHandlingExpired$/);
    expect(definition.isOver(calls.state)).toBe(true);
  });

  test('L-40 G-20 what has to be asked stays mandatory', () =>
    expect(codeOf(recorded(), toRecord('cr', { overall: 'dissatisfied', whatWasWrong: undefined }))).toBe(
      'questionnaireIncomplete',
    ));

  test('L-40 G-14 whoever turns out to be dissatisfied gets the form at once, also after the end', () => {
    const calls = recorded().play(toRecord('cr', { overall: 'dissatisfied', whatWasWrong: '异响还在' }));
    expect(calls.state).toMatchObject({ stage: 'quickHandling', problem: { words: '异响还在' } });
    expect(calls.state).not.toHaveProperty('closedAt');
    expect(definition.isOpen(calls.state)).toBe(true);
    const again = calls.play(toRecord('cr', { overall: 'dissatisfied', whatWasWrong: '底盘异响还在' }));
    expect(again.events.filter(({ type }) => type === 'quickHandlingOpened')).toHaveLength(1);
  });

  test('L-40 a follow-up of an earlier release keeps no author: nothing of it is corrected, and its end is the end', () => {
    const old = recorded({ rulesVersion: 3 });
    expect(codeOf(old, toRecord('cr', { cleanliness: 1 }))).toBe('nothingToCorrect');
    expect(codeOf(old, toCall('cr'))).toBe('nothingToCorrect');
    expect(fileComplete(old.state)).toBe(true);
    for (const field of ['recordedBy', 'corrections']) expect(old.state).not.toHaveProperty(field);
    expect(old.state.calls[0]).not.toHaveProperty('result');
  });
});

describe('L-40 G-13 a call that was logged wrongly', () => {
  test('L-40 G-13 how it went and what was said is corrected; nothing is recorded where nothing differs', () => {
    const calls = thirdDay().play(call('noAnswer'), toCall('cr', { channel: 'sms', result: 'wrongNumber' }));
    expect(calls.state.calls).toMatchObject([{ channel: 'sms', result: 'wrongNumber', reached: false }]);
    expect(calls.state.corrections).toMatchObject([{ record: 'call', callId: 'K-1', reason: '拨错行' }]);
    const before = calls.events.length;
    expect(calls.play(toCall('cr', { channel: 'sms', result: 'wrongNumber' })).events).toHaveLength(before);
    expect(codeOf(calls, toCall('cr', { callId: 'K-9' }))).toBe('nothingToCorrect');
    expect(actions(calls.state).find(({ command }) => command === 'correctCall')?.targets).toEqual(['K-1']);
  });

  test('L-40 whoever was not reached after all is called again; whoever was is asked', () => {
    const back = thirdDay().play(call('reached'), toCall('cr'));
    expect(back.state).toMatchObject({ stage: 'due', calls: [{ reached: false }] });
    expect(back.state).not.toHaveProperty('reachedAt');
    const forth = back.play(toCall('cr', { result: 'reached' }));
    expect(forth.state).toMatchObject({ stage: 'reached', calls: [{ reached: true }] });
    expect(forth.play(record()).state.stage).toBe('recorded');
  });

  test('L-40 what has come of the call stands: its words are corrected, its outcome is not', () => {
    const calls = recorded();
    expect(codeOf(calls, toCall('cr'))).toBe('correctionBuiltUpon');
    calls.play(toCall('cr', { result: 'reached', words: '客户要求上午' }));
    expect(calls.state.calls).toMatchObject([{ reached: true, words: '客户要求上午' }]);
  });
});

describe('L-40 G-41 G-12 the calls after it', () => {
  test('L-40 G-41 whoever is found to be still dissatisfied has a complaint', () => {
    const calls = told().play(second({ satisfied: false, words: '还是不凉' }));
    expect(calls.state).toMatchObject({ stage: 'handedOn', secondCall: { satisfied: false, words: '还是不凉' } });
    const handedOn = calls.events.at(-1)!;
    expect(errandsOf(calls.state, handedOn, calls.state)).toMatchObject([
      { start: 'complaint', findings: { words: '还是不凉' } },
    ]);
    expect(codeOf(calls, second({}))).toBe('correctionBuiltUpon');
  });

  test('L-40 G-41 a second call that reached nobody is made again, and one that did is not', () => {
    const calls = told().play(second({ reached: false, satisfied: undefined }));
    expect(calls.state.stage).toBe('secondCall');
    expect(codeOf(calls, second({ reached: false }))).toBe('revisitAnswerMissing');
    expect(calls.play(second({})).state.stage).toBe('recorded');
    expect(calls.state.corrections).toHaveLength(2);
  });

  test('L-40 G-12 a repair that is found not to hold after the seven-day call gets its form', () => {
    const correction = (repairHolds: boolean): CallMove => [
      'clerk',
      'correctSevenDayCall',
      { repairHolds, opinions: '无', words: '又有异响', reason: '勾错了' },
    ];
    const calls = swept().play(seventh(true), correction(false));
    expect(calls.state).toMatchObject({ stage: 'quickHandling', problem: { words: '又有异响' } });
    expect(codeOf(calls, correction(true))).toBe('correctionBuiltUpon');
    expect(codeOf(told(), correction(true))).toBe('nothingToCorrect');
  });
});
