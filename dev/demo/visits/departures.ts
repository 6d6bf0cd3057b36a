import { Unexpected } from '../../fixtures/process-client';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import { agree, dms, fill, leave, plan } from '../../fixtures/scenarios';
import { demoPolicy } from '../../fixtures/store';
import { atSettlement, inWorkshop, oil, type Story } from './steps';

const FIRST_GOLD_CARD = 1;

/** Who is spoken to first, how the customer leaves, and what is seen to after. */
export const departures: readonly Story[] = [
  {
    title: '首问负责 · the assistant is addressed first and keeps the customer until an advisor takes over by name',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer, {}, 'assistant');
      await visit.refused('contactNotTaken', 'wang', 'startPreInspection', { introduced: true });
      await visit.do('wang', 'acceptContact');
      await visit.toWorkshop([oil()]);
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title:
      '金卡送车上门 · a gold-card customer leaves, is offered the drive, and gets the car brought home after signing for it',
    play: async (people) => {
      const visit = await RepairOrderClient.open(people, FIRST_GOLD_CARD);
      await visit.toContract([oil()]);
      await visit.do('wang', 'recordWaiting', { waitsInStore: false, travelHelpOffered: true });
      await visit.do('wang', 'assignTeams', { teams: ['team-1'] });
      await visit.do('assistant', 'washCar');
      await visit.refused('transportUnoffered', 'wang', 'handOverToWorkshop');
      await visit.do('wang', 'offerTransport', { accepted: true, kilometres: 12 });
      await visit.do('wang', 'handOverToWorkshop');
      await visit.do('workshop', 'receiveVehicle', { receivedAt: new Date().toISOString() });
      await visit.work([oil()]);
      await visit.check();
      await visit.prepare();
      await visit.accept();
      await visit.pay(await visit.agree());
      await visit.release();
      await visit.hand();
      await visit.all([...leave]);
      await visit.refused('carIsGone', 'wang', 'assignDriver', {
        transportId: 'T-9',
        task: 'pickup',
        driver: 'driver',
      });
      await visit.do('wang', 'assignDriver', { transportId: 'T-1', task: 'delivery', driver: 'driver' });
      await visit.do('driver', 'recordVehicleHandover', { transportId: 'T-1', end: 'taken', counterpart: '王晓敏' });
      await visit.openGate();
      await visit.all([dms]);
      await visit.do('driver', 'recordVehicleHandover', {
        transportId: 'T-1',
        end: 'given',
        counterpart: '客户本人',
        condition: '外观无变化',
      });
      return visit;
    },
  },
  {
    title:
      '保养计划与档案 · departments hand in their documents, the customer refuses the plan, and the file that differs is explained',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      await visit.work([oil()]);
      await visit.check();
      await visit.refused('roleNotAllowed', 'parts', 'handInSlips', {
        department: 'workshop',
        slips: [{ name: '派工单' }],
      });
      await visit.do('workshop', 'handInSlips', {
        department: 'workshop',
        slips: [{ name: '派工单', number: 'PG-31' }],
      });
      await visit.do('parts', 'handInSlips', { department: 'parts', slips: [{ name: '领料单', number: 'LL-08' }] });
      await visit.prepare();
      await visit.accept();
      await visit.pay(await visit.agree());
      await visit.release();
      const visitor = { ...(await visit.read()), lines: [], policy: demoPolicy };
      await visit.all([
        fill('wang', 'handoverPack', visitor),
        fill('wang', 'departure', visitor),
        ['wang', 'startFinalCheck'],
        fill('wang', 'finalCheck', visitor),
      ]);
      const aftercare = {
        nextDay: '2027-05-20',
        nextKilometres: 170_000,
        planExplained: true,
        followUp: { at: '周六上午', channel: 'phone' },
        warrantyOffers: [{ product: '延保两年', taken: false }],
      };
      await visit.refused('planMissing', 'wang', 'recordAftercare', { ...aftercare, planAccepted: true });
      const refused = { ...aftercare, maintenancePlan: plan, planAccepted: false };
      await visit.refused('planUnanswered', 'wang', 'recordAftercare', refused);
      await visit.do('wang', 'recordAftercare', { ...refused, planRefusal: '一年一次就够了' });
      await visit.all([...leave]);
      const file = { nextDay: '2027-11-20', nextKilometres: 170_000, archiveComplete: true };
      await visit.do('wang', 'updateDms', file);
      const { dms: differs } = await visit.read();
      if (differs.mismatch !== true) throw new Unexpected('the file must be flagged, because it differs from the plan');
      await visit.do('clerk', 'updateDms', { ...file, mismatchReason: '客户只愿一年保养一次' });
      await visit.openGate();
      return visit;
    },
  },
  {
    title:
      '个人发票后补 · the customer wants an invoice, which is issued after the car has left; until then the visit is open',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      const { settlement } = await visit.read();
      const { revision, total } = settlement as { revision: number; total: number };
      await visit.all([...agree(revision, total, 'personal')]);
      await visit.pay(total);
      await visit.release();
      await visit.hand();
      await visit.leave();
      await visit.do('finance', 'issueInvoice', { invoiceId: 'F-1', number: '26112706' });
      return visit;
    },
  },
];
