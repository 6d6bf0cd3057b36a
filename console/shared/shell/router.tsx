import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { processDefinitions, processTypes, type ProcessType } from '../../../domain/processes';
import { AppShell } from './app-shell';
import { Broken, Missing } from './states';

/** Each page is loaded when it is first looked at. */
type Load = () => Promise<{ readonly Page: React.ComponentType }>;
const page = (path: string, load: Load): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).Page }),
});

/** The page of one process, where its tasks and notices lead. */
const processPages: { readonly [T in ProcessType]: Load } = {
  repairOrder: () => import('../../orders/order-page'),
  complaint: () => import('../../complaints/complaint-page'),
  followUp: () => import('../../follow-ups/follow-up-page'),
  appointment: () => import('../../appointments/appointment-page'),
  workshopDay: () => import('../../workshop-days/workshop-day-page'),
};

export const router = createBrowserRouter([
  // open to whoever holds a one-time code
  { ErrorBoundary: Broken, children: [page('/welcome', () => import('../../account/welcome-page'))] },
  {
    path: '/',
    Component: AppShell,
    ErrorBoundary: Broken,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('../../desk/desk-page')).Page }) },
      page('board', () => import('../../board/board-page')),
      page('board/tv', () => import('../../board/tv/tv-page')),
      page('picking-list', () => import('../../parts/picking-page')),
      page('repair-orders', () => import('../../orders/orders-page')),
      page('settlement', () => import('../../settlement/settlement-page')),
      page('arrears', () => import('../../arrears/arrears-page')),
      page('repair-orders/new', () => import('../../orders/check-in/check-in-page')),
      page('intake', () => import('../../intake/intake-page')),
      page('complaints', () => import('../../complaints/complaints-page')),
      page('complaint-statistics', () => import('../../complaints/statistics-page')),
      page('complaint-guide', () => import('../../complaints/guide-page')),
      page('follow-ups', () => import('../../follow-ups/follow-ups-page')),
      page('follow-up-report', () => import('../../follow-ups/report-page')),
      page('appointments', () => import('../../appointments/appointments-page')),
      page('appointments/new', () => import('../../booking/booking-page')),
      page('appointment-statistics', () => import('../../appointments/statistics-page')),
      page('planner', () => import('../../planner/planner-page')),
      page('arrivals', () => import('../../arrivals/arrivals-page')),
      ...processTypes.map((type) => page(`${processDefinitions[type].path}/:number`, processPages[type])),
      page('notices', () => import('../../notices/notices-page')),
      page('overview', () => import('../../overview/overview-page')),
      page('dashboard', () => import('../../dashboard/dashboard-page')),
      page('dashboard/:figure', () => import('../../dashboard/cases-page')),
      page('customers', () => import('../../customers/customers-page')),
      page('customers/:id', () => import('../../customers/customer-page')),
      page('policy', () => import('../../policy/policy-page')),
      page('imports', () => import('../../imports/imports-page')),
      page('imports/:id', () => import('../../imports/import-page')),
      page('staff', () => import('../../staff/staff-page')),
      // where the server sends whoever opens the first store; afterwards it is no page
      { path: 'first-run', element: <Navigate to="/" replace /> },
      page('settings', () => import('../../settings/settings-page')),
      page('settings/:section', () => import('../../settings/section-page')),
      page('audit', () => import('../../audit/audit-page')),
      page('retention', () => import('../../retention/retention-page')),
      page('exports', () => import('../../exports/exports-page')),
      page('operations', () => import('../../operations/operations-page')),
      page('message-tray', () => import('../../operations/message-tray-page')),
      page('gate', () => import('../../gate/gate-page')),
      page('account', () => import('../../account/account-page')),
      { path: '*', Component: Missing },
    ],
  },
]);
