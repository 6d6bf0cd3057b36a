import { givenOrder, malformed, type Move } from '../../support/given-order';
import { after, asksFor, battery, contracted, inRepair, oil, pads, works } from '../../support/order-events';

const start: Move = ['zhao', 'startLine', { lineId: 'L-1' }];
const finishLine: Move = ['zhao', 'finishLine', { lineId: 'L-1', standard: 'SOP-2026-03', replacedParts: ['机油'] }];
const issue = (lineId: string): Move => ['parts', 'issueParts', { lineId }];
const started = after(inRepair(), ['zhao', { type: 'lineStarted', lineId: 'L-1' }]);
const done = after(inRepair(), ...works(oil));

describe('lines', () => {
  test('D-20 a finished line names the standard applied and the parts replaced', () => {
    const finished = givenOrder(after(started, ['parts', { type: 'partsIssued', lineId: 'L-1' }])).when(finishLine);
    finished.then({ type: 'lineFinished', lineId: 'L-1', standard: 'SOP-2026-03', replacedParts: ['机油'] });
    expect(finished.state().lines[0]).toMatchObject({ status: 'done', standard: 'SOP-2026-03', technicians: ['zhao'] });
    expect(malformed(['zhao', 'finishLine', { lineId: 'L-1' }])).toEqual(['standard', 'replacedParts']);
  });

  test('a line is finished once it was started and its parts were issued', () => {
    givenOrder(inRepair()).when(finishLine).thenRejected('lineNotStarted', { lineId: 'L-1' });
    givenOrder(started).when(finishLine).thenRejected('partsNotIssued', { lineId: 'L-1' });
  });

  test('a line that is done is not started again', () =>
    givenOrder(done).when(start).thenRejected('lineAlreadyDone', { lineId: 'L-1' }));

  test('parts leave the store only for authorised lines that take parts of the shop', () => {
    givenOrder(contracted()).when(issue('L-1')).thenRejected('notDuringStage');
    givenOrder(inRepair()).when(issue('L-7')).thenRejected('unknownLine', { lineId: 'L-7' });
    givenOrder(inRepair({ lines: [{ ...oil, parts: [] }] }))
      .when(issue('L-1'))
      .thenRejected('partSuppliedByCustomer', { lineId: 'L-1' });
    givenOrder(inRepair()).when(issue('L-1')).then({ type: 'partsIssued', lineId: 'L-1' });
  });
});

describe('the end of the work', () => {
  test('work is finished when every approved line is done', () => {
    givenOrder(after(inRepair({ lines: [oil, pads] }), ...works(oil)))
      .when(['workshop', 'finishWork'])
      .thenRejected('lineNotFinished', { open: ['L-2'] });
    expect(givenOrder(done).when(['workshop', 'finishWork']).state().stage).toBe('qualityCheck');
  });

  test('the customer may stop the job: what is not done is cancelled, what waits is withdrawn', () => {
    const stopped = givenOrder(after(inRepair({ lines: [oil, pads] }), ...works(oil), asksFor(battery))).when([
      'wang',
      'stopWork',
      { reason: '下次再做' },
    ]);
    stopped.then({ type: 'workStopped', reason: '下次再做' });
    expect(stopped.state().lines.map(({ status }) => status)).toEqual(['done', 'cancelled']);
    expect(stopped.state()).toMatchObject({ stage: 'qualityCheck', extraItems: [{ answer: 'withdrawn' }] });
  });
});

describe('talk', () => {
  test.each([
    'partsSpecialist',
    'workshopSupervisor',
    'technician',
    'qualitySpecialist',
    'warrantySpecialist',
  ] as const)('a message to the %s is kept with the order', (to) =>
    givenOrder(inRepair())
      .when(['wang', 'sendMessage', { to, text: '请确认' }])
      .then({ type: 'messageSent', to, text: '请确认' }),
  );

  test('what the customer was told is kept, with the way it was told', () => {
    givenOrder(inRepair())
      .when(['wang', 'tellCustomer', { about: '进度过半', channel: 'wechat' }])
      .then({ type: 'customerTold', about: '进度过半', channel: 'wechat' });
    expect(malformed(['wang', 'tellCustomer', { about: '进度过半' }])).toEqual(['channel']);
  });
});
