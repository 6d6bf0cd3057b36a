import type { CommandRule as AnyStep } from '../kernel/command-rule';
import type { CommandName, CommandOf } from './commands';
import type { Complaint, UnstampedEvent } from './state';

export { updateWhere as changed, allOf as firstOf } from '../kernel/command-rule';

export type CommandRule<T extends CommandName> = AnyStep<Complaint, CommandOf<T>, UnstampedEvent>;
export type CommandRules<T extends CommandName> = { readonly [K in T]: CommandRule<K> };
