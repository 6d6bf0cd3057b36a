import { Schema } from 'mongoose';
import type { Absence } from '../../../domain/account/absence';
import type { RolesRequest } from '../../../domain/account/roles';
import type { Skill } from '../../../domain/account/skills';
import type { Actor, Role } from '../../../domain/kernel/actor';
import { flag, maybeText, options, text } from './columns';
import { versionedColumns, type Versioned } from './versioned';

/** The store of whoever works for all of them, e.g. the central team. */
export const EVERY_STORE = '*';

/** What a person is in one store. */
export interface StoredStaffMember extends Versioned {
  readonly person: string;
  readonly name: string;
  readonly roles: Role[];
  readonly phone: string | null;
  readonly email: string | null;
  /** Absent in entries from before skills were kept. */
  readonly skills?: Skill[];
  /** CF-16: who acts in this person's place, and from when to when. */
  readonly absence: (Absence & { readonly setBy?: Actor }) | null;
  /** I9: what somebody has asked this person to be, for another one to confirm; absent of entries older than that. */
  readonly rolesRequested?: RolesRequest | null;
  /** False when the person has left the store. */
  readonly active: boolean;
}

export const staffSchema = new Schema(
  {
    ...versionedColumns,
    person: text,
    name: text,
    roles: [String],
    phone: maybeText,
    email: maybeText,
    skills: [String],
    absence: { type: Schema.Types.Mixed, default: null },
    rolesRequested: { type: Schema.Types.Mixed, default: null },
    active: flag,
  },
  options,
)
  .index({ store: 1, person: 1 }, { unique: true })
  .index({ person: 1, active: 1 })
  .index({ store: 1, active: 1, roles: 1 })
  .index({ store: 1, active: 1, 'absence.deputy': 1 })
  .index({ store: 1, active: 1, person: 1 });
