import { roles, type Role } from '../kernel/actor';

export const everyone = roles;
export const staff = roles.filter((role) => role !== 'customer');

export const frontDesk: readonly Role[] = [
  'serviceAdvisor',
  'advisorAssistant',
  'businessSupervisor',
  'serviceManager',
  'serviceDirector',
  'storeManager',
  'informationClerk',
  'crManager',
  'crSupervisor',
  'crSpecialist',
];

export const leaders: readonly Role[] = [
  'serviceManager',
  'serviceDirector',
  'storeManager',
  'crManager',
  'crSupervisor',
  'businessSupervisor',
];

export const customerRelations: readonly Role[] = ['crSpecialist', 'crSupervisor', 'crManager'];
