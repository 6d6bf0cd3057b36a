import { Button, Card, Typography } from 'antd';
import { useNavigate } from 'react-router';
import { useTexts } from '../shared/texts/use-texts';
import { askForTour } from '../shared/tour/seen';

/** The tour of the own desk, once more. */
export function TourCard() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const start = (): void => {
    askForTour();
    void navigate('/');
  };
  return (
    <Card title={t('tour')}>
      <Typography.Paragraph>{t('tourHint')}</Typography.Paragraph>
      <Button onClick={start}>{t('tourStart')}</Button>
    </Card>
  );
}
