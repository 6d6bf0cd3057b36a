import { givenOrder, type Move } from '../../support/given-order';
import {
  actor,
  after,
  goldCard,
  inPreparation,
  inQualityCheck,
  inRepair,
  preparation,
  prepared,
  qualityPassed,
} from '../../support/order-events';
import { noticesOf } from '../../../domain/repair-order/notices';

const notify = (channel = 'phone'): Move => ['wang', 'notifyCustomer', { channel }];

describe('before the customer is called', () => {
  test('E-03 E-06 the car is cleaned, looked over and checked, and its articles are back', () => {
    const checks = ['battery', 'tyrePressure', 'lights', 'wipers', 'brakes', 'coolantAndOil', 'underbody'];
    givenOrder(prepared({}, 'freeChecks'))
      .when(notify())
      .thenRejected('checklistIncomplete', {
        missing: [expect.objectContaining({ checklist: 'freeChecks', items: checks })],
      });
    givenOrder(prepared({}, 'deliveryPreparation'))
      .when(notify())
      .thenRejected('checklistIncomplete', {
        missing: [
          expect.objectContaining({
            checklist: 'deliveryPreparation',
            items: expect.arrayContaining(['bodyClean', 'interiorClean', 'exteriorLookOver', 'articlesBack']),
          }),
        ],
      });
  });

  test('E-04 T-17 the slips of workshop and parts are in', () => {
    givenOrder(prepared({}, 'workshopSlips', 'partsSlips'))
      .when(notify())
      .thenRejected('slipsMissing', { missing: ['workshop', 'parts'] });
    givenOrder(prepared({}, 'workshopSlips', 'partsSlips'))
      .when(['settlement', 'collectSlips', { department: 'workshop' }])
      .then({ type: 'slipsCollected', department: 'workshop' });
    givenOrder(prepared({}, 'partsSlips'))
      .when(notify())
      .thenRejected('slipsMissing', { missing: ['parts'] });
  });

  test('T-17 the departments are reminded 30 minutes after the quality check', () => {
    expect(givenOrder(qualityPassed()).due('T-17')).toEqual([
      '30 remind settlementClerk workshopSupervisor',
      '30 remind settlementClerk partsSpecialist',
    ]);
    expect(givenOrder(after(inPreparation(), preparation.workshopSlips)).due('T-17')).toHaveLength(1);
  });

  test('there are no slips of work that has not passed the quality check', () =>
    givenOrder(inQualityCheck())
      .when(['settlement', 'collectSlips', { department: 'workshop' }])
      .thenRejected('qualityNotPassed'));

  test('E-07 the battery slip is attached', () => {
    givenOrder(prepared({}, 'batterySlip')).when(notify()).thenRejected('batterySlipMissing');
    const slip = 'ab'.repeat(32);
    givenOrder(inPreparation())
      .when(['assistant', 'attachBatterySlip', { slip, volts: 12.6 }])
      .then({ type: 'batterySlipAttached', slip, volts: 12.6 });
  });

  test.each([
    ['in repair', inRepair()],
    ['in the quality check', inQualityCheck()],
  ])('E-09 E-02 nobody is called while the car is %s', (_stage, events) =>
    givenOrder(events).when(notify()).thenRejected('notDuringStage'),
  );
});

describe('the call', () => {
  test('E-05 the customer is asked to collect the car, and when is recorded', () => {
    const called = givenOrder(prepared()).when(notify());
    called.then({ type: 'customerNotified', channel: 'phone' });
    expect(called.state()).toMatchObject({ stage: 'readyForPickup', notifiedAt: givenOrder(prepared()).now });
  });

  test.each([
    ['sms', 1],
    ['wechat', 1],
    ['email', 1],
    ['phone', 0],
  ] as const)('E-05 by %s the customer is sent %s message', (channel, messages) => {
    const { order, now } = givenOrder(prepared());
    const sent = noticesOf(order, { type: 'customerNotified', channel, at: now, by: actor('wang') });
    expect(sent).toHaveLength(messages);
    for (const notice of sent)
      expect(notice).toMatchObject({ to: { customer: 'C-002' }, way: 'out', template: 'readyForPickup' });
  });

  test('L-03 the advisor’s assistant may prepare the delivery for a gold-card customer', () => {
    const gold = { opening: goldCard };
    const findings = [{ item: 'bodyClean', result: 'done' as const }];
    givenOrder(inPreparation(gold))
      .when(['assistant', 'fillChecklist', { checklist: 'deliveryPreparation', findings }])
      .then({ type: 'findingsRecorded', checklist: 'deliveryPreparation', findings });
    givenOrder(prepared(gold))
      .when(['assistant', 'notifyCustomer', { channel: 'phone' }])
      .then({ type: 'customerNotified', channel: 'phone' });
  });
});
