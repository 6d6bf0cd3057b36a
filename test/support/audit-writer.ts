import { AuditLog } from '../../platform/audit/audit-log';
import { readConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { connectMongo } from '../../platform/mongo/connection';
import { modelsOn } from '../../platform/mongo/models';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { someRead } from './audit-entries';

/** Writes entries without end, several at once as requests come, and tells each one that it was told is kept. */
async function main(): Promise<void> {
  const connection = await connectMongo(readConfig().MONGODB_URI);
  const log = new AuditLog(repositoriesOn(modelsOn(connection)).audit, createLog('audit-writer', 'silent'));
  process.send?.('ready');
  for (let round = 0; ; round++)
    await Promise.all(
      Array.from({ length: 5 }, async (_none, index) => {
        const request = `${process.pid}-${round}-${index}`;
        const { position } = await log.append({ ...someRead, request });
        process.send?.({ position, request });
      }),
    );
}

void main();
