import { givenOrder, malformed, type Move } from '../../support/given-order';
import { after, afterWaiting, consent, evidence, preInspectionSigned, type Events } from '../../support/order-events';

const proposed: Events = after(preInspectionSigned(), ['wang', { type: 'diagnosisProposed', reason: '需检测' }]);
const approved: Events = after(proposed, [
  'wang',
  (past, meta) => ({
    type: 'diagnosisAnswered',
    evidence: evidence('diagnosisConsent', { total: 20_000 })(past, meta),
  }),
]);
const finished: Events = after(approved, ['support', { type: 'diagnosisFinished' }]);
const slip: Move = ['wang', 'handOverDiagnosisReport', { fault: '刹车片磨损', advice: '更换' }];

test('B-23 S-03 nothing is diagnosed before the consent of the customer is recorded', () => {
  const asked = givenOrder(preInspectionSigned()).when(['wang', 'proposeDiagnosis', { reason: '需检测' }]);
  asked.then({ type: 'diagnosisProposed', reason: '需检测' });
  expect(asked.state().stage).toBe('diagnosisConsent');
  givenOrder(proposed).when(['support', 'finishDiagnosis']).thenRejected('notDuringStage');
  const answered = givenOrder(proposed).when(['wang', 'answerDiagnosis', { answer: 'approved', consent }]);
  expect(answered.state().stage).toBe('diagnosing');
  expect(answered.state().evidence.at(-1)).toMatchObject({
    document: 'diagnosisConsent',
    answer: 'approved',
    total: 20_000,
  });
  givenOrder(approved).when(['support', 'finishDiagnosis']).then({ type: 'diagnosisFinished' });
});

test('B-23 without consent the visit goes on to the estimate, undiagnosed', () =>
  expect(
    givenOrder(proposed)
      .when(['wang', 'answerDiagnosis', { answer: 'declined', consent }])
      .state(),
  ).toMatchObject({ stage: 'estimating', diagnosis: { status: 'declined' } }));

test('B-25 the diagnosis slip names fault and advice, once the diagnosis is finished', () => {
  givenOrder(approved).when(slip).thenRejected('diagnosisConsentMissing');
  const handedOver = givenOrder(finished).when(slip);
  handedOver.then({ type: 'diagnosisReportHandedOver', fault: '刹车片磨损', advice: '更换' });
  expect(handedOver.state().stage).toBe('estimating');
  expect(malformed(['wang', 'handOverDiagnosisReport', {}])).toEqual(['fault', 'advice']);
});

test('T-09 the slip is due 15 minutes after the diagnosis, then the advisor is reminded', () => {
  expect(givenOrder(finished).next()).toBe('T-09 15 remind serviceAdvisor');
  expect(afterWaiting(finished, 15).at(-1)).toMatchObject({ timer: 'T-09', fulfilledBy: 'handOverDiagnosisReport' });
  const handedOver = after(finished, [
    'wang',
    { type: 'diagnosisReportHandedOver', fault: '刹车片磨损', advice: '更换' },
  ]);
  expect(givenOrder(handedOver).due('T-09')).toEqual([]);
});
