import { createContext, useContext } from 'react';
import type { Language } from '../../../domain/values/bilingual';

export type Appearance = 'light' | 'dark';
export interface Chosen {
  readonly appearance: Appearance;
  readonly setAppearance: (appearance: Appearance) => void;
  readonly setLanguage: (language: Language) => void;
}
export const Settings = createContext<Chosen | null>(null);
export const useSettings = (): Chosen => useContext(Settings)!;
