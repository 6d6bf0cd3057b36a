import { givenOrder } from '../../support/given-order';
import { after, consent, inAcceptance, readyForPickup, welcomed } from '../../support/order-events';

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
