import { Alert, Typography } from 'antd';
import type { FieldChange } from '../../domain/master-data/changes';
import type { SettingPage } from '../../texts/settings';
import { useTexts } from '../shared/texts/use-texts';
import { useChangeWords } from './use-change-words';

interface Props {
  readonly page: SettingPage;
  /** From what is stored now to what was typed. */
  readonly changes: readonly FieldChange[];
}

/** Somebody else was faster: what is stored now beside what was typed, before it is stored over it. */
export function Conflict({ page, changes }: Props) {
  const { t } = useTexts();
  const tell = useChangeWords(changes);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={t('changedMeanwhile')}
      description={tell(page, changes).flatMap(({ title, lines }) =>
        lines.map(({ label, before, after }) => (
          <p key={title + label} style={{ margin: '2px 0', overflowWrap: 'anywhere' }}>
            <Typography.Text strong>{label || title}</Typography.Text> {t('storedNow', { value: before })}{' '}
            {t('typedByYou', { value: after })}
          </p>
        )),
      )}
    />
  );
}
