import { createBrowserRouter, type RouteObject } from 'react-router';
import { AppShell } from './app-shell';
import { Broken, Missing } from './states';

/** Each page is loaded when it is first looked at. */
const page = (path: string, load: () => Promise<{ readonly Page: React.ComponentType }>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).Page }),
});

export const router = createBrowserRouter([
  {
    path: '/',
    Component: AppShell,
    ErrorBoundary: Broken,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('../../tasks/tasks-page')).Page }) },
      page('board', () => import('../../board/board-page')),
      page('repair-orders', () => import('../../orders/orders-page')),
      page('repair-orders/new', () => import('../../orders/new-order-page')),
      page('repair-orders/:number', () => import('../../orders/order-page')),
      page('complaints', () => import('../../complaints/complaints-page')),
      page('complaints/:number', () => import('../../complaints/complaint-page')),
      page('follow-ups', () => import('../../follow-ups/follow-ups-page')),
      page('follow-ups/:number', () => import('../../follow-ups/follow-up-page')),
      page('overview', () => import('../../overview/overview-page')),
      page('customers', () => import('../../customers/customers-page')),
      page('policy', () => import('../../policy/policy-page')),
      page('exports', () => import('../../exports/exports-page')),
      page('gate', () => import('../../gate/gate-page')),
      { path: '*', Component: Missing },
    ],
  },
]);
