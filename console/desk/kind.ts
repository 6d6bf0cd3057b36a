import type { Role } from '../../domain/kernel/actor';
import type { TextName } from '../shared/texts/texts';

/** Whose desk it is: what it is called in the styles, and what it says when nothing lies on it. */
export type DeskKind =
  'advisor' | 'technician' | 'workshop' | 'parts' | 'quality' | 'money' | 'relations' | 'manager' | 'gate' | 'other';

/** Whoever holds several roles has the desk of the first of these. */
const kinds: readonly (readonly [DeskKind, ...(readonly Role[])])[] = [
  ['manager', 'serviceManager', 'serviceDirector', 'storeManager'],
  ['workshop', 'workshopSupervisor', 'dispatcher'],
  ['advisor', 'serviceAdvisor', 'advisorAssistant'],
  ['technician', 'technician', 'supportTechnician'],
  ['parts', 'partsSpecialist'],
  ['quality', 'qualitySpecialist'],
  ['money', 'settlementClerk', 'cashier', 'finance', 'businessSupervisor'],
  ['relations', 'crSpecialist', 'crSupervisor', 'crManager'],
  ['gate', 'gateGuard'],
];

export const deskKindOf = (roles: readonly Role[]): DeskKind =>
  kinds.find(([, ...of]) => roles.some((role) => of.includes(role)))?.[0] ?? 'other';

export const emptyTexts: { readonly [K in DeskKind]: TextName } = {
  advisor: 'emptyAdvisor',
  technician: 'emptyTechnician',
  workshop: 'emptyWorkshop',
  parts: 'emptyParts',
  quality: 'emptyQuality',
  money: 'emptyMoney',
  relations: 'emptyRelations',
  manager: 'emptyManager',
  gate: 'emptyOther',
  other: 'emptyOther',
};
