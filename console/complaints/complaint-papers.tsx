import { PrinterOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { paperAddress } from '../shared/server/paper-address';
import { useMay } from '../shared/server/queries';
import type { ComplaintView } from '../shared/server/replies';
import { useMoment } from '../shared/shell/moment';
import { ProofButton } from '../shared/shell/proof-button';
import { useTexts } from '../shared/texts/use-texts';

function Paper({ number, name, title }: { readonly number: string; readonly name: string; readonly title: string }) {
  const moment = useMoment();
  return (
    <Button
      icon={<PrinterOutlined />}
      href={paperAddress(`/complaints/${number}/documents/${name}.pdf`, moment)}
      target="_blank"
    >
      {title}
    </Button>
  );
}

/** H-31: what is sent to a customer whose complaint ended without a solution. */
export function EndingLetter({ complaint: { number, stage } }: { readonly complaint: ComplaintView }) {
  const { t } = useTexts();
  const mayPrint = useMay('complaint.print');
  if (!mayPrint || stage !== 'closedEnded') return null;
  return <Paper number={number} name="ending" title={t('endingLetter')} />;
}

/** What can be printed of a complaint, and the proof of what happened. */
export function ComplaintPapers({ complaint }: { readonly complaint: ComplaintView }) {
  const { t } = useTexts();
  const mayPrint = useMay('complaint.print');
  const mayProve = useMay('complaint.exportProof');
  const { number } = complaint;
  return (
    <Flex gap={8} wrap>
      {mayPrint && <Paper number={number} name="registration" title={t('print')} />}
      <EndingLetter complaint={complaint} />
      {mayProve && <ProofButton address={`/complaints/${number}`} />}
    </Flex>
  );
}
