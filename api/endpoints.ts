import { accountEndpoints } from './account';
import { customerEndpoints } from './master-data/customers';
import { vehicleEndpoints } from './master-data/vehicles';
import { complaintApi } from './complaints/process-api';
import { openingEndpoints } from './complaints/opening';
import { complaintReadingEndpoints } from './complaints/reading';
import { statisticsEndpoints } from './complaints/statistics';
import type { Context } from './context';
import { documentEndpoints } from './documents/documents';
import type { Endpoint } from './http/endpoint';
import { fileEndpoints } from './files/files';
import { followUpApi } from './follow-ups/process-api';
import { followUpReadingEndpoints } from './follow-ups/reading';
import { commandEndpoints } from './processes/commands';
import { orderApi } from './repair-orders/process-api';
import { boardEndpoints } from './repair-orders/board';
import { linkEndpoints } from './repair-orders/links';
import { openOrder } from './repair-orders/opening';
import { orderReadingEndpoints } from './repair-orders/reading';
import { dailyIntake } from './dealership/daily-intake';
import { policyEndpoints } from './dealership/policies';
import { exportEndpoints } from './dealership/exports';
import { resourceEndpoints } from './dealership/resources';
import { oversightEndpoints } from './dealership/oversight';
import { staffEndpoints } from './dealership/staff';
import { noticeEndpoints } from './notifications/notifications';
import { streamEndpoint } from './events/stream';
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
  ...commandEndpoints(context, orderApi),
  ...openingEndpoints(context),
  ...documentEndpoints(context),
  ...fileEndpoints(context),
  ...complaintReadingEndpoints(context),
  ...statisticsEndpoints(context),
  ...commandEndpoints(context, complaintApi),
  ...followUpReadingEndpoints(context),
  ...commandEndpoints(context, followUpApi),
];
