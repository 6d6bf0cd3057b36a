import { z } from 'zod';

/** How an attempt to reach a customer went. */
export const CallResult = z.enum(['reached', 'noAnswer', 'wrongNumber', 'callLater']);
