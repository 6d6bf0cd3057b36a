import { ComplaintClient } from '../fixtures/complaint-client';
import type { ApiUsers } from '../fixtures/api-users';
import { menuLine } from '../fixtures/scenarios';
import { RepairOrderClient } from '../fixtures/repair-order-client';

/** A morning's work, played through HTTP: cars in every part of the store, an extra item to be decided on, a complaint. */
export async function playMorning(people: ApiUsers): Promise<{ asked: RepairOrderClient; leaving: RepairOrderClient }> {
  const oil = [menuLine('MAINT-A', 'L-1')];
  const large = [menuLine('MAINT-B', 'L-1'), menuLine('WIPER', 'L-2')];
  for (const customer of [2, 11]) await RepairOrderClient.open(people, customer);
  const waiting = await RepairOrderClient.open(people, 3);
  await waiting.toContract(large);
  const asked = await RepairOrderClient.open(people, 5);
  await asked.toWorkshop(large);
  await asked.find('X-1', menuLine('BRAKE-F', 'X-L1'), 45);
  const held = await RepairOrderClient.open(people, 6);
  await held.toWorkshop(oil);
  await held.do('workshop', 'holdWork', { reason: 'parts' });
  const busy = await RepairOrderClient.open(people, 7);
  await busy.toWorkshop(large);
  for (const { lineId } of large) await busy.do('parts', 'issueParts', { lineId });
  await ComplaintClient.open(people, 7, { order: busy.number, vehicleId: undefined });
  const worked = await RepairOrderClient.open(people, 8);
  await worked.toWorkshop(oil);
  await worked.work(oil);
  await worked.do('workshop', 'finishWork');
  const ready = await RepairOrderClient.open(people, 9);
  await ready.toWorkshop(oil);
  await ready.work(oil);
  await ready.check();
  await ready.prepare();
  const leaving = await RepairOrderClient.open(people, 10);
  await leaving.toWorkshop(oil);
  await leaving.work(oil);
  await leaving.check();
  await leaving.prepare();
  await leaving.accept();
  await leaving.pay(await leaving.agree());
  await leaving.release();
  return { asked, leaving };
}
