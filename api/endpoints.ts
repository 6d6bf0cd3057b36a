import { importEndpoints } from './imports/imports';
import { pastVisitEndpoints } from './master-data/past-visits';
import { accountEndpoints } from './account/endpoints';
import { operatorTaskEndpoints } from './operations/operator-tasks';
import { temporalPayloadEndpoint } from './operations/temporal-payloads';
import { contactEndpoints } from './master-data/contacts';
import { customerMergingEndpoints } from './master-data/customer-merging';
import { customerEndpoints } from './master-data/customers';
import { marketingConsentEndpoints } from './master-data/marketing-consents';
import { partEndpoints } from './master-data/parts';
import { priceMenuEndpoints } from './master-data/price-menu';
import { searchEndpoints } from './master-data/search';
import { vehicleMergingEndpoints } from './master-data/vehicle-merging';
import { vehicleOwnerEndpoints } from './master-data/vehicle-owner';
import { vehicleEndpoints } from './master-data/vehicles';
import { auditEndpoints } from './audit/reading';
import type { Context } from './context';
import { documentEndpoints } from './documents/documents';
import { firstRunEndpoints } from './first-run';
import type { Endpoint } from './http/endpoint';
import { erasureEndpoints } from './personal-data/erasure';
import { personExportEndpoint } from './personal-data/person-export';
import { personalRequestEndpoints } from './personal-data/personal-requests';
import { retentionEndpoint } from './personal-data/retention';
import { fileEndpoints } from './files/files';
import { commandEndpoints } from './processes/commands';
import { proofEndpoint } from './processes/proof';
import { dailyIntake } from './dealership/daily-intake';
import { improvementReportEndpoints } from './dealership/improvement-reports';
import { intakeReportEndpoints } from './dealership/intake-report';
import { postCoverage } from './dealership/post-coverage';
import { vehicleStatisticsEndpoint } from './dealership/vehicle-statistics';
import { policyEndpoints } from './dealership/policies';
import { exportEndpoints } from './dealership/exports';
import { listExportEndpoints } from './exports/list-endpoints';
import { storeExportEndpoint } from './dealership/store-export';
import { workshopLoadEndpoint } from './dealership/workshop-load';
import { oversightEndpoints } from './dealership/oversight';
import { roleEndpoints } from './dealership/roles';
import { staffEndpoints } from './dealership/staff';
import { leavingEndpoints } from './dealership/leaving';
import { pickingListEndpoint } from './dealership/picking-list';
import { freeKeyEndpoint } from './repair-orders/free-key';
import { reassignLines } from './dealership/reassigning';
import { staffRecordEndpoints } from './dealership/staff-records';
import { deliveriesEndpoint } from './notifications/deliveries';
import { ownNoticeEndpoints } from './notifications/own-notices';
import { trayEndpoint } from './customer-messages/tray';
import { streamEndpoint } from './events/stream';
import { presenceEndpoint } from './presence/presence';
import { servedProcesses } from './process-apis';
import { settingEndpoints } from './settings/sections';
import { dashboardEndpoints } from './dashboard/dashboard';
import { deskEndpoints } from './desk/desk';
import { taskEndpoints } from './tasks/tasks';

const withoutFiles = (context: Context): readonly Endpoint[] => [
  ...firstRunEndpoints(context),
  ...accountEndpoints(context),
  ...searchEndpoints(context),
  ...customerEndpoints(context),
  ...customerMergingEndpoints(context),
  ...marketingConsentEndpoints(context),
  ...erasureEndpoints(context),
  ...personalRequestEndpoints(context),
  personExportEndpoint(context),
  retentionEndpoint(context),
  ...contactEndpoints(context),
  ...vehicleEndpoints(context),
  ...priceMenuEndpoints(context),
  ...partEndpoints(context),
  ...pastVisitEndpoints(context),
  ...importEndpoints(context),
  workshopLoadEndpoint(context),
  postCoverage(context),
  ...vehicleOwnerEndpoints(context),
  ...vehicleMergingEndpoints(context),
  dailyIntake(context),
  ...intakeReportEndpoints(context),
  ...improvementReportEndpoints(context),
  vehicleStatisticsEndpoint(context),
  ...policyEndpoints(context),
  ...exportEndpoints(context),
  storeExportEndpoint(context),
  ...staffEndpoints(context),
  ...roleEndpoints(context),
  ...settingEndpoints(context),
  ...staffRecordEndpoints(context),
  ...leavingEndpoints(context),
  reassignLines(context),
  pickingListEndpoint(context),
  freeKeyEndpoint(context),
  ...oversightEndpoints(context),
  ...dashboardEndpoints(context),
  ...auditEndpoints(context),
  ...deskEndpoints(context),
  ...taskEndpoints(context),
  ...operatorTaskEndpoints(context),
  temporalPayloadEndpoint(context),
  ...ownNoticeEndpoints(context),
  deliveriesEndpoint(context),
  trayEndpoint(context),
  streamEndpoint(context),
  presenceEndpoint(context),
  ...documentEndpoints(context),
  ...fileEndpoints(context),
  ...Object.values(servedProcesses).flatMap(({ api, endpoints }) => [
    ...endpoints(context),
    proofEndpoint(context, api),
    ...commandEndpoints(context, api),
  ]),
];

/** Everything below /api/v1. */
export const endpointsOf = (context: Context): readonly Endpoint[] => {
  const endpoints = withoutFiles(context);
  return [...endpoints, ...listExportEndpoints(context, endpoints)];
};
