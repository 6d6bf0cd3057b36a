import { goesBy } from '../kernel/rules-version';

/**
 * The rules that a follow-up opened today goes by to its end (ADR 5). 2: what nobody acknowledges goes to the next level while the store is open, never
 * within minutes before closing. 3: the wish of the customer decides when and how the call is made, attempts are spread, a problem names its cause, and what
 * is acknowledged is awaited again. 4: who recorded what is kept, and what was recorded wrongly is corrected for a while.
 */
export const RULES_VERSION = 4;

/** Whether a follow-up goes by the rules of version 3. */
export const isSteered = (followUp: { readonly rulesVersion?: number }): boolean => goesBy(followUp, 3);

/** Whether of a follow-up is kept who recorded what, so that it can be corrected. */
export const keepsAuthors = (followUp: { readonly rulesVersion?: number }): boolean => goesBy(followUp, 4);
