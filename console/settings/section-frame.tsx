import { HistoryOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { sectionPaths } from '../../api/settings/paths';
import type { SectionName } from '../../domain/settings/sections';
import { usePeople } from '../shared/server/queries';
import { Heading } from '../shared/shell/heading';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { HistoryDrawer } from './history-drawer';
import type { Setting } from './use-section';
import { useSettingTexts } from './wording';

interface Props {
  readonly name: SectionName;
  readonly setting: Pick<Setting<SectionName>, 'updatedAt' | 'changedBy'>;
  /** What an entry of the section is called. */
  readonly nameOf?: (id: string) => string;
  /** Beside the heading. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** What every section shows: what it is for, who changed it last, and its whole history. */
export function SectionFrame({ name, setting: { updatedAt, changedBy }, nameOf, tools, children }: Props) {
  const { t } = useTexts();
  const { title, hint } = useSettingTexts();
  const person = usePeople();
  const [history, setHistory] = useState(false);
  const changed =
    updatedAt === null || changedBy.role === 'system'
      ? t('notSetYet')
      : t('lastChanged', { who: person(changedBy.id), when: atStore(updatedAt).format('YYYY-MM-DD HH:mm') });
  return (
    <>
      <Heading text={title(name)}>
        {tools}
        <Button icon={<HistoryOutlined />} onClick={() => setHistory(true)}>
          {t('changeHistory')}
        </Button>
      </Heading>
      <Typography.Paragraph type="secondary">
        {hint(name)} {changed}
      </Typography.Paragraph>
      {children}
      {history && (
        <HistoryDrawer
          page={name}
          title={title(name)}
          address={sectionPaths[name]}
          {...(nameOf && { nameOf })}
          onClose={() => setHistory(false)}
        />
      )}
    </>
  );
}
