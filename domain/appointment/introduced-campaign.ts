import { z } from 'zod';

/** a campaign of the store, by its name then. */
export const IntroducedCampaign = z.object({ id: z.string(), zh: z.string(), en: z.string() });
