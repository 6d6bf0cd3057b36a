import { App, Button, Flex, Popconfirm, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useSaving } from '../shared/master-data/saving';
import type { Schema } from '../shared/server/contract';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import { useTexts } from '../shared/texts/use-texts';

interface Merged {
  readonly id: string;
  readonly content: ReactNode;
  readonly by: Schema<'Actor'>;
  readonly at: string;
}

/** What was merged into a record, who did so, and how to undo it. */
export function MergedList({
  merged,
  undo,
}: {
  readonly merged: readonly Merged[];
  /** Absent for whoever may not. */
  readonly undo: ((id: string) => Promise<unknown>) | undefined;
}) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const actorName = useActorName();
  const { busy, problem, save } = useSaving();
  const take = (id: string): Promise<void> =>
    save(async () => {
      await undo?.(id);
      void message.success(t('unmerged'));
    });
  if (merged.length === 0) return null;
  return (
    <section aria-label={t('mergedHere')} style={{ marginTop: 12 }}>
      <Typography.Text strong>{t('mergedHere')}</Typography.Text>
      {merged.map(({ id, content, by, at }) => (
        <Flex key={id} gap={8} wrap align="center" style={{ marginTop: 4 }}>
          {content}
          <Typography.Text type="secondary">
            {actorName(by)} · <LocalTime at={at} />
          </Typography.Text>
          {undo && (
            <Popconfirm
              title={t('unmergeSure')}
              okText={t('unmerge')}
              cancelText={t('cancel')}
              onConfirm={() => void take(id)}
            >
              <Button size="small" loading={busy}>
                {t('unmerge')}
              </Button>
            </Popconfirm>
          )}
        </Flex>
      ))}
      {problem && (
        <Typography.Text type="danger" role="alert">
          {problem}
        </Typography.Text>
      )}
    </section>
  );
}
