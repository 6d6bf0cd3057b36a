import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';

const NewComplaint = lazy(async () => ({ default: (await import('./new-complaint')).NewComplaint }));

/** H-08: whoever hears a complaint takes it down, on whatever page they are. */
export function TakeDownComplaint() {
  const { t } = useTexts();
  const may = useMay('complaint.open');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Tooltip title={t('openComplaint')}>
        <Button
          type="text"
          icon={<ExclamationCircleOutlined />}
          aria-label={t('openComplaint')}
          onClick={() => setOpen(true)}
        />
      </Tooltip>
      {open && (
        <Suspense fallback={null}>
          <NewComplaint onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
