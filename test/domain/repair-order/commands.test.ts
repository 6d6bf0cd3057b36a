import { commands } from '../../../domain/repair-order/commands';
import { repairOrderProcess } from '../../../domain/repair-order/process';
import { OrderSimulation, openedOrder } from '../../../dev/fixtures/order-simulation';
import { receive, takeIn } from '../../../dev/fixtures/scenarios';

test('every command has one schema, one rule and one permission row', () => {
  const internal = ['holdSettlement', 'releaseSettlement'];
  expect(Object.keys(repairOrderProcess.commandRules).toSorted()).toEqual(
    [...Object.keys(commands.schemas), ...internal].toSorted(),
  );
  expect(Object.keys(commands.roles).toSorted()).toEqual(Object.keys(commands.schemas).toSorted());
});

test('L-01 the customer signs or answers at these points and nowhere else', () =>
  expect(
    Object.entries(commands.roles)
      .filter(([, roles]) => roles.includes('customer'))
      .map(([name]) => name)
      .toSorted(),
  ).toEqual([
    'acceptResult',
    'agreeSettlement',
    'answerDiagnosis',
    'answerExtraItem',
    'cancelOrder',
    'declineEstimate',
    'disputeDelivery',
    'rejectResult',
    'returnPickupSlip',
    'reviseEstimate',
    'signArticlesList',
    'signDelivery',
    'signDocumentDifferences',
    'signOrderAsCustomer',
    'signPreInspection',
    'stopWork',
  ]));

test('L-40 every act stores person, role and time', () => {
  const visit = new OrderSimulation(openedOrder());
  const moves = [...receive(visit.order), ...takeIn()];
  moves.forEach((move, index) => {
    visit.play(move);
    expect(visit.events[index]).toMatchObject({ at: visit.now, by: { id: 'wang', role: 'serviceAdvisor' } });
  });
});
