import { BulbOutlined, GlobalOutlined, LogoutOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons';
import { Alert, Badge, Button, Drawer, Flex, Grid, Layout, Menu, Spin, Tag, Tooltip, Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, Navigate, Outlet, useLocation, useMatch, useNavigate } from 'react-router';
import { client, useMe, useMyTasks, useRead } from '../server/queries';
import { ServerProblem } from '../server/request';
import { signOut, takeOver, wasSignedIn } from '../server/signed-in';
import type { Me } from '../server/replies';
import { TakeDownComplaint } from '../../complaints/take-down';
import { Help } from '../help/help';
import { Announcing } from '../notices/announcing';
import { Notices } from '../notices/bell';
import { GlobalSearch } from '../search/global-search';
import { wasLeftAlone } from '../server/kept-session';
import { useStream } from '../server/stream';
import { useTexts } from '../texts/use-texts';
import { useTourDue } from '../tour/seen';
import { FirstRun } from './first-run';
import { Gate } from './gate';
import { IdleWarning } from './idle';
import { LeftAlone } from './kept-screen';
import { useSettings } from './settings';
import { SignIn } from './sign-in';
import { Loaded } from './states';
import { StoreSwitch } from './store-switch';
import { setZone } from './store-time';
import { pagesOf } from './pages';
import { PrintHead } from './print-head';

const DeskTour = lazy(async () => ({ default: (await import('../tour/desk-tour')).DeskTour }));

/** What a page on a wall is told of its line to the store. */
export interface WallContext {
  readonly connected: boolean;
}

const SecondFactorGate = lazy(async () => ({
  default: (await import('../../account/second-factor-gate')).SecondFactorGate,
}));

function Pages({ me, onGo }: { readonly me: Me; readonly onGo?: () => void }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const tasks = useMyTasks().data?.items ?? [];
  const late = tasks.some(({ overdue }) => overdue);
  const cases = new Set(tasks.map(({ number }) => number)).size;
  const shown = pagesOf(me);
  const paths = shown.map(([path]) => path);
  const here = paths.find((path) => path === pathname) ?? paths.findLast((path) => pathname.startsWith(`${path}/`));
  return (
    <Menu
      mode="inline"
      style={{ borderInlineEnd: 0 }}
      selectedKeys={here === undefined ? [] : [here]}
      items={shown.map(([path, name]) => ({
        key: path,
        label:
          name === 'desk' ? (
            <Flex justify="space-between" align="center">
              {t(name)} <Badge count={cases} color={late ? '#c0392b' : '#5b6570'} />
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
  const roomy = Grid.useBreakpoint().sm ?? true;
  const navigate = useNavigate();
  return (
    <Flex align="center" gap={4}>
      <TakeDownComplaint />
      <Notices />
      <Help />
      <Button
        type="text"
        icon={<GlobalOutlined />}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        aria-label={t('language')}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {roomy && t('language')}
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
      <Tooltip title={`${t('account')} · ${me.name ?? ''}`}>
        <Button
          type="text"
          icon={<UserOutlined />}
          aria-label={t('account')}
          onClick={() => void navigate('/account')}
        />
      </Tooltip>
      <Tooltip title={t('signOut')}>
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
  const [tourDue, endTour] = useTourDue(me.id);
  // before anything below reads what was typed
  useState(() => takeOver(me));
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
              {wide && <StoreSwitch me={me} width={240} />}
              {wide && <Typography.Text type="secondary">{me.roles.map(role).join(' · ')}</Typography.Text>}
            </Flex>
            {wide && <GlobalSearch />}
            <Tools me={me} />
          </Flex>
        </Layout.Header>
        {!wide && (
          <div style={{ padding: '0 12px 10px' }}>
            <GlobalSearch />
          </div>
        )}
        {!connected && <Alert banner type="error" role="alert" title={t('reconnecting')} />}
        <IdleWarning me={me} />
        <Announcing me={me} />
        {tourDue && (
          <Suspense fallback={null}>
            <DeskTour me={me} onEnd={endTour} />
          </Suspense>
        )}
        {me.secondFactor === 'neededToStandIn' && (
          <Alert banner type="info" title={t('factorToStandIn')} action={<Link to="/account">{t('setUp')}</Link>} />
        )}
        <PrintHead me={me} />
        <Layout.Content id="main" style={{ padding: '4px 16px 32px' }}>
          <Suspense fallback={<Spin />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <Drawer open={open && !wide} placement="left" size={260} title={t('title')} onClose={() => setOpen(false)}>
        <StoreSwitch me={me} width="100%" />
        <nav aria-label={t('menu')}>{navigation}</nav>
      </Drawer>
    </Layout>
  );
}

/** A page that hangs on a wall: nothing stands around it. */
function WallScreen({ me }: { readonly me: Me }) {
  const connected = useStream();
  useState(() => takeOver(me));
  return (
    <>
      <IdleWarning me={me} />
      <main id="main">
        <Suspense fallback={<Spin />}>
          <Outlet context={{ connected } satisfies WallContext} />
        </Suspense>
      </main>
    </>
  );
}

// it is needed until this page has opened a store, and shows the code of its manager afterwards
client.setQueryDefaults(['/first-run'], { staleTime: Infinity });

/** Before the first store is open there is nobody who could sign in. */
function Entrance() {
  const firstRun = useRead('/first-run');
  if (firstRun.isPending) return <Spin fullscreen />;
  return firstRun.data?.needed ? <FirstRun /> : <SignIn wasSignedIn={wasSignedIn()} />;
}

/** I9: somebody new, all of whose roles another person has yet to confirm. */
function WithoutRoles({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTexts();
  return (
    <Gate heading={t('rolesWaiting')}>
      <Typography.Paragraph>{t('rolesWaitingHint')}</Typography.Paragraph>
      <Button type="primary" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Gate>
  );
}

/** Who is not signed in signs in where they are: the address, and what was typed, stay. */
export function AppShell() {
  const me = useMe();
  const onWall = useMatch('/board/tv') !== null;
  if (me.data) setZone(me.data.zone);
  if (me.error instanceof ServerProblem && me.error.status === 403)
    return <WithoutRoles onRetry={() => void me.refetch()} />;
  return (
    <Loaded of={me}>
      {(who) => {
        if (!who) return <Entrance />;
        if (who.wall !== null && !onWall) return <Navigate to="/board/tv" replace />;
        if (who.roles.length === 0) return <WithoutRoles onRetry={() => void me.refetch()} />;
        if (who.secondFactor !== 'needed') {
          if (onWall) return <WallScreen key={`${who.id} ${who.store}`} me={who} />;
          return wasLeftAlone() ? <LeftAlone /> : <SignedIn key={`${who.id} ${who.store}`} me={who} />;
        }
        return (
          <Suspense fallback={<Spin />}>
            <SecondFactorGate />
          </Suspense>
        );
      }}
    </Loaded>
  );
}
