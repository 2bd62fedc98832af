import { eventFilterMatches } from '@trigger.dev/core';
import type { FilterPeer } from '../filters.js';

/** The original, which interprets the filter for each answer. */
export const original: FilterPeer = (filter) => {
  const mutable = filter as Parameters<typeof eventFilterMatches>[1]; // by type only
  return ({ body }) => eventFilterMatches(body, mutable);
};
