import { FilePdfOutlined } from '@ant-design/icons';
import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { paperLetterhead, type Letterhead } from '../../domain/settings/letterhead';
import { postForFile } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';
import { useSettingTexts } from './wording';

type Lines = ReturnType<typeof paperLetterhead>['contacts'];

const Labelled = ({ lines }: { readonly lines: Lines }) => (
  <p>
    {lines.map(([{ zh, en }, value]) => (
      <span key={zh}>
        {zh} <span lang="en">{en}</span> {value}{' '}
      </span>
    ))}
  </p>
);

/** How the letterhead stands on a paper while it is typed; the sample is the paper itself, made by the printer of all papers. */
export function LetterheadPreview({ letterhead }: { readonly letterhead: Letterhead }) {
  const { t } = useTexts();
  const { reason } = useSettingTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { name, address, contacts, accounts, logo } = paperLetterhead(letterhead);

  const openSample = async (): Promise<void> => {
    // a window that is opened after an answer would be taken for one that nobody asked for
    const tab = window.open('', '_blank');
    setBusy(true);
    try {
      const sample = URL.createObjectURL(await postForFile('/letterhead-previews', letterhead as never));
      if (tab) tab.location.href = sample;
      setProblem(undefined);
    } catch (error) {
      tab?.close();
      setProblem(reason(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card
      size="small"
      title={t('onPaper')}
      extra={
        <Button size="small" icon={<FilePdfOutlined />} loading={busy} onClick={() => void openSample()}>
          {t('samplePdf')}
        </Button>
      }
    >
      <div className="paper" lang="zh-CN">
        {logo !== null && <img src={`/api/v1/files/${logo}`} alt="" />}
        <div>
          <strong>{name.zh}</strong>
          {name.en !== name.zh && <p lang="en">{name.en}</p>}
          {address && (
            <p>
              {address.zh} <span lang="en">{address.en}</span>
            </p>
          )}
          <Labelled lines={contacts} />
          <Labelled lines={accounts} />
        </div>
      </div>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginTop: 8 }} />}
    </Card>
  );
}
