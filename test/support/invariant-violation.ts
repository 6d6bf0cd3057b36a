/** A broken invariant, with its code first. */
export class Violation extends Error {}
