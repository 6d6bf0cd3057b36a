import { audit } from './operate/audit';
import { builds, renew } from './operate/builds';
import { deadlines } from './operate/deadlines';
import { eraseAgain } from './operate/erase-again';
import { finishUpgrade } from './operate/finish-upgrade';
import { masterKey } from './operate/master-key';
import { migrate } from './operate/migrate';
import { operatorTasks } from './operate/operator-tasks';
import { proof } from './operate/proof';
import { rebuild } from './operate/rebuild';
import { reconcile } from './operate/reconcile';
import { store } from './operate/stores';
import { user } from './operate/users';
import { say, type Verb } from './operate/verb';
import { verify } from './operate/verify';
import { whatIf } from './operate/what-if';
import { UserFacingError } from './user-facing-error';

const verbs: Readonly<Record<string, Verb>> = {
  migrate,
  store,
  user,
  verify,
  audit,
  proof,
  'master-key': masterKey,
  rebuild,
  reconcile,
  'erase-again': eraseAgain,
  'finish-upgrade': finishUpgrade,
  deadlines,
  'operator-tasks': operatorTasks,
  builds,
  renew,
  'what-if': whatIf,
};

/** The operator's tool. */
async function main([verb = '', ...words]: readonly string[]): Promise<void> {
  const known = verbs[verb];
  if (known) return known.run(words);
  for (const { usage, does } of Object.values(verbs)) say(`npm run repairflow -- ${usage.padEnd(40)} ${does}`);
  if (verb) throw new UserFacingError(`There is no verb "${verb}".`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof UserFacingError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
