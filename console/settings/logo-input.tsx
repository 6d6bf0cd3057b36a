import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography, Upload } from 'antd';
import { useState } from 'react';
import type { Control } from '../shared/forms/controls';
import { upload } from '../shared/forms/files';
import { useTexts } from '../shared/texts/use-texts';
import { useSettingTexts } from './wording';

/** The logo by its hash, shown as it is. */
export function LogoInput({ id, value, onChange }: Omit<Control<string | null>, 'label'>) {
  const { t } = useTexts();
  const { reason, field } = useSettingTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (file: Blob): Promise<void> => {
    setBusy(true);
    try {
      onChange?.(await upload(file));
      setProblem(undefined);
    } catch (error) {
      setProblem(reason(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Flex vertical gap={6} align="start">
      {value && <img className="logo" src={`/api/v1/files/${value}`} alt={field('logo')} />}
      <Flex gap={8}>
        <Upload
          accept="image/jpeg,image/png,image/webp"
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <Button {...(id && { id })} icon={<UploadOutlined />} loading={busy}>
            {t('chooseLogo')}
          </Button>
        </Upload>
        {value && (
          <Button icon={<DeleteOutlined />} onClick={() => onChange?.(null)}>
            {t('remove')}
          </Button>
        )}
      </Flex>
      <Typography.Text type="secondary">{t('logoHint')}</Typography.Text>
      {problem && <Alert type="error" showIcon role="alert" title={problem} />}
    </Flex>
  );
}
