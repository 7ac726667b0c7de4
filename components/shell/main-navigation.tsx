'use client';

import { AppLink } from './app-link';
import classes from './main-navigation.module.css';
import { useMainPages } from './use-pages';

/** The pages side by side, where there is room for them. */
export function MainNavigation() {
  return (
    <nav className={classes.navigation} aria-label="Pages">
      {useMainPages().map(({ path, label, isCurrent }) => (
        <AppLink key={path} href={path} className={classes.link} aria-current={isCurrent ? 'page' : undefined}>
          {label}
        </AppLink>
      ))}
    </nav>
  );
}
