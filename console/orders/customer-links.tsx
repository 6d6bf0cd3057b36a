import { Button, Flex, Typography } from 'antd';
import { useSending } from '../shared/forms/sending';
import type { ItemOf } from '../shared/server/contract';
import { client, usePeople, useRead } from '../shared/server/queries';
import { remove } from '../shared/server/request';
import { Loaded } from '../shared/shell/states';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';

type Listed = ItemOf<'/repair-orders/{number}/customer-links'>;

const at = (moment: string): string => atStore(moment).format('MM-DD HH:mm');

/** A link was made or withdrawn. */
export const customerLinksChanged = (): Promise<void> =>
  client.invalidateQueries({ queryKey: ['/repair-orders/{number}/customer-links'] });

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

/** The links of a visit: whether each was opened, and how to withdraw it. */
export function CustomerLinks({ number }: { readonly number: string }) {
  const { t } = useTexts();
  const links = useRead('/repair-orders/{number}/customer-links', { path: { number } });
  const { send, alert } = useSending();
  const revoke = async (link: string): Promise<void> => {
    await send(() => remove('/repair-orders/{number}/customer-links/{link}', { path: { number, link } }));
    await customerLinksChanged();
  };
  return (
    <Loaded of={links}>
      {({ items }) =>
        items.length > 0 && (
          <Flex vertical gap={4}>
            <Typography.Text strong>{t('linkMade')}</Typography.Text>
            <ul className="rows">
              {items.map((one) => (
                <Link key={one.id} of={one} onRevoke={() => void revoke(one.id)} />
              ))}
            </ul>
            {alert}
          </Flex>
        )
      }
    </Loaded>
  );
}
