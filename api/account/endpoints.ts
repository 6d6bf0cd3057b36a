import type { Context } from '../context';
import type { Endpoint } from '../http/endpoint';
import { passwordEndpoints } from './password-endpoints';
import { resetEndpoints } from './reset-endpoints';
import { secondFactorEndpoints } from './second-factor-endpoints';
import { sessionEndpoints } from './session-endpoints';
import { signInEndpoints } from './sign-in-endpoints';

/** How people get in, and what they do with their own account and with those of others. */
export const accountEndpoints = (context: Context): readonly Endpoint[] => [
  ...signInEndpoints(context),
  ...sessionEndpoints(context),
  ...passwordEndpoints(context),
  ...secondFactorEndpoints(context),
  ...resetEndpoints(context),
];
