/** Who may act (group L of the requirements). `clock` is time itself and can never be sent in. */
export const roles = [
  'customer',
  'serviceAdvisor',
  'advisorAssistant',
  'businessSupervisor',
  'settlementClerk',
  'cashier',
  'finance',
  'workshopSupervisor',
  'dispatcher',
  'technician',
  'technicalExpert',
  'supportTechnician',
  'qualitySpecialist',
  'partsSpecialist',
  'warrantySpecialist',
  'driver',
  'serviceManager',
  'serviceDirector',
  'storeManager',
  'centralTeam',
  'crManager',
  'crSupervisor',
  'crSpecialist',
  'informationClerk',
  'gateGuard',
] as const;
export type Role = (typeof roles)[number];

/** L-40: every act stores person, role and (in its event) time. */
export interface Actor {
  readonly id: string;
  readonly role: Role | 'clock';
}

export const clock: Actor = { id: 'clock', role: 'clock' };

/** One process speaking to another: a fact, not a timer. */
export const engine: Actor = { id: 'repairflow', role: 'clock' };

/** True for what time alone brought about. */
export const isTime = (by: Actor): boolean => by.role === 'clock' && by.id === clock.id;
