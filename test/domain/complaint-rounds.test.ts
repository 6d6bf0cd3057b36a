import { explainedDeadlines } from '../../domain/complaint/process';
import { MINUTE } from '../../domain/kernel/process';
import { deadlineRuleId } from '../../domain/time/deadline';
import {
  assigned,
  DAY_MS,
  happened,
  implementing,
  investigating,
  iso,
  last,
  type ComplaintSimulation,
  passedDeadlines,
  scenarios,
  received,
  registered,
  revisitDue,
} from '../support/simulate-complaint';

const HOUR = 60;
const timesOf = (complaint: ComplaintSimulation, timer: string): number =>
  passedDeadlines(complaint).filter((line) => line.startsWith(timer)).length;
const openRules = (complaint: ComplaintSimulation): readonly string[] =>
  explainedDeadlines(complaint.state).map(deadlineRuleId);

describe('each turn of the same thing has a deadline of its own, which passes once', () => {
  test('H-43 an action announced after the stage has changed has a deadline like the first one', () => {
    const announce = (complaint: ComplaintSimulation, who: string) =>
      complaint
        .play([who, 'recordAction', { words: '等拆检', nextActionAt: iso(complaint.now + HOUR * MINUTE) }])
        .wait(2 * HOUR);
    const complaint = announce(registered(), 'cr').play(scenarios.founded());
    expect(openRules(complaint)).not.toContain('H-43/action-1');
    announce(complaint, 'cr');
    expect(timesOf(complaint, 'H-43 escalate')).toBe(2);
  });

  test('B-01 an ownership offered again to the same person has a deadline again', () => {
    const offer = (complaint: ComplaintSimulation, to: string) =>
      complaint.play(['cr', 'offerOwnership', { to, reason: '首问' }]).wait(5 * HOUR);
    const complaint = offer(offer(offer(registered(), 'wang'), 'li'), 'wang');
    expect(
      happened(complaint, 'deadlinePassed')
        .filter(({ timer }) => timer === 'B-01')
        .map(({ subject }) => subject),
    ).toEqual(expect.arrayContaining(['wang-1', 'li-2', 'wang-3']));
  });

  test('B-01 an offer that stands is not a new one when somebody else signs meanwhile', () => {
    const complaint = assigned().play(['cr', 'offerOwnership', { to: 'wang', reason: '首问' }]);
    const before = openRules(complaint).filter((id) => id.startsWith('B-01'));
    complaint.playAt((now) => scenarios.assign(now, 2 * DAY_MS));
    expect(complaint.state.owner.id).toBe('workshop');
    expect(openRules(complaint).filter((id) => id.startsWith('B-01'))).toEqual(before);
  });

  test('H-41 a second legal case is owed to the central team like the first', () => {
    const raise = (complaint: ComplaintSimulation) =>
      complaint.play(['crmanager', 'raiseFlag', { flag: 'legalCase', reason: '律师函' }]).wait(5 * HOUR);
    const complaint = raise(investigating()).play(['crmanager', 'clearFlag', { flag: 'legalCase', outcome: '撤回' }]);
    expect(openRules(complaint)).not.toContain('H-41/legalCase-1');
    raise(complaint);
    const subjects = happened(complaint, 'deadlinePassed')
      .filter(({ timer }) => timer === 'H-41')
      .map((event) => event.subject);
    expect(subjects).toEqual(expect.arrayContaining(['legalCase-1', 'legalCase-2']));
  });

  test('H-41 a legal case after the central team was informed of another is owed to it again', () => {
    const raise = (complaint: ComplaintSimulation, flag: string) =>
      complaint.play(['crmanager', 'raiseFlag', { flag, reason: '律师函' }]);
    const words = { summary: 'x', facts: 'x', customerDemand: 'x', measures: 'x' };
    const complaint = raise(investigating(), 'legalCase').play(['crmanager', 'informCentral', words]);
    expect(openRules(complaint).filter((id) => id.startsWith('H-41'))).toEqual([]);
    raise(complaint, 'mediaCrisis');
    expect(openRules(complaint)).toContain('H-41/mediaCrisis-2');
    expect(openRules(complaint.play(['crmanager', 'informCentral', words]))).not.toContain('H-41/mediaCrisis-2');
  });

  test('T-37 an escalation from before the solution was carried out does not go on after a dissatisfied revisit', () => {
    const complaint = implementing().play(['workshop', 'escalate', { reason: '超出权限' }], ...scenarios.carryOut);
    const { escalationId } = last(complaint, 'escalated');
    complaint.wait(3 * 24 * HOUR).play(scenarios.revisit(false));
    expect(complaint.state.stage).toBe('reopened');
    expect(openRules(complaint)).not.toContain(escalationId);
    expect(timesOf(complaint.wait(3 * 24 * HOUR), 'T-37')).toBe(0);
  });
});

describe('a deadline counts from its own beginning', () => {
  test('H-44 after a dissatisfied revisit the statutory time counts anew, from that revisit', () => {
    const complaint = revisitDue()
      .wait(9 * 24 * HOUR)
      .play(scenarios.revisit(false));
    const since = complaint.now;
    complaint.play(['crmanager', 'reopen', { reason: '仍响', resolveBy: iso(since + 5 * DAY_MS) }]);
    const due = explainedDeadlines(complaint.state).find(({ timer }) => timer === 'H-44')!;
    expect(due.dueTime.due - since).toBe(complaint.state.policy.complaint.statutoryDays * DAY_MS);
  });

  test('T-32 a pause moves the warning by as much as the deadline', () => {
    const warning = (complaint: ComplaintSimulation) =>
      explainedDeadlines(complaint.state)
        .find(({ timer }) => timer === 'T-32')!
        .steps.find(({ reaction }) => reaction === 'warn')!.at;
    const complaint = investigating();
    const before = warning(complaint);
    complaint
      .play(['cr', 'pauseDeadlines', { reason: 'customer', words: '出差', until: iso(complaint.now + DAY_MS) }])
      .wait(26 * HOUR);
    expect(warning(complaint) - before).toBe(DAY_MS - MINUTE);
    expect(timesOf(complaint, 'T-32')).toBe(0);
  });

  test('H-43 when every escalation is at the top the owner is asked once a working day, not for all the days before', () => {
    const passed = happened(received().wait(30 * 24 * HOUR), 'deadlinePassed');
    const asked = passed.filter(({ timer, subject }) => timer === 'H-43' && subject.startsWith('idle'));
    expect(asked.length).toBeGreaterThan(5);
    expect(passed).toEqual(passed.toSorted((a, b) => a.at - b.at));
  });
});
