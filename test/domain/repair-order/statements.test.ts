import { firstWords } from '../../../domain/repair-order/statements';
import { givenOrder } from '../../support/given-order';
import { after, fold, inPreInspection, inQualityCheck, inRepair, type Events } from '../../support/order-events';

const corrected = (events: Events, event: string, text: string) => {
  const { statements = [] } = fold(events);
  const { statementId, by } = statements.findLast((one) => one.event === event)!;
  return givenOrder(events)
    .when([by as 'wang', 'correctFact', { fact: 'statement', subject: statementId, text, reason: '听错了' }])
    .state();
};

test('B-24 whoever is called reads the corrected doubt, and what it said first', () => {
  const called = after(
    inPreInspection(),
    ['wang', { type: 'technicianCalled', callId: 'K-1', doubt: '怠速抖动' }],
    ['wang', { type: 'technicianCalled', callId: 'K-2', doubt: '异味' }],
  );
  const order = corrected(called, 'technicianCalled', '冷车异味');
  expect(order.calls.map(({ doubt }) => doubt)).toEqual(['怠速抖动', '冷车异味']);
  expect(firstWords(order, 'technicianCalled', 'doubt', 'K-2')).toBe('异味');
  expect(firstWords(order, 'technicianCalled', 'doubt', 'K-1')).toBeUndefined();
});

test('D-15 an abnormality reads as it was corrected, however it was reported, and so does its measure', () => {
  const report = { abnormalityId: 'A-1', description: '螺栓断' };
  for (const reported of [
    after(inRepair(), ['zhao', { type: 'abnormalityReported', ...report }]),
    after(inRepair(), [
      'workshop',
      { type: 'progressCheckAnswered', expectedAt: 0, outcome: 'abnormal' as never, abnormality: report },
    ]),
  ]) {
    const order = corrected(reported, 'abnormalityReported', '两个螺栓断');
    expect(order.abnormalities[0]?.description).toBe('两个螺栓断');
    expect(firstWords(order, 'abnormalityReported', 'description', 'A-1')).toBe('螺栓断');
  }
  const measured = after(
    inRepair(),
    ['zhao', { type: 'abnormalityReported', ...report }],
    ['workshop', { type: 'counterMeasureRecorded', abnormalityId: 'A-1', measure: '取出断丝', owner: 'zhao' }],
  );
  expect(corrected(measured, 'counterMeasureRecorded', '取丝并攻牙').abnormalities[0]).toMatchObject({
    description: '螺栓断',
    measure: '取丝并攻牙',
  });
});

test('E-10 those who do it again read the corrected reason', () => {
  const failed = after(inQualityCheck(), ['quality', { type: 'qualityFailed', reason: '漏油', lineIds: ['L-1'] }]);
  const order = corrected(failed, 'qualityFailed', '放油螺塞渗油');
  expect(order.quality.returned?.reason).toBe('放油螺塞渗油');
  expect(firstWords(order, 'qualityFailed', 'reason', undefined)).toBe('漏油');
});

test('B-10 the opinion of the expert reads as the expert has corrected it', () => {
  const signed = after(inPreInspection(), ['expert', { type: 'expertSigned', opinion: '前刹车片低于限值' }]);
  expect(corrected(signed, 'expertSigned', '后刹车片低于限值').expertOpinion).toBe('后刹车片低于限值');
});
