import {
  publicCommands,
  type AnyCommandOf,
  type CommandNameOf,
  type CommandOfSlices,
  type InternalPayloadsOf,
} from '../kernel/slice';
import { slices } from './slices';

export type CommandName = CommandNameOf<typeof slices>;
export type CommandOf<T extends CommandName> = CommandOfSlices<typeof slices, T>;
export type DayCommand = AnyCommandOf<typeof slices>;
export type InternalPayloads = InternalPayloadsOf<typeof slices>;

/** What people send. */
export const commands = publicCommands(slices);
