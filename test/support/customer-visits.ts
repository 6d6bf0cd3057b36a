import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { receiveLink } from '../../dev/fixtures/customer-phone';
import { customers } from '../../dev/fixtures/store';
import type { TestApi } from './test-api';

export const phoneOf = (customer: number): string => customers[customer - 1]!.phone;

/** Visits in the workshop, and the links their customers get. */
export class CustomerVisits {
  constructor(private readonly store: TestApi) {}

  async inWorkshop(customer: number): Promise<RepairOrderClient> {
    const visit = await RepairOrderClient.open(this.store.people, customer);
    await visit.toWorkshop([menuLine('MAINT-A', 'L-1')]);
    return visit;
  }

  async linkOf(visit: RepairOrderClient): Promise<string> {
    await this.store.api.context.recorder.drain();
    return `${this.store.api.url}/c#${await receiveLink(this.store.people, visit.number)}`;
  }

  async answerOf(visit: RepairOrderClient, itemId: string): Promise<string | undefined> {
    const { body } = await (await this.store.people.as('wang')).get(`/repair-orders/${visit.number}/live`);
    return (body.extraItems as { itemId: string; answer?: string }[]).find((one) => one.itemId === itemId)?.answer;
  }
}
