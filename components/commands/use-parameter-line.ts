'use client';

import type { Command } from '../../server/contract/commands';
import { useCommandTypes } from '../data/command-queries';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { titledParameterLine } from './parameter-list';

/** The parameters of a command as this person reads them, by what the file of commands calls them now. */
export function useParameterLine(command: Pick<Command, 'type' | 'parameters'>): string {
  const { data: types = [] } = useCommandTypes();
  const preferences = useUnitPreferences();
  const type = types.find(({ id }) => id === command.type);
  return titledParameterLine(command, type?.parameters ?? {}, preferences);
}
