import { commandOf } from '../support/complaint-commands';
import {
  after,
  assigned,
  DAY_MS,
  did,
  givenComplaint,
  judgedUnfounded,
  received,
  registered,
  later,
  registration,
  unfoundedReply,
} from '../support/complaint-events';

describe('judgement', () => {
  const founded = { reason: 'x', route: 'quality', department: '车间' } as const;
  test.each([
    [false, true, 'founded'],
    [true, true, 'unfounded'],
  ] as const)('H-16 sufficient reasons %s and reasonable demand %s do not make it %s', (reasons, demand, verdict) =>
    givenComplaint(registered())
      .when(['cr', 'judge', { reasonsSufficient: reasons, demandReasonable: demand, verdict, ...founded }])
      .thenRejected('verdictInconsistent'),
  );
  test('H-16 sufficient reasons make it founded, whatever the demand', () => {
    const judged = givenComplaint(registered()).when([
      'cr',
      'judge',
      { reasonsSufficient: true, demandReasonable: false, verdict: 'founded', ...founded },
    ]);
    expect(judged.state().stage).toBe('assigned');
  });
  test('H-17 S-24 CF-17 unfounded needs a reason, another person as supervisor, and the customer’s understanding', () => {
    const unfounded = { reasonsSufficient: false, demandReasonable: false, verdict: 'unfounded' };
    expect(() => commandOf(['cr', 'judge', unfounded])).toThrow('reason');
    const history = after(registered(), judgedUnfounded());
    givenComplaint(history).when(['cr', 'confirmUnfounded']).thenRejected('roleNotAllowed');
    const confirmed = givenComplaint(history).when(['crsupervisor', 'confirmUnfounded']);
    confirmed.then({ type: 'unfoundedConfirmed' });
    expect(confirmed.state().stage).toBe('unfoundedReply');
    const understood = givenComplaint(unfoundedReply()).when([
      'cr',
      'recordUnderstanding',
      { words: '明白了', channel: 'phone' },
    ]);
    expect(understood.state().stage).toBe('closedUnfounded');
  });
  test('S-24 whoever judged cannot confirm', () =>
    givenComplaint(after(registered(), judgedUnfounded('crsupervisor')))
      .when(['crsupervisor', 'confirmUnfounded'])
      .thenRejected('sameDecider'));
  test('H-17 a customer who insists is judged anew, with new facts', () => {
    const insisted = givenComplaint(unfoundedReply()).when(['cr', 'insist', { words: '有视频', newFacts: '冷车异响' }]);
    insisted.then({ type: 'insisted', words: '有视频', newFacts: '冷车异响' });
    expect(insisted.state()).toMatchObject({ stage: 'judging', insisted: 1 });
    expect(insisted.state().judgement).toBeUndefined();
    const again = after(unfoundedReply(), did('customer', 'insisted', { words: '有视频' }));
    const judged = givenComplaint(again).when([
      'cr',
      'judge',
      { reasonsSufficient: true, demandReasonable: true, verdict: 'founded', ...founded },
    ]);
    expect(judged.state().stage).toBe('assigned');
  });
  test('H-18 a founded complaint gets a responsible department, and the customer grants a time', () => {
    expect(givenComplaint(assigned()).state.department).toBe('车间');
    givenComplaint(registered())
      .when(['cr', 'judge', { reasonsSufficient: true, demandReasonable: true, verdict: 'founded', reason: 'x' }])
      .thenRejected('routeMissing');
    const signed = did('workshop', 'resolveBySigned', (at) => ({ resolveBy: at + DAY_MS }));
    const conclusion = {
      facts: 'x',
      causeCode: 'C',
      cause: 'x',
      responsiblePerson: 'zhao',
      departmentHead: 'workshop',
    };
    givenComplaint(after(assigned(), signed))
      .when(['workshop', 'concludeInvestigation', conclusion])
      .thenRejected('investigationTimeMissing');
  });
  test('H-20 repair quality goes to the responsible head, service to customer relations', () => {
    const sign = (who: string, route: 'quality' | 'service') =>
      givenComplaint(assigned(route)).when([who, 'signResolveBy', { resolveBy: later(assigned()) }]);
    sign('cr', 'quality').thenRejected('roleNotAllowed', {
      role: 'crSpecialist',
      allowed: ['workshopSupervisor', 'serviceManager'],
    });
    sign('workshop', 'service').thenRejected('roleNotAllowed');
    expect(sign('workshop', 'quality').state().owner.id).toBe('workshop');
    expect(sign('crsupervisor', 'service').state().owner.id).toBe('crsupervisor');
  });
  test('a complaint is not judged before the customer has a first answer', () =>
    givenComplaint(after(received(), registration))
      .when(['cr', 'judge', { reasonsSufficient: true, demandReasonable: true, verdict: 'founded', ...founded }])
      .thenRejected('firstAnswerMissing'));
});
