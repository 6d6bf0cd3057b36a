import { Alert, Button, Flex } from 'antd';
import { useSending } from '../shared/forms/sending';
import { client, useMay, useMe, usePeople } from '../shared/server/queries';
import type { Customer } from '../shared/server/replies';
import { post, remove } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';

/** H2: a number that waits for a second person, because an order of the customer is open. */
export function PhoneRequest({ customer: { id, phoneRequested } }: { readonly customer: Customer }) {
  const { t } = useTexts();
  const me = useMe().data;
  const nameOf = usePeople();
  const mayConfirm = useMay('confirmPhone');
  const { send, busy, alert } = useSending();
  if (!phoneRequested) return null;
  const { phone, by } = phoneRequested;
  const path = { path: { id } };
  const decide = (work: () => Promise<unknown>) => () =>
    void send(async () => {
      await work();
      await client.invalidateQueries({ queryKey: ['/customers/{id}'] });
    });
  return (
    <Flex vertical gap={8}>
      <Alert
        type="warning"
        showIcon
        title={t('phoneWaits', { phone, name: nameOf(by) })}
        description={t('phoneWaitsHint')}
        action={
          mayConfirm && (
            <Flex vertical gap={4}>
              {me?.id !== by && (
                <Button
                  size="small"
                  type="primary"
                  loading={busy}
                  onClick={decide(() => post('/customers/{id}/phone-request', path, { body: { phone } }))}
                >
                  {t('confirmPhone')}
                </Button>
              )}
              <Button size="small" loading={busy} onClick={decide(() => remove('/customers/{id}/phone-request', path))}>
                {t('refusePhone')}
              </Button>
            </Flex>
          )
        }
      />
      {alert}
    </Flex>
  );
}
