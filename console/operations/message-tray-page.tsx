import { Alert, Button, Card, Flex, Typography } from 'antd';
import { client, useRead } from '../shared/server/queries';
import type { Schema } from '../shared/server/contract';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

// no event of the store says that a message went out, so the page asks again by itself
client.setQueryDefaults(['/message-tray'], { refetchInterval: 5_000 });

/** The path of a link in a message, on whatever host this page was opened. */
const pathIn = (text: string): string | undefined => /\/c#[A-Za-z0-9_-]{43}/.exec(text)?.[0];

function Message({ message: { at, address, subject, text } }: { readonly message: Schema<'TrayMessage'> }) {
  const { t } = useTexts();
  const path = pathIn(text);
  return (
    <Card
      size="small"
      title={<span data-both-languages>{subject}</span>}
      extra={
        <Typography.Text type="secondary">
          {address} · <LocalTime at={at} />
        </Typography.Text>
      }
    >
      <Flex vertical gap={8} align="start">
        <Typography.Text data-both-languages style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Typography.Text>
        {path && (
          <Button href={path} target="_blank" rel="noreferrer">
            {t('openLink')}
          </Button>
        )}
      </Flex>
    </Card>
  );
}

/** The phones of the demo store, where there is no gateway. */
export function Page() {
  const { t } = useTexts();
  const messages = useRead('/message-tray', { query: { limit: 50 } });
  return (
    <>
      <Heading text={t('messageTray')} />
      <Alert type="info" showIcon title={t('messageTrayHint')} style={{ marginBottom: 16 }} />
      <Loaded of={messages}>
        {({ items }) => (
          <Flex vertical gap={12}>
            {items.map((one) => (
              <Message key={one.id} message={one} />
            ))}
          </Flex>
        )}
      </Loaded>
    </>
  );
}
