import { noticesOf } from '../../domain/complaint/notices';
import { complaintProcess, rolesFor } from '../../domain/complaint/process';
import { roles } from '../../domain/kernel/actor';
import { MINUTE } from '../../domain/kernel/process';
import { staff } from '../../dev/fixtures/store';
import { commandOf } from '../support/complaint-commands';
import {
  after,
  archived,
  DAY_MS,
  did,
  givenComplaint,
  intake,
  investigating,
  received,
  registered,
  later,
  iso,
  registration,
  timeOf,
  type History,
} from '../support/complaint-events';

const form = { complainant: true, content: '刹车异响', product: '远航 L7', severity: 'high', complexity: 'normal' };

describe('intake', () => {
  test.each(['phone', 'inPerson', 'email', 'followUp', 'deliveryDispute', 'customerForm'] as const)(
    'H-01 a complaint that comes by %s is open at once: it has an owner, and its first answer is due in 15 minutes',
    (source) => {
      const { state, next } = givenComplaint(received({ source }));
      expect(state.owner).toEqual(intake.owner);
      expect(next()).toMatchObject({ at: state.receivedAt + 15 * MINUTE, event: { timer: 'T-28' } });
    },
  );
  test('H-08 whoever receives a complaint registers it, whatever the department; the customer and the central team do not', () => {
    const staffRoles = roles.filter((role) => role !== 'customer' && role !== 'centralTeam');
    for (const role of staffRoles) {
      const person = staff.find((one) => one.roles[0] === role);
      givenComplaint(received({ owner: { id: person!.id, role } }))
        .when([person!.id, 'registerComplaint', form])
        .then({
          type: 'complaintRegistered',
          content: '刹车异响',
          product: '远航 L7',
          severity: 'high',
          complexity: 'normal',
        });
    }
    givenComplaint(received()).when(['customer', 'registerComplaint', form]).thenRejected('roleNotAllowed');
    givenComplaint(received()).when(['central', 'registerComplaint', form]).thenRejected('roleNotAllowed');
  });
  test('H-02 H-07 the registration holds complainant, time and content, with the vehicle and the sale', () => {
    givenComplaint(received()).when(['cr', 'registerComplaint', form]).then({
      type: 'complaintRegistered',
      content: '刹车异响',
      product: '远航 L7',
      severity: 'high',
      complexity: 'normal',
    });
    const history = after(received(), registration);
    expect(givenComplaint(history).state).toMatchObject({
      complainant: { id: 'C-002' },
      vehicle: 'V-002',
      receivedAt: timeOf(received()),
      registeredAt: timeOf(history),
    });
    for (const missing of ['complainant', 'content'])
      expect(() => commandOf(['cr', 'registerComplaint', { ...form, [missing]: undefined }])).toThrow(missing);
  });
  test('H-03 an inquiry is answered, classified and over', () => {
    const move = ['cr', 'answerInquiry', { topic: 'policy', answer: '三个月' }] as const;
    const answered = givenComplaint(received({ kind: 'inquiry' })).when(move);
    answered.then({ type: 'inquiryAnswered', topic: 'policy', answer: '三个月' });
    expect(answered.state().stage).toBe('closedAnswered');
    givenComplaint(received())
      .when(move)
      .thenRejected('otherKind', { kind: 'complaint', kinds: ['inquiry'] });
  });
  test('H-04 an inquiry that cannot be answered is offered to the department, and stays with its owner until accepted', () => {
    const transferred = did('cr', 'inquiryTransferred', { department: '配件', to: 'parts', reason: '型号' });
    const history = after(received({ kind: 'inquiry' }), transferred);
    expect(givenComplaint(history).state).toMatchObject({ offered: { to: 'parts' }, owner: { id: 'cr' } });
    const accepted = givenComplaint(history).when(['parts', 'acceptOwnership']);
    accepted.then({ type: 'ownershipAccepted' });
    expect(accepted.state().owner).toEqual({ id: 'parts', role: 'partsSpecialist' });
  });
  test('somebody who is no customer is notified as the contact kept for the complaint', () => {
    const { state } = givenComplaint(received({ complainant: { id: 'contact-1', kind: 'contact', goldCard: false } }));
    const [event] = after([], registration);
    expect(noticesOf(state, event!)).toMatchObject([{ to: { contact: 'contact-1' } }]);
  });
  test('an opinion is over when it was passed on, and is passed to at least one department', () => {
    const passed = givenComplaint(received({ kind: 'opinion' })).when([
      'cr',
      'passOpinion',
      { departments: ['前台', '车间'], summary: '多放椅子' },
    ]);
    passed.then({ type: 'opinionPassed', departments: ['前台', '车间'], summary: '多放椅子' });
    expect(passed.state().stage).toBe('closedAnswered');
    expect(() => commandOf(['cr', 'passOpinion', { departments: [], summary: 'x' }])).toThrow('departments');
  });
  test('H-09 the time of a complaint counts from the moment it is raised', () => {
    const { next, state } = givenComplaint(received());
    expect(next()).toMatchObject({
      at: state.receivedAt + 15 * MINUTE,
      event: { timer: 'T-28', to: ['crSupervisor'] },
    });
  });
  test('H-10 severity and complexity are rated, and may be rated again with a reason', () => {
    const rating = { severity: 'critical', complexity: 'complex', reason: '人身安全' } as const;
    const rated = givenComplaint(registered()).when(['cr', 'rateComplaint', rating]);
    rated.then({ type: 'complaintRated', ...rating });
    expect(rated.state().rating).toEqual({ severity: 'critical', complexity: 'complex' });
    givenComplaint(received()).when(['cr', 'rateComplaint', rating]).thenRejected('complaintUnregistered');
    expect(() => commandOf(['cr', 'rateComplaint', { ...rating, reason: undefined }])).toThrow('reason');
  });
  test('H-11 CF-14 no answer without an apology and a time that lies ahead', () => {
    expect(() => commandOf(['cr', 'promiseReply', { nextReplyAt: later(received()) }])).toThrow('apologised');
    givenComplaint(received())
      .when(['cr', 'promiseReply', { apologised: true, nextReplyAt: '2026-01-01T08:00:00+08:00' }])
      .thenRejected('promiseInPast', { promised: '2026-01-01T00:00:00.000Z' });
  });
  test('the expected solving time is the one promised with the reply, until the owner signs another', () => {
    const expected = timeOf(received()) + 3 * DAY_MS;
    givenComplaint(received())
      .when([
        'cr',
        'promiseReply',
        { apologised: true, nextReplyAt: later(received()), expectedSolvedAt: iso(expected) },
      ])
      .then({ type: 'replyPromised', nextReplyAt: Date.parse(later(received())), expectedSolvedAt: expected });
    const promise = did('cr', 'replyPromised', { nextReplyAt: expected, expectedSolvedAt: expected });
    expect(givenComplaint(after(received(), promise)).state.expectedSolvedAt).toBe(expected);
    const signed = givenComplaint(investigating()).state;
    expect(signed.expectedSolvedAt).toBe(signed.resolveBy?.at);
  });
  test('H-13 a temporary solution is offered and recorded', () => {
    const offered = givenComplaint(registered()).when([
      'cr',
      'offerInterimSolution',
      { solution: '代步车', accepted: true },
    ]);
    offered.then({ type: 'interimSolutionOffered', solution: '代步车', accepted: true });
    expect(offered.state().interimSolutions).toBe(1);
  });
  test('news for the customer is recorded with words and channel while the complaint is open, and never afterwards', () => {
    const news = ['cr', 'tellComplainant', { words: '正在拆检', channel: 'phone' }] as const;
    givenComplaint(investigating()).when(news).then({ type: 'complainantTold', words: '正在拆检', channel: 'phone' });
    givenComplaint(archived()).when(news).thenRejected('notDuringStage');
  });
  test('H-15 only recorded commitments exist: a promised reply cannot be given that was never promised', () =>
    givenComplaint(received())
      .when(['cr', 'reply', { words: 'x', channel: 'phone' }])
      .thenRejected('noReplyPromised'));
  test('H-40 the voice of the customer is escalated where no complaint was opened, and not put aside before somebody above has seen it', () => {
    const opinion = received({ kind: 'opinion' });
    const escalated = givenComplaint(opinion).when(['cr', 'escalate', { reason: '多位客户反映' }]);
    escalated.then({ type: 'escalated', escalationId: 'T-37/hand-1', to: 'crSupervisor', reason: '多位客户反映' });
    expect(escalated.state().level).toBe(1);
    const history = after(
      opinion,
      did('cr', 'escalated', { escalationId: 'T-37/hand-1', to: 'crSupervisor', reason: '多位客户反映' }),
    );
    givenComplaint(history)
      .when(['cr', 'passOpinion', { departments: ['前台'], summary: 'x' }])
      .thenRejected('closingConditionsOpen', { open: ['escalationAcknowledged'] });
  });
  test('H-38 L-02 the advisor is a member of the complaint team: receives, registers and handles like customer relations', () => {
    givenComplaint(received({ owner: { id: 'wang', role: 'serviceAdvisor' } }))
      .when(['wang', 'registerComplaint', form])
      .then({
        type: 'complaintRegistered',
        content: '刹车异响',
        product: '远航 L7',
        severity: 'high',
        complexity: 'normal',
      });
    const { state } = givenComplaint(registered());
    for (const command of [
      'rateComplaint',
      'tellComplainant',
      'agreeInvestigationTime',
      'notifySolution',
      'pauseDeadlines',
    ] as const)
      expect(rolesFor(state, command)).toEqual(expect.arrayContaining(['serviceAdvisor', 'crSpecialist']));
  });
});

