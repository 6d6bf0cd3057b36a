import { setTimeout as wait } from 'node:timers/promises';
import { isGrpcServiceError, NamespaceNotFoundError, ServiceError, type Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { searchAttributes } from '../../workflows/messages';
import { UserFacingError } from '../user-facing-error';

/** A closed process's id and Update results protect against repetition only within the retention: it outlives every open order. */
const RETENTION_DAYS = 90;
const DAY_SECONDS = 24 * 3600;
/** A server takes a moment until every part of it knows a new namespace or attribute. */
const KNOWN_WITHIN_MS = 90_000;

const INVALID_ARGUMENT = 3;
const NOT_FOUND = 5;
const ALREADY_EXISTS = 6;

/** The gRPC status of a refused call, also where the client has wrapped it. */
function statusOf(error: unknown): number | undefined {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) ? cause.code : undefined;
}

const isUnknownNamespace = (error: unknown): boolean =>
  error instanceof NamespaceNotFoundError || statusOf(error) === NOT_FOUND;

const theNamespace = (name: string): string => `the namespace ${name}`;

/** What `repairflow migrate` would make in this namespace. Needs no more rights than the API has. Rejects when the server is away. */
export async function missingInNamespace(client: Client): Promise<readonly string[]> {
  const { namespace } = client.options;
  const missing: string[] = [];
  try {
    await client.workflowService.describeNamespace({ namespace });
    for (const { name } of Object.values(searchAttributes))
      if (!(await isSearchable(client, name))) missing.push(`the search attribute ${name}`);
    return missing;
  } catch (error) {
    if (isUnknownNamespace(error)) return [theNamespace(namespace)];
    throw error;
  }
}

async function isSearchable(client: Client, attribute: string): Promise<boolean> {
  try {
    await client.workflow.count(`${attribute} IS NULL AND WorkflowId = 'none'`);
    return true;
  } catch (error) {
    if (statusOf(error) !== INVALID_ARGUMENT) throw error;
    return false;
  }
}

/** The retention that is set, in days; undefined when there is no such namespace. */
async function retentionOf(client: Client): Promise<number | undefined> {
  try {
    const { config } = await client.workflowService.describeNamespace({ namespace: client.options.namespace });
    return Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / DAY_SECONDS;
  } catch (error) {
    if (isUnknownNamespace(error)) return undefined;
    throw error;
  }
}

const retention = { seconds: (RETENTION_DAYS * DAY_SECONDS) as never };

/** Sets the retention, whatever it was: for a server that nobody else has set up. */
export async function keepClosedProcesses(client: Client): Promise<void> {
  const { namespace } = client.options;
  const config = { workflowExecutionRetentionTtl: retention };
  await client.workflowService.updateNamespace({ namespace, config });
}

async function register(client: Client): Promise<void> {
  const { namespace } = client.options;
  try {
    await client.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention });
  } catch (error) {
    if (statusOf(error) !== ALREADY_EXISTS) throw error; // somebody else was faster
  }
}

async function addSearchAttributes(client: Client, say: (line: string) => void): Promise<void> {
  const { namespace } = client.options;
  const { IndexedValueType } = temporal.api.enums.v1;
  const { operatorService } = client.connection;
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.values(searchAttributes).filter(({ name }) => !Object.hasOwn(customAttributes ?? {}, name));
  if (missing.length === 0) return;
  const types = missing.map(({ name, type }) => [name, IndexedValueType[`INDEXED_VALUE_TYPE_${type}`]]);
  await operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(types) });
  for (const { name } of missing) say(`Temporal: added the search attribute ${name}.`);
}

/**
 * Makes what the namespace lacks: itself, a retention, our search attributes. What is there already stays as its operator chose
 * it. Resolves when the server knows all of it.
 */
export async function prepareNamespace(client: Client, say: (line: string) => void): Promise<void> {
  const { namespace } = client.options;
  const days = await retentionOf(client);
  if (days === undefined) {
    await register(client);
    say(`Temporal: made the namespace ${namespace}; closed processes are kept for ${RETENTION_DAYS} days.`);
  } else if (days === 0) {
    await keepClosedProcesses(client);
    say(`Temporal: closed processes are kept for ${RETENTION_DAYS} days.`);
  } else if (days < RETENTION_DAYS)
    say(
      `Temporal: ${namespace} keeps closed processes for ${days} days only, and a repeated request is recognised no longer than that. ${RETENTION_DAYS} days are advised.`,
    );
  await until(async () => !(await missingInNamespace(client)).includes(theNamespace(namespace)));
  if ((await missingInNamespace(client)).length > 0) await addSearchAttributes(client, say);
  await until(async () => (await missingInNamespace(client)).length === 0);
}

async function until(known: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + KNOWN_WITHIN_MS; Date.now() < end; await wait(250)) if (await known()) return;
  throw new UserFacingError('Temporal has accepted the changes and does not know them after a minute. Run this again.');
}
