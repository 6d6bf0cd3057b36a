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

const shared = {
  fontSize: 15,
  borderRadius: 6,
  linkDecoration: 'underline',
  motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
};
/** Ground, edge, mark and writing of a tag. */
const tone = (name: string, [ground, edge, mark, ink]: readonly [string, string, string, string]) => ({
  [`${name}-1`]: ground,
  [`${name}-3`]: edge,
  [`${name}-6`]: mark,
  [`${name}-7`]: ink,
});
const tones = {
  ...tone('green', ['#e6f4ea', '#b7dfc3', '#1f6f43', '#1b5e38']),
  ...tone('orange', ['#fff1e3', '#ffd3a8', '#a84300', '#8f3a00']),
  ...tone('gold', ['#fdf3d0', '#f0d98a', '#7a5200', '#664400']),
  ...tone('red', ['#fdeaea', '#f5b5b1', '#b3261e', '#9a1f18']),
  ...tone('volcano', ['#ffece3', '#ffc4a8', '#a83208', '#92290a']),
  ...tone('purple', ['#efeaff', '#cfc2f7', '#5b3bb5', '#4f33a0']),
  ...tone('blue', ['#e4f0fc', '#b3d4f5', '#0b5cad', '#084a8c']),
};
/** Antd's own greys and signal colours are too pale for small text: everything here keeps 4.5 : 1. */
const lightTokens = {
  ...shared,
  colorPrimary: '#0b5cad',
  colorLink: '#0b5cad',
  colorError: '#b3261e',
  colorWarning: '#9a5b00',
  colorSuccess: '#1f6f43',
  colorTextSecondary: 'rgb(0 0 0 / 72%)',
  colorTextTertiary: 'rgb(0 0 0 / 66%)',
  colorTextDescription: 'rgb(0 0 0 / 66%)',
  colorTextPlaceholder: 'rgb(0 0 0 / 62%)',
  ...tones,
};
const darkTokens = {
  ...shared,
  colorPrimary: '#3d8bdb',
  colorLink: '#7fbcf9',
  colorError: '#ff8a80',
  colorTextSecondary: 'rgb(255 255 255 / 78%)',
  colorTextTertiary: 'rgb(255 255 255 / 72%)',
  colorTextDescription: 'rgb(255 255 255 / 72%)',
  colorTextPlaceholder: 'rgb(255 255 255 / 66%)',
};

const lightMenu = { itemSelectedColor: '#063b73', itemSelectedBg: '#dbe9f7' };
const darkMenu = { itemSelectedColor: '#ffffff', itemSelectedBg: '#15395b' };

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
          button={{ autoInsertSpace: false }}
          theme={{
            algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
            token: dark ? darkTokens : lightTokens,
            components: { Menu: dark ? darkMenu : lightMenu },
          }}
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
