import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, payload, ShortText } from '../values/field-schemas';
import { IntroducedCampaign } from './introduced-campaign';
import { bookers } from './roles';
import { expectedStages } from './stage';
import type { AppointmentSlice } from './types';

const campaignCommands = {
  introduceCampaigns: {
    path: 'campaigns',
    roles: bookers,
    payload: payload(
      {
        campaigns: z
          .array(
            z.strictObject({
              id: Id,
              zh: ShortText.optional().meta({ description: 'set by the API' }),
              en: ShortText.optional().meta({ description: 'set by the API' }),
            }),
          )
          .min(1)
          .max(20),
      },
      'A-10: the customer was told of campaigns that run, with their key points; the free checks of every car are none',
    ),
  },
} as const satisfies CommandDeclarations;

const campaignEvents = { campaignsIntroduced: z.object({ campaigns: z.array(IntroducedCampaign) }) };
export type CampaignEvents = EventsOf<typeof campaignEvents>;

export const campaignSlice: AppointmentSlice<typeof campaignCommands, typeof campaignEvents> = {
  commands: campaignCommands,
  events: campaignEvents,
  rules: {
    introduceCampaigns: {
      during: ['arranging', ...expectedStages],
      decide: (appointment, { campaigns }) => {
        const known = appointment.campaigns.map(({ id }) => id);
        const told = campaigns
          .filter(({ id }, index) => !known.includes(id) && campaigns.findIndex((one) => one.id === id) === index)
          .map(({ id, zh = id, en = id }) => ({ id, zh, en }));
        return told.length === 0 ? [] : [{ type: 'campaignsIntroduced', campaigns: told }];
      },
    },
  },
  evolve: {
    campaignsIntroduced: (appointment, { campaigns }) => ({
      ...appointment,
      campaigns: [...appointment.campaigns, ...campaigns],
    }),
  },
  deadlines: [],
};
