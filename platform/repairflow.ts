import { readFile } from 'node:fs/promises';
import { firstBreak } from '../domain/evidence';
import type { Evidence } from '../domain/repair-order/evidence';
import { Sentence } from './engines/find';
import { readConfig } from './config';
import { connectMongo } from './mongo/connection';
import { EventLog } from './mongo/event-log';
import { modelsOn } from './mongo/models';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Verb {
  readonly usage: string;
  readonly does: string;
  readonly run: (words: readonly string[]) => Promise<void>;
}

/** Checks the chain in an export of GET …/evidence, without any server. */
async function verify([file]: readonly string[]): Promise<void> {
  if (!file) throw new Sentence('Name the export to verify: repairflow verify FILE (from GET …/evidence).');
  const { number, evidence } = JSON.parse(await readFile(file, 'utf8')) as { number: string; evidence: Evidence[] };
  const broken = firstBreak(evidence);
  if (broken === undefined) return say(`${number}: ${evidence.length} pieces of evidence, the chain is whole.`);
  const { document, subject, at } = evidence[broken]!;
  throw new Sentence(
    `${number}: the chain breaks at piece ${broken + 1} (${document} ${subject}, ${new Date(at).toISOString()}).`,
  );
}

/** Folds the views of one order or all anew out of the event log. */
async function rebuild(numbers: readonly string[]): Promise<void> {
  const connection = await connectMongo(readConfig().MONGODB_URI);
  try {
    const models = modelsOn(connection);
    const log = new EventLog(models);
    const orders = numbers.length > 0 ? numbers : await models.events.distinct('order');
    for (const order of orders) await log.rebuild(order);
    say(`${orders.length} views rebuilt.`);
  } finally {
    await connection.close();
  }
}

const verbs: Readonly<Record<string, Verb>> = {
  verify: { usage: 'verify FILE', does: 'checks an exported evidence chain, offline', run: verify },
  rebuild: { usage: 'rebuild [ORDER …]', does: 'folds views anew from the event log (MONGODB_URI)', run: rebuild },
};

/** The operator's tool. */
async function main([verb = '', ...words]: readonly string[]): Promise<void> {
  const known = verbs[verb];
  if (known) return known.run(words);
  for (const { usage, does } of Object.values(verbs)) say(`npm run repairflow -- ${usage.padEnd(22)} ${does}`);
  if (verb) throw new Sentence(`There is no verb "${verb}".`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Sentence ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
