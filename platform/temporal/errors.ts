import { ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { isRejectionCode, Rejection, type Facts } from '../../domain/kernel/rejection';
import { ProcessPortError } from '../process-port';

const EXHAUSTED = 8;
/** INVALID_ARGUMENT, PERMISSION_DENIED, UNAUTHENTICATED: asking once more the same way is no help. */
const REFUSALS = new Set([3, 7, 16]);

const grpcCode = (error: ServiceError): number | undefined => {
  const { code } = (error.cause ?? {}) as { readonly code?: unknown };
  return typeof code === 'number' ? code : undefined;
};

/** The Rejection inside a failed Update, if that is why it failed. */
function rejectionIn(error: WorkflowUpdateFailedError): Rejection | undefined {
  if (!(error.cause instanceof ApplicationFailure)) return undefined;
  const { type, details } = error.cause;
  return isRejectionCode(type) ? new Rejection(type, details?.[0] as Facts | undefined) : undefined;
}

/** The run that was asked has just given way to the next: a failed Update that is no answer of the domain, or no run at all. */
export const isBetweenRuns = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError ||
  (error instanceof WorkflowUpdateFailedError && rejectionIn(error) === undefined);

/** An error of Temporal in the words of the port; an unexpected one as it is. */
export function portErrorOf(error: unknown): unknown {
  if (error instanceof WorkflowNotFoundError) return new ProcessPortError('notFound', error);
  if (error instanceof WorkflowUpdateFailedError)
    return rejectionIn(error) ?? new ProcessPortError('unanswered', error);
  if (error instanceof ServiceError) {
    const code = grpcCode(error);
    if (code === EXHAUSTED) return new ProcessPortError('overloaded', error);
    return code !== undefined && REFUSALS.has(code) ? error : new ProcessPortError('unanswered', error);
  }
  return error instanceof Error && /Timeout|Cancelled/.test(error.name)
    ? new ProcessPortError('unanswered', error)
    : error;
}
