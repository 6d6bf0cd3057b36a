import { App as Messages, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, type ReactNode } from 'react';
import type { Language } from '../../../domain/values/bilingual';
import { setRequestLanguage } from '../server/request';
import { LanguageContext } from '../texts/use-texts';
import { usePrinting } from './printing';
import { Settings, type Chosen } from './settings';
import { darkMenu, darkTokens, lightMenu, lightTokens } from './tokens';

interface Props extends Chosen {
  readonly language: Language;
  readonly children: ReactNode;
}

/** The language, colours and type that everything inside is shown in. */
export function Look({ language, children, ...chosen }: Props) {
  const tag = language === 'zh' ? 'zh-CN' : 'en';
  // paper is white
  const printing = usePrinting();
  const dark = chosen.appearance === 'dark' && !printing;
  setRequestLanguage(tag);
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  useEffect(() => {
    document.documentElement.lang = tag;
    document.documentElement.classList.toggle('dark', dark);
  }, [tag, dark]);
  return (
    <LanguageContext value={language}>
      <Settings value={chosen}>
        <ConfigProvider
          locale={language === 'zh' ? zhCN : enUS}
          button={{ autoInsertSpace: false }}
          theme={{
            algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
            token: dark ? darkTokens : lightTokens,
            components: { Menu: dark ? darkMenu : lightMenu },
          }}
        >
          <Messages>{children}</Messages>
        </ConfigProvider>
      </Settings>
    </LanguageContext>
  );
}
