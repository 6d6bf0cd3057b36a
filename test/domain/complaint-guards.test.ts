import type { ComplaintMove } from '../support/complaint-commands';
import {
  after,
  did,
  givenComplaint,
  judgedUnfounded,
  received,
  registered,
  revisitDue,
  revisited,
  timeOf,
  type History,
  iso,
} from '../support/complaint-events';

const founded = {
  reasonsSufficient: true,
  demandReasonable: true,
  verdict: 'founded',
  reason: 'x',
  route: 'quality',
  department: '车间',
};
const form = { complainant: true, content: '刹车异响', severity: 'high', complexity: 'normal' };
const escalated = (history: History): History =>
  after(history, did('cr', 'escalated', { escalationId: 'T-37/hand-1', to: 'crSupervisor', reason: 'x' }));

describe('a verdict', () => {
  test.each<readonly [ComplaintMove[1], payload: object]>([
    ['confirmUnfounded', {}],
    ['returnJudgement', { reason: '再查' }],
  ])('S-24 %s: no verdict waits for the supervisor', (command, payload) => {
    const insisted = after(
      registered(),
      judgedUnfounded(),
      did('crsupervisor', 'unfoundedConfirmed', {}),
      did('customer', 'insisted', { words: '有视频' }),
    );
    givenComplaint(insisted)
      .when(['crsupervisor', command, { ...payload }])
      .thenRejected('nothingToConfirm');
  });
  test('S-24 nothing is judged anew while a verdict waits for the supervisor', () =>
    givenComplaint(after(registered(), judgedUnfounded()))
      .when(['cr', 'judge', founded])
      .thenRejected('waitsForSupervisor'));
});

describe('what is not a complaint', () => {
  test('an inquiry is not judged, however it came to be registered', () =>
    givenComplaint(registered({ kind: 'inquiry' }))
      .when(['cr', 'judge', founded])
      .thenRejected('otherKind', { kind: 'inquiry' }));
  const inquiry = received({ kind: 'inquiry' });
  test('an inquiry is not registered as a complaint', () =>
    givenComplaint(inquiry)
      .when(['cr', 'registerComplaint', form])
      .thenRejected('otherKind', { kind: 'inquiry', kinds: ['complaint', 'urgentOnSite'] }));
  test('an inquiry is answered, not put off with a promise', () =>
    givenComplaint(inquiry)
      .when(['cr', 'promiseReply', { apologised: true, nextReplyAt: iso(timeOf(inquiry) + 3_600_000) }])
      .thenRejected('otherKind', { kind: 'inquiry', kinds: ['complaint', 'urgentOnSite'] }));
});

test('T-37 only the level that received an escalation hands it back, also after it acknowledged it', () => {
  const open = escalated(registered());
  const acknowledged = after(
    open,
    did('crsupervisor', 'escalationAcknowledged', (at) => ({
      escalationId: 'T-37/hand-1',
      to: 'crSupervisor' as const,
      plan: 'x',
      actBy: at + 86_400_000,
    })),
  );
  for (const history of [open, acknowledged]) {
    const nextActionAt = timeOf(history) + 3_600_000;
    const payload = { escalationId: 'T-37/hand-1', reason: '可自行处理', nextActionAt: iso(nextActionAt) };
    const handBack = (who: string) => givenComplaint(history).when([who, 'handBack', payload]);
    handBack('crmanager').thenRejected('roleNotAllowed', { role: 'crManager', allowed: ['crSupervisor'] });
    handBack('crsupervisor').then({ type: 'handedBack', ...payload, nextActionAt });
  }
});

describe('a time that is announced lies ahead', () => {
  const reopenable = after(revisitDue(), revisited(false));
  const task = { taskId: 'D-1', department: '配件', to: 'parts', what: 'x' };
  const promise = { apologised: true, nextReplyAt: iso(timeOf(registered()) + 86_400_000) };
  const reply = { words: 'x', channel: 'phone' };
  const awaitsReply = after(received(), did('cr', 'replyPromised', { nextReplyAt: timeOf(received()) + 86_400_000 }));
  const escalation = { escalationId: 'T-37/hand-1' };
  test.each<readonly [ComplaintMove[1], field: string, who: string, History, payload: object]>([
    ['promiseReply', 'expectedSolvedAt', 'cr', received(), promise],
    ['reply', 'nextReplyAt', 'cr', awaitsReply, reply],
    ['handBack', 'nextActionAt', 'crsupervisor', escalated(registered()), { ...escalation, reason: 'x' }],
    ['acknowledgeEscalation', 'actBy', 'crsupervisor', escalated(registered()), { ...escalation, plan: 'x' }],
    ['recordAction', 'nextActionAt', 'cr', registered(), { words: 'x' }],
    ['commandDepartment', 'dueAt', 'crmanager', registered(), task],
    ['reopen', 'resolveBy', 'crmanager', reopenable, { reason: 'x' }],
  ])('%s takes no %s that has passed', (command, field, who, history, payload) => {
    const past = iso(timeOf(history) - 60_000);
    const name = ['promiseReply', 'reply'].includes(command) ? 'promised' : field;
    givenComplaint(history)
      .when([who, command, { ...payload, [field]: past }])
      .thenRejected('promiseInPast', { [name]: past });
  });
});

test('T-36 a revisit has an answer exactly when the customer was reached', () => {
  const record = (payload: object) =>
    givenComplaint(revisitDue()).when(['cr', 'recordRevisit', { words: 'x', channel: 'phone', ...payload }]);
  record({ reached: true }).thenRejected('revisitAnswerMissing', { reached: true });
  record({ reached: false, satisfied: true }).thenRejected('revisitAnswerMissing', { reached: false });
  record({ reached: true, satisfied: true }).then({
    type: 'revisitRecorded',
    reached: true,
    satisfied: true,
    words: 'x',
    channel: 'phone',
  });
});
