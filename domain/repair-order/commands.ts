import type { z } from 'zod';
import type { Actor } from '../actor';
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
export type Payload<T extends CommandName> = T extends PublicCommand
  ? z.infer<(typeof commandSchemas)[T]>
  : T extends keyof InternalPayloads
    ? InternalPayloads[T]
    : never;

/** What every command carries besides its payload: its id (once handled, never again) and who sends it. */
export interface Envelope<T extends string> {
  readonly type: T;
  readonly id: string;
  readonly by: Actor;
}
export type CommandOf<T extends CommandName> = Envelope<T> & Payload<T>;
export type RepairOrderCommand = { [T in CommandName]: CommandOf<T> }[CommandName];
