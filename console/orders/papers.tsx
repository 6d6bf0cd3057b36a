import { PrinterOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useMay } from '../shared/server/queries';
import { paperAddress } from '../shared/server/paper-address';
import { useMoment } from '../shared/shell/moment';
import { ProofButton } from '../shared/shell/proof-button';
import { useTexts } from '../shared/texts/use-texts';
import type { OrderFormName } from '../../domain/repair-order/papers';
import type { Bilingual } from '../../domain/values/bilingual';
import { LinksOfVisit } from './customer-links';
import { MakeCustomerLink } from './make-customer-link';
import { PrintExitPass } from './print-exit-pass';

/** The printed forms of a visit, as the API names them. */
const papers = {
  'pre-inspection': { zh: '车辆预检问诊表', en: 'Pre-inspection' },
  articles: { zh: '随车物品清单', en: 'Articles list' },
  documents: { zh: '随车证件登记表', en: 'Vehicle documents' },
  diagnosis: { zh: '检测诊断单', en: 'Diagnosis slip' },
  estimate: { zh: '估价单', en: 'Estimate' },
  'repair-order': { zh: '进厂维修单', en: 'Repair order' },
  'delivery-check': { zh: '交车检查表', en: 'Delivery check sheet' },
  account: { zh: '单据汇总', en: 'Account of the visit' },
  settlement: { zh: '结算单', en: 'Settlement sheet' },
  invoices: { zh: '发票', en: 'Invoices' },
  'exit-pass': { zh: '出厂通知单', en: 'Exit pass' },
  'leave-pass': { zh: '暂时离店单', en: 'Leave for now' },
  'pickup-slip': { zh: '取车联', en: 'Pick-up slip' },
  'maintenance-plan': { zh: '年度保养计划', en: 'Annual maintenance plan' },
  guarantee: { zh: '质量保证书', en: 'Quality guarantee' },
} as const satisfies Readonly<Record<OrderFormName, Bilingual>>;

/** Everything that can be printed as of the moment that is shown, and now the link for the customer. */
export function PaperDocuments({ number }: { readonly number: string }) {
  const { t, language } = useTexts();
  const moment = useMoment();
  const mayLink = useMay('repairOrder.createCustomerLink');
  const maySeeLinks = useMay('repairOrder.listCustomerLinks');
  const mayPrint = useMay('repairOrder.print');
  const mayPrintFile = useMay('repairOrder.printFile');
  const mayProve = useMay('repairOrder.exportProof');
  return (
    <Flex vertical gap={16}>
      {mayLink && moment === undefined && <MakeCustomerLink number={number} />}
      {maySeeLinks && moment === undefined && <LinksOfVisit number={number} />}
      {(mayPrint || mayPrintFile || mayProve) && (
        <Flex gap={8} wrap>
          {mayPrintFile && (
            <Button
              type="primary"
              icon={<PrinterOutlined />}
              href={paperAddress(`/repair-orders/${number}/file.pdf`, moment)}
              target="_blank"
            >
              {t('orderFile')}
            </Button>
          )}
          {mayPrint &&
            Object.entries(papers).map(([name, words]) =>
              name === 'exit-pass' ? (
                <PrintExitPass key={name} number={number} />
              ) : (
                <Button
                  key={name}
                  icon={<PrinterOutlined />}
                  href={paperAddress(`/repair-orders/${number}/documents/${name}.pdf`, moment)}
                  target="_blank"
                >
                  {words[language]}
                </Button>
              ),
            )}
          {mayProve && moment === undefined && <ProofButton address={`/repair-orders/${number}`} />}
        </Flex>
      )}
    </Flex>
  );
}
