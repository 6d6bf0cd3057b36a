import { previewAdoption } from '../../domain/complaint/adoption-preview';
import { complaintProcess, explainedDeadlines, fold } from '../../domain/complaint/process';
import { upcasting } from '../../domain/complaint/upcasting';
import { defaultPolicy, type ServicePolicy } from '../../domain/policy/policy';
import { demoPolicy } from '../../dev/fixtures/store';
import { commandOf } from '../support/complaint-commands';
import { archived, received, registered, timeOf, type History } from '../support/complaint-events';

const pinned: ServicePolicy = { ...demoPolicy, calendar: defaultPolicy.calendar };
const holidays = [...defaultPolicy.calendar.holidays, '2027-02-15', '2027-02-16', '2027-02-17'];
const newest: ServicePolicy = { ...pinned, version: 2, calendar: { ...pinned.calendar, holidays } };
const eve = Date.parse('2027-02-14T17:20:00+08:00');
const opened = (): History => received({ policy: pinned }, eve);

/** The command as the API hands it on, with the policy of now. */
const adopt = (history: History, policy?: ServicePolicy) =>
  complaintProcess.rules.adoptPolicy(
    fold(history),
    { ...commandOf(['crmanager', 'adoptPolicy', { reason: '新年假期' }]), ...(policy && { policy }) } as never,
    timeOf(history) + 60_000,
  );
const dueOf = (history: History) =>
  explainedDeadlines(fold(history)).find(({ timer }) => timer === 'T-28')!.dueTime.due;

describe('a policy that is adopted', () => {
  test('T-28 next year’s holidays reach a complaint that was opened before they were published', () => {
    const [event] = adopt(opened(), newest);
    expect(event).toMatchObject({ type: 'policyAdopted', adopted: { policy: { version: 2 } }, reason: '新年假期' });
    expect(dueOf(opened())).toBe(Date.parse('2027-02-15T08:35:00+08:00'));
    expect(dueOf([...opened(), event!])).toBe(Date.parse('2027-02-18T08:35:00+08:00'));
  });
  test('the preview says what moves, and nothing else', () => {
    const complaint = fold(opened());
    const moved = previewAdoption(complaint, newest);
    expect(moved).toContainEqual({
      key: 'T-28#1',
      timer: 'T-28',
      now: Date.parse('2027-02-15T08:35:00+08:00'),
      adopted: Date.parse('2027-02-18T08:35:00+08:00'),
    });
    expect(moved.map(({ timer }) => timer)).not.toContain('H-44');
    expect(previewAdoption(complaint, pinned)).toEqual([]);
  });
  test('the policy it has already, an older one, and that of another store are not adopted', () => {
    const registeredUnder = registered({ policy: newest });
    expect(adopt(registeredUnder, newest)).toEqual([]);
    expect(adopt(registeredUnder, pinned)).toEqual([]);
    expect(adopt(opened(), { ...newest, store: 'S02' })).toEqual([]);
    expect(adopt(opened())).toEqual([]);
    expect(() => adopt(archived(), newest)).toThrow('notDuringStage');
  });
  test('ADR 5: an adopted policy that an earlier release stored has the settings of this one', () => {
    const [event] = adopt(opened(), newest);
    const { limits: _limits, ...complaint } = newest.complaint;
    const stored = { ...event!, adopted: { policy: { ...newest, complaint } } };
    const read = upcasting.upcastEvent(JSON.parse(JSON.stringify(stored)));
    expect(fold([...opened(), read]).policy.complaint.limits).toEqual(defaultPolicy.complaint.limits);
  });
});
