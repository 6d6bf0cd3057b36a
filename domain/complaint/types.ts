import type { Step as AnyStep } from '../kernel/command-rule';
import type { CommandName, CommandOf } from './commands';
import type { Complaint, Happening } from './state';

export { changed, firstOf } from '../kernel/command-rule';

export type Step<T extends CommandName> = AnyStep<Complaint, CommandOf<T>, Happening>;
export type Steps<T extends CommandName> = { readonly [K in T]: Step<K> };
