import { z } from 'zod';
import { commands, usualRoles, type PublicCommand } from '../../domain/complaint/commands';
import { commandRules } from '../../domain/complaint/process';
import { stages } from '../../domain/complaint/stage';
import { statisticsOf } from '../../domain/complaint/statistics';
import { Day } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { dayRange } from '../dealership/days';
import { currentPolicy } from '../dealership/policies';
import { ComplaintGuide, ComplaintStatisticsReply } from './replies';

/** H-47: the training aid is made of the rules themselves, stage by stage, so that it is never out of date. */
const guide = stages.map((stage) => ({
  stage,
  steps: (Object.keys(commands.schemas) as PublicCommand[])
    .filter((name) => commandRules[name].during.includes(stage))
    .map((name) => ({
      command: name,
      does: commands.schemas[name].meta()?.description ?? '',
      roles: usualRoles[name],
    })),
}));

export const statisticsEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'complaint.readStatistics',
    method: 'get',
    path: '/complaint-statistics',
    tag: 'complaints',
    summary: 'H-32, H-45, H-46: classification, causes, solving speed and rate against the policy, measures',
    query: z.strictObject({ from: Day, to: Day }),
    replies: {
      200: { description: 'the figures of the complaints received on these days', body: ComplaintStatisticsReply },
    },
    handle: async ({ query: { from, to }, session }) => {
      const { store, actorId } = session;
      const policy = await currentPolicy(context, store);
      const { zone } = policy.calendar;
      const [start, end] = [dayRange(zone, from)[0], dayRange(zone, to)[1]];
      const { complaints } = context.repositories;
      const closed = await complaints.closedTo(store, actorId);
      const received = await complaints.receivedWithin(store, start, end);
      const { measures, ...figures } = statisticsOf(received, policy.complaint.targets, policy.calendar);
      const open = measures.filter(({ complaint }) => !closed.includes(complaint));
      return { status: 200, body: { from, to, ...figures, measures: open } };
    },
  }),
  endpoint({
    operation: 'complaint.readGuide',
    method: 'get',
    path: '/complaint-guide',
    tag: 'complaints',
    summary: 'H-47: the training aid of the complaint module: each stage, what is done in it, by whom',
    replies: { 200: { description: 'the guide', body: ComplaintGuide } },
    handle: async () => ({ status: 200, body: { stages: guide } }),
  }),
];
