import { z } from 'zod';
import { roles, type Role } from '../kernel/actor';
import { Code, Email, Phone, ShortText } from '../values/field-schemas';

/** Roles of people who work in one store. Whoever watches over several stores, or operates the system, is appointed elsewhere. */
export const storeRoles = roles.filter(
  (role): role is Exclude<Role, 'customer' | 'centralTeam' | 'operator'> =>
    role !== 'customer' && role !== 'centralTeam' && role !== 'operator',
);

/** Who works in a store. There is no password in it: the person chooses one. */
export const StaffMember = z.strictObject({
  signIn: Code,
  name: ShortText,
  roles: z.array(z.enum(storeRoles)).min(1).max(storeRoles.length),
  phone: Phone.nullable().default(null),
  email: Email.nullable().default(null),
});
export type StaffMember = z.output<typeof StaffMember>;
