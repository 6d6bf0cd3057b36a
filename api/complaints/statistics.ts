import { z } from 'zod';
import { commands, usualRoles, type PublicCommand } from '../../domain/complaint/commands';
import { commandRules } from '../../domain/complaint/process';
import { stages } from '../../domain/complaint/stage';
import { statisticsOf } from '../../domain/complaint/statistics';
import { statisticsPaper } from '../../domain/complaint/statistics-paper';
import { Day } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { daysRange } from '../dealership/days';
import { currentPolicy } from '../dealership/policies';
import { asPdf, pdfReplies } from '../documents/documents';
import { storeKnowledge } from '../documents/papers';
import type { Session } from '../http/sessions';
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

const Days = z.strictObject({ from: Day, to: Day });

/** The figures of the days, without the complaints that are about the reader. */
export async function statisticsFor(
  context: Context,
  { store, actorId }: Session,
  { from, to }: z.output<typeof Days>,
) {
  const { complaint: policy, calendar } = await currentPolicy(context, store);
  const [start, end] = daysRange(calendar.zone, from, to);
  const { complaints } = context.repositories;
  const closed = await complaints.closedTo(store, actorId);
  const received = await complaints.receivedWithin(store, start, end);
  const at = Date.now();
  const { measures, complaints: counted, ...figures } = statisticsOf(received, policy.targets, calendar, at);
  const isTold = ({ complaint }: { readonly complaint: string }): boolean => !closed.includes(complaint);
  const statistics = { ...figures, measures: measures.filter(isTold), complaints: counted.filter(isTold) };
  return { statistics, at, zone: calendar.zone };
}

export const statisticsEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'complaint.readStatistics',
    method: 'get',
    path: '/complaint-statistics',
    tag: 'complaints',
    summary: 'H-32, H-45, H-46: classification, causes, solving speed and rate against the policy, measures',
    query: Days,
    replies: {
      200: { description: 'the figures of the complaints received on these days', body: ComplaintStatisticsReply },
    },
    handle: async ({ query, session }) => {
      const { statistics } = await statisticsFor(context, session, query);
      return { status: 200, body: { ...query, ...statistics } };
    },
  }),
  endpoint({
    operation: 'complaint.printStatistics',
    method: 'get',
    path: '/complaint-statistics/form.pdf',
    tag: 'complaints',
    summary: 'H-32: 顾客投诉分类统计表 of the complaints received on these days, as PDF',
    query: Days,
    replies: pdfReplies,
    handle: async ({ query, session }) => {
      const { store } = session;
      const found = await statisticsFor(context, session, query);
      const known = await storeKnowledge(context, store);
      return asPdf(context, store, statisticsPaper({ ...found, ...known, ...query, store }), 'statistics');
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
