import type { z } from 'zod';
import { storeOf, type ProcessType } from '../../domain/processes';
import type { Context } from '../context';
import { Problem } from '../http/problems';
import type { Operation } from '../permissions';
import type { Session } from '../http/sessions';

/** How one kind of process is reached over HTTP. */
export interface ProcessApi {
  readonly kind: ProcessType;
  /** Below /api/v1, e.g. `/repair-orders`. */
  readonly base: string;
  readonly tag: string;
  readonly number: z.ZodType<string>;
  readonly schemas: Readonly<Record<string, z.ZodObject>>;
  /** Where each command is sent, below the number. Named parts of the path are fields of the command. */
  readonly paths: Readonly<Record<string, string>>;
  readonly operationOf: (name: string) => Operation;
  /** Whether a customer's session, which was given for one order, reaches this process too. */
  readonly customerReaches: (context: Context, session: Session, number: string) => Promise<boolean>;
  /** A look at the body before it becomes a command, e.g. against the archive. */
  readonly prepare?: (context: Context, name: string, number: string, body: object) => Promise<object>;
  readonly operations: {
    readonly readOne: Operation;
    readonly readLive: Operation;
    readonly listEvents: Operation;
    readonly readCommand: Operation;
    readonly readEvidence?: Operation;
  };
}

/** A number of another store, or a process other than the ones the customer's link was for, is as if it did not exist. */
export async function assertAccess(
  context: Context,
  door: ProcessApi,
  session: Session | undefined,
  number: string,
): Promise<Session> {
  if (!session || storeOf(number) !== session.store) throw new Problem('notFound');
  if (session.order !== null && !(await door.customerReaches(context, session, number))) throw new Problem('notFound');
  return session;
}
