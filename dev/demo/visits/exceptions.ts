import { customerOf } from '../../fixtures/customer-phone';
import { menuLine, scan, totalOf } from '../../fixtures/scenarios';
import { Unexpected } from '../../fixtures/process-client';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import { clear, inWorkshop, oil, pads, wiper, type Story } from './steps';

/** Visits that end early, or that need other people and papers. */
export const exceptionalVisits: readonly Story[] = [
  {
    title: '签约后取消 · cancelled before repair',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.toContract([oil()]);
      await visit.do('wang', 'cancelOrder', { reason: '客户临时有急事' });
      return clear(visit, 10_000);
    },
  },
  {
    title: '同车两单 · a car that is here is not received a second time, by whomever',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      const { customer: owner } = await visit.read();
      const again = { customerId: owner.id as string, vehicleId: visit.vehicle };
      const arrival = { mode: 'selfDrive', symptoms: '再开一单' };
      const { status, body } = await (await people.as('li')).post('/repair-orders', { ...again, arrival });
      if (status !== 409 || body.code !== 'carIsHere' || body.facts.order !== visit.number)
        throw new Unexpected(`a second visit of ${visit.number} answered ${status} ${JSON.stringify(body)}`);
      await visit.do('wang', 'voidOrder', { reason: '客户改日再来' });
      return visit;
    },
  },
  {
    title: '中途停修 · the customer stops the job, only what is done is charged',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer, [oil(), pads('L-2')]);
      await visit.work([oil()]);
      await visit.do('wang', 'stopWork', { reason: '刹车片下次再换' });
      await visit.do('quality', 'passQuality', { standard: 'GB/T 3798' });
      await visit.do('workshop', 'releaseFromWorkshop');
      await visit.prepare();
      await visit.accept();
      const total = await visit.agree();
      if (total !== totalOf([oil()])) throw new Unexpected(`only the oil service may be charged, not ${total}`);
      await visit.pay(total);
      await visit.release();
      await visit.hand();
      await visit.leave();
      return visit;
    },
  },
  {
    title: '事故车多班组 · accident car, several teams, seven covers',
    play: async (people, customer) => {
      const lines = [menuLine('BUMPER', 'L-1'), menuLine('WIPER', 'L-2')];
      const visit = await RepairOrderClient.open(people, customer, {
        accident: true,
        arrival: { mode: 'collected', symptoms: '追尾' },
      });
      await visit.toContract(lines);
      await visit.refused('teamNeedsSupervisor', 'wang', 'assignTeams', { teams: ['team-1', 'team-2'] });
      await visit.do('workshop', 'assignTeams', { teams: ['team-1', 'team-2'] });
      await visit.do('assistant', 'washCar');
      await visit.do('wang', 'handOverToWorkshop');
      await visit.do('dispatcher', 'receiveVehicle', { receivedAt: new Date().toISOString() });
      await visit.complete(lines);
      return visit;
    },
  },
  {
    title: '证件不齐 · difference in the papers, signed for',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.do('wang', 'registerIntake', {
        articles: [{ name: '儿童座椅', count: 1 }],
        documents: [
          {
            name: '行驶证',
            valid: false,
            complete: true,
            intact: true,
            explanation: '年检过期',
            handling: '已提醒客户尽快年检',
          },
        ],
        storageBox: 'B-07',
        keyNumber: 'K-08',
        fuelEighths: 4,
        odometer: 160_000,
      });
      await visit.do('wang', 'signArticlesList', { consent: scan('articles') });
      await visit.do('wang', 'recordWaiting', { waitsInStore: true, travelHelpOffered: false });
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil()]);
      await visit.contract();
      await visit.do('wang', 'assignTeams', { teams: ['team-2'] });
      await visit.do('assistant', 'washCar');
      await visit.refused('signatureMissing', 'wang', 'handOverToWorkshop');
      await visit.do('wang', 'signDocumentDifferences', { consent: scan('differences') });
      await visit.do('wang', 'handOverToWorkshop');
      await visit.do('workshop', 'receiveVehicle', { receivedAt: new Date().toISOString() });
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '客户手机答复 · the customer answers an extra item by link',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      const total = await visit.find('X-1', wiper());
      await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'wechat', reached: true });
      const phone = await customerOf(people, visit.number);
      const answered = await phone.post(`/repair-orders/${visit.number}/extra-items/X-1/answer`, {
        answer: 'approved',
        total,
        delayMinutes: 30,
        consent: { channel: 'link' },
      });
      if (answered.status !== 200)
        throw new Unexpected(`the customer’s answer was ${answered.status} ${JSON.stringify(answered.body)}`);
      await visit.do('wang', 'relayAnswer', { itemId: 'X-1', workshopPerson: 'workshop' });
      await visit.complete([oil(), wiper()]);
      return visit;
    },
  },
  {
    title: '呼叫技师 · technician called to the bay comes late, escalated',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.do('wang', 'callTechnician', { callId: 'C-1', doubt: '怠速抖动原因不明' });
      await visit.until('the escalation of an unanswered call', (events) =>
        events.some(({ timer }) => timer === 'T-08'),
      );
      await visit.do('support', 'acknowledgeCall', { callId: 'C-1' });
      await visit.toWorkshop([oil()]);
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '上门取送与承诺 · driver pick-up, one promise kept, one reported',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer, {
        arrival: { mode: 'collected', symptoms: '定期保养' },
      });
      await visit.do('wang', 'assignDriver', { transportId: 'T-1', task: 'pickup', driver: 'driver' });
      await visit.do('driver', 'recordVehicleHandover', { transportId: 'T-1', end: 'taken', counterpart: '客户本人' });
      await visit.do('driver', 'recordVehicleHandover', { transportId: 'T-1', end: 'given', counterpart: '王晓敏' });
      const dueAt = new Date(Date.now() + 3_600_000).toISOString();
      await visit.do('wang', 'recordCommitment', { commitmentId: 'K-1', promise: '免费补漆', dueAt });
      await visit.do('wang', 'recordCommitment', { commitmentId: 'K-2', promise: '代办年检', dueAt });
      await visit.toWorkshop([oil()]);
      await visit.do('wang', 'fulfilCommitment', { commitmentId: 'K-1' });
      await visit.do('wang', 'reportCommitment', { commitmentId: 'K-2', reason: '车主需本人到场' });
      await visit.complete([oil()]);
      return visit;
    },
  },
];
