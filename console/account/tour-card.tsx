import { Button, Card, Typography } from 'antd';
import { useTexts } from '../shared/texts/use-texts';
import { useStartTour } from '../shared/tour/start-tour';

/** The tour of the own desk, once more. */
export function TourCard() {
  const { t } = useTexts();
  const start = useStartTour();
  return (
    <Card title={t('tour')}>
      <Typography.Paragraph>{t('tourHint')}</Typography.Paragraph>
      <Button onClick={start}>{t('tourStart')}</Button>
    </Card>
  );
}
