import { LeftOutlined } from '@ant-design/icons';
import { Flex, Grid, Menu } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { may, useMe } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';
import { settingGroups } from './pages';
import { useSettingTexts } from './wording';

/** The pages of the settings that this person may open, group by group. */
export function useSettingGroups() {
  const me = useMe().data;
  return settingGroups
    .map((group) => ({ ...group, pages: group.pages.filter(({ needs }) => may(me, needs)) }))
    .filter(({ pages }) => pages.length > 0);
}

/** One page of the settings, with the way to the others: beside it where there is room, else back to all of them. */
export function SettingsLayout({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const { t } = useTexts();
  const { title } = useSettingTexts();
  const navigate = useNavigate();
  const groups = useSettingGroups();
  const wide = Grid.useBreakpoint().lg ?? true;
  if (!wide)
    return (
      <>
        <p style={{ margin: '0 0 8px' }}>
          <Link to="/settings">
            <LeftOutlined /> {t('allSettings')}
          </Link>
        </p>
        {children}
      </>
    );
  return (
    <Flex gap={20} align="start">
      <nav aria-label={t('settings')} style={{ flex: '0 0 200px', position: 'sticky', top: 8 }}>
        <Menu
          mode="inline"
          style={{ borderInlineEnd: 0, background: 'transparent' }}
          selectedKeys={[path]}
          items={groups.map((group) => ({
            key: group.title,
            type: 'group' as const,
            label: t(group.title),
            children: group.pages.map((one) => ({ key: one.path, label: title(one.name) })),
          }))}
          onClick={({ key }) => void navigate(`/settings/${key}`)}
        />
      </nav>
      <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
    </Flex>
  );
}
