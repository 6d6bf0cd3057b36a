import { Alert, Button, Typography } from 'antd';
import { useState } from 'react';
import { chainFaultTexts } from '../../texts/audit';
import { useSending } from '../shared/forms/sending';
import type { Schema } from '../shared/server/contract';
import { read } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';

type AuditCheck = Schema<'AuditCheck'>;

/** Follows the log to its end, however many requests that takes. */
async function checkAll(installation: boolean): Promise<AuditCheck> {
  for (let after = 0; ;) {
    const found = await read('/audit-log/check', { query: { after, installation } });
    if (found.next === null) return found;
    after = found.next;
  }
}

/** Whether somebody has changed the log behind the system's back. */
export function CheckLog({ installation }: { readonly installation: boolean }) {
  const { t, language } = useTexts();
  const { send, busy, alert } = useSending();
  const [found, setFound] = useState<AuditCheck>();
  const { position, hash } = found?.head ?? { position: 0, hash: '' };
  const fault = found?.fault;
  return (
    <>
      <Button loading={busy} onClick={() => void send(async () => setFound(await checkAll(installation)))}>
        {t('checkLog')}
      </Button>
      {alert}
      {found && (
        <Alert
          style={{ marginBlock: 12 }}
          showIcon
          role="status"
          type={fault ? 'error' : 'success'}
          title={
            fault
              ? t('logBroken', { position: fault.position, fault: chainFaultTexts[fault.fault][language] })
              : t('logWhole', { n: position })
          }
          description={
            !fault &&
            position > 0 && (
              <Typography.Text copyable={{ text: `${position}:${hash}` }}>
                {t('keepHead', { head: `${position}:${hash.slice(0, 12)}…` })}
              </Typography.Text>
            )
          }
        />
      )}
    </>
  );
}
