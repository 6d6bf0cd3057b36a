import { PrinterOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { paperAddress } from '../shared/server/paper-address';
import { useMoment } from '../shared/shell/moment';
import { useTexts } from '../shared/texts/use-texts';

/** The exit pass on a sheet of A4, or on the strip of a receipt printer. */
export function PrintExitPass({ number }: { readonly number: string }) {
  const { t } = useTexts();
  const moment = useMoment();
  const path = `/repair-orders/${number}/documents/exit-pass.pdf`;
  return (
    <Space.Compact>
      <Button icon={<PrinterOutlined />} href={paperAddress(path, moment)} target="_blank">
        {t('exitPass')}
      </Button>
      <Button href={paperAddress(path, moment, 'receipt')} target="_blank" aria-label={t('exitPassReceipt')}>
        {t('receiptWidth')}
      </Button>
    </Space.Compact>
  );
}
