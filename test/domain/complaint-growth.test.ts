import { MINUTE } from '../../domain/kernel/process';
import type { Complaint } from '../../domain/complaint/state';
import { auditDeadlines } from '../../domain/time/deadline-audit';
import { processDefinitions } from '../../domain/processes';
import { received as receivedHistory } from '../support/complaint-events';
import { happened, iso, reactionsTo, received, type ComplaintSimulation } from '../support/simulate-complaint';

const HOUR = 60;
const DAY = 24 * HOUR;
const MONTHS = 24;

/** The size of the state, as it is carried and stored, after each of so many months of `day` after `day`. */
function sizesOf(
  complaint: ComplaintSimulation,
  day: (complaint: ComplaintSimulation) => void,
  months = MONTHS,
): readonly number[] {
  return Array.from({ length: months }, () => {
    for (let each = 0; each < 30; each++) {
      complaint.wait(DAY);
      day(complaint);
    }
    return JSON.stringify(complaint.state).length;
  });
}

const people: Readonly<Partial<Record<Complaint['escalations'][number]['to'], string>>> = {
  crSupervisor: 'crsupervisor',
  crManager: 'crmanager',
  serviceManager: 'manager',
  storeManager: 'store',
  centralTeam: 'central',
};

/** Every level answers what it is given with the words that it will reply within hours, and does not. */
function promiseAndBreak(complaint: ComplaintSimulation): void {
  for (const { id, to } of complaint.state.escalations.filter(({ acknowledged }) => !acknowledged)) {
    const actBy = iso(complaint.now + 6 * HOUR * MINUTE);
    const plan = { escalationId: id, plan: '我来处理', step: 'reply', actBy };
    complaint.play([people[to]!, 'acknowledgeEscalation', plan]);
  }
}

const passUp = (complaint: ComplaintSimulation): unknown =>
  complaint.play(['cr', 'escalate', { reason: '请领导协调' }]);

/** More than this a month is growth: a counter or a time may get another digit. */
const DIGITS = 100;

describe('I24 a complaint that lives for two years', () => {
  test.each([
    ['is left alone', () => undefined],
    ['is answered by every level with a plan that is broken, day after day', promiseAndBreak],
    ['is passed up by hand, day after day', passUp],
  ])('and %s is as large at the end as after three months', (_title, day) => {
    const sizes = sizesOf(received(), day);
    expect(sizes.at(-1)! - sizes[2]!).toBeLessThan(DIGITS);
    expect(sizes.at(-1)).toBeLessThan(12_000);
  });

  test('T-37 each broken plan goes up all the same, once, and every deadline ends exactly once', () => {
    const complaint = received();
    sizesOf(complaint, promiseAndBreak, 4);
    const promises = happened(complaint, 'escalationAcknowledged').length;
    expect(promises).toBeGreaterThan(300);
    const broken = reactionsTo(complaint, 'T-37').length;
    expect(promises - broken).toBeLessThan(10);
    const events = [...receivedHistory(), ...complaint.events].map((event, index) => ({ sequence: index + 1, event }));
    const { faults } = auditDeadlines(processDefinitions.complaint, events, complaint.now);
    expect(faults).toEqual([]);
  });

  test('T-37 the level below keeps its own plan, and is back in charge when the level above hands back', () => {
    const complaint = received().wait(15);
    const answer = () => promiseAndBreak(complaint);
    for (const level of [2, 3, 4]) {
      answer();
      while (complaint.state.level < level) complaint.wait(HOUR);
    }
    answer();
    const { id } = complaint.state.escalations.findLast(({ to }) => to === 'centralTeam')!;
    complaint.play([
      'central',
      'handBack',
      { escalationId: id, reason: '门店自行处理', nextActionAt: iso(complaint.now + HOUR * MINUTE) },
    ]);
    expect(complaint.state.level).toBe(3);
    expect(complaint.state.plans.map(({ to }) => to)).toEqual(['crSupervisor', 'crManager', 'storeManager']);
  });

  test('H-36 passed up again to a level that has not answered, it has waited since the first time', () => {
    const complaint = received();
    const atTop = () => complaint.state.escalations.filter(({ to }) => to === 'centralTeam');
    while (atTop().length < 2) passUp(complaint);
    const [first, second] = atTop();
    passUp(complaint);
    // the first is what the central team has to be informed of
    expect(atTop()).toEqual([first, { ...second, id: `T-37/hand-${complaint.state.escalatedByHand}` }]);
    expect(complaint.state.escalatedByHand).toBe(6);
  });
});
