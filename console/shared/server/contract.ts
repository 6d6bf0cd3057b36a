import type { components, paths } from './api.generated';

/** A named schema of the document, e.g. `Schema<'RepairOrder'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Method = 'get' | 'post' | 'put' | 'delete';
/** The paths of the API that take this method, as the document writes them: `/customers/{id}`. */
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { readonly responses: unknown } ? P : never;
}[keyof paths];
type OperationAt<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;

interface AnyParameters {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
}

/** What stands in a path and in its query. */
export type Parameters<P extends PathWith<M>, M extends Method = 'get'> =
  OperationAt<P, M> extends { readonly parameters: infer Given extends AnyParameters }
    ? Pick<Given, 'path' | 'query'>
    : never;

/** The JSON body a path takes, also where it may be left out; a file where it takes no JSON. */
export type BodyOf<P extends PathWith<M>, M extends Method = 'post'> =
  OperationAt<P, M> extends { readonly requestBody?: never }
    ? undefined
    : OperationAt<P, M> extends { readonly requestBody?: infer Requested }
      ? NonNullable<Requested> extends { readonly content: { readonly 'application/json': infer Body } }
        ? Body
        : Blob
      : never;

/** What a path answers with success. */
export type ReplyOf<P extends PathWith<M>, M extends Method = 'get'> = P extends unknown
  ? OperationAt<P, M> extends { readonly responses: infer Replies }
    ? JsonIn<Replies[keyof Replies & (200 | 201)]>
    : never
  : never;
type JsonIn<Reply> = Reply extends { readonly content: { readonly 'application/json': infer Body } } ? Body : never;

/** One item of the list a path answers. */
export type ItemOf<P extends PathWith<'get'>> = P extends unknown
  ? ReplyOf<P> extends { readonly items: readonly (infer Item)[] }
    ? Item
    : never
  : never;

/** The paths that take this method and need no parameters. */
export type PlainPathWith<M extends Method> = {
  [P in PathWith<M>]: object extends Parameters<P, M> ? P : never;
}[PathWith<M>];

/** A path is asked for with its parameters, which may be left out only where all of them may. */
export type Arguments<P extends PathWith<M>, M extends Method = 'get'> =
  object extends Parameters<P, M> ? [parameters?: Parameters<P, M>] : [parameters: Parameters<P, M>];

/** The address of a path of the document, below /api/v1. What is undefined is not asked about. */
export function addressOf(template: string, { path = {}, query = {} }: AnyParameters = {}): string {
  const address = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(path[name] ?? ''));
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return asked.length === 0 ? address : `${address}?${new URLSearchParams(asked)}`;
}
