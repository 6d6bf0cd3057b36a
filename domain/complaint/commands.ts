import {
  publicCommands,
  type AnyCommandOf,
  type CommandNameOf,
  type CommandOfSlices,
  type InternalPayloadsOf,
  type PublicCommandOf,
} from '../kernel/slice';
import { withThoseAbove } from './acting-role';
import { slices } from './slices';

export type CommandName = CommandNameOf<typeof slices>;
export type PublicCommand = PublicCommandOf<typeof slices>;
export type CommandOf<T extends CommandName> = CommandOfSlices<typeof slices, T>;
export type ComplaintCommand = AnyCommandOf<typeof slices>;
export type InternalPayloads = InternalPayloadsOf<typeof slices>;

const declared = publicCommands(slices);

/** Who sends what, while nobody is accused. */
export const usualRoles = declared.roles;

/** What people send. The roles are all that may ever act; which of them do now, the complaint says. */
export const commands = {
  ...declared,
  roles: Object.fromEntries(
    Object.entries(declared.roles).map(([name, roles]) => [name, withThoseAbove(roles)]),
  ) as typeof declared.roles,
};
