import { useTexts } from './use-texts';

/** How high a complaint, or one of its escalations, has gone; 0 is with whoever has it. */
export function useLevel(): (level: number) => string {
  const { t } = useTexts();
  return (level) => (level === 0 ? t('notEscalated') : t('levelOf', { n: level }));
}
