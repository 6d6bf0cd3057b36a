import { matchPath } from 'react-router';
import { processDefinitions, processTypes, type ProcessType } from '../../../domain/processes';
import type { TextName } from '../texts/texts';

const ofProcess: { readonly [T in ProcessType]: TextName } = {
  repairOrder: 'helpOrder',
  complaint: 'helpComplaint',
  followUp: 'helpFollowUp',
  appointment: 'helpAppointment',
  workshopDay: 'helpDay',
};

/** What a page is for, by its path. */
const pages: readonly (readonly [path: string, text: TextName])[] = [
  ['/', 'helpDesk'],
  ['/board', 'helpBoard'],
  ['/planner', 'helpPlanner'],
  ['/arrivals', 'helpArrivals'],
  ['/appointments', 'helpAppointments'],
  ['/appointments/new', 'helpBooking'],
  ['/repair-orders', 'helpOrders'],
  ['/repair-orders/new', 'helpNewOrder'],
  ['/settlement', 'helpSettlement'],
  ['/arrears', 'helpArrears'],
  ['/picking-list', 'helpPicking'],
  ['/intake', 'helpIntake'],
  ['/complaints', 'helpComplaints'],
  ['/complaint-statistics', 'helpComplaintStatistics'],
  ['/complaint-guide', 'helpComplaintGuide'],
  ['/follow-ups', 'helpFollowUps'],
  ['/follow-up-report', 'helpFollowUpReport'],
  ['/appointment-statistics', 'helpAppointmentStatistics'],
  ['/notices', 'helpNotices'],
  ['/overview', 'helpOverview'],
  ['/dashboard', 'helpDashboard'],
  ['/dashboard/:figure', 'helpDashboard'],
  ['/customers', 'helpCustomers'],
  ['/customers/:id', 'helpCustomer'],
  ['/policy', 'helpPolicy'],
  ['/imports', 'helpImports'],
  ['/imports/:id', 'helpImports'],
  ['/staff', 'helpStaff'],
  ['/settings', 'helpSettings'],
  ['/settings/:section', 'helpSettings'],
  ['/audit', 'helpAudit'],
  ['/retention', 'helpRetention'],
  ['/exports', 'helpExports'],
  ['/operations', 'helpOperations'],
  ['/message-tray', 'helpTray'],
  ['/gate', 'helpGate'],
  ['/account', 'helpAccount'],
  ...processTypes.map((type) => [`/${processDefinitions[type].path}/:number`, ofProcess[type]] as const),
];

export const helpOf = (pathname: string): TextName | undefined =>
  pages.find(([path]) => matchPath(path, pathname) !== null)?.[1];
