import type { core } from 'zod';
import type { Language } from '../../../domain/values/bilingual';
import { textsIn } from '../texts/use-texts';

type Issue = core.$ZodRawIssue;

const isMissing = ({ input }: Issue): boolean => input === undefined || input === null || input === '';

/** What is wrong with a field, as advice. A rule of the schema that has words of its own says those. */
export function faultWords(language: Language): (issue: Issue) => string {
  const { t } = textsIn(language);
  return (issue) => {
    if (issue.code === 'invalid_value') return t(issue.values[0] === true ? 'confirmFirst' : 'chooseOne');
    if (isMissing(issue)) return t('fillIn');
    if (issue.code === 'too_small') {
      const n = String(issue.minimum);
      if (issue.origin === 'string') return t('atLeastLetters', { n });
      return t(issue.origin === 'array' ? 'atLeastItems' : 'notBelow', { n });
    }
    if (issue.code === 'too_big') {
      const n = String(issue.maximum);
      if (issue.origin === 'string') return t('atMostLetters', { n });
      return t(issue.origin === 'array' ? 'atMostItems' : 'notAbove', { n });
    }
    return t('otherForm');
  };
}
