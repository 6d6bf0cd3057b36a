import { z } from 'zod';
import { isRequestOpen } from '../../domain/account/roles';
import { Skills } from '../../domain/account/skills';
import { Actor } from '../../domain/kernel/actor';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { StoredStaffMember } from '../../platform/mongo/repositories';
import { RoleName } from '../processes/replies';

export const personFields = {
  id: z.string(),
  name: z.string(),
  roles: z.array(RoleName),
  skills: Skills,
  phone: z.string().nullable(),
  absence: z
    .object({
      from: StoredInstant,
      until: StoredInstant,
      deputy: z.string(),
      setBy: Actor.exactOptional().meta({ description: 'unknown of one that was set before this was kept' }),
    })
    .nullable(),
  rolesRequested: z
    .object({ roles: z.array(RoleName), by: Actor, at: StoredInstant })
    .nullable()
    .meta({ description: 'I9: the roles this person has as soon as another one confirms them' }),
};
/** A member of staff, as it is told. */
export const Person = z.object(personFields).meta({ id: 'Person' });

export const personBody = ({
  person,
  name,
  roles,
  skills = [],
  phone,
  absence,
  rolesRequested = null,
}: StoredStaffMember) => ({
  id: person,
  name,
  roles,
  skills,
  /** H-36: what the customer is given when the complaint is escalated. */
  phone: phone ?? null,
  absence: absence ?? null,
  rolesRequested: isRequestOpen(rolesRequested, Date.now()) ? rolesRequested : null,
});
