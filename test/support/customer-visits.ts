import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
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
    const advisor = await this.store.people.as('wang');
    const { body } = await advisor.post(`/repair-orders/${visit.number}/customer-links`);
    return `${this.store.api.url}${body.path as string}`;
  }

  async answerOf(visit: RepairOrderClient, itemId: string): Promise<string | undefined> {
    const { body } = await (await this.store.people.as('wang')).get(`/repair-orders/${visit.number}/live`);
    return (body.extraItems as { itemId: string; answer?: string }[]).find((one) => one.itemId === itemId)?.answer;
  }
}
