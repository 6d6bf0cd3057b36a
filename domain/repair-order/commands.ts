import type { CommandIn } from '../kernel/command';
import { acceptanceCommands, deliveryCommands, preparationCommands, settlementCommands } from './commands/delivery';
import { diagnosisCommands, estimateCommands } from './commands/estimate';
import { receptionCommands } from './commands/reception';
import {
  dispatchCommands,
  extraItemCommands,
  progressCommands,
  qualityCommands,
  repairCommands,
} from './commands/workshop';

/** Every command's payload: the single source for types, HTTP, OpenAPI and forms. The key is the command's one name. */
export const commandSchemas = {
  ...receptionCommands,
  ...diagnosisCommands,
  ...estimateCommands,
  ...dispatchCommands,
  ...repairCommands,
  ...extraItemCommands,
  ...progressCommands,
  ...qualityCommands,
  ...preparationCommands,
  ...acceptanceCommands,
  ...settlementCommands,
  ...deliveryCommands,
};

export type PublicCommand = keyof typeof commandSchemas;

/** What only complaints tell an order; there is no endpoint for it. */
export interface InternalPayloads {
  readonly holdSettlement: { readonly complaint: string };
  readonly releaseSettlement: { readonly complaint: string };
}
export type CommandName = PublicCommand | keyof InternalPayloads;
export type CommandOf<T extends CommandName> = CommandIn<typeof commandSchemas, InternalPayloads, T>;
export type RepairOrderCommand = { [T in CommandName]: CommandOf<T> }[CommandName];
