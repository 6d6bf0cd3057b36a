import { auditRules } from '../audit/rules';
import type { Told } from '../audit/rule';
import type { Endpoint, EndpointRequest } from '../http/endpoint';
import { toldExactly } from '../http/mount';
import { roleFor } from '../http/role-for';
import type { Session } from '../http/sessions';
import type { ExportableList } from './list';

/** Rows of one file. */
export const MOST_ROWS = 5_000;

export interface ReadRows {
  readonly rows: readonly never[];
  /** There are more. */
  readonly isCut: boolean;
  /** M-05: customers whom the list itself shows. */
  readonly shown: number;
}
type Filter = Readonly<Record<string, string>>;
type Asking = Omit<
  EndpointRequest<object, object, object, never>,
  'params' | 'query' | 'body' | 'role' | 'actor' | 'raw' | 'session'
> & {
  readonly session: Session;
};

/** Of these names, those that the schema has. */
const onlyKnown = (filter: Filter, shape: object): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => Object.hasOwn(shape, name)));

/**
 * The rows of a list, by the operation that the console reads it with: the same query, the same rights, the same rows, all pages of it up to the limit.
 * Throws a ZodError for a filter that the operation does not take, and what the operation throws.
 */
export async function readList(
  endpoints: readonly Endpoint[],
  { operation, rows: part, most = MOST_ROWS + 1 }: ExportableList,
  filter: Filter,
  asking: Asking,
): Promise<ReadRows> {
  const one = endpoints.find((known) => known.operation === operation);
  if (!one) throw new Error(`${operation} has no endpoint`);
  const role = roleFor(operation, asking.session);
  const ofPath = onlyKnown(filter, one.params?.shape ?? {});
  const asked = Object.fromEntries(Object.entries(filter).filter(([name]) => !Object.hasOwn(ofPath, name)));
  const params = one.params?.parse(ofPath, toldExactly) ?? {};
  const parsed = one.query?.parse(asked, toldExactly) ?? {};
  // one page of a screen is not the whole list
  const query = 'limit' in parsed ? { ...parsed, limit: MOST_ROWS + 1 } : parsed;
  const request = { ...asking, params, query, body: {}, raw: Buffer.alloc(0), role, actor: undefined };
  // its permission has been checked, and a list asks for no more than who reads it
  const { body, headers = {}, shown } = await one.handle(request as unknown as Parameters<Endpoint['handle']>[0]);
  const reply = body as Readonly<Record<string, unknown>>;
  const rows = reply[part] as readonly never[];
  const rule = auditRules[operation];
  const told: Told = { params, query, body: {}, reply: { headers, body, shown } };
  const persons = rule.trace === 'read' ? rule.persons(told) : 0;
  return {
    rows: rows.slice(0, MOST_ROWS),
    // the audit log names where it goes on
    isCut: rows.length >= most || (reply['before'] ?? null) !== null,
    shown: typeof persons === 'number' ? persons : persons.length,
  };
}
