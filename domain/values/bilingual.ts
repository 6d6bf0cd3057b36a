/** The languages of the product. */
export type Language = 'zh' | 'en';

/** The same words in both languages. On paper both stand, Chinese first. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en });
