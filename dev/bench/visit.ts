import type { ApiUsers } from '../fixtures/api-users';
import { RepairOrderClient } from '../fixtures/repair-order-client';
import { menuLine, totalOf } from '../fixtures/scenarios';

let seed = 0;

/** The customers of the demo store, one after the other. */
export const nextCustomer = (): number => (seed++ % 39) + 2;

/** The straightforward visit without reads: every request is a command. */
export async function visit(people: ApiUsers): Promise<RepairOrderClient> {
  const lines = [menuLine('MAINT-A', 'L-1')];
  const one = await RepairOrderClient.open(people, nextCustomer());
  await one.toWorkshop(lines);
  await one.work(lines);
  await one.check();
  await one.prepare();
  await one.accept();
  await one.do('settlement', 'presentSettlement', { toldOneByOne: true });
  await one.agreeTo(1, totalOf(lines));
  await one.pay(totalOf(lines));
  await one.release();
  await one.hand();
  await one.leave();
  return one;
}
