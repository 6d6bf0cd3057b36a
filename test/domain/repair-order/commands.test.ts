import { commands } from '../../../domain/repair-order/commands';
import { repairOrderProcess } from '../../../domain/repair-order/process';
import { OrderSimulation, openedOrder } from '../../../dev/fixtures/order-simulation';
import { receive, takeIn } from '../../../dev/fixtures/scenarios';

test('every command has one schema, one rule and one permission row', () => {
  const internal = [
    'holdSettlement',
    'releaseSettlement',
    'noteCustomerLink',
    'noteShortParts',
    'takeOverParts',
    'noteWorkPlanned',
    'creditDeposit',
  ];
  expect(Object.keys(repairOrderProcess.commandRules).toSorted()).toEqual(
    [...Object.keys(commands.schemas), ...internal].toSorted(),
  );
  expect(Object.keys(commands.roles).toSorted()).toEqual(Object.keys(commands.schemas).toSorted());
});

test('L-01, M4 the customer signs or answers what the page of the link offers, and nowhere else', () =>
  expect(
    Object.entries(commands.roles)
      .filter(([, roles]) => roles.includes('customer'))
      .map(([name]) => name)
      .toSorted(),
  ).toEqual([
    'agreeSettlement',
    'answerDiagnosis',
    'answerExtraItem',
    'answerItemChange',
    'answerPromise',
    'signOrderAsCustomer',
  ]));

test('L-40 every act stores person, role and time', () => {
  const visit = new OrderSimulation(openedOrder());
  const moves = [...receive(visit.order), ...takeIn()];
  moves.forEach((move, index) => {
    visit.play(move);
    expect(visit.events[index]).toMatchObject({ at: visit.now, by: { id: 'wang', role: 'serviceAdvisor' } });
  });
});
