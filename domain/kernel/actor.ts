import { z } from 'zod';
import type { Immutable } from './immutable';

/** Who may act (group L of the requirements). `system` is time itself or another process, and can never be sent in. */
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
  'operator',
] as const;
export type Role = (typeof roles)[number];

/** L-40: every act stores person, role and (in its event) time; CF-16: and for whom, where the role is another person's. */
export const Actor = z.object({ id: z.string(), role: z.enum([...roles, 'system']), for: z.string().optional() }).meta({
  id: 'Actor',
  description:
    'L-40: a person in a role; `for` is whoever is away and has this person act in the role; `system` is time itself or another process',
});
export type Actor = Immutable<z.output<typeof Actor>>;

/** CF-16: the person who is away, by each role that somebody holds in their place only. */
export type InPlaceOf = Readonly<Partial<Record<Actor['role'], string>>>;

/** This person in this role, and for whom. */
export function actorIn(id: string, role: Actor['role'], inPlaceOf: InPlaceOf = {}): Actor {
  const absent = inPlaceOf[role];
  return absent === undefined ? { id, role } : { id, role, for: absent };
}

export const timeActor: Actor = { id: 'time', role: 'system' };

/** One process speaking to another: a fact, not a timer. */
export const systemActor: Actor = { id: 'repairflow', role: 'system' };

/** Whoever has the machine itself, e.g. at the prompt of `repairflow`; who that is, the machine knows. */
export const hostActor: Actor = { id: 'host', role: 'system' };

/** True for what time alone brought about. */
export const isTimer = (by: Actor): boolean => by.role === 'system' && by.id === timeActor.id;
