import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Button, Flex, Popover, Typography } from 'antd';
import { useSending } from '../forms/sending';
import { ask } from '../server/request';
import { useTexts } from '../texts/use-texts';
import { saveAs } from './save-as';

/** The signed proof of a process, and the page with which anybody checks it without us. */
export function ProofButton({ address }: { readonly address: `/${string}/${string}` }) {
  const { t } = useTexts();
  const { send, busy, alert } = useSending();
  const save = () => send(async () => saveAs(await ask(`${address}/proof`), 'proof.json'));
  const content = (
    <Flex vertical gap={8} style={{ maxWidth: '22rem' }}>
      <Typography.Text>{t('proofHint')}</Typography.Text>
      {alert}
      <Button type="primary" loading={busy} onClick={() => void save()}>
        {t('downloadProof')}
      </Button>
      <Button href="/verify.html" download="repairflow-verify.html">
        {t('downloadVerifier')}
      </Button>
    </Flex>
  );
  return (
    <Popover trigger="click" content={content} title={t('signedProof')}>
      <Button icon={<SafetyCertificateOutlined />}>{t('signedProof')}</Button>
    </Popover>
  );
}
