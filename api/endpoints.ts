import { accountEndpoints } from './account';
import { customerEndpoints } from './archive/customers';
import { vehicleEndpoints } from './archive/vehicles';
import { complaintDoor } from './complaints/door';
import { openingEndpoints } from './complaints/opening';
import { complaintReadingEndpoints } from './complaints/reading';
import { statisticsEndpoints } from './complaints/statistics';
import type { Context } from './context';
import { documentEndpoints } from './documents/documents';
import type { Endpoint } from './endpoint';
import { fileEndpoints } from './files/files';
import { followUpDoor } from './follow-ups/door';
import { followUpReadingEndpoints } from './follow-ups/reading';
import { commandEndpoints } from './processes/commands';
import { orderDoor } from './repair-orders/door';
import { boardEndpoints } from './repair-orders/board';
import { linkEndpoints } from './repair-orders/links';
import { openOrder } from './repair-orders/opening';
import { orderReadingEndpoints } from './repair-orders/reading';
import { dailyIntake } from './store/daily-intake';
import { policyEndpoints } from './store/policies';
import { exportEndpoints } from './store/exports';
import { resourceEndpoints } from './store/resources';
import { oversightEndpoints } from './store/oversight';
import { staffEndpoints } from './store/staff';
import { noticeEndpoints } from './tasks/notices';
import { streamEndpoint } from './tasks/stream';
import { taskEndpoints } from './tasks/tasks';

/** Everything below /api/v1. */
export const endpointsOf = (context: Context): readonly Endpoint[] => [
  ...accountEndpoints(context),
  ...customerEndpoints(context),
  ...vehicleEndpoints(context),
  ...resourceEndpoints(context),
  dailyIntake(context),
  ...policyEndpoints(context),
  ...exportEndpoints(context),
  ...staffEndpoints(context),
  ...oversightEndpoints(context),
  ...taskEndpoints(context),
  ...noticeEndpoints(context),
  streamEndpoint(context),
  openOrder(context),
  ...orderReadingEndpoints(context),
  ...boardEndpoints(context),
  ...linkEndpoints(context),
  ...commandEndpoints(context, orderDoor),
  ...openingEndpoints(context),
  ...documentEndpoints(context),
  ...fileEndpoints(context),
  ...complaintReadingEndpoints(context),
  ...statisticsEndpoints(context),
  ...commandEndpoints(context, complaintDoor),
  ...followUpReadingEndpoints(context),
  ...commandEndpoints(context, followUpDoor),
];
