import { demoPolicy } from '../../dev/fixtures/store';
import { complaintProcess, explainedDeadlines, fold, rolesFor } from '../../domain/complaint/process';
import { tasksOf } from '../../domain/complaint/tasks';
import type { Complaint, EventOf } from '../../domain/complaint/state';
import { noticesOf } from '../../domain/complaint/notices';
import { MINUTE } from '../../domain/kernel/process';
import {
  after,
  assigned,
  DAY_MS,
  did,
  givenComplaint,
  investigating,
  iso,
  proposed,
  proposing,
  registered,
  revisitDue,
  submitted,
  timeOf,
  type History,
} from '../support/complaint-events';
import { ComplaintSimulation, reactionsTo } from '../support/simulate-complaint';

const { minutes, paceBySeverity, daysByComplexity } = demoPolicy.complaint;
type Rating = NonNullable<Complaint['rating']>;
const rated = (severity: Rating['severity'], complexity: Rating['complexity'] = 'normal') =>
  did('cr', 'complaintRated', { severity, complexity, reason: '重新评估' });
const minutesOf = (history: History, timer: string): number => {
  const { due, since } = explainedDeadlines(fold(history)).find((rule) => rule.timer === timer)!.dueTime;
  return (due - since) / MINUTE;
};
const severities = ['low', 'medium', 'high', 'critical'] as const;

describe('H-10 the ratings steer the solution', () => {
  test.each(severities)(
    'H-10 what is %s is judged, signed, decided and told at the pace of its severity',
    (severity) => {
      const pace = paceBySeverity[severity];
      const times = (history: History, timer: string) => minutesOf(after(history, rated(severity)), timer);
      expect(times(registered(), 'T-30')).toBe(minutes.judgement * pace);
      expect(times(assigned(), 'T-31')).toBe(minutes.ownerSignature * pace);
      expect(times(submitted(), 'T-34')).toBe(minutes.decision * pace);
      expect(times(investigating(), 'H-14')).toBe(minutes.news * pace);
      expect(paceBySeverity.critical).toBeLessThan(paceBySeverity.low);
    },
  );
  test.each(['simple', 'normal', 'complex'] as const)(
    'H-10 H-21 what is %s may take so many days and no more',
    (complexity) => {
      const history = after(assigned(), rated('medium', complexity));
      const latest = timeOf(history) + MINUTE + daysByComplexity[complexity] * DAY_MS;
      const sign = (time: number) =>
        givenComplaint(history).when(['workshop', 'signResolveBy', { resolveBy: iso(time) }]);
      sign(latest + 1).thenRejected('timeTooFar', { time: iso(latest) });
      sign(latest).then({ type: 'resolveBySigned', resolveBy: latest });
    },
  );
  test('H-10 H-23 what is simple needs one candidate, what is complex two whatever the reason', () => {
    const submit = (complexity: Rating['complexity'], payload: Readonly<Record<string, unknown>> = {}) =>
      givenComplaint(after(proposing(), rated('medium', complexity), proposed[0])).when([
        'cr',
        'submitCandidates',
        payload,
      ]);
    submit('simple').then({ type: 'candidatesSubmitted' });
    submit('normal').thenRejected('candidatesTooFew', { wanted: 2 });
    submit('normal', { whyOnlyOne: '只能返修' }).then({ type: 'candidatesSubmitted', whyOnlyOne: '只能返修' });
    submit('complex', { whyOnlyOne: '只能返修' }).thenRejected('candidatesTooFew', { wanted: 2 });
  });
  test('H-10 S-25 what is critical is decided by the store manager, and waits for nobody below', () => {
    const critical = after(submitted(), rated('critical'));
    expect(rolesFor(fold(submitted()), 'decideSolution')).toEqual(['serviceManager', 'storeManager']);
    expect(rolesFor(fold(critical), 'decideSolution')).toEqual(['storeManager']);
    const decision = { candidateId: 'S-1', instruction: '照办' };
    givenComplaint(critical).when(['manager', 'decideSolution', decision]).thenRejected('roleNotAllowed');
    givenComplaint(critical)
      .when(['store', 'decideSolution', decision])
      .then({ type: 'solutionDecided', ...decision });
    const complaint = ComplaintSimulation.after(critical).wait(minutes.decision * paceBySeverity.critical);
    expect(reactionsTo(complaint, 'T-34')).toEqual(['T-34 warn storeManager', 'T-34 escalate centralTeam']);
  });
  test('ADR 5: under earlier rules the ratings are kept and change nothing', () => {
    const older = registered({ rulesVersion: 2 });
    expect(minutesOf(after(older, rated('critical')), 'T-30')).toBe(minutes.judgement);
  });
});

