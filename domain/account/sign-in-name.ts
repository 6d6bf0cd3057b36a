import { z } from 'zod';
import { rule } from '../values/field-rules';

/** What `trim` takes away, character by character: what `\s` is differs from language to language, and the document is for all. */
const SPACES = '[\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*';

/** What a person types to sign in; capitals are no difference. */
export const SignInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,59}$/, rule('signInName'))
  .meta({ override: { pattern: `^${SPACES}[A-Za-z0-9][A-Za-z0-9._@-]{1,59}${SPACES}$` } });

/** As accounts keep it, of whatever somebody types who wants to get in: full-width letters and capitals are no difference. */
export const foldSignIn = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
