import {
  publicCommands,
  type CommandNameOf,
  type CommandOfSlices,
  type DeclarationsOf,
  type PayloadOf,
  type PublicCommandOf,
} from '../kernel/slice';
import { slices } from './slices';

export type CommandName = CommandNameOf<typeof slices>;
export type PublicCommand = PublicCommandOf<typeof slices>;
export type CommandOf<T extends CommandName> = CommandOfSlices<typeof slices, T>;
export type FollowUpCommand = { [T in CommandName]: CommandOf<T> }[CommandName];

/** What only complaints tell a follow-up. */
export type InternalPayloads = {
  readonly [T in Exclude<CommandName, PublicCommand>]: PayloadOf<DeclarationsOf<typeof slices>, T>;
};

/** What people send. */
export const commands = publicCommands(slices);
