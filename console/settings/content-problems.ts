import { sections, type SectionName } from '../../domain/settings/sections';
import { bilingual, type Bilingual } from '../../domain/values/bilingual';
import { fieldFaults, toFillIn } from '../../texts/field-errors';
import type { ServerProblem } from '../shared/server/request';

/** What to do where. */
export interface ContentProblem {
  readonly path: readonly (string | number)[];
  readonly text: Bilingual;
}

/** A content was not stored. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
  constructor(readonly problems: readonly ContentProblem[]) {
    super('the content does not fit');
  }
}

const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** What a refusal of the server says, in the language of the screen, is wrong where. */
export const problemsIn = ({ errors }: ServerProblem): readonly ContentProblem[] =>
  errors.map(({ pointer, message }) => ({ path: pathOf(pointer), text: bilingual(message, message) }));

/** What must not stay empty, and is. */
export const emptyField = (name: string): ContentProblem => ({ path: [name], text: toFillIn([name]) });

/** What the schema of a section, which the server asks too, says is wrong. */
export const faultsOf = (name: SectionName, content: unknown): readonly ContentProblem[] =>
  fieldFaults(sections[name].schema.safeParse(content, { reportInput: true }).error?.issues ?? []).map(
    ({ path, text }) => ({ path: path.map((part) => (typeof part === 'symbol' ? String(part) : part)), text }),
  );
