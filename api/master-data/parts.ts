import { z } from 'zod';
import { CatalogueCode, codePattern, NewPart, PartContent } from '../../domain/master-data/catalogue';
import { Fen, ShortText, StoredInstant } from '../../domain/values/field-schemas';
import type { StoredPart } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, entityTagOf, Flag, idOfCursor, Limit, pageOf, pageSchema } from '../http/fields';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { changedReplies, createdReplies } from './replies';
import { versionsBody, versionsReplies } from './versions';

const tag = 'master data';

/** As it is told: what is kept may be older than the present rules for what is sent in. */
export const Part = z
  .object({
    partNumber: z.string(),
    version: z.int(),
    name: z.string(),
    unitPrice: Fen,
    stock: z.int(),
    leadDays: z.int().meta({ description: 'days until it is there when there is none in stock' }),
    supplier: z.string().nullable(),
    keyLocation: z.boolean(),
    active: z.boolean().meta({ description: 'false when it is not offered any more' }),
    updatedAt: StoredInstant,
  })
  .meta({ id: 'Part' });

const bodyOf = ({ _id, store: _store, changedBy: _changedBy, ...rest }: StoredPart) => rest;
/** What a change can change. */
function fieldsOf(part: StoredPart) {
  const { partNumber: _partNumber, version: _version, updatedAt: _updatedAt, ...fields } = bodyOf(part);
  return fields;
}

const MAX_NUMBERS = 100;
const oneCode = codePattern.source.slice(1, -1);
/** `OIL-5W30,FLT-OIL` */
const PartNumbers = z
  .string()
  .max(MAX_NUMBERS * 41)
  .transform((list) => list.split(','))
  .pipe(z.array(CatalogueCode).max(MAX_NUMBERS))
  .meta({
    override: { type: 'string', pattern: `^${oneCode}(?:,${oneCode}){0,${MAX_NUMBERS - 1}}$`, maxLength: undefined },
  });
const PartParams = z.strictObject({ partNumber: CatalogueCode });
const etag = ({ version }: StoredPart) => ({ ETag: entityTagOf(version) });

export const partEndpoints = ({ repositories: { parts, prices, requests } }: Context): readonly Endpoint[] => {
  /** An entry of the menu that lost a part of its own would be sold without it. */
  const assertUnused = async (store: string, partNumber: string): Promise<void> => {
    const using = await prices.taking(store, partNumber);
    if (using.length > 0) throw new Problem('partInUse', { menu: using.map(({ work }) => work) });
  };
  return [
    endpoint({
      operation: 'listParts',
      method: 'get',
      path: '/parts',
      tag,
      summary: 'Parts with price, stock and lead time in days, by number; those that are retired only when asked for',
      query: z.strictObject({
        numbers: PartNumbers.optional().meta({
          description: 'these parts, as far as there are; the rest is not asked',
        }),
        search: ShortText.optional().meta({ description: 'each word stands in number or name' }),
        includeRetired: Flag.optional(),
        cursor: Cursor.optional(),
        limit: Limit,
      }),
      replies: { 200: { description: 'a page', body: pageSchema(Part) } },
      handle: async ({ query: { numbers, search, includeRetired: withRetired = false, cursor, limit }, session }) => {
        const { store } = session;
        if (numbers) {
          const known = await parts.byNumbers(store, numbers);
          const named = [...known.values()]
            .filter(({ active }) => active || withRetired)
            .toSorted((one, other) => (one.partNumber < other.partNumber ? -1 : 1));
          return { status: 200, body: { items: named.map(bodyOf), nextCursor: null } };
        }
        const after = cursor === undefined ? undefined : idOfCursor(cursor);
        const rows = await parts.page({ store, search, withRetired, after, limit: limit + 1 });
        const { items, nextCursor } = pageOf(rows, limit);
        return { status: 200, body: { items: items.map(bodyOf), nextCursor } };
      },
    }),
    endpoint({
      operation: 'createPart',
      method: 'post',
      path: '/parts',
      tag,
      summary: 'Add a part',
      body: NewPart,
      keyed: true,
      problems: ['numberTaken'],
      replies: createdReplies(Part),
      handle: ({ body, session, actor, key }) =>
        runIdempotently(requests, {
          session,
          operation: 'createPart',
          key,
          content: body,
          effect: async () => {
            const part = await parts.add({ store: session.store, ...body }, { by: actor, at: Date.now() });
            if (!part) throw new Problem('numberTaken');
            const headers = { ...etag(part), Location: `/api/v1/parts/${part.partNumber}` };
            return { status: 201 as const, headers, body: bodyOf(part) };
          },
        }),
    }),
    endpoint({
      operation: 'readPart',
      method: 'get',
      path: '/parts/:partNumber',
      tag,
      summary: 'One part',
      params: PartParams,
      replies: changedReplies(Part),
      handle: async ({ params: { partNumber }, session }) => {
        const part = await parts.find(session.store, partNumber);
        if (!part) throw new Problem('notFound');
        return { status: 200, headers: etag(part), body: bodyOf(part) };
      },
    }),
    endpoint({
      operation: 'readPartVersions',
      method: 'get',
      path: '/parts/:partNumber/versions',
      tag,
      summary: 'L-40: who changed this part, when, and what: before and after',
      params: PartParams,
      problems: ['notFound'],
      replies: versionsReplies,
      handle: async ({ params: { partNumber }, session }) => ({
        status: 200,
        body: versionsBody(await parts.versions(session.store, partNumber), fieldsOf),
      }),
    }),
    endpoint({
      operation: 'updatePart',
      method: 'put',
      path: '/parts/:partNumber',
      tag,
      summary: 'Replace a part, or retire it; needs If-Match. Orders keep what they were signed with',
      params: PartParams,
      body: PartContent,
      versioned: true,
      problems: ['partInUse'],
      replies: changedReplies(Part),
      handle: async ({ params: { partNumber }, body, session: { store }, actor, version }) => {
        if (!body.active) await assertUnused(store, partNumber);
        const changed = await parts.replace(store, partNumber, version, body, { by: actor, at: Date.now() });
        if (changed) return { status: 200, headers: etag(changed), body: bodyOf(changed) };
        throw new Problem((await parts.find(store, partNumber)) ? 'versionStale' : 'notFound');
      },
    }),
  ];
};
