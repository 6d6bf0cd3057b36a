import { App, Button, Card, Flex, Tag, Typography } from 'antd';
import { useSending } from '../shared/forms/sending';
import { client, useRead } from '../shared/server/queries';
import { remove } from '../shared/server/request';
import type { ItemOf } from '../shared/server/contract';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

type Listed = ItemOf<'/sessions'>;

function Session({ of, onEnd }: { readonly of: Listed; readonly onEnd: () => void }) {
  const { t } = useTexts();
  const { browser, system, address, wall, begunAt, lastUsedAt, current } = of;
  const words = t('deviceWords', { browser: t(`browser_${browser}`), system: t(`system_${system}`) });
  return (
    <Flex component="li" justify="space-between" align="center" wrap gap={8} className="row" data-session={of.id}>
      <Flex vertical>
        <Typography.Text strong>
          {wall ?? words} {wall !== null && <Tag color="blue">{t('wallScreenOf')}</Tag>}{' '}
          {current && <Tag color="green">{t('thisDevice')}</Tag>}
        </Typography.Text>
        <Typography.Text type="secondary">
          {wall !== null && `${words} · `}
          {t('signedInAt')} <LocalTime at={begunAt} /> · {t('lastUsed')} <LocalTime at={lastUsedAt} />
          {address !== null && ` · ${address}`}
        </Typography.Text>
      </Flex>
      {!current && (
        <Button size="small" onClick={onEnd}>
          {t('endSession')}
        </Button>
      )}
    </Flex>
  );
}

/** Where this person is signed in, and how to end it. */
export function SessionsCard() {
  const { t } = useTexts();
  const { message } = App.useApp();
  const sessions = useRead('/sessions');
  const { send, alert } = useSending();
  const end = async (work: () => Promise<void>, done?: string): Promise<void> => {
    await send(async () => {
      await work();
      if (done) void message.success(done);
    });
    await client.invalidateQueries({ queryKey: ['/sessions'] });
  };
  const endOthers = () => end(() => remove('/sessions/others', {}), t('othersEnded'));
  return (
    <Card title={t('whereSignedIn')}>
      <Loaded of={sessions}>
        {({ items }) => (
          <Flex vertical gap={12} align="start">
            <ul className="rows">
              {items.map((one) => (
                <Session
                  key={one.id}
                  of={one}
                  onEnd={() => void end(() => remove('/sessions/{id}', { path: { id: one.id } }))}
                />
              ))}
            </ul>
            {alert}
            {items.length > 1 && <Button onClick={() => void endOthers()}>{t('endOthers')}</Button>}
          </Flex>
        )}
      </Loaded>
    </Card>
  );
}
