/** Read-only at every depth. Schemas are written without saying so; what is inferred of them is state or fact, and neither changes. */
export type Immutable<T> = unknown extends T
  ? T
  : T extends string | number | boolean | bigint | null | undefined
    ? T
    : { readonly [K in keyof T]: Immutable<T[K]> };
