import { z } from 'zod';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../domain/account/password-rules';
import { StoredInstant } from '../../domain/values/field-schemas';

export const tag = 'sign-in';

/** As somebody types it to be let in; it is compared, whatever it is. */
export const GivenPassword = z
  .string()
  .min(1)
  .max(2 * MAX_PASSWORD_LENGTH);
/** As somebody chooses it; what is wrong with it is told in words. */
export const ChosenPassword = z
  .string()
  .max(10_000)
  .meta({
    description: '12 to 200 characters, neither common nor known from a breach nor made of what people know of you',
    override: { type: 'string', minLength: MIN_PASSWORD_LENGTH, maxLength: MAX_PASSWORD_LENGTH },
  });
export const SecondFactorCode = z
  .string()
  .min(6)
  .max(40)
  .meta({ description: 'six digits of the app, or a recovery code' });

export const OneTimeCode = z.object({ code: z.string(), expiresAt: StoredInstant }).meta({
  id: 'OneTimeCode',
  description: 'shown this once: with it the person chooses a password',
});
