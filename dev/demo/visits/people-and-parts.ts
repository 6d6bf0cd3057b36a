import { menuLine, scan } from '../../fixtures/scenarios';
import { Unexpected } from '../../fixtures/process-client';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import { vehicles } from '../../fixtures/store';
import { inDays, inWorkshop, oil, pads, type Story } from './steps';

const plateOf = ({ vehicle }: RepairOrderClient): string => vehicles.find(({ _id }) => _id === vehicle)?.plate ?? '';

/** Who works on what, and what happens while a part is missing. */
export const peopleAndParts: readonly Story[] = [
  {
    title: '技师生病 · a technician is sick: one step gives all lines to another, who alone works on them',
    play: async (people, customer) => {
      const lines = [oil(), pads('L-2')];
      const visit = await inWorkshop(people, customer, lines);
      const lineIds = lines.map(({ lineId }) => lineId);
      await visit.refused('notFound', 'workshop', 'assignTechnicians', { lineIds, lead: 'wang' });
      await visit.do('workshop', 'assignTechnicians', { lineIds, lead: 'wu' });
      for (const lineId of lineIds) await visit.do('parts', 'issueParts', { lineId });
      await visit.refused('lineOfOthers', 'zhao', 'startLine', { lineId: 'L-1' });
      await visit.do('dispatcher', 'reassignTechnician', { predecessor: 'wu', successor: 'zhao', reason: '发烧请假' });
      await visit.complete(lines);
      return visit;
    },
  },
  {
    title: '缺件先取车 · a part is missing: other lines go on, the customer takes the car meanwhile and comes back',
    play: async (people, customer) => {
      const part = pads('L-2');
      const [missing = ''] = part.parts.map(({ partNumber }) => partNumber);
      const visit = await inWorkshop(people, customer, [oil(), part]);
      const order = { lineId: 'L-2', partNumbers: [missing], expectedDay: inDays(3), note: '厂家缺货' };
      await visit.do('parts', 'backOrderParts', order);
      await visit.work([oil()]);
      await visit.do('wang', 'tellBackOrder', { lineId: 'L-2', channel: 'phone', wish: 'takesCar' });
      const { standstill } = await visit.read();
      if (!standstill) throw new Unexpected('the promise must rest while nothing is left but waiting');
      await visit.do('wang', 'proposeLeave', { returnDay: inDays(4), reason: '客户周末用车' });
      await visit.refused('leaveUnchecked', 'wang', 'signLeave', { consent: scan('leave') });
      await visit.do('quality', 'checkBeforeLeave', { roadworthy: true, standard: 'GB/T 3798' });
      await visit.refused('leaveUndecided', 'wang', 'signLeave', { consent: scan('leave') });
      await visit.do('supervisor', 'decideLeave', { answer: 'approved', reason: '结算时一并付清' });
      await visit.do('wang', 'signLeave', { consent: scan('leave') });
      const { leave } = await visit.read();
      const pass = { exitPass: leave.pass.number as string, plate: plateOf(visit) };
      await visit.do('gate', 'openGateForLeave', pass);
      await visit.do('parts', 'backOrderParts', { ...order, expectedDay: inDays(5) });
      await visit.do('parts', 'noteArrival', { lineId: 'L-2' });
      await visit.do('wang', 'inviteReturn', { channel: 'wechat', day: inDays(1) });
      await visit.do('wang', 'receiveReturn', { odometer: 160_120, condition: '外观无变化' });
      await visit.complete([part]);
      return visit;
    },
  },
  {
    title: '退料 · the wrong part was issued: it comes back, another is put aside and issued',
    play: async (people, customer) => {
      const line = menuLine('WIPER', 'L-1');
      const [number = ''] = line.parts.map(({ partNumber }) => partNumber);
      const visit = await inWorkshop(people, customer, [line]);
      await visit.do('parts', 'issueParts', { lineId: 'L-1' });
      await visit.do('zhao', 'startLine', { lineId: 'L-1' });
      await visit.do('zhao', 'sendMessage', { to: 'partsSpecialist', text: '长度不对，请换一付' });
      const back = { lineId: 'L-1', parts: [{ partNumber: number, quantity: 1 }], reason: '长度不对' };
      await visit.do('parts', 'returnParts', back);
      const finish = { lineId: 'L-1', standard: 'SOP', replacedParts: [] };
      await visit.refused('partsNotIssued', 'zhao', 'finishLine', finish);
      await visit.complete([line]);
      return visit;
    },
  },
  {
    title: '弟弟送车，公司付款 · brought by a brother, paid by a company, fetched by a driver; unwashed for rain',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.do('wang', 'assignDriver', {
        transportId: 'T-1',
        task: 'pickup',
        driver: 'driver',
        place: '虹桥站P9停车场',
      });
      const drive = { transportId: 'T-1', counterpart: '赵小弟' };
      await visit.do('driver', 'recordVehicleHandover', { ...drive, end: 'taken', condition: '右后门有划痕' });
      await visit.do('driver', 'recordVehicleHandover', { ...drive, end: 'given' });
      await visit.do('wang', 'nameParties', {
        bringer: { fullName: '赵小弟', relation: '车主弟弟', mobile: '13800000031' },
        payer: { fullName: '途安物流公司' },
      });
      await visit.receive();
      await visit.takeIn();
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil()]);
      await visit.contract();
      await visit.do('wang', 'waiveWash', { reason: 'rain' });
      await visit.do('wang', 'assignTeams', { teams: ['team-1'] });
      await visit.do('wang', 'handOverToWorkshop');
      await visit.do('workshop', 'receiveVehicle', { receivedAt: new Date().toISOString(), bay: 'bay-1' });
      await visit.complete([oil()]);
      return visit;
    },
  },
];
