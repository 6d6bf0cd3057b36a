import { z } from 'zod';
import { dayProcess } from '../../domain/workshop-day/process';
import { WorkshopDay } from '../../domain/workshop-day/state';
import { eventReply, stateReply } from '../processes/replies';

/** What a day is told with, beside what every state is told with. */
const extras = {
  unfit: z.array(z.string()).meta({ description: 'reservations whose bay or people the store does not have any more' }),
};

export const WorkshopDayReply = stateReply(WorkshopDay, extras).meta({ id: 'WorkshopDay' });
export const WorkshopDayEventReply = eventReply('WorkshopDay', dayProcess.eventSchemas);
