import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Card, Flex, Layout, Menu, Segmented, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import type { Bilingual } from '../../domain/values/bilingual';
import { useSettings } from '../shared/shell/settings';
import { useTexts } from '../shared/texts/use-texts';
import { addressOfShown, type Shown } from './address';
import { me, people } from './data';
import { known, type Known, type State, type Story } from './story';

const words = {
  title: { zh: '部件样例', en: 'Gallery' },
  language: { zh: '语言', en: 'Language' },
  appearance: { zh: '外观', en: 'Appearance' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  stories: { zh: '部件', en: 'Parts' },
} satisfies Readonly<Record<string, Bilingual>>;

/** Who looks, and what everybody is called. */
const usual: readonly Known[] = [{ key: ['/me'], reply: me() }, known('/staff', undefined, people)];

/** What is known before the part is shown is read no more. */
function clientThatKnows(replies: readonly Known[]): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  for (const { key, reply } of [...usual, ...replies]) client.setQueryData(key, reply);
  return client;
}

/** One state on a page of its own: it knows only what the state brings, and its address changes nothing else. */
function Stage({ state }: { readonly state: State }) {
  const { language } = useTexts();
  const [client] = useState(() => clientThatKnows(state.knows ?? []));
  const [router] = useState(() =>
    createMemoryRouter([{ path: '*', element: <state.view /> }], { initialEntries: [state.address ?? '/'] }),
  );
  return (
    <Card size="small" title={state.title[language]} data-state>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Card>
  );
}

const States = ({ story }: { readonly story: Story }) => (
  <Flex vertical gap={16} data-story={story.name}>
    {story.states.map((state) => (
      <Stage key={state.title.en} state={state} />
    ))}
  </Flex>
);

function Switches({ shown }: { readonly shown: Shown }) {
  const { language } = useTexts();
  const { appearance, setAppearance, setLanguage } = useSettings();
  return (
    <Flex gap={12} wrap>
      <Segmented
        aria-label={words.language[language]}
        value={shown.language}
        onChange={setLanguage}
        options={[
          { value: 'zh', label: <span lang="zh-CN">中文</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
      />
      <Segmented
        aria-label={words.appearance[language]}
        value={appearance}
        onChange={setAppearance}
        options={[
          { value: 'light', label: words.light[language] },
          { value: 'dark', label: words.dark[language] },
        ]}
      />
    </Flex>
  );
}

/** All stories beside the one that is shown. */
export function GalleryShell({ shown, stories }: { readonly shown: Shown; readonly stories: readonly Story[] }) {
  const { language } = useTexts();
  const story = stories.find(({ name }) => name === shown.story) ?? stories[0];
  useEffect(() => {
    document.title = `${story?.title[language] ?? ''} · ${words.title[language]}`;
  }, [story, language]);
  if (!story) return null;
  if (shown.asPicture)
    return (
      <Layout style={{ padding: 16 }}>
        <States key={story.name} story={story} />
      </Layout>
    );
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Layout.Sider width={260} theme={shown.appearance} style={{ overflow: 'auto' }}>
        <nav aria-label={words.stories[language]}>
          <Menu
            selectedKeys={[story.name]}
            theme={shown.appearance}
            items={stories.map(({ name, title }) => ({
              key: name,
              label: (
                <a href={addressOfShown({ ...shown, story: name })} data-to={name}>
                  {title[language]}
                </a>
              ),
            }))}
          />
        </nav>
      </Layout.Sider>
      <Layout.Content id="main" style={{ padding: 24, minWidth: 0 }}>
        <Flex justify="space-between" align="center" wrap gap={12} style={{ marginBottom: 16 }}>
          <Typography.Title level={1} style={{ margin: 0, fontSize: '1.5rem' }}>
            {story.title[language]}
          </Typography.Title>
          <Switches shown={shown} />
        </Flex>
        <States key={story.name} story={story} />
      </Layout.Content>
    </Layout>
  );
}
