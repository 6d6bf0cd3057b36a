import { setTimeout as wait } from 'node:timers/promises';
import { writtenDown } from './audit/operator-act';
import { readConfig } from './config';
import { fillCatalogueKeys } from './mongo/catalogue-keys';
import { SealedFiles } from './files/sealed-files';
import { fileStoreAt } from './files/store';
import { connectMongo } from './mongo/connection';
import { ensureIndexes } from './mongo/models';
import { adoptFiles } from './mongo/personal-data/adopt-files';
import { sealFiles } from './mongo/personal-data/seal-files';
import { sealRecords } from './mongo/personal-data/seal-records';
import { vaultOf } from './mongo/personal-data/vault-of';
import { auditIn } from './mongo/repositories/audit';
import { connectTemporal } from './temporal/connection';
import { prepareNamespace } from './temporal/namespace';
import { sealedModelsOn } from './vault/sealed-models';

type Say = (line: string) => void;

const ANSWERS_WITHIN_MS = 60_000;
/** An index of millions, or a page of records with all that they are found by, takes longer than any request of a user. */
const WRITES_WITHIN_MS = 3_600_000;

/** Waits for a server that is only starting. */
async function patiently<T>(what: string, say: Say, connect: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + ANSWERS_WITHIN_MS; ; await wait(1_000))
    try {
      return await connect();
    } catch (error) {
      if (Date.now() > end) throw error;
      say(`${what} does not answer yet (${error instanceof Error ? error.message : String(error)}) …`);
    }
}

/**
 * Makes what API and worker need and may lack the rights to make: the Temporal namespace, its search attributes, the indexes of
 * MongoDB, the keys by which records of earlier releases are found; it seals what those say of persons. Doing it again changes nothing. Rejects when one of the two cannot be reached within a minute.
 */
export async function migrate(env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  const config = readConfig(env);
  const client = await patiently('Temporal', say, () => connectTemporal(config));
  try {
    await prepareNamespace(client, say);
    say(`Temporal: the namespace ${config.TEMPORAL_NAMESPACE} is ready.`);
  } finally {
    await client.connection.close();
  }
  const connection = await patiently('MongoDB', say, () => connectMongo(config.MONGODB_URI, WRITES_WITHIN_MS));
  try {
    const models = await sealedModelsOn(connection, config);
    const sealed = await sealRecords(models);
    if (sealed > 0)
      say(`MongoDB: sealed ${sealed} records of an earlier release, which said in clear who somebody is.`);
    const kept = new SealedFiles(fileStoreAt(config.FILES), vaultOf(models));
    const files = await sealFiles(models, kept);
    if (files.sealed > 0) say(`Files: sealed ${files.sealed} photos and scans of an earlier release.`);
    if (files.missing > 0)
      say(
        `Files: ${files.missing} photos and scans are not in ${config.FILES}. If they lie elsewhere, name that place in FILES and run migrate again: they lie in clear.`,
      );
    const adopted = await adoptFiles(models, kept);
    if (adopted > 0)
      say(`Files: gave ${adopted} photos and scans of an earlier release to the processes that name them.`);
    await ensureIndexes(models);
    await writtenDown({ audit: auditIn(models) }, { verb: 'migrate' }, async () => undefined);
    say('MongoDB: every index is there.');
    const filled = await fillCatalogueKeys(models);
    if (filled > 0) say(`MongoDB: ${filled} parts and prices can be searched for now.`);
  } finally {
    await connection.close();
  }
}
