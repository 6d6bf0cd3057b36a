import type { CommandIn } from '../kernel/command';
import { escalationCommands, intakeCommands, linkCommands, ownershipCommands } from './commands/handling';
import { closingCommands, investigationCommands, judgementCommands, solutionCommands } from './commands/solving';

/** Every command's payload: the single source for types, HTTP, OpenAPI and forms. The key is the command's one name. */
export const commandSchemas = {
  ...intakeCommands,
  ...ownershipCommands,
  ...judgementCommands,
  ...investigationCommands,
  ...solutionCommands,
  ...closingCommands,
  ...escalationCommands,
  ...linkCommands,
};
export type PublicCommand = keyof typeof commandSchemas;

/** What only other processes tell a complaint; there is no endpoint for it. */
export interface InternalPayloads {
  readonly noteRework: { readonly order: string };
}
export type CommandName = PublicCommand | keyof InternalPayloads;
export type CommandOf<T extends CommandName> = CommandIn<typeof commandSchemas, InternalPayloads, T>;
export type ComplaintCommand = { [T in CommandName]: CommandOf<T> }[CommandName];
