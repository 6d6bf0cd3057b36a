import { resultText } from '../../../domain/repair-order/consent-texts';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder } from '../../support/given-order';
import { after, consent, fold, inAcceptance, readyForPickup, welcomed } from '../../support/order-events';

const accept = ['wang', 'acceptResult', { consent }] as const;

test('F-01 F-02 F-03 F-04 F-05 account, results, condition, old parts and check sheet come before the customer accepts', () =>
  givenOrder(welcomed())
    .when(accept)
    .thenRejected('checklistIncomplete', {
      missing: [
        expect.objectContaining({
          checklist: 'acceptance',
          items: [
            'shortAccount',
            'resultsShown',
            'handsOn',
            'conditionCompared',
            'oldPartsShown',
            'checkSheetExplained',
          ],
        }),
      ],
    }));

test('F-01 the customer who collects the car is welcomed, and what is accepted leads to the settlement', () => {
  expect(givenOrder(readyForPickup()).when(['wang', 'welcomeCustomer']).state().stage).toBe('acceptance');
  const accepted = givenOrder(inAcceptance()).when(accept);
  accepted.then({
    type: 'resultAccepted',
    evidence: expect.objectContaining({ document: 'result', answer: 'approved' }),
  });
  expect(accepted.state().stage).toBe('settlement');
});

describe('a difference to the pre-inspection', () => {
  const finds = (note: string) =>
    [
      'wang',
      {
        type: 'findingsRecorded',
        checklist: 'acceptance',
        findings: [{ item: 'conditionCompared', result: 'defect', note }],
      },
    ] as const;
  const scratched = after(inAcceptance(), finds('左后门新划痕 5cm'));
  const settle = ['manager', 'settleCondition', { resolution: '抛光处理，客户同意' }] as const;
  const settled = after(scratched, ['manager', { type: 'conditionSettled', resolution: '抛光处理，客户同意' }]);

  test('F-03 the customer does not sign for an unchanged condition that has changed; a manager settles it first', () => {
    const order = givenOrder(scratched);
    order.when(accept).thenRejected('conditionUnsettled');
    expect(tasksOf(order.order)).toContainEqual(
      expect.objectContaining({ command: 'settleCondition', roles: ['serviceManager', 'storeManager'] }),
    );
    order.when(['wang', ...settle.slice(1)] as never).thenRejected('roleNotAllowed');
    order.when(settle).then({ type: 'conditionSettled', resolution: '抛光处理，客户同意' });
    givenOrder(inAcceptance()).when(settle).thenRejected('noDifference');
  });

  test('F-03 what the customer signs says the difference and how it was settled', () => {
    const text = resultText(fold(settled));
    expect(text).toContain('左后门新划痕 5cm；处理 settled: 抛光处理，客户同意');
    expect(text).not.toContain('matches');
    expect(resultText(fold(inAcceptance()))).toContain('matches');
    givenOrder(settled)
      .when(accept)
      .then({ type: 'resultAccepted', evidence: expect.objectContaining({ text }) });
  });

  test('F-03 another difference is settled anew', () =>
    givenOrder(after(settled, finds('保险杠凹陷')))
      .when(accept)
      .thenRejected('conditionUnsettled'));

  test('ADR 5 an order that was opened before is accepted as it was', () =>
    expect(
      givenOrder(after(inAcceptance({ opening: { rulesVersion: 2 } }), finds('划痕')))
        .when(accept)
        .state().stage,
    ).toBe('settlement'));
});

test('CF-10 a rejected result goes back to the workshop, and everything shown is shown again', () => {
  const reject = ['wang', 'rejectResult', { reason: '仍有异响', lineIds: ['L-1'] }] as const;
  const rejected = givenOrder(inAcceptance()).when(reject);
  rejected.then({ type: 'resultRejected', reason: '仍有异响', lineIds: ['L-1'] });
  const order = rejected.state();
  expect(order).toMatchObject({ stage: 'inRepair', slips: [], rounds: 2, lines: [{ status: 'authorised' }] });
  expect(order.quality.passedAt).toBeUndefined();
  expect(Object.keys(order.checklists).toSorted()).toEqual(['covers', 'reception', 'valuables', 'walkRound']);
});

test('CF-10 a car whose result was rejected passes the quality check again', () => {
  const rejected = after(
    inAcceptance(),
    ['wang', { type: 'resultRejected', reason: '仍有异响', lineIds: ['L-1'] }],
    ['zhao', { type: 'lineStarted', lineId: 'L-1' }],
    ['zhao', { type: 'lineFinished', lineId: 'L-1', standard: 's', replacedParts: [] }],
    ['workshop', { type: 'workFinished' }],
  );
  givenOrder(rejected).when(['workshop', 'releaseFromWorkshop']).thenRejected('qualityNotPassed');
});
