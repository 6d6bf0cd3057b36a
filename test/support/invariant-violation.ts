/** A broken invariant, with its code first. */
export class InvariantViolation extends Error {}
