import { LinkOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Input, QRCode, Typography } from 'antd';
import { useState } from 'react';
import { useMay } from '../shared/server/queries';
import { post } from '../shared/server/request';
import type { Schema } from '../shared/server/contract';
import { ProofButton } from '../shared/shell/proof-button';
import { atStore } from '../shared/shell/store-time';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';
import { CustomerLinks, customerLinksChanged } from './customer-links';

/** The printed forms of a visit, as the API names them. */
const papers = {
  'pre-inspection': { zh: '车辆预检问诊表', en: 'Pre-inspection' },
  articles: { zh: '随车物品清单', en: 'Articles list' },
  diagnosis: { zh: '检测诊断单', en: 'Diagnosis slip' },
  estimate: { zh: '估价单', en: 'Estimate' },
  'repair-order': { zh: '进厂维修单', en: 'Repair order' },
  'delivery-check': { zh: '交车检查表', en: 'Delivery check sheet' },
  settlement: { zh: '结算单', en: 'Settlement sheet' },
  'exit-pass': { zh: '出厂通知单', en: 'Exit pass' },
  'pickup-slip': { zh: '取车联', en: 'Pick-up slip' },
  guarantee: { zh: '质量保证书', en: 'Quality guarantee' },
} as const;

/** A link or QR code with which the customer sees and answers this visit on the own phone. */
function CustomerLink({ number }: { readonly number: string }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const [link, setLink] = useState<Schema<'CustomerLink'>>();
  const [problem, setProblem] = useState<string>();
  const make = async (): Promise<void> => {
    try {
      setLink(await post('/repair-orders/{number}/customer-links', { path: { number } }, { body: undefined }));
      setProblem(undefined);
      await customerLinksChanged();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  const address = link && new URL(link.path, window.location.origin).toString();
  return (
    <Card size="small" title={t('customerLink')}>
      {problem && <Alert type="error" showIcon title={problem} />}
      {address ? (
        <Flex gap={16} wrap align="center">
          <QRCode value={address} type="svg" bgColor="#fff" color="#000" aria-label={t('customerLink')} />
          <Flex vertical gap={8} style={{ flex: '1 1 16rem' }}>
            <Typography.Text>
              {t('linkHint', { time: atStore(link.expiresAt).format('YYYY-MM-DD HH:mm') })}
            </Typography.Text>
            <Input readOnly value={address} aria-label={t('customerLink')} data-testid="customer-link" />
            <Button onClick={() => void navigator.clipboard.writeText(address)}>{t('copy')}</Button>
          </Flex>
        </Flex>
      ) : (
        <Button icon={<LinkOutlined />} onClick={() => void make()}>
          {t('makeLink')}
        </Button>
      )}
    </Card>
  );
}

/** Everything that can be printed, and the link for the customer. */
export function PaperDocuments({ number }: { readonly number: string }) {
  const { language } = useTexts();
  const mayLink = useMay('repairOrder.createCustomerLink');
  const maySeeLinks = useMay('repairOrder.listCustomerLinks');
  const mayPrint = useMay('repairOrder.print');
  const mayProve = useMay('repairOrder.exportProof');
  return (
    <Flex vertical gap={16}>
      {mayLink && <CustomerLink number={number} />}
      {maySeeLinks && <CustomerLinks number={number} />}
      {(mayPrint || mayProve) && (
        <Flex gap={8} wrap>
          {mayPrint &&
            Object.entries(papers).map(([name, words]) => (
              <Button
                key={name}
                icon={<PrinterOutlined />}
                href={`/api/v1/repair-orders/${number}/documents/${name}.pdf`}
                target="_blank"
              >
                {words[language]}
              </Button>
            ))}
          {mayProve && <ProofButton address={`/repair-orders/${number}`} />}
        </Flex>
      )}
    </Flex>
  );
}
