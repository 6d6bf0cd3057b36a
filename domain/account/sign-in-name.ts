import { z } from 'zod';

/** What a person types to sign in; capitals are no difference. */
export const SignInName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,59}$/, {
    message:
      'must be 2 to 60 letters without accents, digits, dots, hyphens, underscores or @, and begin with a letter or digit',
  })
  .meta({ override: { pattern: '^\\s*[A-Za-z0-9][A-Za-z0-9._@-]{1,59}\\s*$' } });

/** As accounts keep it, of whatever somebody types who wants to get in: full-width letters and capitals are no difference. */
export const foldSignIn = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
