import { CarOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useSending } from '../shared/forms/sending';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { post } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';

/** B-01: one press, and the visit begins with what was agreed. */
export function ArrivalButton({ number, short = false }: { readonly number: string; readonly short?: boolean }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const once = useIdempotentRequest();
  const { send, busy, alert } = useSending();
  const arrive = () =>
    send(async () => {
      const { number: order } = await once((key) =>
        post('/appointments/{number}/arrival', { path: { number } }, { body: {}, key }),
      );
      void navigate(`/repair-orders/${order}`);
    });
  return (
    <>
      <Button type="primary" icon={<CarOutlined />} loading={busy} data-arrive={number} onClick={() => void arrive()}>
        {t(short ? 'carIsHere' : 'carIsHereNow')}
      </Button>
      {alert}
    </>
  );
}
