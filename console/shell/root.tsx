import { QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import { config } from 'zod';
import { en as zodEnglish, zhCN as zodChinese } from 'zod/locales';
import { client } from '../server/queries';
import { speak } from '../server/request';
import { LanguageContext, type Language } from '../texts/say';
import { Settings, type Appearance } from './settings';
import { router } from './router';

const stored = (key: string): string | null => localStorage.getItem(`repairflow.${key}`);
const keep = (key: string, value: string): void => localStorage.setItem(`repairflow.${key}`, value);

/** Blue with enough contrast on both grounds. */
const tokens = {
  colorPrimary: '#0b5cad',
  colorLink: '#0b5cad',
  fontSize: 15,
  borderRadius: 6,
  motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
};
const darkTokens = { ...tokens, colorPrimary: '#4c9be8', colorLink: '#6db3f8' };

/** Zh-CN first; the choice is kept in this browser. */
export function Root() {
  const [language, setLanguage] = useState<Language>(() => (stored('language') === 'en' ? 'en' : 'zh'));
  const [appearance, setAppearance] = useState<Appearance>(() => (stored('appearance') === 'dark' ? 'dark' : 'light'));
  const tag = language === 'zh' ? 'zh-CN' : 'en';
  speak(tag);
  config(language === 'zh' ? zodChinese() : zodEnglish());
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  useEffect(() => {
    document.documentElement.lang = tag;
    document.documentElement.classList.toggle('dark', appearance === 'dark');
    keep('language', language);
    keep('appearance', appearance);
  }, [tag, language, appearance]);
  const dark = appearance === 'dark';
  return (
    <LanguageContext value={language}>
      <Settings value={{ appearance, setAppearance, setLanguage }}>
        <ConfigProvider
          locale={language === 'zh' ? zhCN : enUS}
          theme={{ algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm, token: dark ? darkTokens : tokens }}
        >
          <Messages>
            <QueryClientProvider client={client}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </Messages>
        </ConfigProvider>
      </Settings>
    </LanguageContext>
  );
}
