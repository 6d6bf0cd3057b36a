import { z } from 'zod';
import { AppointmentNumber } from '../../domain/appointment/number';
import type { Appointment, AppointmentEvent } from '../../domain/appointment/state';
import type { Complaint, ComplaintEvent } from '../../domain/complaint/state';
import type { FollowUp, FollowUpEvent } from '../../domain/follow-up/state';
import type { Instant } from '../../domain/kernel/process';
import type { AnyEvent, AnyState } from '../../domain/processes';
import { isOfferedIn, type OrderFormName } from '../../domain/repair-order/papers';
import { paperFormats, printedAsOf, type Paper, type PaperFormat } from '../../domain/values/paper';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import { ComplaintNumber } from '../../domain/complaint/number';
import { FollowUpNumber } from '../../domain/follow-up/number';
import { OrderNumber } from '../../domain/repair-order/number';
import { appointmentApi } from '../appointments/process-api';
import { complaintApi } from '../complaints/process-api';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { followUpApi } from '../follow-ups/process-api';
import { Problem, type ProblemCode } from '../http/problems';
import { At, pastProblems, readPast } from '../processes/past';
import { assertAccess, type ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { orderApi } from '../repair-orders/process-api';
import type { FileReply } from '../http/reply';
import { picturesFor } from './pictures';
import {
  appointmentPapers,
  complaintPapers,
  followUpPapers,
  orderFilePapers,
  orderPapers,
  paperNames,
  type Standing,
} from './papers';
import type { Session } from '../http/sessions';

const tag = 'documents';

/** What stands now, or what stood at a moment of the past. Throws a Problem. */
async function standingOf<State extends AnyState, Event extends AnyEvent>(
  context: Context,
  api: ProcessApi,
  session: Session,
  number: string,
  at: Instant | undefined,
): Promise<Standing<State, Event>> {
  await assertAccess(context, api, session, number);
  const latest = await readLatest(context, api, number, 1);
  if (at === undefined)
    return { state: latest, events: await context.repositories.events.of(number) } as Standing<State, Event>;
  const { state, events } = await readPast(context, session, number, at, latest);
  return { state, events: events.map(({ event }) => event) } as Standing<State, Event>;
}

const PDF = 'application/pdf';
export const pdfReplies = {
  200: {
    description: 'the paper',
    content: [PDF],
    headers: { 'Content-Disposition': 'names the file', 'X-Fingerprint': 'SHA-256 of what the paper says' },
  },
} as const;
export type PdfReply = FileReply<typeof PDF, 'Content-Disposition' | 'X-Fingerprint'>;

export async function asPdf(
  context: Context,
  store: string,
  paper: Paper | undefined,
  name: string,
  format: PaperFormat = 'a4',
): Promise<PdfReply> {
  if (!paper) throw new Problem('documentNotReady', { document: name });
  const bytes = await context.printer.print(paper, await picturesFor(context, store, [paper]), format);
  return replyOf(paper, name, bytes);
}

/** The fingerprint of several papers is that of the first, which names the others. */
const replyOf = ({ number, fingerprint }: Paper, name: string, bytes: Buffer): PdfReply => ({
  status: 200,
  type: PDF,
  bytes,
  headers: { 'Content-Disposition': `inline; filename="${number}-${name}.pdf"`, 'X-Fingerprint': fingerprint },
});

/** The paper of now, or of a moment of the past, which says so on every page. */
const asPdfOf = (
  context: Context,
  paper: Paper | undefined,
  name: string,
  { store, policy }: AnyState,
  at: Instant | undefined,
  format?: PaperFormat,
): Promise<PdfReply> =>
  asPdf(context, store, paper && at !== undefined ? printedAsOf(paper, at, policy.calendar.zone) : paper, name, format);

/** One paper of a visit, for everybody who reaches the visit; as of a moment of the past for the staff. */
export async function orderPdf(
  context: Context,
  session: Session,
  number: string,
  name: OrderFormName,
  { at, format = 'a4' }: { readonly at?: Instant | undefined; readonly format?: PaperFormat | undefined } = {},
): Promise<PdfReply> {
  if (!isOfferedIn(name, format)) throw new Problem('formatNotOffered', { document: name });
  const standing = await standingOf<RepairOrder, RepairOrderEvent>(context, orderApi, session, number, at);
  const paperOf = await orderPapers(context, standing);
  return asPdfOf(context, paperOf(name), name, standing.state, at, format);
}

/** F-10: every paper of the visit as one file, as of a moment of the past, too. */
async function orderFilePdf(context: Context, session: Session, number: string, at?: Instant): Promise<PdfReply> {
  const standing = await standingOf<RepairOrder, RepairOrderEvent>(context, orderApi, session, number, at);
  const { store, policy } = standing.state;
  const papers = await orderFilePapers(context, standing);
  const [cover, ...others] =
    at === undefined ? papers : papers.map((one) => printedAsOf(one, at, policy.calendar.zone));
  if (!cover) throw new Problem('documentNotReady', { document: 'file' });
  const file = [cover, ...others];
  const bytes = await context.printer.printTogether(file, await picturesFor(context, store, file));
  return replyOf(cover, 'file', bytes);
}

const printQuery = z.strictObject({ at: At });
const printProblems = ['documentNotReady', ...pastProblems] as const satisfies readonly ProblemCode[];

/** The store's printed forms, as the law and the customers know them: A4, Chinese with English, reproducible byte by byte. */
export const documentEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'repairOrder.print',
    method: 'get',
    path: '/repair-orders/:number/documents/:name.pdf',
    tag,
    summary: `A paper of the visit as PDF: ${paperNames.repairOrder.join(', ')}`,
    params: z.strictObject({ number: OrderNumber, name: z.enum(paperNames.repairOrder) }),
    query: printQuery.extend({
      format: z
        .enum(paperFormats)
        .optional()
        .meta({ description: 'a4, or receipt: 80 mm wide, for the exit pass; a4 when absent' }),
    }),
    problems: [...printProblems, 'formatNotOffered'],
    replies: pdfReplies,
    handle: ({ params: { number, name }, query, session }) => orderPdf(context, session, number, name, query),
  }),
  endpoint({
    operation: 'repairOrder.printFile',
    method: 'get',
    path: '/repair-orders/:number/file.pdf',
    tag,
    summary:
      'F-10: order, settlement, invoices and every other paper of the visit as one PDF, after a cover that lists them',
    params: z.strictObject({ number: OrderNumber }),
    query: printQuery,
    problems: printProblems,
    replies: pdfReplies,
    handle: ({ params: { number }, query: { at }, session }) => orderFilePdf(context, session, number, at),
  }),
  endpoint({
    operation: 'complaint.print',
    method: 'get',
    path: '/complaints/:number/documents/:name.pdf',
    tag,
    summary: 'H-07, H-31: 顾客投诉登记表 (registration) and 投诉结案函 (ending) as PDF',
    params: z.strictObject({ number: ComplaintNumber, name: z.enum(paperNames.complaint) }),
    query: printQuery,
    problems: printProblems,
    replies: pdfReplies,
    handle: async ({ params: { number, name }, query: { at }, session }) => {
      const standing = await standingOf<Complaint, ComplaintEvent>(context, complaintApi, session, number, at);
      const paperOf = await complaintPapers(context, standing);
      return asPdfOf(context, paperOf(name), name, standing.state, at);
    },
  }),
  endpoint({
    operation: 'followUp.print',
    method: 'get',
    path: '/follow-ups/:number/documents/:name.pdf',
    tag,
    summary: 'G-14, G-17: 快速处理表 and 回访记录表 as PDF',
    params: z.strictObject({ number: FollowUpNumber, name: z.enum(paperNames.followUp) }),
    query: printQuery,
    problems: printProblems,
    replies: pdfReplies,
    handle: async ({ params: { number, name }, query: { at }, session }) => {
      const standing = await standingOf<FollowUp, FollowUpEvent>(context, followUpApi, session, number, at);
      const paperOf = await followUpPapers(context, standing);
      return asPdfOf(context, paperOf(name), name, standing.state, at);
    },
  }),
  endpoint({
    operation: 'appointment.print',
    method: 'get',
    path: '/appointments/:number/documents/:name.pdf',
    tag,
    summary: 'S-01, A-02: 预约单 as PDF, to be signed, or as it was signed',
    params: z.strictObject({ number: AppointmentNumber, name: z.enum(paperNames.appointment) }),
    query: printQuery,
    problems: printProblems,
    replies: pdfReplies,
    handle: async ({ params: { number, name }, query: { at }, session }) => {
      const standing = await standingOf<Appointment, AppointmentEvent>(context, appointmentApi, session, number, at);
      const paperOf = await appointmentPapers(context, standing);
      return asPdfOf(context, paperOf(name), name, standing.state, at);
    },
  }),
];