describe('H-14 the customer hears of the complaint while it is handled', () => {
  const news = { words: '配件已到，今天装车', channel: 'phone' as const };
  /** What is high has this many minutes. */
  const high = minutes.news * paceBySeverity.high;
  test('H-14 the owner is warned at half of the time, and then the superior hears that the customer does not', () => {
    const complaint = ComplaintSimulation.after(investigating());
    expect(tasksOf(complaint.state)).toContainEqual(expect.objectContaining({ command: 'tellComplainant' }));
    expect(reactionsTo(complaint.wait(high / 2), 'H-14')).toEqual(['H-14 warn workshopSupervisor']);
    expect(reactionsTo(complaint.wait(high / 2), 'H-14')).toEqual([
      'H-14 warn workshopSupervisor',
      'H-14 escalate serviceManager',
    ]);
  });
  test('H-14 news begins the time anew, whoever gives it; an action that only the store knows of does not', () => {
    const told = ComplaintSimulation.after(investigating())
      .wait(high / 2 - 2)
      .play(['cr', 'tellComplainant', news]);
    expect(reactionsTo(told.wait(high / 2 - 1), 'H-14')).toEqual([]);
    const announced = ComplaintSimulation.after(investigating());
    announced.play(['cr', 'recordAction', { words: 'ok', nextActionAt: iso(announced.now + 60 * MINUTE) }]);
    expect(reactionsTo(announced.wait(high / 2), 'H-14')).toEqual(['H-14 warn workshopSupervisor']);
  });
  test('H-14 a promised reply has its own time, and what is carried out waits for the revisit', () => {
    const timers = (history: History) => explainedDeadlines(fold(history)).map(({ timer }) => timer);
    const promised = did('cr', 'replied', (at) => ({ ...news, late: false, nextReplyAt: at + 60 * MINUTE }));
    expect(timers(investigating())).toContain('H-14');
    expect(timers(after(investigating(), promised))).not.toContain('H-14');
    expect(timers(revisitDue())).not.toContain('H-14');
    expect(timers(registered({ rulesVersion: 2 }))).not.toContain('H-14');
  });
  test.each([
    ['phone', []],
    ['wechat', ['complaintNews']],
    ['sms', ['complaintNews']],
  ] as const)('H-14 news by %s goes out as it was written: %p', (channel, templates) => {
    const history = after(investigating(), did('cr', 'complainantTold', { words: news.words, channel }));
    const told = noticesOf(fold(history), history.at(-1)!);
    expect(told.map(({ template }) => template)).toEqual(templates);
    for (const { to, facts } of told)
      expect([to, facts]).toEqual([{ customer: 'C-002' }, { number: fold(history).number, words: news.words }]);
  });
});

describe('H-33 a key problem', () => {
  const raised = after(investigating(), did('cr', 'flagRaised', { flag: 'keyProblem', reason: '批次问题' }));
  const cleared = after(raised, did('crmanager', 'flagCleared', { flag: 'keyProblem', outcome: '批次整改' }));
  const support = ['cr', 'giveSupport', { words: '已约免费复检', channel: 'phone' }] as const;
  test('H-33 has a clock until it is solved: the managers hear of it', () => {
    const complaint = ComplaintSimulation.after(raised).wait(minutes.keyProblem);
    expect(reactionsTo(complaint, 'H-33')).toEqual(['H-33 warn crManager', 'H-33 escalate storeManager']);
  });
  test('H-33 is followed by further support, which is a task with a clock and holds back every end', () => {
    expect(tasksOf(fold(cleared))).toContainEqual(
      expect.objectContaining({ key: 'H-33/keyProblem-1-support', command: 'giveSupport' }),
    );
    const silent = ComplaintSimulation.after(cleared).wait(minutes.support);
    expect(reactionsTo(silent, 'H-33')).toEqual(['H-33 warn workshopSupervisor', 'H-33 escalate serviceManager']);
    const supported = givenComplaint(cleared).when(support);
    supported.then({ type: 'supportGiven', words: '已约免费复检', channel: 'phone' });
    expect(tasksOf(supported.state()).some(({ command }) => command === 'giveSupport')).toBe(false);
  });
  test.each([[registered()], [raised]])(
    'H-33 nobody supports further what is not solved, or was no key problem',
    (history) => givenComplaint(history).when(support).thenRejected('noSupportOwed'),
  );
});

