import { BulbOutlined, GlobalOutlined, LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { Alert, Badge, Button, Drawer, Flex, Grid, Layout, Menu, Spin, Tag, Tooltip, Typography } from 'antd';
import { Suspense, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import type { Operation } from '../../../api/permissions';
import { client, may, useMe, useMyTasks } from '../server/queries';
import { ask } from '../server/request';
import type { Me } from '../server/replies';
import { useStream } from '../server/stream';
import { useTexts } from '../texts/use-texts';
import type { TextName } from '../texts/texts';
import { Notices } from './notices';
import { useSettings } from './settings';
import { SignIn } from './sign-in';
import { Loaded } from './states';
import { setZone } from './store-time';

/** The pages, and what a person must be allowed to call to see each. */
const pages: readonly (readonly [path: string, name: TextName, needs: Operation])[] = [
  ['/', 'tasks', 'listMyTasks'],
  ['/board', 'board', 'repairOrder.readBoard'],
  ['/repair-orders/new', 'newOrder', 'repairOrder.open'],
  ['/repair-orders', 'orders', 'repairOrder.list'],
  ['/complaints', 'complaints', 'complaint.list'],
  ['/follow-ups', 'followUps', 'followUp.list'],
  ['/customers', 'customers', 'listCustomers'],
  ['/gate', 'gate', 'repairOrder.openGate'],
  ['/overview', 'overview', 'readOverdue'],
  ['/policy', 'policy', 'listPolicyProposals'],
  ['/imports', 'imports', 'listImports'],
  ['/exports', 'exports', 'exportRecords'],
  ['/operations', 'operations', 'listOperatorTasks'],
];

function Pages({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const tasks = useMyTasks().data?.items ?? [];
  const late = tasks.filter(({ overdue }) => overdue).length;
  const here = pages.map(([path]) => path).findLast((path) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <Menu
      mode="inline"
      style={{ borderInlineEnd: 0 }}
      selectedKeys={[pages.some(([path]) => path === pathname) ? pathname : (here ?? '/')]}
      items={pages
        .filter(([, , needs]) => may(me, needs))
        .map(([path, name]) => ({
          key: path,
          label:
            name === 'tasks' ? (
              <Flex justify="space-between" align="center">
                {t(name)} <Badge count={tasks.length} color={late > 0 ? '#c0392b' : '#5b6570'} />
              </Flex>
            ) : (
              t(name)
            ),
        }))}
      onClick={({ key }) => {
        void navigate(key);
        onGo?.();
      }}
    />
  );
}

function Tools({ me }: { readonly me: Me }) {
  const { t, language } = useTexts();
  const { appearance, setAppearance, setLanguage } = useSettings();
  const dark = appearance === 'dark';
  const signOut = async (): Promise<void> => {
    await ask('/sessions/current', { method: 'DELETE' });
    client.clear();
    // whoever signs in here next does not read what this person typed
    sessionStorage.clear();
    client.setQueryData(['/me'], null);
  };
  return (
    <Flex align="center" gap={4}>
      <Notices />
      <Button
        type="text"
        icon={<GlobalOutlined />}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('language')}
      </Button>
      <Tooltip title={dark ? t('light') : t('dark')}>
        <Button
          type="text"
          icon={<BulbOutlined />}
          aria-label={dark ? t('light') : t('dark')}
          aria-pressed={dark}
          onClick={() => setAppearance(dark ? 'light' : 'dark')}
        />
      </Tooltip>
      <Tooltip title={`${t('signOut')} · ${me.id}`}>
        <Button type="text" icon={<LogoutOutlined />} aria-label={t('signOut')} onClick={() => void signOut()} />
      </Tooltip>
    </Flex>
  );
}

function SignedIn({ me }: { readonly me: Me }) {
  const { t, role } = useTexts();
  const connected = useStream();
  const [open, setOpen] = useState(false);
  const wide = Grid.useBreakpoint().lg ?? true;
  const navigation = <Pages me={me} onGo={() => setOpen(false)} />;
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip" href="#main">
        {t('mainContent')}
      </a>
      {wide && (
        <Layout.Sider
          theme="light"
          width={210}
          style={{ position: 'sticky', top: 0, height: '100vh', overflow: 'auto' }}
        >
          <Typography.Title level={4} style={{ padding: '14px 24px 6px', margin: 0 }}>
            {t('title')}
          </Typography.Title>
          <nav aria-label={t('menu')}>{navigation}</nav>
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header style={{ background: 'transparent', padding: '0 12px', height: 52, lineHeight: 'normal' }}>
          <Flex justify="space-between" align="center" style={{ height: '100%' }}>
            <Flex align="center" gap={8}>
              {!wide && <Button icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => setOpen(true)} />}
              <Tag color={connected ? 'green' : 'red'}>{connected ? t('connected') : '⚠'}</Tag>
              {wide && <Typography.Text type="secondary">{me.roles.map(role).join(' · ')}</Typography.Text>}
            </Flex>
            <Tools me={me} />
          </Flex>
        </Layout.Header>
        {!connected && <Alert banner type="error" role="alert" title={t('reconnecting')} />}
        <Layout.Content id="main" style={{ padding: '4px 16px 32px' }}>
          <Suspense fallback={<Spin />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <Drawer open={open && !wide} placement="left" size={260} title={t('title')} onClose={() => setOpen(false)}>
        <nav aria-label={t('menu')}>{navigation}</nav>
      </Drawer>
    </Layout>
  );
}

/** Who is not signed in signs in where they are: the address, and what was typed, stay. */
export function AppShell() {
  const me = useMe();
  if (me.data) setZone(me.data.zone);
  return <Loaded of={me}>{(who) => (who ? <SignedIn key={who.id} me={who} /> : <SignIn />)}</Loaded>;
}