describe('what a screen learns beforehand', () => {
  const targetsOf = (history: History, command: string) =>
    complaintProcess.actions(givenComplaint(history).state).find((action) => action.command === command)?.targets;
  test('a command that names one of several known things says which ones it can be about now', () => {
    const tasks = ['D-1', 'D-2'].map((taskId) =>
      did('crmanager', 'departmentCommanded', { taskId, department: '配件', to: 'parts', what: 'x', dueAt: 0 }),
    );
    const reported = did('parts', 'departmentReported', { taskId: 'D-1', result: 'x' });
    expect(targetsOf(after(registered(), ...tasks, reported), 'reportDepartmentTask')).toEqual(['D-2']);
    const flags = (['legalCase', 'keyProblem'] as const).map((flag) =>
      did('crmanager', 'flagRaised', { flag, reason: 'x' }),
    );
    const cleared = did('crmanager', 'flagCleared', { flag: 'legalCase', outcome: 'x' });
    expect(targetsOf(after(registered(), ...flags, cleared), 'clearFlag')).toEqual(['keyProblem']);
    const escalated = (['crSupervisor', 'crManager'] as const).map((to, index) =>
      did('cr', 'escalated', { escalationId: `T-37/hand-${index + 1}`, to, reason: 'x' }),
    );
    const acknowledged = did('crsupervisor', 'escalationAcknowledged', {
      escalationId: 'T-37/hand-1',
      to: 'crSupervisor',
      plan: 'x',
      actBy: 0,
    });
    const history = after(registered(), ...escalated, acknowledged);
    expect(targetsOf(history, 'acknowledgeEscalation')).toEqual(['T-37/hand-2']);
    expect(targetsOf(history, 'handBack')).toEqual(['T-37/hand-1', 'T-37/hand-2']);
    expect(targetsOf(registered(), 'tellComplainant')).toBeUndefined();
  });
});
