import { z } from 'zod';
import type { NoticeTemplate } from '../../domain/kernel/notice';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { assertAccess, operationOf, type ProcessApi } from '../processes/process-api';
import { CustomerLinks, LinkId, listLinks, withdrawLink } from './listed-links';
import { sendLink, sentLinkFields, shownLink, shownLinkFields, type MadeLink, type Making } from './made-links';
import { assertChannel } from './send';

/** The links to the processes of one type: what stands where, in which words, and how one is made. */
interface LinksOf {
  readonly api: ProcessApi;
  /** Of one process. */
  readonly path: `/${string}/:number`;
  readonly number: z.ZodType<string>;
  /** `Sent…Link` and `Shown…Link` of the document. */
  readonly schema: string;
  readonly operations: Readonly<Record<'send' | 'show' | 'list' | 'revoke', string>>;
  readonly summaries: Readonly<Record<'send' | 'show' | 'list', string>>;
  readonly template: NoticeTemplate;
  /** Keeps a new link to a process that whoever asks has access to. */
  readonly make: (making: Making) => Promise<MadeLink>;
}

/** Where staff makes, sees and withdraws links; customers open them. No reply holds the secret of a link that is sent. */
export function linkEndpointsOf(
  context: Context,
  { api, path, number: Number, schema, operations, summaries, template, make }: LinksOf,
): readonly Endpoint[] {
  const params = z.strictObject({ number: Number });
  const SentLink = z.object({ number: Number, ...sentLinkFields }).meta({ id: `Sent${schema}Link` });
  const ShownLink = z.object({ number: Number, ...shownLinkFields }).meta({ id: `Shown${schema}Link` });
  return [
    endpoint({
      operation: operationOf(api, operations.send),
      method: 'post',
      path: `${path}/customer-links`,
      tag: 'customer',
      summary: summaries.send,
      params,
      problems: ['channelMissing', 'messageNotSent', 'phoneMissing', 'processClosed', 'tooMany'],
      replies: { 201: { description: 'where it went and when it ends', body: SentLink } },
      handle: async ({ params: { number }, session, caller }) => {
        await assertAccess(context, api, session, number);
        assertChannel(context);
        const made = await make({ session, caller, number, kind: 'sent' });
        return { status: 201, body: await sendLink(context, { session, number }, template, made) };
      },
    }),
    endpoint({
      operation: operationOf(api, operations.show),
      method: 'post',
      path: `${path}/shown-links`,
      tag: 'customer',
      summary: summaries.show,
      params,
      problems: ['phoneMissing', 'processClosed', 'tooMany'],
      replies: { 201: { description: 'what the QR code says', body: ShownLink } },
      handle: async ({ params: { number }, session, caller }) => {
        await assertAccess(context, api, session, number);
        const made = await make({ session, caller, number, kind: 'shown' });
        return { status: 201, body: shownLink(number, made) };
      },
    }),
    endpoint({
      operation: operationOf(api, operations.list),
      method: 'get',
      path: `${path}/customer-links`,
      tag: 'customer',
      summary: summaries.list,
      params,
      replies: { 200: { description: 'the links, without their secrets', body: CustomerLinks } },
      handle: async ({ params: { number }, session }) => {
        await assertAccess(context, api, session, number);
        return { status: 200, body: await listLinks(context, session.store, number) };
      },
    }),
    endpoint({
      operation: operationOf(api, operations.revoke),
      method: 'delete',
      path: `${path}/customer-links/:link`,
      tag: 'customer',
      summary: 'M5: withdraw a link: it opens nothing any more, and whoever has it open sees nothing at the next step',
      params: params.extend({ link: LinkId }),
      replies: { 204: { description: 'withdrawn' } },
      handle: async ({ params: { number, link }, session }) => {
        await assertAccess(context, api, session, number);
        await withdrawLink(context, session.store, number, link);
        return { status: 204 };
      },
    }),
  ];
}
