import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../../platform/config';
import { connectMongo } from '../../platform/mongo/connection';
import { modelsOn } from '../../platform/mongo/models';
import { logEvents, loggedEvents } from './logged-events';

/**
 * Writes its share of the events of a few processes, by a clock of its own: event n of a process is written by the writer n modulo
 * the number of writers, so that most events are logged before their predecessors. Ends when it has written all.
 */
async function main(): Promise<void> {
  const { WRITER, WRITERS, CLOCK_OFFSET_MS, PROCESSES, EVENTS } = process.env as Record<string, string>;
  const real = Date.now;
  Date.now = () => real() + Number(CLOCK_OFFSET_MS);
  const connection = await connectMongo(readConfig().MONGODB_URI);
  const models = modelsOn(connection);
  process.send?.('ready');
  for (let sequence = 1; sequence <= Number(EVENTS); sequence++) {
    if (sequence % Number(WRITERS) !== Number(WRITER)) continue;
    await logEvents(
      models,
      PROCESSES!.split(',').flatMap((number) => loggedEvents(number, sequence, sequence)),
    );
    await wait(Math.random() * 40);
  }
  await connection.close();
  process.disconnect();
}

void main();
