import { bilingual, inBoth, type Language } from '../values/bilingual';

const regularWork = bilingual('定期保养', 'Regular maintenance');
/** The work of a proposed maintenance, as the plan that is sent and recorded holds it. */
export const REGULAR_WORK = inBoth(regularWork);

const isRegular = (work: string): boolean => [REGULAR_WORK, regularWork.zh, regularWork.en].includes(work);

/** The work of a maintenance on a page in this language. What people wrote stands as they wrote it. */
export const workIn = (language: Language, work: string): string => (isRegular(work) ? regularWork[language] : work);

/** The same on paper, in both languages. */
export const workOnPaper = (work: string): string => (isRegular(work) ? REGULAR_WORK : work);
