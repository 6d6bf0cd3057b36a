import type { Step as AnyStep } from '../step';
import type { CommandName, CommandOf } from './commands';
import type { Complaint, Happening } from './state';

export { changed, firstOf } from '../step';

export type Step<T extends CommandName> = AnyStep<Complaint, CommandOf<T>, Happening>;
export type Steps<T extends CommandName> = { readonly [K in T]: Step<K> };
