/** Read-only at every depth. Schemas do not declare it; the types inferred from them are states and events, which never change. */
export type Immutable<T> = unknown extends T
  ? T
  : T extends string | number | boolean | bigint | null | undefined
    ? T
    : { readonly [K in keyof T]: Immutable<T[K]> };