describe('H-42 a media case', () => {
  const keeper = { id: 'crmanager', role: 'crManager' as const };
  const flag = { type: 'raiseFlag', id: 'f', flag: 'mediaCrisis', reason: '网上发帖' } as const;
  const by = { id: 'wang', role: 'serviceAdvisor' } as const;
  const raise = (history: History, more: object = { keeper }) =>
    complaintProcess.rules.raiseFlag(fold(history), { ...flag, by, ...more }, timeOf(history) + MINUTE);
  const mediaCase = (history: History): History => [...history, ...raise(history)];
  test('H-42 is the customer-service manager’s at once, who is told', () => {
    const history = mediaCase(investigating());
    expect(fold(history)).toMatchObject({ owner: keeper, handovers: 2 });
    expect(noticesOf(fold(history), history.at(-1)!)).toContainEqual(
      expect.objectContaining({ to: { role: 'crManager', person: 'crmanager' }, template: 'mediaCase' }),
    );
    expect(raise(investigating(), {})).toMatchObject([{ type: 'flagRaised', flag: 'mediaCrisis' }]);
  });
  test('H-42 goes to nobody else while it is one: not by assignment, offer or signature', () => {
    const history = mediaCase(assigned());
    givenComplaint(history)
      .when(['store', 'assignOwner', { owner: 'li', reason: 'x' }])
      .state();
    const assign = { type: 'assignOwner', id: 'a', owner: 'li', inRole: 'serviceAdvisor', reason: 'x' };
    const boss = { id: 'store', role: 'storeManager' };
    expect(() =>
      complaintProcess.rules.assignOwner(fold(history), { ...assign, by: boss } as never, timeOf(history)),
    ).toThrow('mediaCaseKept');
    const offered = after(history, did('crmanager', 'ownershipOffered', { to: 'li', reason: 'x' }));
    givenComplaint(offered).when(['li', 'acceptOwnership']).thenRejected('mediaCaseKept', { role: 'crManager' });
    const signed = givenComplaint(history).when([
      'workshop',
      'signResolveBy',
      { resolveBy: iso(timeOf(history) + DAY_MS) },
    ]);
    expect(signed.state().owner).toEqual(keeper);
    const over = after(offered, did('crmanager', 'flagCleared', { flag: 'mediaCrisis', outcome: '已删帖' }));
    givenComplaint(over).when(['li', 'acceptOwnership']).then({ type: 'ownershipAccepted' });
  });
});

describe('H-38 the advisor of the visit', () => {
  const told = (history: History) =>
    noticesOf(fold(history), history.at(-1)!).flatMap(({ to, template }) =>
      'person' in to ? [[to.person, template]] : [],
    );
  test('H-38 is of the team of the complaint from the first word, and is told', () => {
    const received = registered({ advisor: 'wang' }).slice(0, 1);
    expect(fold(received).advisor).toBe('wang');
    expect(told(received)).toEqual([['wang', 'visitComplainedAbout']]);
    const own = registered({ advisor: 'wang', owner: { id: 'wang', role: 'serviceAdvisor' } }).slice(0, 1);
    expect(told(own)).toEqual([]);
  });
  const link = (history: History, advisor: string) => {
    const order = 'RO-S01-20261120-0001';
    const command = { type: 'linkOrder', id: 'l', by: { id: 'cr', role: 'crSpecialist' }, order, advisor };
    return complaintProcess.rules.linkOrder(
      fold(history),
      command as never,
      timeOf(history) + MINUTE,
    ) as readonly EventOf<'orderLinked'>[];
  };
  test('H-38 changes with the visit that is linked, and is nobody the complaint is about', () => {
    const history = registered({ advisor: 'wang' });
    const linked = [...history, ...link(history, 'li')];
    expect(fold(linked).advisor).toBe('li');
    expect(told(linked)).toEqual([['li', 'visitComplainedAbout']]);
    const about = registered({ accused: [{ person: 'li', holds: ['serviceAdvisor'], by: 'cr' }] });
    expect(fold([...about, ...link(about, 'li')]).advisor).toBeUndefined();
    const named = after(history, did('cr', 'accusedNamed', { person: 'wang', holds: ['serviceAdvisor'], reason: 'x' }));
    expect(fold(named).advisor).toBeUndefined();
  });
  test('H-38 H-43 who leaves hands that over too', () => {
    const left = givenComplaint(registered({ advisor: 'wang' })).when([
      'manager',
      'handOver',
      { predecessor: 'wang', successor: 'li', reason: '离职' },
    ]);
    expect(left.state()).toMatchObject({ advisor: 'li', owner: { id: 'cr' } });
  });
});

