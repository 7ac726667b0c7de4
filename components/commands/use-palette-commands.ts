'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCommandOffer } from '../data/command-queries';
import { asSentence } from '../ui/as-sentence';
import { useSendLink } from './use-send-link';
import { useWhyNotSent } from './use-why-not-sent';

export type PaletteCommand = { id: string; label: string; detail: string; reason: string | null; open: () => void };

/** So many commands are offered at once. */
const offered = 6;

/** The vehicle that the page is about, or that is selected on it. */
function useVinOfPage(): string | null {
  const pathname = usePathname();
  const selected = useSearchParams().get('vehicle');
  const vin = /^\/vehicles\/([^/]+)/.exec(pathname)?.[1];
  return vin === undefined ? selected : decodeURIComponent(vin);
}

/**
 * Commands that are called as somebody types, to the vehicle of the page.
 * @param query what was typed; nothing is offered for nothing
 */
export function usePaletteCommands(query: string): PaletteCommand[] {
  const vin = useVinOfPage();
  const wanted = query.trim().toLowerCase();
  const { data: offer } = useCommandOffer(wanted === '' ? null : vin);
  const { open } = useSendLink();
  const barred = useWhyNotSent(null);
  if (offer === undefined || wanted === '') return [];
  return offer.types
    .filter(({ type }) => `send ${type.label} ${type.description}`.toLowerCase().includes(wanted))
    .slice(0, offered)
    .map(({ type, whyNot }) => ({
      id: type.id,
      label: `${type.label}…`,
      detail: type.description,
      reason: barred ?? (whyNot === null ? null : asSentence(whyNot)),
      open: () => open(offer.vin, type.id),
    }));
}
