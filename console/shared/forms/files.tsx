import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Image, Space, Upload } from 'antd';
import { createContext, useContext, useState } from 'react';
import { post } from '../server/request';
import { useTexts } from '../texts/use-texts';
import { useSentence } from '../texts/sentences';
import type { Control } from './controls';
import { madeSmaller } from './smaller';

/** The number of the process that the form is about, and files are uploaded for; a process takes no others. */
const UploadTarget = createContext<string | undefined>(undefined);
export const UploadFor = UploadTarget.Provider;
export const useProcessNumber = (): string | undefined => useContext(UploadTarget);

/** Puts a photo, scan or drawing into the store's files and answers its hash. */
export const upload = async (file: Blob, process?: string): Promise<string> =>
  (await post('/files', { query: process === undefined ? {} : { process } }, { body: await madeSmaller(file) })).hash;
/** Uploads for the process that stands above. */
export const useUpload = (): ((file: Blob) => Promise<string>) => {
  const process = useContext(UploadTarget);
  return (file) => upload(file, process);
};

const Kept = ({ hash, onRemove }: { readonly hash: string; readonly onRemove: () => void }) => {
  const { t } = useTexts();
  return (
    <Space>
      <Image
        width={72}
        height={72}
        style={{ objectFit: 'cover' }}
        src={`/api/v1/files/${hash}/thumbnail`}
        preview={{ src: `/api/v1/files/${hash}` }}
        alt={t('uploaded')}
      />
      <Button icon={<DeleteOutlined />} aria-label={t('remove')} onClick={onRemove} />
    </Space>
  );
};

/** Photos and scans by hash; what was uploaded is kept even if the form is not sent. */
export function FilesInput({ id, value = [], onChange, most = 10 }: Control<readonly string[]> & { most?: number }) {
  const { t } = useTexts();
  const sentenceOf = useSentence();
  const uploadHere = useUpload();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const take = async (file: Blob): Promise<void> => {
    setBusy(true);
    try {
      const hash = await uploadHere(file);
      setProblem(undefined);
      onChange?.([...value.filter((other) => other !== hash), hash]);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Space orientation="vertical">
      <Space wrap>
        {value.map((hash) => (
          <Kept key={hash} hash={hash} onRemove={() => onChange?.(value.filter((other) => other !== hash))} />
        ))}
      </Space>
      {value.length < most && (
        <Upload
          accept="image/jpeg,image/png,image/webp,application/pdf"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button {...(id && { id })} icon={<UploadOutlined />} loading={busy}>
            {t('upload')}
          </Button>
        </Upload>
      )}
      {problem && <Alert type="error" title={problem} showIcon />}
    </Space>
  );
}

export const FileInput = ({ value, onChange, ...rest }: Control<string>) => (
  <FilesInput
    {...rest}
    most={1}
    value={value === undefined ? [] : [value]}
    onChange={(hashes) => onChange?.(hashes?.[0])}
  />
);
