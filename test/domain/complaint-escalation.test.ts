import { MINUTE } from '../../domain/kernel/process';
import { tasksOf } from '../../domain/complaint/tasks';
import * as histories from '../support/complaint-events';
import { after, did, flagged, givenComplaint } from '../support/complaint-events';
import {
  codeOf,
  DAY_MS,
  happened,
  investigating,
  iso,
  last,
  ComplaintSimulation,
  reactionsTo,
  scenarios,
  received,
} from '../support/simulate-complaint';

const HOUR = 60;
const acknowledge = (complaint: ComplaintSimulation, who: string, minutes = 600, step = 'promiseReply') => {
  const { id } = complaint.state.escalations.at(-1)!;
  const actBy = iso(complaint.now + minutes * MINUTE);
  return complaint.play([who, 'acknowledgeEscalation', { escalationId: id, plan: '我来处理', step, actBy }]);
};

describe('escalation', () => {
  test('T-37 CF-16 L-19 L-20 what nobody acknowledges is escalated up to the store manager and the central team', () => {
    const complaint = received().wait(15 + 4 * HOUR + 24 * HOUR + 48 * HOUR);
    expect(reactionsTo(complaint, 'T-28')).toEqual([
      'T-28 escalate crSupervisor',
      'T-28 escalate crManager',
      'T-28 escalate storeManager',
      'T-28 escalate centralTeam',
    ]);
    expect(complaint.state.level).toBe(4);
  });
  test('T-37 whoever acknowledges says what happens by when; a broken plan goes to the next level', () => {
    const complaint = acknowledge(received().wait(15), 'crsupervisor', HOUR);
    expect(complaint.wait(50).state.level).toBe(1);
    complaint.wait(20);
    expect(reactionsTo(complaint, 'T-37')).toEqual(['T-37 escalate crManager']);
    expect(complaint.state.level).toBe(2);
    expect(
      codeOf(received().wait(15), [
        'crmanager',
        'acknowledgeEscalation',
        { escalationId: 'T-28', plan: 'x', actBy: iso(Date.now() + DAY_MS) },
      ]),
    ).toBe('roleNotAllowed');
  });
  test('T-37 an escalation ends with what it was about', () => {
    const complaint = received()
      .wait(15)
      .playAt((now) => scenarios.toJudgement(now, DAY_MS));
    expect(reactionsTo(complaint.wait(4 * 24 * HOUR), 'T-28')).toEqual(['T-28 escalate crSupervisor']);
  });
  test('H-36 a handler who cannot solve it passes it up by hand, level by level', () => {
    const complaint = investigating().play(['workshop', 'escalate', { reason: '超出权限' }]);
    expect(last(complaint, 'escalated').to).toBe('serviceManager');
    complaint.play(['manager', 'escalate', { reason: '需协调' }], ['crmanager', 'escalate', { reason: '重大' }]);
    expect(happened(complaint, 'escalated').map(({ to }) => to)).toEqual([
      'serviceManager',
      'crManager',
      'storeManager',
    ]);
  });
  test('T-37 a level hands back with a reason and a time; the level falls, and the time has a deadline', () => {
    const complaint = investigating().play(['workshop', 'escalate', { reason: '超出权限' }]);
    const { escalationId } = last(complaint, 'escalated');
    complaint.play([
      'manager',
      'handBack',
      { escalationId, reason: '您可自行决定', nextActionAt: iso(complaint.now + HOUR * MINUTE) },
    ]);
    expect(complaint.state.level).toBe(0);
    expect(reactionsTo(complaint.wait(2 * HOUR), 'H-43')).toEqual(['H-43 escalate serviceManager']);
    expect(reactionsTo(complaint, 'T-37')).toEqual([]);
  });
  test('H-36 the customer is to know the leader’s contact at every level', () => {
    const complaint = received().wait(15);
    expect(tasksOf(complaint.state).some(({ command }) => command === 'tellLeaderContact')).toBe(true);
    expect(reactionsTo(complaint.wait(HOUR), 'H-36')).toEqual(['H-36 remind crSpecialist']);
    complaint.play(['cr', 'tellLeaderContact', { escalationId: 'T-28', channel: 'phone' }]);
    expect(tasksOf(complaint.state).some(({ command }) => command === 'tellLeaderContact')).toBe(false);
    complaint.wait(4 * HOUR);
    expect(tasksOf(complaint.state).some(({ command }) => command === 'tellLeaderContact')).toBe(true);
  });
  test('H-37 an urgent case on site goes to the store manager, then to the central team', () => {
    const complaint = received({ kind: 'urgentOnSite', owner: { id: 'wang', role: 'serviceAdvisor' } }).wait(5);
    expect(reactionsTo(complaint, 'T-28')).toEqual(['T-28 escalate storeManager']);
    expect(reactionsTo(complaint.wait(48 * HOUR), 'T-28')).toEqual([
      'T-28 escalate storeManager',
      'T-28 escalate centralTeam',
    ]);
  });
  test('H-41 the central team is informed of a legal case in 4 working hours, or the store manager gets it', () => {
    const flaggedCase = () => ComplaintSimulation.after(after(histories.investigating(), flagged('legalCase')));
    expect(reactionsTo(flaggedCase().wait(4 * HOUR), 'H-41')).toEqual(['H-41 escalate storeManager']);
    const informed = flaggedCase().play([
      'crmanager',
      'informCentral',
      { summary: 'x', facts: 'x', customerDemand: 'x', measures: 'x' },
    ]);
    expect(reactionsTo(informed.wait(4 * HOUR), 'H-41')).toEqual([]);
  });
  test('H-41 a complaint with a legal case is not archived before the case ends', () => {
    const history = after(histories.evaluating(), flagged('legalCase'), histories.evaluated);
    givenComplaint(history)
      .when(['crsupervisor', 'archiveComplaint'])
      .thenRejected('closingConditionsOpen', { open: ['legalCaseEnded'] });
    const ended = after(history, did('crmanager', 'flagCleared', { flag: 'legalCase', outcome: '撤诉' }));
    givenComplaint(ended).when(['crsupervisor', 'archiveComplaint']).then({ type: 'complaintArchived' });
  });
  test('a media case is marked by a handler, owed to the central team, and cleared by the CR manager or the store manager only', () => {
    givenComplaint(histories.investigating())
      .when(['wang', 'raiseFlag', { flag: 'mediaCrisis', reason: '网上发帖' }])
      .then({ type: 'flagRaised', flag: 'mediaCrisis', reason: '网上发帖' });
    const history = after(histories.investigating(), flagged('mediaCrisis', 'wang'));
    const { state, when } = givenComplaint(history);
    expect(tasksOf(state)).toContainEqual(
      expect.objectContaining({ command: 'informCentral', key: 'H-41/mediaCrisis-1' }),
    );
    const clear = { flag: 'mediaCrisis', outcome: 'x' } as const;
    when(['wang', 'clearFlag', clear]).thenRejected('roleNotAllowed', {
      role: 'serviceAdvisor',
      allowed: ['crManager', 'storeManager'],
    });
    when(['crmanager', 'clearFlag', { ...clear, flag: 'legalCase' }]).thenRejected('unknownFlag', {
      flag: 'legalCase',
    });
    when(['crmanager', 'clearFlag', clear]).then({ type: 'flagCleared', ...clear });
  });
});
