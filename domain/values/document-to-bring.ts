/** what a customer may be asked to bring. */
export const documentsToBring = [
  'vehicleLicence',
  'maintenanceBooklet',
  'annualPlan',
  'driverLicence',
  'insurance',
] as const;
export type DocumentToBring = (typeof documentsToBring)[number];
/** Without these nobody is told enough. */
export const alwaysTold: readonly DocumentToBring[] = ['vehicleLicence', 'maintenanceBooklet', 'annualPlan'];
