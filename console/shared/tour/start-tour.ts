import { useNavigate } from 'react-router';
import { askForTour } from './seen';

/** Begins the tour of the own desk, once more. */
export function useStartTour(): () => void {
  const navigate = useNavigate();
  return () => {
    askForTour();
    void navigate('/');
  };
}
