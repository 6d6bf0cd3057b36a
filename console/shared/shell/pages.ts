import type { Operation } from '../../../api/permissions';
import { settingOperations } from '../../settings/pages';
import { may } from '../server/queries';
import type { Me } from '../server/replies';
import type { TextName } from '../texts/texts';

type Place = readonly [path: string, name: TextName, ...needs: readonly Operation[]];

/** The pages, and of what a person must be allowed to call something to see each. */
const pages: readonly Place[] = [
  ['/', 'desk', 'readDesk'],
  ['/board', 'board', 'repairOrder.readBoard'],
  ['/planner', 'planner', 'workshopDay.listPlans'],
  ['/arrivals', 'arrivals', 'appointment.listArrivals'],
  ['/appointments', 'appointments', 'appointment.list'],
  ['/repair-orders/new', 'newOrder', 'repairOrder.open'],
  ['/repair-orders', 'orders', 'repairOrder.list'],
  ['/settlement', 'settlementQueue', 'repairOrder.readSettlementQueue'],
  ['/arrears', 'arrearsList', 'repairOrder.listArrears'],
  ['/picking-list', 'pickingList', 'readPickingList'],
  ['/intake', 'intakePage', 'readVehicleStatistics', 'readDailyIntake'],
  ['/complaints', 'complaints', 'complaint.list'],
  ['/follow-ups', 'followUps', 'followUp.list'],
  ['/customers', 'customers', 'listCustomers'],
  ['/gate', 'gate', 'repairOrder.openGate'],
  ['/overview', 'overview', 'readOverdue'],
  ['/dashboard', 'dashboard', 'readDashboard'],
  ['/policy', 'policy', 'listPolicyProposals'],
  ['/imports', 'imports', 'listImports'],
  ['/staff', 'staffPage', 'listStaffRecords'],
  ['/settings', 'settings', ...settingOperations],
  ['/exports', 'exports', 'exportRecords'],
  ['/retention', 'retention', 'readRetention'],
  ['/audit', 'auditLog', 'listAuditEntries'],
  ['/operations', 'operations', 'listOperatorTasks'],
  ['/message-tray', 'messageTray', 'readMessageTray'],
];

/** Pages that the header leads to. */
const ofHeader: readonly Place[] = [
  ['/notices', 'notices', 'listMyNotices'],
  ['/account', 'account', 'listSessions'],
];

/** The pages of the menu. */
export const pagesOf = (me: Me): readonly Place[] =>
  pages.filter(
    ([path, , ...needs]) => (path !== '/message-tray' || me.messageTray) && needs.some((one) => may(me, one)),
  );

/** All pages that a person can go to by their names. */
export const namedPagesOf = (me: Me): readonly Place[] => [
  ...pagesOf(me),
  ...ofHeader.filter(([, , ...needs]) => needs.some((one) => may(me, one))),
];

/** What a person may begin on a page of its own. */
const beginnings: readonly Place[] = [
  ['/repair-orders/new', 'newOrder', 'repairOrder.open'],
  ['/appointments/new', 'bookVisit', 'appointment.open'],
];
export const beginningsOf = (me: Me): readonly Place[] =>
  beginnings.filter(([, , ...needs]) => needs.some((one) => may(me, one)));
