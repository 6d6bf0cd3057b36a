import { Typography } from 'antd';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { useTexts } from '../shared/texts/use-texts';
import { Picking } from './picking-list';

/** What the parts counter fetches. Printed, it is the list for the shelves. */
export function Page() {
  const { t } = useTexts();
  return (
    <>
      <Heading text={t('pickingList')}>
        <ExportButton what="pickingList" />
      </Heading>
      <Typography.Paragraph type="secondary">{t('pickingListHint')}</Typography.Paragraph>
      <Picking />
    </>
  );
}
