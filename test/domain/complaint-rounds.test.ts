import { explainedDeadlines } from '../../domain/complaint/process';
import { MINUTE } from '../../domain/kernel/process';
import { deadlineRuleId } from '../../domain/time/deadline';
import {
  assigned,
  clockEvents,
  DAY_MS,
  happened,
  implementing,
  investigating,
  iso,
  last,
  type ComplaintSimulation,
  playbook,
  received,
  registered,
  revisitDue,
} from '../support/simulate-complaint';

const HOUR = 60;
const timesOf = (matter: ComplaintSimulation, timer: string): number =>
  clockEvents(matter).filter((line) => line.startsWith(timer)).length;
const armed = (matter: ComplaintSimulation): readonly string[] => explainedDeadlines(matter.state).map(deadlineRuleId);

describe('each turn of the same thing has a clock of its own, which fires once and is nobody else’s', () => {
  test('H-43 a step announced after the stage has changed is watched like the first one', () => {
    const announce = (matter: ComplaintSimulation, who: string) =>
      matter
        .play([who, 'recordAction', { words: '等拆检', nextActionAt: iso(matter.now + HOUR * MINUTE) }])
        .wait(2 * HOUR);
    const matter = announce(registered(), 'cr').play(playbook.founded());
    expect(armed(matter)).not.toContain('H-43/action-1');
    announce(matter, 'cr');
    expect(timesOf(matter, 'H-43 escalate')).toBe(2);
  });

  test('B-01 an ownership offered again to the same person is watched again', () => {
    const offer = (matter: ComplaintSimulation, to: string) =>
      matter.play(['cr', 'offerOwnership', { to, reason: '首问' }]).wait(5 * HOUR);
    const matter = offer(offer(offer(registered(), 'wang'), 'li'), 'wang');
    expect(
      happened(matter, 'deadlinePassed')
        .filter(({ timer }) => timer === 'B-01')
        .map(({ subject }) => subject),
    ).toEqual(expect.arrayContaining(['wang-1', 'li-2', 'wang-3']));
  });

  test('B-01 an offer that stands is not a new one when somebody else signs meanwhile', () => {
    const matter = assigned().play(['cr', 'offerOwnership', { to: 'wang', reason: '首问' }]);
    const before = armed(matter).filter((id) => id.startsWith('B-01'));
    matter.playAt((now) => playbook.assign(now, 2 * DAY_MS));
    expect(matter.state.owner.id).toBe('workshop');
    expect(armed(matter).filter((id) => id.startsWith('B-01'))).toEqual(before);
  });

  test('H-41 a second legal case is owed to the central team like the first', () => {
    const raise = (matter: ComplaintSimulation) =>
      matter.play(['crmanager', 'raiseFlag', { flag: 'legalCase', reason: '律师函' }]).wait(5 * HOUR);
    const matter = raise(investigating()).play(['crmanager', 'clearFlag', { flag: 'legalCase', outcome: '撤回' }]);
    expect(armed(matter)).not.toContain('H-41/legalCase-1');
    raise(matter);
    const subjects = happened(matter, 'deadlinePassed')
      .filter(({ timer }) => timer === 'H-41')
      .map((event) => event.subject);
    expect(subjects).toEqual(expect.arrayContaining(['legalCase-1', 'legalCase-2']));
  });

  test('H-41 a legal case after the central team was informed of another is owed to it again', () => {
    const raise = (matter: ComplaintSimulation, flag: string) =>
      matter.play(['crmanager', 'raiseFlag', { flag, reason: '律师函' }]);
    const words = { summary: 'x', facts: 'x', customerDemand: 'x', measures: 'x' };
    const matter = raise(investigating(), 'legalCase').play(['crmanager', 'informCentral', words]);
    expect(armed(matter).filter((id) => id.startsWith('H-41'))).toEqual([]);
    raise(matter, 'mediaCrisis');
    expect(armed(matter)).toContain('H-41/mediaCrisis-2');
    expect(armed(matter.play(['crmanager', 'informCentral', words]))).not.toContain('H-41/mediaCrisis-2');
  });

  test('T-37 what had climbed before the solution was carried out does not climb on after a dissatisfied revisit', () => {
    const matter = implementing().play(['workshop', 'escalate', { reason: '超出权限' }], ...playbook.carryOut);
    const { escalationId } = last(matter, 'escalated');
    matter.wait(3 * 24 * HOUR).play(playbook.revisit(false));
    expect(matter.state.stage).toBe('reopened');
    expect(armed(matter)).not.toContain(escalationId);
    expect(timesOf(matter.wait(3 * 24 * HOUR), 'T-37')).toBe(0);
  });
});

describe('a clock counts from where its matter began', () => {
  test('H-44 after a dissatisfied revisit the law counts anew, from that revisit', () => {
    const matter = revisitDue()
      .wait(9 * 24 * HOUR)
      .play(playbook.revisit(false));
    const since = matter.now;
    matter.play(['crmanager', 'reopen', { reason: '仍响', resolveBy: iso(since + 5 * DAY_MS) }]);
    const due = explainedDeadlines(matter.state).find(({ timer }) => timer === 'H-44')!;
    expect(due.dueTime.due - since).toBe(matter.state.policy.complaint.statutoryDays * DAY_MS);
  });

  test('T-32 a pause moves the warning by as much as the deadline', () => {
    const warning = (matter: ComplaintSimulation) =>
      explainedDeadlines(matter.state)
        .find(({ timer }) => timer === 'T-32')!
        .steps.find(({ reaction }) => reaction === 'warn')!.at;
    const matter = investigating();
    const before = warning(matter);
    matter
      .play(['cr', 'pauseClocks', { reason: 'customer', words: '出差', until: iso(matter.now + DAY_MS) }])
      .wait(26 * HOUR);
    expect(warning(matter) - before).toBe(DAY_MS - MINUTE);
    expect(timesOf(matter, 'T-32')).toBe(0);
  });

  test('H-43 when every ladder has been climbed the owner is asked once a working day, not for all the days before', () => {
    const told = happened(received().wait(30 * 24 * HOUR), 'deadlinePassed');
    const asked = told.filter(({ timer, subject }) => timer === 'H-43' && subject.startsWith('idle'));
    expect(asked.length).toBeGreaterThan(5);
    expect(told).toEqual(told.toSorted((a, b) => a.at - b.at));
  });
});
