/** The languages of the product. */
export type Language = 'zh' | 'en';

/** The same words in both languages. On paper both stand, Chinese first. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en });

/** Both, one after the other; once where they are the same. */
export const inBoth = ({ zh, en }: Bilingual): string => (zh === en ? zh : `${zh} ${en}`);
