import { Button, Flex, Typography } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { useSending } from '../forms/sending';
import type { Schema } from '../server/contract';
import { usePeople } from '../server/queries';
import { useTexts } from '../texts/use-texts';
import { Loaded } from './states';
import { atStore } from './store-time';

type Listed = Schema<'CustomerLinkListed'>;

const at = (moment: string): string => atStore(moment).format('MM-DD HH:mm');

function Link({ of, onRevoke }: { readonly of: Listed; readonly onRevoke: () => void }) {
  const { t } = useTexts();
  const nameOf = usePeople();
  const { way, by, createdAt, expiresAt, uses, lastUsedAt, revokedAt, usable } = of;
  const made = by !== null && createdAt !== null ? t('linkMadeBy', { name: nameOf(by), time: at(createdAt) }) : '—';
  const used = lastUsedAt === null ? t('linkUnused') : t('linkUsed', { n: uses, time: at(lastUsedAt) });
  const over = revokedAt === null ? t('linkOver') : t('linkRevoked');
  return (
    <Flex component="li" justify="space-between" align="center" wrap gap={8} className="row" data-link={of.id}>
      <Flex vertical>
        <Typography.Text>{made}</Typography.Text>
        <Typography.Text type="secondary">
          {t(`wayOf_${way}`)} · {used} · {usable ? t('linkOpenUntil', { time: at(expiresAt) }) : over}
        </Typography.Text>
      </Flex>
      {usable && (
        <Button size="small" onClick={onRevoke}>
          {t('revokeLink')}
        </Button>
      )}
    </Flex>
  );
}

/** The links of a visit or complaint: whether each was opened, and how to withdraw it. */
export function CustomerLinks({
  links,
  revoke,
}: {
  readonly links: UseQueryResult<{ readonly items: readonly Listed[] }>;
  readonly revoke: (link: string) => Promise<unknown>;
}) {
  const { t } = useTexts();
  const { send, alert } = useSending();
  return (
    <Loaded of={links}>
      {({ items }) =>
        items.length > 0 && (
          <Flex vertical gap={4}>
            <Typography.Text strong>{t('linkMade')}</Typography.Text>
            <ul className="rows">
              {items.map((one) => (
                <Link key={one.id} of={one} onRevoke={() => void send(async () => void (await revoke(one.id)))} />
              ))}
            </ul>
            {alert}
          </Flex>
        )
      }
    </Loaded>
  );
}
