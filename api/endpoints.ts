import { accountEndpoints } from './account';
import { customerEndpoints } from './archive/customers';
import { vehicleEndpoints } from './archive/vehicles';
import type { Context } from './context';
import type { Endpoint } from './endpoint';
import { commandEndpoints } from './repair-orders/commands';
import { linkEndpoints } from './repair-orders/links';
import { openOrder } from './repair-orders/opening';
import { readingEndpoints } from './repair-orders/reading';
import { dailyIntake } from './store/daily-intake';
import { policyEndpoints } from './store/policies';
import { resourceEndpoints } from './store/resources';

/** Everything below /api/v1. */
export const endpointsOf = (context: Context): readonly Endpoint[] => [
  ...accountEndpoints(context),
  ...customerEndpoints(context),
  ...vehicleEndpoints(context),
  ...resourceEndpoints(context),
  dailyIntake(context),
  ...policyEndpoints(context),
  openOrder(context),
  ...readingEndpoints(context),
  ...linkEndpoints(context),
  ...commandEndpoints(context),
];
