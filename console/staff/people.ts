import { roles as allRoles, type Role } from '../../domain/kernel/actor';
import type { Schema } from '../shared/server/contract';
import { client } from '../shared/server/queries';

export type Person = Schema<'StaffRecord'>;

/** What is told of the staff is read anew, here and wherever people are chosen. */
export async function readStaffAnew(): Promise<void> {
  await Promise.all(['/staff-records', '/staff'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

/** What anybody in a store can be. */
export const staffRoles = allRoles.filter((role): role is Exclude<Role, 'customer'> => role !== 'customer');

/** What whoever keeps the staff of one store gives; the central team is named by whoever runs the installation. */
export const newcomerRoles = staffRoles.filter((role) => role !== 'centralTeam');

/** What every dialog about one person is given. */
export interface AboutPerson {
  readonly person: Person;
  readonly onClose: () => void;
}
