import { z } from 'zod';
import { CatalogueCode, MenuItemContent, NewMenuItem } from '../../domain/master-data/catalogue';
import { Fen, ShortText, StoredInstant } from '../../domain/values/field-schemas';
import type { StoredPrice } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, entityTagOf, Flag, idOfCursor, Limit, pageOf, pageSchema } from '../http/fields';
import { runIdempotently } from '../http/idempotency';
import { brokenRule } from '../../texts/field-errors';
import { invalid, Problem } from '../http/problems';
import { changedReplies, createdReplies } from './replies';
import { versionsBody, versionsReplies } from './versions';

const tag = 'master data';

/** As it is told: what is kept may be older than the present rules for what is sent in. */
export const MenuItem = z
  .object({
    code: z.string(),
    version: z.int(),
    work: z.string(),
    labourMinutes: z.int(),
    labour: Fen,
    parts: z.array(z.string()).meta({ description: 'numbers of the parts it takes, one of each' }),
    active: z.boolean().meta({ description: 'false when it is not offered any more' }),
    updatedAt: StoredInstant,
  })
  .meta({ id: 'MenuItem' });

const bodyOf = ({ _id, store: _store, changedBy: _changedBy, ...rest }: StoredPrice) => rest;
/** What a change can change. */
function fieldsOf(entry: StoredPrice) {
  const { code: _code, version: _version, updatedAt: _updatedAt, ...fields } = bodyOf(entry);
  return fields;
}

const MenuParams = z.strictObject({ code: CatalogueCode });
const etag = ({ version }: StoredPrice) => ({ ETag: entityTagOf(version) });

export const priceMenuEndpoints = ({ repositories: { parts, prices, requests } }: Context): readonly Endpoint[] => {
  /** What is offered takes parts that are offered, each once. */
  const assertParts = async (store: string, entry: MenuItemContent): Promise<void> => {
    if (!entry.active) return;
    const known = await parts.byNumbers(store, [...new Set(entry.parts)]);
    const errors = entry.parts.flatMap((part, index) => {
      const twice = entry.parts.indexOf(part) < index;
      if (known.get(part)?.active === true && !twice) return [];
      return twice
        ? [brokenRule(['parts', index], 'partOnce', 'partTwice')]
        : [brokenRule(['parts', index], 'partOffered', 'partUnknown')];
    });
    if (errors.length > 0) throw invalid(errors);
  };
  return [
    endpoint({
      operation: 'readPriceMenu',
      method: 'get',
      path: '/price-menu',
      tag,
      summary: 'Work the store offers at fixed prices, with the parts it takes; what is retired only when asked for',
      query: z.strictObject({
        search: ShortText.optional().meta({ description: 'each word stands in code or work' }),
        includeRetired: Flag.optional(),
        cursor: Cursor.optional(),
        limit: Limit,
      }),
      replies: { 200: { description: 'a page of the menu, by code', body: pageSchema(MenuItem) } },
      handle: async ({ query: { search, includeRetired: withRetired = false, cursor, limit }, session }) => {
        const after = cursor === undefined ? undefined : idOfCursor(cursor);
        const rows = await prices.page({ store: session.store, search, withRetired, after, limit: limit + 1 });
        const { items, nextCursor } = pageOf(rows, limit);
        return { status: 200, body: { items: items.map(bodyOf), nextCursor } };
      },
    }),
    endpoint({
      operation: 'createMenuItem',
      method: 'post',
      path: '/price-menu',
      tag,
      summary: 'Add an entry to the price menu',
      body: NewMenuItem,
      keyed: true,
      problems: ['numberTaken'],
      replies: createdReplies(MenuItem),
      handle: ({ body, session, actor, key }) =>
        runIdempotently(requests, {
          session,
          operation: 'createMenuItem',
          key,
          content: body,
          effect: async () => {
            await assertParts(session.store, body);
            const entry = await prices.add({ store: session.store, ...body }, { by: actor, at: Date.now() });
            if (!entry) throw new Problem('numberTaken');
            const headers = { ...etag(entry), Location: `/api/v1/price-menu/${entry.code}` };
            return { status: 201 as const, headers, body: bodyOf(entry) };
          },
        }),
    }),
    endpoint({
      operation: 'readMenuItem',
      method: 'get',
      path: '/price-menu/:code',
      tag,
      summary: 'One entry of the price menu',
      params: MenuParams,
      replies: changedReplies(MenuItem),
      handle: async ({ params: { code }, session }) => {
        const entry = await prices.find(session.store, code);
        if (!entry) throw new Problem('notFound');
        return { status: 200, headers: etag(entry), body: bodyOf(entry) };
      },
    }),
    endpoint({
      operation: 'readMenuItemVersions',
      method: 'get',
      path: '/price-menu/:code/versions',
      tag,
      summary: 'L-40: who changed this entry, when, and what: before and after',
      params: MenuParams,
      problems: ['notFound'],
      replies: versionsReplies,
      handle: async ({ params: { code }, session }) => ({
        status: 200,
        body: versionsBody(await prices.versions(session.store, code), fieldsOf),
      }),
    }),
    endpoint({
      operation: 'updateMenuItem',
      method: 'put',
      path: '/price-menu/:code',
      tag,
      summary:
        'Replace an entry of the price menu, or retire it; needs If-Match. Orders keep what they were signed with',
      params: MenuParams,
      body: MenuItemContent,
      versioned: true,
      replies: changedReplies(MenuItem),
      handle: async ({ params: { code }, body, session: { store }, actor, version }) => {
        await assertParts(store, body);
        const changed = await prices.replace(store, code, version, body, { by: actor, at: Date.now() });
        if (changed) return { status: 200, headers: etag(changed), body: bodyOf(changed) };
        throw new Problem((await prices.find(store, code)) ? 'versionStale' : 'notFound');
      },
    }),
  ];
};
