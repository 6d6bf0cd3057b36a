import type { ComponentType } from 'react';
import { useParams } from 'react-router';
import { may, useMe } from '../shared/server/queries';
import { Missing } from '../shared/shell/states';
import type { SettingPage } from '../../texts/settings';
import { EntriesEditor } from './entries-editor';
import { LetterheadEditor } from './letterhead-editor';
import { settingPages } from './pages';
import { PartsPage } from './parts-page';
import { PriceMenuPage } from './price-menu-page';
import { RosterEditor } from './roster-editor';
import { SettingsLayout } from './settings-layout';
import { TemplatesEditor } from './templates-editor';

const editors: { readonly [Page in SettingPage]: ComponentType } = {
  letterhead: LetterheadEditor,
  departments: () => <EntriesEditor name="departments" />,
  teams: () => <EntriesEditor name="teams" />,
  bays: () => <EntriesEditor name="bays" />,
  roster: RosterEditor,
  posts: () => <EntriesEditor name="posts" />,
  campaigns: () => <EntriesEditor name="campaigns" />,
  appointmentBenefits: () => <EntriesEditor name="appointmentBenefits" />,
  checklistProfiles: () => <EntriesEditor name="checklistProfiles" />,
  causeCodes: () => <EntriesEditor name="causeCodes" />,
  classificationCodes: () => <EntriesEditor name="classificationCodes" />,
  messageTemplates: TemplatesEditor,
  priceMenu: PriceMenuPage,
  parts: PartsPage,
};

/** One page of the settings. What a person may not set is not there. */
export function Page() {
  const { section } = useParams();
  const me = useMe().data;
  const page = settingPages.find(({ path, needs }) => path === section && may(me, needs));
  if (!page) return <Missing />;
  const Editor = editors[page.name];
  return (
    <SettingsLayout path={page.path}>
      <Editor key={page.name} />
    </SettingsLayout>
  );
}
