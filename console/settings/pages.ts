import type { Operation } from '../../api/permissions';
import type { SettingPage } from '../../texts/settings';
import type { TextName } from '../shared/texts/texts';

interface Page {
  readonly name: SettingPage;
  /** Its address below /settings. */
  readonly path: string;
  /** Whoever may do this sees the page. */
  readonly needs: Operation;
}
interface Group {
  readonly title: TextName;
  readonly pages: readonly Page[];
}

/** Every page of the settings, in the order of the menu. */
export const settingGroups: readonly Group[] = [
  {
    title: 'groupStore',
    pages: [
      { name: 'letterhead', path: 'letterhead', needs: 'letterhead.change' },
      { name: 'departments', path: 'departments', needs: 'departments.change' },
    ],
  },
  {
    title: 'groupWorkshop',
    pages: [
      { name: 'teams', path: 'teams', needs: 'teams.change' },
      { name: 'bays', path: 'bays', needs: 'bays.change' },
      { name: 'roster', path: 'roster', needs: 'roster.change' },
      { name: 'posts', path: 'posts', needs: 'posts.change' },
      { name: 'checklistProfiles', path: 'checklist-profiles', needs: 'checklistProfiles.change' },
    ],
  },
  {
    title: 'groupRelations',
    pages: [
      { name: 'campaigns', path: 'campaigns', needs: 'campaigns.change' },
      { name: 'appointmentBenefits', path: 'appointment-benefits', needs: 'appointmentBenefits.change' },
      { name: 'causeCodes', path: 'cause-codes', needs: 'causeCodes.change' },
      { name: 'classificationCodes', path: 'classification-codes', needs: 'classificationCodes.change' },
      { name: 'messageTemplates', path: 'message-templates', needs: 'messageTemplates.change' },
    ],
  },
  {
    title: 'groupPrices',
    pages: [
      { name: 'priceMenu', path: 'price-menu', needs: 'updateMenuItem' },
      { name: 'parts', path: 'parts', needs: 'updatePart' },
    ],
  },
];

export const settingPages = settingGroups.flatMap(({ pages }) => pages);
/** Whoever may do one of these has something to set. */
export const settingOperations = settingPages.map(({ needs }) => needs);
