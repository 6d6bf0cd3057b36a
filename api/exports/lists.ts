import { auditedText, auditKindTexts, auditOutcomeTexts } from '../../texts/audit';
import { laneTexts, partStateTexts, type ExportListName } from '../../texts/export-lists';
import { ArrivalRow, MOST_ARRIVALS } from '../appointments/arrivals';
import { AppointmentRow } from '../appointments/replies';
import { AuditEntryReply } from '../audit/replies';
import { ComplaintRow, QueuedComplaint } from '../complaints/replies';
import { DashboardCase } from '../dashboard/replies';
import { PickingLine } from '../dealership/picking-list';
import { StaffRecord } from '../dealership/staff-records';
import { HandedInCar } from '../dealership/vehicle-statistics';
import { FollowUpRow } from '../follow-ups/replies';
import { CustomerReply } from '../master-data/customer-replies';
import { Part } from '../master-data/parts';
import { MenuItem } from '../master-data/price-menu';
import { VehicleReply } from '../master-data/vehicle-replies';
import { ArrearRow, RepairOrderRow } from '../repair-orders/replies';
import { SettlingCar } from '../repair-orders/settlement-queue';
import { TaskItem } from '../tasks/tasks';
import type { Known } from './known';
import { car, inYuan, list, type ExportableList } from './list';
import { statisticsLists } from './statistics-lists';

interface NextCommand {
  readonly command: string;
  readonly roles: readonly string[];
  readonly person: string | null;
}
const nextOf = (next: NextCommand | null, { command }: Known) => (next ? command(next.command) : null);
const whoseIs = ({ roles, person }: Omit<NextCommand, 'command'>, known: Known) =>
  person === null ? roles.map(known.role).join('、') : known.person(person);

const number = { number: (row: { readonly number: string }) => row.number };
const ofCase = ({ number: own }: { readonly number: string }) => ({ cases: [own] });
const caseCustomer = {
  customer: (row: { readonly number: string }, known: Known) => known.ofCase(row.number)?.name,
  phone: (row: { readonly number: string }, known: Known) => known.ofCase(row.number)?.phone,
};
const complaint = {
  stage: ({ stage }: { readonly stage: string }, known: Known) => known.stage(stage),
  kind: ({ kind }: { readonly kind: string }, known: Known) => known.value(kind),
  severity: ({ severity }: { readonly severity: string | null }, known: Known) => known.value(severity),
  level: ({ level }: { readonly level: number }) => level,
  owner: ({ owner }: { readonly owner: string }, known: Known) => known.person(owner),
};

const tasks = (operation: 'listMyTasks' | 'listTeamTasks' | 'listStoreTasks'): ExportableList =>
  list(operation, TaskItem, {
    isPersonal: false,
    columns: {
      ...number,
      ...car,
      what: ({ what, subject }, { command, value }) =>
        subject === null ? command(what) : `${command(what)}: ${value(subject)}`,
      whose: (task, known) => whoseIs(task, known),
      dueAt: ({ dueAt }, { time }) => time(dueAt),
      late: ({ overdue }, { yes }) => yes(overdue),
      escalated: ({ escalated }, { yes }) => yes(escalated),
      since: ({ since }, { time }) => time(since),
    },
  });

