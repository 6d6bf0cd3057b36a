/** What can be corrected once it was typed. */
export const factNames = [
  'symptoms',
  'broughtByUs',
  'accidentCar',
  'needWords',
  'needIsFault',
  'needStands',
  'storageBox',
  'articleCount',
  'keyNumber',
  'fuelEighths',
  'odometer',
  'checkedItem',
  'statement',
  'workshopReceipt',
  'lineStandard',
  'nextMaintenanceDay',
  'nextMaintenanceKilometres',
  'followUpWish',
] as const;
export type FactName = (typeof factNames)[number];
