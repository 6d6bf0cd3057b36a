import { Button, Card, Flex, Typography } from 'antd';
import { useNavigate } from 'react-router';
import { RequestHead } from '../customers/personal-requests';
import type { ReplyOf } from '../shared/server/contract';
import { useMay, useMe, useReadWhen } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';

type Requests = ReplyOf<'/personal-requests'>['items'];

/** What customers asked about their own data and nobody has answered, as far as it is this person's task. */
export function useOpenPersonalRequests(): Requests {
  const may = useMay('listOpenPersonalRequests');
  const { data } = useReadWhen(may, '/personal-requests');
  const own = useMe().data?.roles ?? [];
  return may ? (data?.items ?? []).filter(({ roles }) => roles.some((role) => own.includes(role))) : [];
}

/** M-06: each leads to the page of the customer, where it is seen to. */
export function PersonalRequestTasks({ items }: { readonly items: Requests }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  if (items.length === 0) return null;
  return (
    <Flex vertical gap={8} role="list" aria-label={t('personalRequests')} style={{ marginBottom: 16 }}>
      <Typography.Text strong>{t('personalRequests')}</Typography.Text>
      {items.map((request) => (
        <div role="listitem" key={`${request.customer} ${request.kind}`}>
          <Card size="small">
            <Flex justify="space-between" align="center" gap={12} wrap>
              <div>
                <Typography.Text strong>{request.name}</Typography.Text>
                <RequestHead request={request} />
              </div>
              <Button
                type="primary"
                aria-label={`${t('requestOpenCustomer')}: ${request.name}`}
                onClick={() => void navigate(`/customers/${encodeURIComponent(request.customer)}?tab=personalData`)}
              >
                {t('requestOpenCustomer')}
              </Button>
            </Flex>
          </Card>
        </div>
      ))}
    </Flex>
  );
}
