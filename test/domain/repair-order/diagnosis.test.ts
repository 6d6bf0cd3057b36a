import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  confirmed,
  consent,
  evidence,
  oil,
  preInspectionSigned,
  shown,
  signedByAdvisor,
  type Events,
} from '../../support/order-events';

const proposed: Events = after(preInspectionSigned(), ['wang', { type: 'diagnosisProposed', reason: '需检测' }]);
const approved: Events = after(proposed, [
  'wang',
  (past, meta) => ({
    type: 'diagnosisAnswered',
    evidence: evidence('diagnosisConsent', { total: 20_000 })(past, meta),
  }),
]);
const finished: Events = after(approved, ['support', { type: 'diagnosisFinished' }]);
const finds: Move = ['support', 'finishDiagnosis', { found: '前刹车片磨损到限' }];
const slip: Move = ['wang', 'handOverDiagnosisReport', { fault: '刹车片磨损', advice: '更换' }];

test('B-23 S-03 nothing is diagnosed before the consent of the customer is recorded', () => {
  const asked = givenOrder(preInspectionSigned()).when(['wang', 'proposeDiagnosis', { reason: '需检测' }]);
  asked.then({ type: 'diagnosisProposed', reason: '需检测' });
  expect(asked.state().stage).toBe('diagnosisConsent');
  givenOrder(proposed).when(finds).thenRejected('notDuringStage');
  const answered = givenOrder(proposed).when(['wang', 'answerDiagnosis', { answer: 'approved', consent }]);
  expect(answered.state().stage).toBe('diagnosing');
  expect(answered.state().evidence.at(-1)).toMatchObject({
    document: 'diagnosisConsent',
    answer: 'approved',
    total: 20_000,
  });
  givenOrder(approved).when(finds).then({ type: 'diagnosisFinished', found: '前刹车片磨损到限' });
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

describe('a diagnosis and what is known of it', () => {
  test('B-25 what was found stays with the order, in the words of whoever diagnosed, and so does the slip', () => {
    const found = after(approved, ['support', { type: 'diagnosisFinished', found: '前刹车片磨损到限' }]);
    expect(givenOrder(found).order.diagnosis).toMatchObject({ status: 'finished', found: '前刹车片磨损到限' });
    expect(givenOrder(found).when(slip).state().diagnosis).toEqual({
      status: 'reported',
      found: '前刹车片磨损到限',
      report: { fault: '刹车片磨损', advice: '更换' },
    });
    expect(malformed(['support', 'finishDiagnosis', {}])).toEqual(['found']);
  });

  test.each([
    ['while the estimate is written', confirmed()],
    ['when it was shown', shown()],
    ['when the advisor has signed it', signedByAdvisor()],
  ])('B-23 a diagnosis is proposed %s, and then the offer is shown anew', (_when, events) => {
    const asked = givenOrder(events).when(['wang', 'proposeDiagnosis', { reason: '试车时异响' }]);
    asked.then({ type: 'diagnosisProposed', reason: '试车时异响' });
    const { stage, estimate } = asked.state();
    expect(stage).toBe('diagnosisConsent');
    expect([estimate?.promisedAt, estimate?.advisorSignedAt]).toEqual([undefined, undefined]);
    expect(estimate?.lines).toEqual([oil]);
  });

  test('B-23 a customer who declined may be asked again; one visit is diagnosed once', () => {
    const declined = after(proposed, [
      'wang',
      (past, meta) => ({
        type: 'diagnosisAnswered',
        evidence: { ...evidence('diagnosisConsent', { total: 20_000 })(past, meta), answer: 'declined' as const },
      }),
    ]);
    const again = after(declined, ['wang', { type: 'diagnosisProposed', reason: '仍有异响' }]);
    const answered = givenOrder(again).when(['wang', 'answerDiagnosis', { answer: 'approved', consent }]);
    expect(answered.state().evidence.at(-1)).toMatchObject({ document: 'diagnosisConsent', revision: 2 });
    const reported = after(finished, [
      'wang',
      { type: 'diagnosisReportHandedOver', fault: '刹车片磨损', advice: '更换' },
    ]);
    givenOrder(reported)
      .when(['wang', 'proposeDiagnosis', { reason: '再检一次' }])
      .thenRejected('alreadyDiagnosed');
  });

  test('ADR 5 an order that was opened before is diagnosed only before its estimate', () =>
    givenOrder(confirmed({ opening: { rulesVersion: 2 } }))
      .when(['wang', 'proposeDiagnosis', { reason: '试车时异响' }])
      .thenRejected('notDuringStage'));
});
