import { CarOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIdempotentRequest } from '../shared/server/idempotent-request';
import { post } from '../shared/server/request';
import { useSentence } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';

/** B-01: one press, and the visit begins with what was agreed. */
export function ArrivalButton({ number, short = false }: { readonly number: string; readonly short?: boolean }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const navigate = useNavigate();
  const once = useIdempotentRequest();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const arrive = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { number: order } = await once((key) =>
        post('/appointments/{number}/arrival', { path: { number } }, { body: {}, key }),
      );
      void navigate(`/repair-orders/${order}`);
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <>
      <Button type="primary" icon={<CarOutlined />} loading={busy} data-arrive={number} onClick={() => void arrive()}>
        {t(short ? 'carIsHere' : 'carIsHereNow')}
      </Button>
      {problem && <Alert type="error" showIcon role="alert" title={problem} />}
    </>
  );
}
