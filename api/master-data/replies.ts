import type { z } from 'zod';

const entityTag = 'its version, to be sent in If-Match with an edit';

/** Created, with its address and version. */
export const createdReplies = <S extends z.ZodType>(body: S, description = 'created') =>
  ({ 201: { description, body, headers: { Location: 'where it is', ETag: entityTag } } }) as const;

/** Read or replaced, with its version. */
export const changedReplies = <S extends z.ZodType>(body: S) =>
  ({ 200: { description: 'as it is now', body, headers: { ETag: entityTag } } }) as const;
