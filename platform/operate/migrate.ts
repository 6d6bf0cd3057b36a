import { migrate as prepare } from '../migrate';
import { say, type Verb } from './verb';

/** What needs an operator's rights, so that API and worker start with ordinary ones. */
export const migrate: Verb = {
  usage: 'migrate',
  does: 'makes namespace, search attributes and indexes where they are missing',
  run: () => prepare(process.env, say),
};
