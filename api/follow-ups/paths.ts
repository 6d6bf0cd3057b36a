/** Where each command is sent, below /follow-ups/:number. */
export { commandPaths } from '../../domain/follow-up/commands';
