import { lengthFaultOf, withoutWords, type PasswordFault } from '../../domain/account/password-rules';
import type { BreachedPasswords } from './breached-passwords';

/** Beginnings are what is guessed; a longer one would only take longer to look at. */
const LOOKED_AT = 64;
/** Of zxcvbn, from 0 to 4: at least a hundred million guesses. */
const LEAST_SCORE = 3;
/** Of what remains when all that people know of the person is taken out: at least a million. */
const LEAST_SCORE_OF_REST = 2;

/** Zxcvbn with its list of common passwords: loaded when somebody chooses a password for the first time. */
async function loadGuesser() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs: graphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  // more substitutions find nothing that people think of, and take a second instead of a tenth of one
  return new ZxcvbnFactory({ dictionary, graphs, maxLength: LOOKED_AT, l33tMaxSubstitutions: 10 });
}

/** Whether a password may be chosen; needs no network. */
export class PasswordCheck {
  #guesser: ReturnType<typeof loadGuesser> | undefined;

  constructor(private readonly breached?: BreachedPasswords) {}

  /** Why this normalised password cannot be chosen by somebody about whom one knows these words. */
  async faultOf(password: string, known: readonly string[]): Promise<PasswordFault | undefined> {
    const length = lengthFaultOf(password);
    if (length !== undefined) return length;
    this.#guesser ??= loadGuesser();
    const guesser = await this.#guesser;
    const scoreOf = (text: string): number => guesser.check(text.slice(0, LOOKED_AT), [...known]).score;
    const rest = withoutWords(password, known);
    const isWeak = rest.length < password.length && scoreOf(rest) < LEAST_SCORE_OF_REST;
    if (isWeak || scoreOf(password) < LEAST_SCORE) return 'passwordGuessable';
    return (await this.breached?.has(password)) ? 'passwordBreached' : undefined;
  }
}
