/** A sentence for the person at the prompt: what is wrong and what to do. Not a defect, so it is shown without its stack. */
export class UserFacingError extends Error {}