/** Each list of the console that can be taken out, and how its rows read in a file. */
export const exportableLists: { readonly [L in ExportListName]: ExportableList } = {
  repairOrders: list('repairOrder.list', RepairOrderRow, {
    isPersonal: false,
    columns: {
      ...number,
      ...car,
      stage: ({ stage }, known) => known.stage(stage),
      advisor: ({ advisor }, { person }) => person(advisor),
      openedAt: ({ openedAt }, { time }) => time(openedAt),
      promisedAt: ({ promisedAt }, { time }) => time(promisedAt),
      late: ({ late }, { yes }) => yes(late),
    },
  }),
  arrears: list('repairOrder.listArrears', ArrearRow, {
    isPersonal: false,
    columns: {
      ...number,
      ...car,
      payer: ({ payer }, { value }) => value(payer),
      amount: ({ amount }) => inYuan(amount),
      dueDay: ({ dueDay }) => dueDay,
      late: ({ overdue }, { yes }) => yes(overdue),
      owner: ({ owner, ownerRole }, { person, role }) => person(owner) ?? role(ownerRole),
      reminders: ({ reminders }) => reminders,
      claim: ({ claim }) => claim,
    },
  }),
  settlementQueue: list('repairOrder.readSettlementQueue', SettlingCar, {
    rows: 'waiting',
    isPersonal: false,
    columns: {
      ...number,
      ...car,
      stage: ({ stage }, known) => known.stage(stage),
      lane: ({ lane }, { language }) => laneTexts[lane][language],
      since: ({ since }, { time }) => time(since),
    },
  }),
  pickingList: list('readPickingList', PickingLine, {
    isPersonal: false,
    columns: {
      ...number,
      ...car,
      bay: ({ bay }, known) => known.bay(bay),
      work: ({ work }) => work,
      partState: ({ state }, { language }) => partStateTexts[state][language],
      partName: ({ parts }) => parts.map(({ name, quantity }) => `${name} × ${quantity}`).join('、'),
      partNumber: ({ parts }) => parts.map(({ partNumber }) => partNumber).join('、'),
      stock: ({ parts }) => parts.map(({ stock }) => stock ?? '—').join('、'),
      expectedDay: ({ expectedDay }) => expectedDay,
      promisedAt: ({ promisedAt }, { time }) => time(promisedAt),
    },
  }),
  complaintQueue: list('complaint.readQueue', QueuedComplaint, {
    isPersonal: true,
    asks: ofCase,
    columns: {
      ...number,
      ...caseCustomer,
      ...car,
      ...complaint,
      next: ({ next }, known) => nextOf(next, known),
      whose: ({ next }, known) => (next ? whoseIs(next, known) : null),
      dueAt: ({ next, dueAt }, { time }) => time(next ? next.dueAt : dueAt),
      late: ({ overdue }, { yes }) => yes(overdue),
      receivedAt: ({ receivedAt }, { time }) => time(receivedAt),
      order: ({ order }) => order,
    },
  }),
  complaints: list('complaint.list', ComplaintRow, {
    isPersonal: true,
    asks: ofCase,
    columns: {
      ...number,
      ...caseCustomer,
      ...car,
      ...complaint,
      receivedAt: ({ receivedAt }, { time }) => time(receivedAt),
      closedAt: ({ closedAt }, { time }) => time(closedAt),
      dueAt: ({ dueAt }, { time }) => time(dueAt),
      order: ({ order }) => order,
    },
  }),
  followUps: list('followUp.list', FollowUpRow, {
    isPersonal: true,
    asks: ofCase,
    columns: {
      ...number,
      ...caseCustomer,
      ...car,
      stage: ({ stage }, known) => known.stage(stage),
      whose: ({ specialist, caller }, { person, role }) => person(specialist) ?? role(caller),
      leftAt: ({ leftAt }, { time }) => time(leftAt),
      attempts: ({ attempts }) => attempts,
      overall: ({ overall }, { value }) => value(overall),
      bookedAt: ({ bookedAt }, { time }) => time(bookedAt),
      next: ({ next }, known) => nextOf(next, known),
      dueAt: ({ next, dueAt }, { time }) => time(next ? next.dueAt : dueAt),
      late: ({ overdue }, { yes }) => yes(overdue),
      order: ({ order }) => order,
    },
  }),
  appointments: list('appointment.list', AppointmentRow, {
    isPersonal: true,
    asks: ({ customer }) => ({ customers: [customer] }),
    columns: {
      ...number,
      customer: ({ customer }, known) => known.customer(customer)?.name,
      phone: ({ customer }, known) => known.customer(customer)?.phone,
      ...car,
      stage: ({ stage }, known) => known.stage(stage),
      advisor: ({ advisor }, { person }) => person(advisor),
      startsAt: ({ startsAt }, { time }) => time(startsAt),
      endsAt: ({ endsAt }, { time }) => time(endsAt),
      workshopKnows: ({ workshopKnows }, { yes }) => yes(workshopKnows),
      order: ({ order }) => order,
    },
  }),
  arrivals: list('appointment.listArrivals', ArrivalRow, {
    most: MOST_ARRIVALS,
    isPersonal: true,
    columns: {
      ...number,
      customer: ({ name }) => name,
      salutation: ({ salutation }) => salutation,
      phone: ({ phone }) => phone,
      goldCard: ({ goldCard }, { yes }) => yes(goldCard),
      ...car,
      stage: ({ stage }, known) => known.stage(stage),
      startsAt: ({ startsAt }, { time }) => time(startsAt),
      arrivedAt: ({ arrivedAt }, { time }) => time(arrivedAt),
      late: ({ late }, { yes }) => yes(late),
      words: ({ words }) => words,
      advisor: ({ advisor }, { person }) => person(advisor),
      workshopKnows: ({ workshopKnows }, { yes }) => yes(workshopKnows),
      order: ({ order }) => order,
    },
  }),
  intakeOfDay: list('readVehicleStatistics', HandedInCar, {
    isPersonal: false,
    columns: {
      ...number,
      handedInAt: ({ handedInAt }, { time }) => time(handedInAt),
      ...car,
      type: ({ type }) => type,
      odometer: ({ odometer }) => odometer,
      firstVisit: ({ firstVisit }, { yes }) => yes(firstVisit),
      goldCard: ({ goldCard }, { yes }) => yes(goldCard),
      accident: ({ accident }, { yes }) => yes(accident),
      job: ({ job }, { language }) => job?.[language],
      teams: ({ teams }, { team }) => teams.map(team).join('、'),
      work: ({ work }) => work.join('、'),
      amount: ({ amount }) => inYuan(amount),
      promisedAt: ({ promisedAt }, { time }) => time(promisedAt),
    },
  }),
  customers: list('listCustomers', CustomerReply, {
    isPersonal: true,
    columns: {
      name: ({ name }) => name,
      salutation: ({ salutation }) => salutation,
      phone: ({ phone }) => phone,
      email: ({ email }) => email,
      address: ({ address }) => address,
      goldCard: ({ goldCard }, { yes }) => yes(goldCard),
      member: ({ member }, { yes }) => yes(member),
      privateCustomer: ({ privateCustomer }, { yes }) => yes(privateCustomer),
      channel: ({ preferredChannel }, { value }) => value(preferredChannel),
    },
  }),
  vehicles: list('listVehicles', VehicleReply, {
    isPersonal: true,
    asks: ({ customerId }) => ({ customers: [customerId] }),
    columns: {
      ...car,
      vin: ({ vin }) => vin,
      type: ({ type }) => type,
      odometer: ({ odometer }) => odometer,
      customer: ({ customerId }, { customer }) => customer(customerId)?.name,
      phone: ({ customerId }, { customer }) => customer(customerId)?.phone,
      dueDay: ({ nextMaintenanceDay }) => nextMaintenanceDay,
    },
  }),
  parts: list('listParts', Part, {
    isPersonal: false,
    columns: {
      partNumber: ({ partNumber }) => partNumber,
      partName: ({ name }) => name,
      unitPrice: ({ unitPrice }) => inYuan(unitPrice),
      stock: ({ stock }) => stock,
      leadDays: ({ leadDays }) => leadDays,
      supplier: ({ supplier }) => supplier,
      active: ({ active }, { yes }) => yes(active),
    },
  }),
  priceMenu: list('readPriceMenu', MenuItem, {
    isPersonal: false,
    columns: {
      code: ({ code }) => code,
      work: ({ work }) => work,
      labourMinutes: ({ labourMinutes }) => labourMinutes,
      labour: ({ labour }) => inYuan(labour),
      parts: ({ parts }) => parts.join('、'),
      active: ({ active }, { yes }) => yes(active),
    },
  }),
  auditLog: list('listAuditEntries', AuditEntryReply, {
    isPersonal: false,
    columns: {
      at: ({ at }, { time }) => time(at),
      who: ({ who, role }, { person, role: roleName }) => (role === 'customer' ? roleName(role) : person(who)),
      role: ({ role }, known) => (role === null ? null : known.role(role)),
      kind: ({ kind }, { language }) => auditKindTexts[kind][language],
      operation: ({ operation }, { language }) => auditedText(operation)[language],
      outcome: ({ outcome }, { language }) => auditOutcomeTexts[outcome][language],
      persons: ({ personCount }) => personCount,
    },
  }),
  myTasks: tasks('listMyTasks'),
  teamTasks: tasks('listTeamTasks'),
  storeTasks: tasks('listStoreTasks'),
  staff: list('listStaffRecords', StaffRecord, {
    isPersonal: false,
    columns: {
      name: ({ name }) => name,
      roles: ({ roles }, { role }) => roles.map(role).join('、'),
      phone: ({ phone }) => phone,
      email: ({ email }) => email,
      signIn: ({ signIn }) => signIn,
      active: ({ active }, { yes }) => yes(active),
    },
  }),
  ...statisticsLists,
  dashboardCases: list('listDashboardCases', DashboardCase, {
    isPersonal: true,
    columns: {
      ...number,
      at: ({ at }, { time }) => time(at),
      plate: ({ plate }) => plate,
      model: ({ model }) => model,
      customer: ({ customer }) => customer?.name,
      what: ({ what }) => what,
      value: ({ value }) => value,
    },
  }),
};
