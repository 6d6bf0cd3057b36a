import { ServiceError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { isRejectionCode, Rejection, type Facts } from '../../domain/kernel/rejection';
import { ProcessPortError } from '../process-port';
import { SubjectErased } from '../vault/vault';

const EXHAUSTED = 8;
/** INVALID_ARGUMENT, PERMISSION_DENIED, UNAUTHENTICATED: asking once more the same way is no help. */
const REFUSALS = new Set([3, 7, 16]);

const grpcCode = (error: ServiceError): number | undefined => {
  const { code } = (error.cause ?? {}) as { readonly code?: unknown };
  return typeof code === 'number' ? code : undefined;
};

const failureOf = (error: unknown): ApplicationFailure | undefined =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure ? error.cause : undefined;

/** Why the process refused. Whatever is no refusal of a rule is a defect: asking again, in whichever way, does not mend it. */
function rejectionIn(error: WorkflowUpdateFailedError): Rejection {
  const { type, details } = failureOf(error) ?? {};
  return isRejectionCode(type) ? new Rejection(type, details?.[0] as Facts | undefined) : new Rejection('defect');
}

/** The run that accepted the Update has given way to the next before it was completed; the server names it so. */
export const endedBeforeAnswer = (error: unknown): boolean =>
  failureOf(error)?.type === 'AcceptedUpdateCompletedWorkflow';

/** An error of Temporal in the words of the port; an unexpected one as it is. */
export function portErrorOf(error: unknown): unknown {
  if (error instanceof SubjectErased) return new ProcessPortError('erased', error);
  if (error instanceof WorkflowNotFoundError) return new ProcessPortError('notFound', error);
  if (endedBeforeAnswer(error)) return new ProcessPortError('unanswered', error);
  if (error instanceof WorkflowUpdateFailedError) return rejectionIn(error);
  if (error instanceof ServiceError) {
    const code = grpcCode(error);
    if (code === EXHAUSTED) return new ProcessPortError('overloaded', error);
    return code !== undefined && REFUSALS.has(code) ? error : new ProcessPortError('unanswered', error);
  }
  return error instanceof Error && /Timeout|Cancelled/.test(error.name)
    ? new ProcessPortError('unanswered', error)
    : error;
}