describe('H-06 an opinion', () => {
  test('H-06 reaches each department in words: its head, or the service manager where it has none', () => {
    const opinion = registered({ kind: 'opinion' }).slice(0, 1);
    const told = [
      { department: '前台', to: 'wang' },
      { department: '配件', to: null },
    ];
    const command = {
      type: 'passOpinion',
      id: 'p',
      by: { id: 'cr', role: 'crSpecialist' },
      departments: ['前台', '配件'],
      summary: '等候区增加座椅',
      told,
    };
    const passed = complaintProcess.rules.passOpinion(fold(opinion), command as never, timeOf(opinion) + MINUTE);
    const history = [...opinion, ...passed];
    expect(noticesOf(fold(history), history.at(-1)!)).toMatchObject([
      {
        to: { role: 'serviceManager', person: 'wang' },
        template: 'opinionPassed',
        facts: { department: '前台', words: '等候区增加座椅' },
      },
      { to: { role: 'serviceManager', person: null }, template: 'opinionPassed', facts: { department: '配件' } },
    ]);
    expect(fold(history).stage).toBe('closedAnswered');
  });
});

describe('H-48 what a store wants from the manufacturer', () => {
  const issue = { issueId: 'Q-1', topic: 'training', what: '刹车异响判断培训' } as const;
  const relayed = after(investigating(), did('crmanager', 'issueRelayed', issue));
  test('H-48 is logged, relayed to the central team in words, and answered there', () => {
    givenComplaint(investigating())
      .when(['crmanager', 'relayIssue', issue])
      .then({ type: 'issueRelayed', ...issue });
    expect(noticesOf(fold(relayed), relayed.at(-1)!)).toContainEqual(
      expect.objectContaining({
        to: { role: 'centralTeam', person: null },
        facts: { number: fold(relayed).number, words: issue.what },
      }),
    );
    expect(tasksOf(fold(relayed))).toContainEqual(
      expect.objectContaining({ command: 'answerIssue', roles: ['centralTeam'] }),
    );
    const answer = { issueId: 'Q-1', answer: '下周二培训' };
    givenComplaint(relayed).when(['crmanager', 'answerIssue', answer]).thenRejected('roleNotAllowed');
    const answered = givenComplaint(relayed).when(['central', 'answerIssue', answer]);
    answered.then({ type: 'issueAnswered', ...answer });
    expect(answered.state().issues).toMatchObject([{ askedBy: 'crmanager', answer: '下周二培训' }]);
    givenComplaint(relayed)
      .when(['central', 'answerIssue', { ...answer, issueId: 'Q-9' }])
      .thenRejected('unknownIssue', { issueId: 'Q-9' });
  });
  test('H-48 is tracked: what is not answered in time goes to the store manager, and no complaint ends before it is answered or withdrawn', () => {
    const complaint = ComplaintSimulation.after(relayed).wait(minutes.manufacturerAnswer);
    expect(reactionsTo(complaint, 'H-48')).toEqual(['H-48 warn centralTeam', 'H-48 escalate storeManager']);
    const ending = did('cr', 'endingProposed', { ending: 'carSold', words: '已过户', scan: 'a'.repeat(64) });
    givenComplaint(after(relayed, ending))
      .when(['crmanager', 'confirmEnding'])
      .thenRejected('closingConditionsOpen', { open: ['manufacturerAnswered'] });
    const withdrawn = did('crmanager', 'issueWithdrawn', { issueId: 'Q-1', reason: '自行组织' });
    givenComplaint(after(relayed, withdrawn, ending))
      .when(['crmanager', 'confirmEnding'])
      .then({ type: 'endingConfirmed', ending: 'carSold' });
  });
});
