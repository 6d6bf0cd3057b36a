import mongoose, { type Connection } from 'mongoose';

/**
 * Filters with operators from outside are neutralised, filters on unknown fields throw, and a missing
 * value is sent as null instead of widening the filter. Commands fail fast while the server is away instead of queueing.
 */
export async function connectMongo(uri: string): Promise<Connection> {
  mongoose.set('sanitizeFilter', true);
  mongoose.set('strictQuery', 'throw');
  const connection = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: 3_000,
    socketTimeoutMS: 20_000,
    bufferCommands: false,
    autoIndex: false,
  });
  connection.on('error', () => undefined); // every command rejects by itself; the event only repeats it
  return connection.asPromise();
}
