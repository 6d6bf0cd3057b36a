import { usePeople } from '../server/queries';
import { useTexts } from '../texts/use-texts';
import type { Offer } from './offers';

/** What a command is about, in words, where it could be about several; undefined where it names none or is not known. */
export function useTargetName(): (offer: Offer, target: string | undefined) => string | undefined {
  const { language } = useTexts();
  const person = usePeople();
  return ({ formDefaults: { targets = [], options = {} } }, target) => {
    if (target === undefined) return undefined;
    const label =
      targets.find(({ key }) => key === target)?.label ??
      Object.values(options)
        .flat()
        .find(({ value }) => value === target)?.label;
    if (label === undefined || typeof label === 'string') return label;
    return 'person' in label ? person(label.person) : label[language];
  };
}
