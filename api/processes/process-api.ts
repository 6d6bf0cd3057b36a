import type { z } from 'zod';
import { storeOf, type AnyDefinition } from '../../domain/processes';
import { isMongoAway } from '../../platform/mongo/away';
import type { Context } from '../context';
import type { GuardedOperation } from '../http/endpoint';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';

/** How the processes of one type are reached over HTTP. */
export interface ProcessApi {
  readonly definition: AnyDefinition;
  readonly tag: string;
  /** A list of commands as a person would send it, for the documentation. */
  readonly batchExample: readonly ({ readonly type: string } & Readonly<Record<string, unknown>>)[];
  /** What is told of a state, and of an event. */
  readonly replies: { readonly state: z.ZodType; readonly event: z.ZodType };
  /** Whether a customer's session, which was given for one order, reaches this process too. */
  readonly customerReaches: (context: Context, session: Session, number: string) => Promise<boolean>;
  /** Whether this process is about whoever asks, who then knows nothing of it. */
  readonly isClosedTo?: (context: Context, session: Session, number: string) => Promise<boolean>;
  /** A look at the body before it becomes a command, e.g. against the master data. */
  readonly prepare?: (context: Context, name: string, number: string, body: object) => Promise<object>;
}

/** The operation of a command, or of a row of the access table of the process. */
export const operationOf = ({ definition: { type } }: ProcessApi, name: string): GuardedOperation =>
  `${type}.${name}` as GuardedOperation;

/** While MongoDB is away the process itself refuses the command, and whoever tells a state looks at the state. */
async function isClosed(context: Context, api: ProcessApi, session: Session, number: string): Promise<boolean> {
  if (session.order !== null || !api.isClosedTo) return false;
  try {
    return await context.databaseWatch.unlessSilent(api.isClosedTo(context, session, number));
  } catch (error) {
    if (isMongoAway(error)) return false;
    throw error;
  }
}

/** A number of another store, a process other than the ones the customer's link was for, and one about whoever asks are as if they did not exist. */
export async function assertAccess(context: Context, api: ProcessApi, session: Session, number: string): Promise<void> {
  if (storeOf(number) !== session.store) throw new Problem('notFound', { number });
  const { databaseWatch } = context;
  if (session.order !== null && !(await databaseWatch.unlessSilent(api.customerReaches(context, session, number))))
    throw new Problem('notFound', { number });
  if (await isClosed(context, api, session, number)) throw new Problem('notFound', { number });
}
