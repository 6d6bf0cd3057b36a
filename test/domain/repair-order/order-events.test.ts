import { OrderSimulation, openedOrder } from '../../../dev/fixtures/order-simulation';
import * as scenarios from '../../../dev/fixtures/scenarios';
import { MINUTE } from '../../../domain/kernel/process';
import * as events from '../../support/order-events';

/** The same visit, made by commands. */
function simulated(): OrderSimulation {
  const visit = new OrderSimulation(openedOrder());
  const lines = [events.oil];
  visit.play(...scenarios.toContract(visit.order, lines));
  visit.play(...scenarios.dispatch(visit.now + 4 * MINUTE), ...scenarios.work(lines), ...scenarios.check);
  visit.play(...scenarios.prepare(visit.order));
  visit.play(...scenarios.accept(visit.order), scenarios.present, ...scenarios.agree(1, scenarios.totalOf(lines)));
  visit.play(scenarios.pay(scenarios.totalOf(lines)), ...scenarios.release);
  return visit.play(...scenarios.hand(visit.order), ...scenarios.leave);
}

/** Without what differs by intent: the text that is signed, its hashes, and the hash of the battery slip. */
const comparable = (happened: events.Events) =>
  happened.map((event) => {
    if (!('evidence' in event)) return event.type === 'batterySlipAttached' ? { ...event, slip: '' } : event;
    const { document, subject, revision, answer, total, recordedBy, at } = event.evidence;
    return { ...event, evidence: { document, subject, revision, answer, total, recordedBy, at } };
  });

test('the events of the fixtures are those the commands of a whole visit lead to, one by one', () => {
  const [opening, ...rest] = comparable(events.delivered());
  expect(opening).toMatchObject({ type: 'orderOpened', opening: events.opening });
  expect(rest).toEqual(comparable(simulated().events));
});

test.each([
  ['checkedIn', events.arrived()],
  ['preInspection', events.inPreInspection()],
  ['preInspection', events.takenIn()],
  ['estimating', events.estimating()],
  ['estimating', events.confirmed()],
  ['awaitingSignature', events.shown()],
  ['awaitingSignature', events.signedByAdvisor()],
  ['contracted', events.contracted()],
  ['contracted', events.contractedWithoutIntake()],
  ['awaitingWorkshopReceipt', events.handedOver()],
  ['inRepair', events.inRepair()],
  ['qualityCheck', events.inQualityCheck()],
  ['deliveryPreparation', events.inPreparation()],
  ['deliveryPreparation', events.prepared()],
  ['readyForPickup', events.readyForPickup()],
  ['acceptance', events.inAcceptance()],
  ['settlement', events.inSettlement()],
  ['settlement', events.paidInFull()],
  ['paid', events.settled()],
  ['exitPassIssued', events.withPass()],
  ['finalCheck', events.inFinalCheck()],
  ['delivered', events.delivered()],
  ['delivered', events.deliveredOnCredit()],
  ['declined', events.declined()],
  ['declined', events.cancelled()],
] as const)('the fixture leads to the stage %s', (stage, happened) => expect(events.fold(happened).stage).toBe(stage));
