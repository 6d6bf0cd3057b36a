import { Alert, Button, Flex, Popconfirm, Progress, Statistic, Tag, Typography } from 'antd';
import { useTexts } from '../shared/texts/use-texts';
import { colourOf, isImported, isOpen, stateOf, type Import, type ImportRun } from './run-state';

/** How many rows came, or would come, to what. */
function Counts({ run }: { readonly run: ImportRun }) {
  const { t } = useTexts();
  const isDryRun = run.mode === 'dryRun';
  const figures = [
    [isDryRun ? 'rowsWouldCreate' : 'rowsCreated', run.created],
    [isDryRun ? 'rowsWouldUpdate' : 'rowsUpdated', run.updated],
    ['rowsUnchanged', run.unchanged],
    ['rowsRepeated', run.repeated],
    ['rowsRefused', run.refused],
  ] as const;
  return (
    <Flex wrap gap={32}>
      {figures.map(([name, value]) => (
        <Statistic key={name} title={t(name)} value={value} />
      ))}
    </Flex>
  );
}

/** The refused rows, to be corrected and sent again. */
function Report({ id }: { readonly id: string }) {
  const { t, language } = useTexts();
  const address = (format: string): string =>
    `/api/v1/imports/${encodeURIComponent(id)}/refused-rows?format=${format}&language=${language}`;
  return (
    <Flex wrap gap={8} align="center">
      <Typography.Text>{t('refusedReport')}</Typography.Text>
      <Button size="small" href={address('csv')} download>
        {t('asCsv')}
      </Button>
      <Button size="small" href={address('xlsx')} download>
        {t('asWorkbook')}
      </Button>
    </Flex>
  );
}

function RunState({ of }: { readonly of: Import & { readonly run: ImportRun } }) {
  const { t, language } = useTexts();
  const { id, kind, rows, run } = of;
  const percent = rows === 0 ? 100 : Math.floor((run.rows / rows) * 100);
  return (
    <Flex vertical gap={12} style={{ maxWidth: '44rem' }}>
      <Flex gap={8} align="center" aria-live="polite">
        <Tag color={colourOf(of)}>{run.cancelAsked && isOpen(of) ? t('cancelling') : t(stateOf(of))}</Tag>
        <Typography.Text type="secondary">{t('progressRows', { done: run.rows, all: rows })}</Typography.Text>
      </Flex>
      <Progress
        aria-label={t('importProgress')}
        percent={percent}
        status={run.state === 'failed' ? 'exception' : isOpen(of) ? 'active' : 'normal'}
      />
      {isOpen(of) && run.slow && <Alert type="warning" showIcon title={t('importSlow')} />}
      {run.fault && <Alert type="error" showIcon title={run.fault[language]} />}
      <Counts run={run} />
      {!isOpen(of) && run.refused > 0 && <Report id={id} />}
      {kind === 'staff' && isImported(of) && <Alert type="info" showIcon title={t('importStaffNote')} />}
    </Flex>
  );
}

/** Checks the file, imports it, shows how far it is, and what came of it. */
export function RunPanel({
  of,
  onAsk,
}: {
  readonly of: Import;
  readonly onAsk: (what: 'check' | 'start' | 'cancel') => Promise<void>;
}) {
  const { t } = useTexts();
  const { run, rows, missing } = of;
  const disabled = missing.length > 0;
  return (
    <Flex vertical gap={16}>
      <Typography.Text type="secondary">{t('runHint')}</Typography.Text>
      {!isOpen(of) && !isImported(of) && (
        <Flex gap={8}>
          <Button disabled={disabled} onClick={() => void onAsk('check')}>
            {t('checkFile')}
          </Button>
          <Popconfirm
            title={t('startImportSure', { rows })}
            okText={t('startImport')}
            cancelText={t('cancelImport')}
            disabled={disabled}
            onConfirm={() => void onAsk('start')}
          >
            <Button type="primary" disabled={disabled}>
              {t('startImport')}
            </Button>
          </Popconfirm>
        </Flex>
      )}
      {isOpen(of) && (
        <Button
          style={{ alignSelf: 'start' }}
          disabled={run?.cancelAsked ?? false}
          onClick={() => void onAsk('cancel')}
        >
          {t('cancelImport')}
        </Button>
      )}
      {run && <RunState of={{ ...of, run }} />}
    </Flex>
  );
}
