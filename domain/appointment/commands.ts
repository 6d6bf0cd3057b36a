import {
  publicCommands,
  type AnyCommandOf,
  type CommandNameOf,
  type CommandOfSlices,
  type InternalPayloadsOf,
  type PublicCommandOf,
} from '../kernel/slice';
import { slices } from './slices';

export type CommandName = CommandNameOf<typeof slices>;
export type PublicCommand = PublicCommandOf<typeof slices>;
export type CommandOf<T extends CommandName> = CommandOfSlices<typeof slices, T>;
export type AppointmentCommand = AnyCommandOf<typeof slices>;
export type InternalPayloads = InternalPayloadsOf<typeof slices>;

/** What people send. */
export const commands = publicCommands(slices);
