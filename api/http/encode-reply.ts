import { z } from 'zod';
import type { ReplyDeclarations, SuccessStatus } from './reply';

/** A reply that is not what its endpoint declares: a defect. It says where, never what. */
export class UndeclaredReply extends Error {
  constructor(readonly paths: readonly string[]) {
    super(`the reply is not what is declared: ${paths.join(', ')}`);
  }
}

const pathOf = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`;

/** Where the encoded body lacks what the body has. */
function droppedPaths(body: unknown, encoded: unknown, path: readonly PropertyKey[] = []): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  if (typeof encoded !== 'object' || encoded === null) return [pathOf(path)];
  return Object.entries(body).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const kept = (encoded as Readonly<Record<string, unknown>>)[key];
    return kept === undefined ? [pathOf([...path, key])] : droppedPaths(value, kept, [...path, key]);
  });
}

/**
 * The body as it is sent: instants as RFC 3339. Throws an UndeclaredReply for a status or body that is not declared; with
 * `whole` also for a field that the schema does not have, so that replies and document cannot drift apart.
 */
export function encodeBody(declared: ReplyDeclarations, status: SuccessStatus, body: unknown, whole: boolean): unknown {
  const schema = declared[status]?.body;
  if (!schema) throw new UndeclaredReply([`status ${status}`]);
  const result = z.safeEncode(schema, body);
  if (!result.success) throw new UndeclaredReply(result.error.issues.map(({ path }) => pathOf(path)));
  const dropped = whole ? droppedPaths(body, result.data) : [];
  if (dropped.length > 0) throw new UndeclaredReply(dropped);
  return result.data;
}
