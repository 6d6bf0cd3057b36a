import { createBrowserRouter, type RouteObject } from 'react-router';
import { Frame } from './frame';
import { Broken, Missing } from './states';

/** Each page is loaded when it is first looked at. */
const page = (path: string, load: () => Promise<{ readonly Page: React.ComponentType }>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).Page }),
});

export const router = createBrowserRouter([
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: Broken,
    children: [
      { index: true, lazy: async () => ({ Component: (await import('../pages/tasks')).Page }) },
      page('board', () => import('../pages/board')),
      page('orders', () => import('../pages/orders')),
      page('orders/new', () => import('../pages/new-order')),
      page('orders/:number', () => import('../pages/order')),
      page('complaints', () => import('../pages/complaints')),
      page('complaints/:number', () => import('../pages/complaint')),
      page('follow-ups', () => import('../pages/follow-ups')),
      page('follow-ups/:number', () => import('../pages/follow-up')),
      page('overview', () => import('../pages/overview')),
      page('customers', () => import('../pages/customers')),
      page('policy', () => import('../pages/policy')),
      page('exports', () => import('../pages/exports')),
      page('gate', () => import('../pages/gate')),
      { path: '*', Component: Missing },
    ],
  },
]);
