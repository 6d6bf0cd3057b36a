import { sections, type SectionName } from '../../domain/settings/sections';
import type { ServerProblem } from '../shared/server/request';

/** What is wrong where, by the name of the fault or the code of the schema. */
export interface ContentProblem {
  readonly path: readonly (string | number)[];
  readonly code: string;
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

/** What a refusal of the server says is wrong where. */
export const problemsIn = ({ errors }: ServerProblem): readonly ContentProblem[] =>
  errors.map(({ pointer, code }) => ({ path: pathOf(pointer), code }));

/** What the schema of a section, which the server asks too, says is wrong. */
export const faultsOf = (name: SectionName, content: unknown): readonly ContentProblem[] =>
  (sections[name].schema.safeParse(content).error?.issues ?? []).map((issue) => {
    const fault: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
    return {
      path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
      code: typeof fault === 'string' ? fault : issue.code,
    };
  });
