import type { Fault } from '../../domain/proof/verify';

/** An event is not the one whose entry is in the log of proof, or is not there any more. */
export class EventAltered extends Error {
  constructor(
    readonly process: string,
    readonly sequence: number,
  ) {
    super(`event ${sequence} of ${process} is not the one in the log of proof`);
  }
}

/** The log was changed in the database: what would be exported does not hold. */
export class LogAltered extends Error {
  constructor(
    readonly process: string,
    readonly faults: readonly Fault[],
  ) {
    super(`the proof of ${process} does not hold`);
  }
}
