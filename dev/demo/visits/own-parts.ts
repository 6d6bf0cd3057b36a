import { Unexpected } from '../../fixtures/process-client';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import type { WorkLine } from '../../../domain/repair-order/work-line';
import type { Story } from './steps';

const OWN = 'OWN-DRL';
/** The part is the customer's, and only its fitting is the store's. */
const fitting: WorkLine = {
  lineId: 'L-1',
  work: '安装日间行车灯',
  labourMinutes: 30,
  labour: 9_000,
  parts: [
    {
      partNumber: OWN,
      name: '日间行车灯（客户网购）',
      quantity: 2,
      unitPrice: 0,
      suppliedBy: 'customer',
      origin: 'aftermarket',
      keyLocation: false,
    },
  ],
};

/** What the catalogue of the store knows by this number. */
async function catalogued({ people }: RepairOrderClient): Promise<number> {
  const { status, body } = await (await people.as('parts')).get(`/parts?numbers=${OWN}`);
  if (status !== 200) throw new Unexpected(`the catalogue answered ${status}`);
  return body.items.length as number;
}

/** Parts that are not the store's. */
export const ownPartVisits: readonly Story[] = [
  {
    title: '自带目录外配件 · the customer brings a part that stands in no catalogue: fitted, not issued, not charged',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive([{ words: '网上买的日间行车灯，请帮我装上' }]);
      await visit.takeIn();
      await visit.do('wang', 'startEstimate');
      await visit.refused('noGuaranteeNoteMissing', 'wang', 'draftEstimate', { method: 'system', lines: [fitting] });
      await visit.offer([fitting], { noGuaranteeTold: true });
      await visit.contract();
      await visit.dispatch();
      await visit.refused('partSuppliedByCustomer', 'parts', 'issueParts', { lineId: fitting.lineId });
      await visit.work([fitting]);
      await visit.check();
      await visit.prepare();
      await visit.accept();
      const total = await visit.agree();
      if (total !== fitting.labour)
        throw new Unexpected(`${visit.number} costs ${total}, its labour ${fitting.labour}`);
      await visit.pay(total);
      await visit.release();
      await visit.hand();
      await visit.leave();
      if ((await catalogued(visit)) > 0) throw new Unexpected(`the catalogue has taken in the customer's ${OWN}`);
      return visit;
    },
  },
];
