import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import type { Language } from '../../../domain/values/bilingual';
import { client } from '../server/queries';
import { Look } from './look';
import { router } from './router';
import type { Appearance } from './settings';

const stored = (key: string): string | null => localStorage.getItem(`repairflow.${key}`);
const keep = (key: string, value: string): void => localStorage.setItem(`repairflow.${key}`, value);

/** Zh-CN first; the choice is kept in this browser. */
export function Root() {
  const [language, setLanguage] = useState<Language>(() => (stored('language') === 'en' ? 'en' : 'zh'));
  const [appearance, setAppearance] = useState<Appearance>(() => (stored('appearance') === 'dark' ? 'dark' : 'light'));
  useEffect(() => {
    keep('language', language);
    keep('appearance', appearance);
  }, [language, appearance]);
  return (
    <Look language={language} appearance={appearance} setAppearance={setAppearance} setLanguage={setLanguage}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Look>
  );
}
