import { menuLine } from '../../fixtures/scenarios';
import { maintenance, RepairOrderClient } from '../../fixtures/repair-order-client';
import { diagnosed, inWorkshop, oil, pads, wiper, type Story } from './steps';

/** Usual visits, and what the workshop finds besides. */
export const extraItemVisits: readonly Story[] = [
  { title: '小保养 · straightforward maintenance', play: (people, customer) => maintenance(people, customer) },
  { title: '大保养 · major maintenance', play: (people, customer) => maintenance(people, customer, 'MAINT-B') },
  {
    title: '金卡客户 · gold card, greeted by the manager',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.do('manager', 'greetCustomer');
      await visit.do('wang', 'offerTransport', { accepted: true, kilometres: 12 });
      await visit.toWorkshop([oil()]);
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '检测后维修 · diagnosed with the expert’s signature, then repaired',
    play: async (people, customer) => {
      const visit = await diagnosed(people, customer);
      await visit.offer([pads('L-1')]);
      await visit.contract();
      await visit.dispatch();
      await visit.complete([pads('L-1')]);
      return visit;
    },
  },
  {
    title: '增项三项 · two extra items approved, one declined',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      const battery = menuLine('BATTERY', 'X-L3');
      await visit.answer('X-1', 'approved', await visit.find('X-1', pads()));
      const total = await visit.find('X-2', wiper());
      await visit.refused('lineNotAuthorised', 'zhao', 'startLine', { lineId: 'X-L2' });
      await visit.answer('X-2', 'declined', total);
      await visit.refused('lineNotAuthorised', 'zhao', 'startLine', { lineId: 'X-L2' });
      await visit.answer('X-3', 'approved', await visit.find('X-3', battery));
      await visit.complete([oil(), pads(), battery]);
      return visit;
    },
  },
  {
    title: '增项无人答复 · silence: reminded twice, escalated, never approved',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      const total = await visit.find('X-1', pads());
      await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'wechat', reached: true });
      await visit.until('the escalation of an unanswered item', (events) =>
        events.some(({ timer, reaction }) => timer === 'T-15' && reaction === 'escalate'),
      );
      await visit.refused('lineNotAuthorised', 'parts', 'issueParts', { lineId: 'X-L1' });
      await visit.acknowledge('T-15/X-1', '亲自致电客户');
      await visit.answer('X-1', 'declined', total);
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '撤回增项 · the workshop withdraws a request',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      await visit.find('X-1', wiper());
      await visit.refused('extraItemPending', 'workshop', 'finishWork');
      await visit.do('zhao', 'withdrawExtraItem', { itemId: 'X-1', reason: '清洁后恢复正常' });
      await visit.complete([oil()]);
      return visit;
    },
  },
];
