import mongoose, { type Connection } from 'mongoose';
import { monitoring, type DatabaseWatch } from './database-watch';

/** A connection, and how to open it; opening it may be tried again. */
export interface MongoConnection {
  readonly connection: Connection;
  readonly open: () => Promise<void>;
}

/**
 * Filters with operators from outside are neutralised, filters on unknown fields throw, and a missing
 * value is sent as null instead of widening the filter. Commands fail fast while the server is away instead of queueing.
 * Whoever watches hears once a second whether a server answers. Opening makes neither collections nor indexes: `migrate` makes the indexes, the first document or index its collection.
 */
export function connectionTo(uri: string, answersWithinMs = 20_000, watch?: DatabaseWatch): MongoConnection {
  mongoose.set('sanitizeFilter', true);
  mongoose.set('strictQuery', 'throw');
  const connection = mongoose.createConnection();
  connection.set('bufferCommands', false);
  connection.on('error', () => undefined); // every command rejects by itself; the event only repeats it
  return {
    connection,
    open: async () => {
      await connection.openUri(uri, {
        serverSelectionTimeoutMS: 3_000,
        socketTimeoutMS: answersWithinMs,
        bufferCommands: false,
        autoIndex: false,
        autoCreate: false,
        ...(watch && monitoring),
      });
      watch?.follow(connection.getClient());
    },
  };
}

/** An open connection. Rejects when the server is away. */
export async function connectMongo(uri: string, answersWithinMs?: number): Promise<Connection> {
  const { connection, open } = connectionTo(uri, answersWithinMs);
  await open();
  return connection;
}
