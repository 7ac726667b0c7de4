'use client';

import { useMe } from '../data/queries';
import { PageHead } from '../ui/page-head';
import classes from './page.module.css';
import { PasswordForm } from './password-form';
import { PreferencesForm } from './preferences-form';
import { roleLabels } from './role-words';
import { SessionList } from './session-list';

/** What belongs to the person signed in. */
export function AccountScreen() {
  const { data: me } = useMe();
  return (
    <div className={classes.page}>
      <PageHead title="Account" lead={me ? `${me.name}, ${me.email}, ${roleLabels[me.role]}` : '\u00a0'} />
      <div className={classes.pair}>
        <PreferencesForm />
        <PasswordForm />
      </div>
      <SessionList />
    </div>
  );
}
