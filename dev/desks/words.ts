import { textsIn } from '../../console/shared/texts/use-texts';

/** What the console says to whoever reads English. */
export const { t: say, value: sayValue } = textsIn('en');
